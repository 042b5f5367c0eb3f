"""Asking for, deciding on and undoing a merge, through the pages."""

import uuid

import pytest

from careplans.actions.merges import ask_to_merge, ask_to_unmerge
from careplans.actions.plans import start_plan
from careplans.models import AccessEvent, Person, PersonMerge
from tests.builders import SPARE_NUMBER, publish_draft, publishable_content, write_draft
from tests.careplans.actions.merging import POINTS, merge_records, second_record

LIST, NEW = "/people/merges/", "/people/merges/new/"
DAY = {"date_of_birth_day": "14", "date_of_birth_month": "3", "date_of_birth_year": "1958"}
SEARCH = {"family_name": "Holloway", "born_day": "14", "born_month": "3", "born_year": "1958", "find": "1"}


@pytest.fixture
def again(maggies_plan, owen, teams):
    return second_record(owen, teams["elsewhere"])


@pytest.fixture
def chosen(maggies_plan, again):
    return {"survivor": str(maggies_plan.person_id), "duplicate": str(again.pk)}


@pytest.fixture
def asked(maggies_plan, again, priya):
    return ask_to_merge(maggies_plan.person, again, because="Same person", points=POINTS, by=priya)


@pytest.fixture
def as_user(client, request):
    def sign_in(name):
        client.force_login(request.getfixturevalue(name))
        return client

    return sign_in


def test_priya_finds_compares_and_asks(as_user, chosen, priya, again, maggies_plan):
    client = as_user("priya")

    found = client.post(NEW, SEARCH)
    compared = client.post(NEW, chosen | {"compare": "1"})
    ask = {"ask": "1", "points": POINTS, "seen": "1-1", "because": "One person, seen at home"}
    done = client.post(NEW, chosen | ask)

    merge = PersonMerge.objects.get()
    assert (found.status_code, compared.status_code, done.url) == (200, 200, merge.get_absolute_url())
    assert (merge.survivor, merge.duplicate, merge.asked_by) == (maggies_plan.person, again, priya)
    assert merge.asked_points == POINTS


def test_grace_compares_and_approves(as_user, asked, grace, again, maggies_plan):
    client = as_user("grace")

    done = client.post(asked.get_absolute_url(), {"deed": "approve", "points": POINTS, "seen": "1-1"})

    again.refresh_from_db()
    assert (done.url, again.merged_into) == (asked.get_absolute_url(), maggies_plan.person)


def test_both_see_who_the_people_are_and_nothing_of_what_the_plan_says(as_user, asked, maggies_plan):
    for name in ("priya", "grace"):
        said = as_user(name).get(asked.get_absolute_url()).content.decode()
        assert "HOLLOWAY, Margaret Ann" in said and "999 126 4809" in said
        assert maggies_plan.reference in said
        assert not any(word in said for word in ("Pancreatic", "CPR", "Penicillin", "comfort", "own sea"))


def test_every_comparison_is_on_record_for_both_people(as_user, asked, grace, again, maggies_plan):
    as_user("grace").get(asked.get_absolute_url())

    events = AccessEvent.objects.filter(verb="read_merge", actor=grace)
    assert {event.person for event in events} == {maggies_plan.person, again}


@pytest.mark.parametrize("deed", ["approve", "approve_undo", "refuse_undo", "refuse"])
def test_whoever_asks_cannot_decide(as_user, asked, again, deed):
    client = as_user("priya")
    sent = {"deed": deed, "points": POINTS, "seen": "1-1", "because": "x"}

    assert client.post(asked.get_absolute_url(), sent).status_code == 404
    assert PersonMerge.objects.get().state == "waiting"


@pytest.mark.parametrize("deed", ["undo", "take_back"])
def test_whoever_decides_does_not_ask(as_user, asked, deed):
    sent = {"deed": deed, "because": "x"}

    assert as_user("grace").post(asked.get_absolute_url(), sent).status_code == 404
    assert as_user("grace").get(NEW).status_code == 404
    assert PersonMerge.objects.get().state == "waiting"


REFUSED = [
    ({"deed": "approve", "points": ["born"], "seen": "1-1"}, 422),
    ({"deed": "approve", "points": ["born", "born", "born"], "seen": "1-1"}, 422),
    ({"deed": "approve", "points": [*POINTS[:2], "zebra"], "seen": "1-1"}, 422),
    ({"deed": "approve", "points": POINTS, "seen": "x"}, 422),
    ({"deed": "approve", "points": POINTS, "seen": "1-2"}, 409),
    ({"deed": "refuse", "because": ""}, 422),
    ({"deed": "zebra"}, 422),
    ({}, 422),
    ({"deed": "approve_undo"}, 409),
]


@pytest.mark.parametrize(("sent", "status"), REFUSED)
def test_what_cannot_be_decided_changes_nothing(as_user, asked, again, sent, status):
    answer = as_user("grace").post(asked.get_absolute_url(), sent)

    again.refresh_from_db()
    assert (answer.status_code, again.merged_into, PersonMerge.objects.get().state) == (status, None, "waiting")


def test_grace_refuses_and_priya_reads_why(as_user, asked):
    as_user("grace").post(asked.get_absolute_url(), {"deed": "refuse", "because": "They are twins"})

    said = as_user("priya").get(asked.get_absolute_url()).content.decode()
    assert "They are twins" in said and "Nothing was merged" in said


def test_priya_takes_back_what_she_asked(as_user, asked):
    as_user("priya").post(asked.get_absolute_url(), {"deed": "take_back", "because": "Wrong row"})

    assert PersonMerge.objects.get().state == "refused"


def test_an_unmerge_is_asked_for_and_approved(as_user, maggies_plan, again, priya, grace):
    merge = merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)

    as_user("priya").post(merge.get_absolute_url(), {"deed": "undo", "because": "Two people"})
    as_user("grace").post(merge.get_absolute_url(), {"deed": "approve_undo"})

    again.refresh_from_db()
    assert (PersonMerge.objects.get().state, again.merged_into) == ("undone", None)


def test_an_unmerge_can_be_refused(as_user, maggies_plan, again, priya, grace):
    merge = merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)
    ask_to_unmerge(merge, because="x", by=priya)

    as_user("grace").post(merge.get_absolute_url(), {"deed": "refuse_undo", "because": "One person"})

    assert PersonMerge.objects.get().state == "approved"


FAULTY = [
    {},
    {"family_name": "Holloway"},
    {"born_year": "1958"},
    SEARCH | {"other_family_name": "Ash"},
    SEARCH | {"nhs_number": "1111111111"},
    {"compare": "1"},
    {"compare": "1", "survivor": "x", "duplicate": "y"},
]


@pytest.mark.parametrize("sent", FAULTY)
def test_a_search_that_says_too_little_is_refused(as_user, sent):
    assert as_user("priya").post(NEW, sent).status_code == 422


def test_one_record_cannot_be_merged_with_itself(as_user, chosen):
    sent = chosen | {"duplicate": chosen["survivor"], "compare": "1"}

    assert as_user("priya").post(NEW, sent).status_code == 422


def test_a_second_record_with_another_name_is_found_by_a_second_search(as_user, maggies_plan, owen, teams):
    other = second_record(owen, teams["elsewhere"], family_name="Ash", given_names="Joy", postcode="")
    second = {"other_nhs_number": SPARE_NUMBER, "other_born_year": "1958"}

    found = as_user("priya").post(NEW, SEARCH | second)

    offered = {value for value, _ in found.context["form"].fields["survivor"].choices}
    assert offered == {str(maggies_plan.person_id), str(other.pk)}


def test_where_somebody_lives_is_not_shown_if_it_is_sensitive(as_user, asked, again):
    Person.objects.filter(pk=again.pk).update(location_sensitive=True)

    said = as_user("grace").get(asked.get_absolute_url()).content.decode()

    assert "Marram Close" not in said and "Not shown here" in said


def test_two_verified_numbers_are_asked_about(as_user, chosen, again):
    Person.objects.filter(pk=again.pk).update(nhs_number_status="01")
    sent = chosen | {"ask": "1", "points": POINTS, "seen": "1-1", "because": "x"}
    client = as_user("priya")

    refused = client.post(NEW, sent)
    client.post(NEW, sent | {"both_verified_because": "Issued twice"})

    assert (refused.status_code, PersonMerge.objects.get().both_verified_because) == (422, "Issued twice")


@pytest.mark.parametrize("name", ["owen", "bethan", "imran", "ravi", "maggie", "katherine", "dan"])
def test_nobody_else_can_tell_that_there_are_merges(as_user, asked, name):
    client = as_user(name)

    pages = [client.get(page) for page in (LIST, NEW, asked.get_absolute_url(), f"{LIST}{uuid.uuid4()}/")]

    assert [page.status_code for page in pages] == [404] * 4
    assert pages[2].content == pages[3].content
    assert client.post(NEW, SEARCH).status_code == 404


@pytest.mark.parametrize(("name", "may_ask"), [("priya", True), ("grace", False)])
def test_the_two_roles_come_to_the_list_from_their_first_page(as_user, asked, name, may_ask):
    client = as_user(name)

    home, listed = client.get("/").content.decode(), client.get(LIST).content.decode()

    assert 'href="/people/merges/"' in home and "1 waiting" in home
    assert "HOLLOWAY, Margaret Ann" in listed
    assert ("Ask to merge two records" in listed) is may_ask


def test_the_page_of_a_merged_record_leads_to_the_one_in_use(as_user, maggies_plan, again, priya, grace):
    merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)

    answer = as_user("ravi").get(f"/people/{again.pk}/", follow=True)

    assert answer.redirect_chain == [(f"/people/{maggies_plan.person_id}/", 302)]
    assert "merged" in answer.content.decode()


def test_a_look_up_by_the_old_number_says_that_it_was_superseded(as_user, maggies_plan, again, priya, grace):
    merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace)
    asked = {"nhs_number": SPARE_NUMBER, **DAY}
    client = as_user("ravi")

    page = client.post("/lookup/", asked, follow=True)
    told = client.post(
        "/api/v1/lookup/",
        {"nhs_number": SPARE_NUMBER, "date_of_birth": "1958-03-14"},
        content_type="application/json",
    ).json()

    assert "older record" in page.content.decode()
    assert (told["outcome"], told["person"]["id"]) == ("found", str(maggies_plan.person_id))
    assert told["superseded_record"] is True


@pytest.fixture
def closed_plan(maggies_plan, again, owen, teams, priya, grace):
    """A plan of the second record, published by Owen, which the merge closed."""
    Person.objects.filter(pk=again.pk).update(nhs_number_status="01")
    plan = start_plan(Person.objects.get(pk=again.pk), team=teams["elsewhere"], by=owen)
    write_draft(plan, publishable_content(), by=owen)
    publish_draft(plan, by=owen)
    facts = {"keep_plan": maggies_plan, "both_verified_because": "Issued twice"}
    merge_records(maggies_plan.person, again, asked_by=priya, approved_by=grace, **facts)
    return plan


@pytest.mark.knows_maggie("owen")  # his team wrote the plan that was closed
@pytest.mark.parametrize("name", ["bethan", "owen", "imran"])
def test_a_closed_plan_is_read_among_past_plans_by_those_who_care(as_user, closed_plan, maggies_plan, name):
    client = as_user(name)

    person = client.get(f"/people/{maggies_plan.person_id}/").content.decode()
    past = client.get(f"/plans/{closed_plan.pk}/past/")

    assert f"/plans/{closed_plan.pk}/past/" in person
    assert "A past plan: NOT in use" in past.content.decode() and "Do not follow this plan" in past.content.decode()
    assert AccessEvent.objects.filter(verb="read_version", plan=closed_plan, actor__given_name=name.title()).exists()


@pytest.mark.parametrize("name", ["ravi", "grace", "priya", "dan"])
def test_a_closed_plan_is_not_there_for_anybody_else(as_user, closed_plan, name):
    client = as_user(name)

    pages = [client.get(f"/plans/{plan}/past/") for plan in (closed_plan.pk, uuid.uuid4())]

    assert [page.status_code for page in pages] == [404, 404]
    assert pages[0].content == pages[1].content


def test_a_plan_in_use_is_not_a_past_plan(as_user, maggies_plan):
    assert as_user("bethan").get(f"/plans/{maggies_plan.pk}/past/").status_code == 404
