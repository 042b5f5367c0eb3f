from datetime import UTC, datetime
from html import unescape
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.roles import AMBULANCE, CO_ORDINATOR
from careplans.models import AccessEvent, Notice
from tests.builders import build_user, publish_draft, write_draft
from tests.careplans.views.looking import confirm

NOW = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)
NAME = "HOLLOWAY, Margaret Ann (Mrs)"


@pytest.fixture
def notice(maggies_plan, teams):
    """What ambulance control was told."""
    return Notice.objects.get(team=teams["ambulance_control"])


@pytest.fixture
def co_ordinator(teams):
    """Someone who watches ambulance control's notices and may read no plan."""
    return build_user("Colin", "Mott", CO_ORDINATOR, teams["ambulance_control"])


def page(client, user, address):
    client.force_login(user)
    response = client.get(address)
    assert response.status_code == 200
    return unescape(response.content.decode())


def acknowledge(client, user, notice, **named):
    client.force_login(user)
    return client.post(reverse("acknowledge", args=[notice.pk]), **named)


def test_the_inbox_lists_what_waits_and_names_nobody(client, notice, amina):
    shown = page(client, amina, "/notices/")

    assert "Urgent: A care plan changed" in shown
    assert f"ref {notice.reference}" in shown
    assert [word for word in ("holloway", "maggie", "9992048174", "999 204 8174") if word in shown.lower()] == []


def test_the_menu_counts_what_nobody_has_seen(client, notice, amina):
    assert "Notices (1 not seen)" in page(client, amina, "/notices/")

    acknowledge(client, amina, notice)

    assert "not seen)" not in page(client, amina, "/notices/")


def test_what_was_seen_says_by_whom(client, notice, amina):
    acknowledge(client, amina, notice)

    shown = page(client, amina, "/notices/")

    assert "Seen by Amina Yusuf" in shown
    assert "Nothing waits for you" in shown


def test_the_inbox_says_what_could_not_be_emailed(client, notice, amina):
    Notice.objects.filter(pk=notice.pk).update(parked_at=NOW, parked_because=Notice.WhyParked.REFUSED)

    assert "Not emailed. Someone must look into it." in page(client, amina, "/notices/")


def test_the_inbox_costs_the_same_with_one_notice_and_with_three(
    client, notice, maggies_plan, imran, amina, django_assert_num_queries
):
    client.force_login(amina)
    client.get("/notices/")
    with django_assert_num_queries(6) as few:
        client.get("/notices/")

    for key in ("second", "third"):
        publish_draft(maggies_plan, by=imran, key=key)
    with django_assert_num_queries(len(few)):
        client.get("/notices/")


def test_a_notice_shows_who_it_is_about_to_those_who_may_read_the_plan(client, notice, amina):
    shown = page(client, amina, notice.get_absolute_url())

    assert NAME in shown
    assert f'href="/plans/{notice.plan_id}/card/"' in shown
    assert "allergies" not in shown.lower()


def test_those_who_care_for_the_person_see_the_whole_banner(client, maggies_plan, bethan, teams):
    notice = Notice.objects.get(team=teams["night_team"])

    assert "Known allergies: Penicillin (severe, facial swelling)" in page(client, bethan, notice.get_absolute_url())


def test_a_notice_shows_only_its_reference_to_those_who_may_not(client, notice, co_ordinator):
    shown = page(client, co_ordinator, notice.get_absolute_url())

    assert f"Ref {notice.reference}" in shown
    assert "I have seen this for Ambulance control" in shown
    assert [word for word in ("holloway", "maggie", str(notice.plan_id)) if word in shown.lower()] == []


def test_a_first_version_has_no_changes_to_read_and_a_second_has(client, notice, maggies_plan, imran, amina):
    assert "Read what changed" not in page(client, amina, notice.get_absolute_url())

    second = publish_draft(maggies_plan, by=imran, key="second")

    told = second.notices.get(team=notice.team)
    changes = reverse("changes", args=[maggies_plan.pk, 1, 2])
    assert f'<a href="{changes}">Read what changed</a>' in page(client, amina, told.get_absolute_url())


@pytest.fixture
def hospice_instead(maggies_plan, bethan, imran):
    """Maggie chose the hospice rather than home; the notices of version 2, by team."""
    write_draft(maggies_plan, {"place_of_care": {"first_choice": "hospice"}}, by=bethan)
    told = publish_draft(maggies_plan, by=imran, key="second").notices.select_related("team")
    return {notice.team.name: notice for notice in told}


WHAT_CHANGED = "Preferred place of care: was “Own home”, now “Hospice”."


def test_those_who_care_for_the_person_read_what_changed_in_the_notice(client, hospice_instead, bethan):
    shown = page(client, bethan, hospice_instead["Saltmarsh Hospice night team"].get_absolute_url())

    assert f"<li>{WHAT_CHANGED}</li>" in shown
    looks = AccessEvent.objects.filter(actor=bethan, verb__startswith="read_").order_by("id")
    assert [look.verb for look in looks] == ["read_notice", "read_changes"]


def test_others_confirm_who_it_is_before_they_read_what_changed(client, hospice_instead, maggies_plan, amina):
    address = hospice_instead["Ambulance control"].get_absolute_url()

    assert "Hospice" not in page(client, amina, address)

    confirm(client, amina, maggies_plan)
    assert WHAT_CHANGED in page(client, amina, address)


def test_those_who_may_read_no_plan_are_not_told_what_changed(client, hospice_instead, co_ordinator):
    shown = page(client, co_ordinator, hospice_instead["Ambulance control"].get_absolute_url())

    assert [words for words in (WHAT_CHANGED, "Read what changed", "Own home") if words in shown] == []


def test_a_first_version_says_that_it_is(client, bethan, maggies_plan, teams):
    notice = Notice.objects.get(team=teams["night_team"])

    assert "This is the first version of the plan." in page(client, bethan, notice.get_absolute_url())


def test_opening_a_notice_is_on_record_before_it_is_shown(client, notice, amina):
    page(client, amina, notice.get_absolute_url())

    look = AccessEvent.objects.filter(actor=amina).last()
    assert (look.verb, look.plan_id, look.result) == ("read_notice", notice.plan_id, "done")


def test_amina_says_that_her_team_has_seen_it(client, notice, amina):
    response = acknowledge(client, amina, notice, follow=True)

    notice.refresh_from_db()
    shown = unescape(response.content.decode())
    assert notice.acknowledged_by == amina
    assert "Thank you. You have seen this for Ambulance control." in shown
    assert "I have seen this" not in shown


def test_a_second_person_is_told_who_was_first(client, notice, amina, teams):
    colleague = build_user("Joan", "Hale", AMBULANCE, teams["ambulance_control"])
    acknowledge(client, amina, notice)

    response = acknowledge(client, colleague, notice, follow=True)

    assert "Amina Yusuf has seen this for Ambulance control already." in unescape(response.content.decode())
    assert Notice.objects.get(pk=notice.pk).acknowledged_by == amina


def test_looking_at_an_address_acknowledges_nothing(client, notice, amina):
    client.force_login(amina)

    assert client.get(reverse("acknowledge", args=[notice.pk])).status_code == 405
    assert not Notice.objects.acknowledged().exists()


@pytest.mark.parametrize("stranger", ["owen", "maggie", "grace", "ravi"])
def test_strangers_cannot_tell_that_a_notice_exists(client, notice, stranger, request):
    client.force_login(request.getfixturevalue(stranger))

    answers = [
        (client.get(f"/notices/{pk}/").content, client.post(f"/notices/{pk}/acknowledge/").content)
        for pk in (notice.pk, uuid4())
    ]

    assert answers[0] == answers[1]
    assert client.get(notice.get_absolute_url()).status_code == 404
    assert Notice.objects.get(pk=notice.pk).acknowledged_at is None


def test_owen_has_an_empty_inbox(client, notice, owen):
    shown = page(client, owen, "/notices/")

    assert notice.reference not in shown
    assert "Nothing waits for you" in shown


def test_a_visitor_is_sent_to_sign_in(client, notice):
    assert client.get("/notices/").status_code == 302
    assert client.post(reverse("acknowledge", args=[notice.pk])).url.startswith("/accounts/login/")
