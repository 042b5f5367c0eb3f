"""Every page about one plan or one person: the banner says who that is, each form says so too, and no form can be sent
to another's address. The addresses come from the URL conf."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from careplans.actions.people import register_person
from careplans.models import AccessEvent
from careplans.models.page_marks import NAME, is_mark_of, mark_of
from tests.builders import SPARE_NUMBER, person_facts
from tests.careplans.test_strangers import NAMED, ROUTES, real_ids
from tests.careplans.views.looking import confirmed

__all__ = ["real_ids"]
OUR_PAGES = [route for route in ROUTES if re.search(r"{(plan|person)_id}", route) and not route.startswith("api/")]
MORE = [
    "plans/{plan_id}/what-matters/?edit=esther",
    "plans/{plan_id}/draft/medicines/",
    "plans/{plan_id}/draft/esther/",
]
READERS = ("bethan", "imran", "ravi", "maggie", "katherine", "grace")
# Asks what the banner would tell.
WITHOUT_BANNER = {"Confirm who this is", "Read back who this is"}
TITLE = re.compile(r"<title>(.*?)</title>")


class Forms(HTMLParser):
    """The forms of a page that send something: where to, and with which hidden boxes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        has = dict(attrs)
        if tag == "form":
            self.found.append({"is_post": has.get("method") == "post", "hidden": {}})
        if tag == "input" and has.get("type") == "hidden" and self.found:
            self.found[-1]["hidden"][has.get("name")] = has.get("value")

    @property
    def marks(self):
        """Of each form that sends something, the mark of what its page is about."""
        hidden = [form["hidden"] for form in self.found if form["is_post"]]
        return [boxes.get(NAME) or boxes.get("origin-plan") or "none" for boxes in hidden]


@pytest.fixture
def namesake(bethan, teams, maggies_plan):
    """Another Margaret Holloway, born a month later, living elsewhere."""
    born, elsewhere = date(1958, 4, 14), {"address_lines": "2 Quay Street", "postcode": "ZZ4 7NP"}
    facts = person_facts(nhs_number=SPARE_NUMBER, born_on=born, **elsewhere)
    return register_person(facts, team=teams["night_team"], by=bethan)


@pytest.fixture
def pages(client, request, real_ids, maggies_plan):
    """Every page of ours about Maggie or her plan that any of the cast can read: (address, words)."""
    found = {}
    for name in READERS:
        confirmed(client, request.getfixturevalue(name), maggies_plan)
        for route in [*OUR_PAGES, *MORE]:
            address = "/" + route.format(**NAMED, **real_ids)
            response = client.get(address)
            if response.status_code == 200 and response["Content-Type"].startswith("text/html"):
                found[f"{name} at {address}"] = response.content.decode()
    return found


def test_every_page_about_one_person_has_the_banner_and_every_form_the_mark(pages, maggies_plan):
    assert len({address.split(" at ")[1] for address in pages}) >= 25

    unmarked = [address for address, page in pages.items() if not all_marked(page, address, maggies_plan)]
    bare = [address for address, page in pages.items() if not says_who(page)]

    assert (unmarked, bare) == ([], [])


def all_marked(page, address, plan):
    about = plan.person_id if "/people/" in address else plan.pk
    return all(is_mark_of(mark, about) for mark in Forms(page).marks)


def asks_who_this_is(page):
    return any(title in TITLE.search(page)[1] for title in WITHOUT_BANNER)


def says_who(page):
    if asks_who_this_is(page):
        return True
    return all(told in banner_of(page) for told in ("HOLLOWAY, Margaret Ann (Mrs)", "14-Mar-1958", "999 204 8174"))


NAME_ALERT = "<strong>Name alert:</strong> another person here has a similar name"
# The card is on the hot path of a night: the page before it, that asks who this is, gives the alert.
WITHOUT_ALERT = ("/card/", "/draft/preview/")


def test_every_banner_warns_of_somebody_of_a_like_name_whom_the_reader_may_find(namesake, pages):
    of_staff = {at: page for at, page in pages.items() if at.split()[0] in ("bethan", "ravi") and banner_of(page)}
    silent = [at for at, page in of_staff.items() if NAME_ALERT not in banner_of(page)]

    assert len(of_staff) >= 25
    assert [at for at in silent if not at.endswith(WITHOUT_ALERT)] == []
    assert [at for at, page in pages.items() if at.startswith(("maggie", "katherine")) and NAME_ALERT in page] == []


def banner_of(page):
    return page.partition('<section class="gt-banner')[2].partition("</section>")[0]


def test_the_page_that_asks_who_this_is_has_no_banner_and_its_form_the_mark(client, ravi, maggies_plan):
    client.force_login(ravi)

    page = client.get(f"/plans/{maggies_plan.pk}/card/").content.decode()

    assert asks_who_this_is(page)
    assert [is_mark_of(mark, maggies_plan.pk) for mark in Forms(page).marks] == [True]


def test_a_page_about_another_is_refused_at_every_address(client, bethan, teams, maggies_plan, real_ids):
    other = register_person(person_facts(nhs_number=SPARE_NUMBER), team=teams["night_team"], by=bethan)
    client.force_login(bethan)

    answers = {}
    for route in OUR_PAGES:
        address = "/" + route.format(**NAMED, **real_ids)
        answers[route] = client.post(address, {NAME: mark_of(other), "reason": "Typed by Bethan"})

    assert {route: answer.status_code for route, answer in answers.items() if answer.status_code != 409} == {}
    assert [route for route, answer in answers.items() if "Nothing was saved" not in answer.content.decode()] == []
    asks_for_a_reason = "people/{person_id}/edit/"
    assert "Typed by Bethan" in answers[asks_for_a_reason].content.decode()


@pytest.mark.parametrize("mark", ["", "forged", "{pk}", "{pk}:forged"])
def test_a_mark_that_is_not_ours_is_no_mark(client, bethan, maggies_plan, mark):
    client.force_login(bethan)

    answer = client.post(f"/plans/{maggies_plan.pk}/sharing/", {NAME: mark.format(pk=maggies_plan.pk)})

    assert answer.status_code == 409


def test_what_was_mixed_up_is_on_record_and_nothing_else(client, bethan, teams, maggies_plan):
    other = register_person(person_facts(nhs_number=SPARE_NUMBER), team=teams["night_team"], by=bethan)
    before = AccessEvent.objects.count()
    client.force_login(bethan)

    client.post(f"/plans/{maggies_plan.pk}/sharing/", {NAME: mark_of(other)})

    event = AccessEvent.objects.last()
    assert (event.verb, event.result, AccessEvent.objects.count()) == ("tried", "refused", before + 1)
    assert event.subject == f"sharing {maggies_plan.pk}: sent from a page about another"


def test_a_password_is_not_shown_back(client, imran, teams, maggies_plan):
    client.force_login(imran)

    answer = client.post(
        f"/plans/{maggies_plan.pk}/draft/publish/", {NAME: "forged", "password": "my own secret", "why": "After a talk"}
    )

    assert "After a talk" in answer.content.decode()
    assert "my own secret" not in answer.content.decode()
