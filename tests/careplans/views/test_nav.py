import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from careplans.views.nav import notices_to_see

MENU = Template("{% if unread_notices %}{{ unread_notices }} notice{{ unread_notices|pluralize }}{% endif %}")


def said(template, user):
    """What a template says to a user, and how many queries that took; the user's teams are known already."""
    request = RequestFactory().get("/")
    request.user = user
    with CaptureQueriesContext(connection) as queries:
        words = template.render(Context(notices_to_see(request)))
    return words, len(queries)


def test_the_number_is_counted_once_however_often_it_is_said(maggies_plan, amina):
    amina.open_memberships()

    assert said(MENU, amina) == ("1 notice", 1)


def test_a_page_that_does_not_say_the_number_does_not_count(maggies_plan, amina):
    assert said(Template("nothing"), amina) == ("nothing", 0)


def test_a_visitor_is_told_nothing_and_asks_nothing_of_the_database(client, maggies_plan, django_assert_num_queries):
    with django_assert_num_queries(0):
        client.get("/accounts/login/")


@pytest.mark.parametrize("name", ["owen", "dan", "maggie"])
def test_who_is_told_nothing_sees_no_number(maggies_plan, name, request):
    assert said(MENU, request.getfixturevalue(name))[0] == ""
