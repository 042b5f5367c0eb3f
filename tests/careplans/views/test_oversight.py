"""What information governance sees and decides; nobody else learns that any of it is there."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.roles import INFORMATION_GOVERNANCE
from careplans.actions.snooping import examine_day
from careplans.audit import Verb, record
from careplans.models import AccessEvent, Alarm, OversightCase, WatchedPerson
from tests.builders import MAGGIES_NUMBER, PASSWORD, SPARE_NUMBER, build_user
from tests.careplans.breaking import a_gp_elsewhere, broken

TODAY = timezone.localdate
PAGES = ("/oversight/", "/oversight/audit/", "/oversight/cases/", "/oversight/watch-list/")
PLAN_WORDS = ("Pancreatic", "CPR", "window open", "Penicillin")


def text(response):
    return " ".join(response.content.decode().split())


def boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def searched(**asked):
    """What the search page sends, for today."""
    days = boxes("since", TODAY()) | boxes("until", TODAY())
    return {"email": "", "nhs_number": "", "organisation": "", "reason": "Complaint 2026/14", **days, **asked}


@pytest.fixture
def case(maggies_plan, ravi):
    """A case about Ravi, who looked at Maggie's card without a call."""
    record(Verb.READ_CARD, by=ravi, plan=maggies_plan, version=maggies_plan.current, reason="Curious")
    examine_day(TODAY())
    return OversightCase.objects.get()


@pytest.fixture
def second_officer(teams):
    return build_user("Gloria", "Abara", INFORMATION_GOVERNANCE, teams["board"])


@pytest.fixture
def as_grace(client, grace):
    client.force_login(grace)
    return client


@pytest.mark.parametrize("name", ["owen", "dan", "priya", "ravi", "bethan", "maggie", "katherine"])
def test_nobody_else_learns_that_there_is_anything(client, request, case, name):
    somebody = request.getfixturevalue(name)
    client.force_login(somebody)
    watched = WatchedPerson.objects.create(person=case.person, because="Known", asked_by=somebody)
    addresses = (*PAGES, case.get_absolute_url(), f"/oversight/watch-list/{watched.pk}/")

    answers = {(client.get(one).status_code, client.post(one, searched()).status_code) for one in addresses[:-1]}

    assert answers <= {(404, 404), (404, 405)}
    assert client.post(addresses[-1], {"deed": "agree"}).status_code == 404
    assert AccessEvent.objects.filter(actor=somebody, verb=Verb.TRIED, result="denied").count() >= len(PAGES)
    assert not AccessEvent.objects.filter(actor=somebody, verb=Verb.SEARCHED_AUDIT).exists()


def test_grace_begins_with_what_waits_and_since_when(as_grace, case, teams):
    Alarm.objects.create(kind="many_try_codes", since=timezone.now())
    broken(case.person.plans.get(), a_gp_elsewhere(teams))

    page = text(as_grace.get("/oversight/"))

    assert "Looks that stand out: 1" in page
    assert "Alarms: somebody seems to be guessing: 1" in page
    assert "Records to merge: 0" in page
    assert "Plans opened by break-glass: 1" in page
    assert "0 of 1 looks at plans were by break-glass (0.0 %)" in page
    assert "Nothing waits." in page


def test_grace_sees_who_looked_and_nothing_of_what_the_plan_says(as_grace, case):
    pages = [text(as_grace.get(one)) for one in (*PAGES, case.get_absolute_url())]
    pages.append(text(as_grace.post("/oversight/audit/", searched(nhs_number=MAGGIES_NUMBER))))

    assert all("Curious" in page for page in pages[-2:])
    assert [word for page in pages for word in PLAN_WORDS if word in page] == []


def test_every_page_she_reads_is_on_record(as_grace, grace, case):
    for page in ("/oversight/", "/oversight/cases/", "/oversight/watch-list/", case.get_absolute_url()):
        as_grace.get(page)

    events = AccessEvent.objects.filter(actor=grace).values_list("verb", "person")
    assert list(events) == [(Verb.READ_OVERSIGHT, None)] * 3 + [(Verb.READ_OVERSIGHT_CASE, case.person_id)]


def test_a_case_is_closed_with_an_outcome_and_a_note_once(as_grace, grace, case):
    found = {"outcome": "explained", "note": "Rang her by mistake: the number was written down wrong."}
    assert as_grace.post(case.get_absolute_url(), {"outcome": "explained"}).status_code == 422
    assert OversightCase.objects.waiting().count() == 1

    as_grace.post(case.get_absolute_url(), found)
    as_grace.post(case.get_absolute_url(), found | {"outcome": "escalated"})

    case.refresh_from_db()
    assert (case.outcome, case.closed_by, case.note) == ("explained", grace, found["note"])
    assert AccessEvent.objects.filter(verb=Verb.CLOSED_OVERSIGHT_CASE).count() == 1
    assert "Explained" in text(as_grace.get("/oversight/cases/?done"))


def test_nobody_closes_a_case_about_themselves(as_grace, grace, case):
    own = OversightCase.objects.create(rule="watched", actor=grace, person=case.person, day=TODAY(), events=1)

    answer = as_grace.post(own.get_absolute_url(), {"outcome": "justified", "note": "It was me."})

    own.refresh_from_db()
    assert (answer.status_code, own.closed_at) == (403, None)
    assert "Somebody else looks into it" in text(answer)
    assert "Put on record" not in text(as_grace.get(own.get_absolute_url()))


def test_a_search_needs_a_reason_and_is_on_record_with_it(as_grace, grace, case):
    assert as_grace.post("/oversight/audit/", searched(reason=" ")).status_code == 422
    assert not AccessEvent.objects.filter(verb=Verb.SEARCHED_AUDIT).exists()

    page = as_grace.post("/oversight/audit/", searched(nhs_number="999 204 8174"))

    event = AccessEvent.objects.get(verb=Verb.SEARCHED_AUDIT)
    assert page.status_code == 200
    assert (event.actor, event.person, event.reason) == (grace, case.person, "Complaint 2026/14")
    assert MAGGIES_NUMBER not in event.subject


@pytest.mark.parametrize(
    ("asked", "who"),
    [
        ({"email": "RAVI@demo.golden-ticket.test"}, {"Ravi Menon"}),
        ({"nhs_number": MAGGIES_NUMBER, "email": "amina@demo.golden-ticket.test"}, {"Amina Yusuf"}),
        ({"organisation": "Ambulance service"}, {"Amina Yusuf"}),
    ],
)
def test_the_audit_is_searched_by_sign_in_person_and_organisation(
    as_grace, case, maggies_plan, amina, teams, asked, who
):
    record(Verb.READ_CARD, by=amina, plan=maggies_plan)
    record(Verb.READ_CARD, by=amina, plan=maggies_plan, now=timezone.now() - timedelta(days=3))
    if "organisation" in asked:
        asked = {"organisation": str(teams["ambulance_control"].organisation_id)}

    looks = as_grace.post("/oversight/audit/", searched(**asked)).context["looks"]

    assert ({look["who"] for look in looks}, len(looks)) == (who, 1)


@pytest.mark.parametrize(
    "wrong",
    [
        {"email": "nobody@demo.golden-ticket.test"},
        {"nhs_number": SPARE_NUMBER},
        {"nhs_number": "12"},
        {"organisation": "elsewhere"},
        boxes("until", TODAY() - timedelta(days=1)),
        boxes("since", TODAY() - timedelta(days=400)),
        {"after_at": "yesterday"},
        {"after_at": "2026-99-99T00:00:00Z"},
    ],
)
def test_what_cannot_be_searched_is_said(as_grace, case, wrong):
    answer = as_grace.post("/oversight/audit/", searched(**wrong))

    assert answer.status_code == 422
    assert not AccessEvent.objects.filter(verb=Verb.SEARCHED_AUDIT).exists()


def test_pages_go_on_where_the_last_one_ended_whatever_comes_in_between(as_grace, case, maggies_plan, amina):
    moment = timezone.now() - timedelta(seconds=1)
    for _ in range(119):
        record(Verb.READ_CARD, by=amina, plan=maggies_plan, now=moment)
    asked, seen, place = searched(email=amina.email), [], {}

    for _ in range(3):
        page = as_grace.post("/oversight/audit/", asked | place)
        seen += [look["at"] for look in page.context["looks"]]
        record(Verb.READ_CARD, by=amina, plan=maggies_plan)
        if (last := page.context["place"]) is not None:
            place = {"after_at": last.at.isoformat(), "after_id": last.id}

    assert len(seen) == 119
    assert page.context["place"] is None
    assert seen == sorted(seen, reverse=True)


def test_what_was_found_is_taken_out_with_a_password_and_no_formula(as_grace, grace, case, maggies_plan, amina):
    record(Verb.READ_CARD, by=amina, plan=maggies_plan, reason="=cmd()")
    asked = searched(email=amina.email, export="1")

    assert as_grace.post("/oversight/audit/", asked | {"password": "wrong"}).status_code == 422
    assert not AccessEvent.objects.filter(verb=Verb.EXPORTED_AUDIT).exists()
    answer = as_grace.post("/oversight/audit/", asked | {"password": PASSWORD})

    table = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    exported = AccessEvent.objects.get(verb=Verb.EXPORTED_AUDIT)
    assert (answer["Content-Type"], len(table)) == ("text/csv; charset=utf-8", 2)
    assert table[1][1:3] == ["Amina Yusuf", amina.email]
    assert table[1][7] == "'=cmd()"
    assert (exported.actor, exported.reason) == (grace, "Complaint 2026/14")
    assert exported.subject.endswith("1 events")


def test_more_than_somebody_can_answer_for_is_not_taken_out(as_grace, case, settings):
    settings.MOST_EVENTS_EXPORTED = 1

    answer = as_grace.post("/oversight/audit/", searched(export="1", password=PASSWORD))

    assert answer.status_code == 422
    assert "more than 1 lines" in text(answer)
    assert not AccessEvent.objects.filter(verb=Verb.EXPORTED_AUDIT).exists()


def test_two_people_put_somebody_on_the_watch_list(client, grace, second_officer, maggies_plan):
    client.force_login(grace)
    asked = {"nhs_number": MAGGIES_NUMBER, "because": "Was in the newspaper"}
    client.post("/oversight/watch-list/", asked)
    assert client.post("/oversight/watch-list/", asked).status_code == 422
    entry = WatchedPerson.objects.get()

    client.post(f"/oversight/watch-list/{entry.pk}/", {"deed": "agree"})
    assert WatchedPerson.objects.in_force().count() == 0
    client.force_login(second_officer)
    client.post(f"/oversight/watch-list/{entry.pk}/", {"deed": "agree"})
    assert WatchedPerson.objects.in_force().count() == 1

    client.post(f"/oversight/watch-list/{entry.pk}/", {"deed": "stop"})
    assert WatchedPerson.objects.standing().count() == 0
    verbs = AccessEvent.objects.filter(person=maggies_plan.person, actor__in=(grace, second_officer))
    assert list(verbs.values_list("verb", flat=True)) == [Verb.ASKED_TO_WATCH, Verb.WATCHED, Verb.STOPPED_WATCHING]


def test_a_number_of_nobody_is_not_watched(as_grace, maggies_plan):
    answer = as_grace.post("/oversight/watch-list/", {"nhs_number": SPARE_NUMBER, "because": "Known"})

    assert answer.status_code == 422
    assert WatchedPerson.objects.count() == 0


@pytest.mark.parametrize("page", ["/oversight/", "/oversight/cases/"])
def test_a_page_asks_as_much_for_three_rows_as_for_one(as_grace, case, page, amina, imran):
    with CaptureQueriesContext(connection) as one:
        as_grace.get(page)
    for actor in (amina, imran):
        OversightCase.objects.create(rule="watched", actor=actor, person=case.person, day=TODAY(), events=1)

    with CaptureQueriesContext(connection) as three:
        as_grace.get(page)

    assert len(three) == len(one)
