"""With whom the person shares their plan: it holds from the next request on, by the version in use."""

import pytest

from accounts.actions import join_team
from accounts.models import Organisation
from accounts.permissions import PLAN_LOOK_UP, PLAN_READ, PLAN_WRITE
from accounts.roles import AMBULANCE, HOSPITAL
from careplans.access import area_teams_for, may, people_for, plans_for, teams_to_offer
from careplans.actions.cases import start_case
from careplans.actions.drafts import save_section
from careplans.actions.lookups import NoPlan, Query, look_up
from careplans.actions.relationships import follow_facts
from tests.builders import build_team, build_user, publish_draft

READERS = ("bethan", "imran", "ravi", "amina", "maggie", "katherine")


def say(plan, sharing, *, by, names="", publishes=True):
    """Publish that the person shares like this; or only write it into the draft."""
    plan.draft.refresh_from_db()
    consent = {"plan_created_with": "agreement", "sharing": sharing, "do_not_share_with": names}
    save_section(plan, "consent", consent, revision=plan.draft.revision, by=by)
    if publishes:
        publish_draft(plan, by=by, key=f"{sharing} {names}")


@pytest.fixture
def read_by(request, maggies_plan):
    """Who of the cast may read the plan now, each asked afresh."""
    people = {name: request.getfixturevalue(name) for name in READERS}
    return lambda: {name for name, user in people.items() if may(user, PLAN_READ, maggies_plan)}


@pytest.fixture
def hospital(db):
    """A team called to anybody, in a hospital outside the area."""
    return build_team("Emergency department", "Far Hospital")


@pytest.fixture
def zara(hospital):
    return build_user("Zara", "Ali", HOSPITAL, hospital)


@pytest.mark.parametrize(
    ("position", "names", "lost"),
    [
        ("all_direct_care", "", set()),
        ("except_named", "Ambulance service", {"amina"}),
        ("except_named", "her brother\nnhs 111 kent", {"ravi"}),
        ("except_named", "Saltmarsh Hospice", {"bethan"}),
        ("not_electronically", "", {"ravi", "amina"}),
        ("withdrawn", "", {"ravi", "amina"}),
    ],
)
def test_a_position_holds_from_the_next_request_on_and_is_taken_back_likewise(
    maggies_plan, imran, read_by, position, names, lost
):
    say(maggies_plan, position, names=names, by=imran)
    assert read_by() == set(READERS) - lost

    say(maggies_plan, "all_direct_care", by=imran)
    assert read_by() == set(READERS)


def test_the_position_of_the_draft_does_not_hold(maggies_plan, imran, read_by):
    say(maggies_plan, "withdrawn", by=imran, publishes=False)

    assert read_by() == set(READERS)


def test_the_position_of_the_version_in_use_holds_whatever_the_draft_says(maggies_plan, imran, read_by):
    say(maggies_plan, "withdrawn", by=imran)
    say(maggies_plan, "all_direct_care", by=imran, publishes=False)

    assert read_by() == set(READERS) - {"ravi", "amina"}


def test_a_plan_whose_sharing_is_taken_back_looks_withdrawn_to_who_looks_it_up(maggies_plan, imran, ravi):
    say(maggies_plan, "withdrawn", by=imran)
    person = maggies_plan.person

    outcome = look_up(Query(person.born_on, nhs_number=person.nhs_number), by=ravi)

    assert isinstance(outcome, NoPlan)
    assert outcome.withdrawn


def test_only_teams_that_may_read_it_are_told(maggies_plan, imran, teams):
    say(maggies_plan, "except_named", names="Ambulance service\nSaltmarsh Hospice", by=imran)

    assert set(area_teams_for(maggies_plan)) == {teams["out_of_hours"]}
    told = {notice.team for notice in maggies_plan.notices.filter(version=maggies_plan.current)}
    assert told == {teams["out_of_hours"], teams["surgery"]}


def test_nobody_shuts_out_who_publishes(maggies_plan, imran):
    say(maggies_plan, "except_named", names="Seawick Surgery\nAmbulance service", by=imran)

    assert [str(one.organisation) for one in maggies_plan.shut_out.all()] == ["Ambulance service"]
    assert may(imran, PLAN_WRITE, maggies_plan)


def test_a_named_organisation_is_not_offered_the_plan(maggies_plan, imran, teams):
    say(maggies_plan, "except_named", names="Fenland Community Trust", by=imran)

    assert teams["elsewhere"] not in teams_to_offer(maggies_plan)


def test_who_is_called_from_outside_the_area_finds_the_person_and_reads_with_a_case(maggies_plan, zara):
    assert list(people_for(zara)) == [maggies_plan.person]
    assert list(plans_for(zara, PLAN_LOOK_UP)) == []

    start_case(maggies_plan.person, case_number="4711", by=zara)

    assert list(plans_for(zara, PLAN_LOOK_UP)) == [maggies_plan]
    assert list(plans_for(zara, PLAN_WRITE)) == []


@pytest.mark.parametrize(
    ("position", "names", "reads"),
    [("except_named", "Far Hospital", True), ("not_electronically", "", False), ("withdrawn", "", False)],
)
def test_a_case_opens_what_is_kept_from_one_organisation_but_not_what_is_kept_from_all(
    maggies_plan, imran, zara, position, names, reads
):
    say(maggies_plan, position, names=names, by=imran)
    start_case(maggies_plan.person, case_number="4711", by=zara)

    assert may(zara, PLAN_READ, maggies_plan) is reads


def test_a_case_of_somebody_who_is_not_called_to_anybody_opens_nothing(maggies_plan, owen):
    start_case(maggies_plan.person, case_number="4711", by=owen)

    assert list(plans_for(owen, PLAN_LOOK_UP)) == []


def test_a_case_number_given_with_a_look_up_opens_the_plan_at_once(maggies_plan, zara):
    person = maggies_plan.person
    query = Query(person.born_on, nhs_number=person.nhs_number)

    without, with_it = look_up(query, by=zara), look_up(query, case_number="4711", by=zara)

    assert (without.access, with_it.access) == ("break_glass", "read")


def test_what_follows_from_a_fact_stops_where_nothing_is_shared_electronically(maggies_plan, imran, owen, teams):
    Organisation.objects.filter(name="Fenland Community Trust").update(ods_code="X99999")
    maggies_plan.person.gp_practice_code = "X99999"
    maggies_plan.person.save(update_fields=["gp_practice_code"])
    follow_facts(maggies_plan, by=imran)
    assert may(owen, PLAN_READ, maggies_plan)

    say(maggies_plan, "not_electronically", by=imran)
    assert not may(owen, PLAN_READ, maggies_plan)

    say(maggies_plan, "all_direct_care", by=imran)
    assert may(owen, PLAN_READ, maggies_plan)


def test_a_role_in_another_team_does_not_carry_over(maggies_plan, owen, hospital):
    join_team(owen, hospital, role=AMBULANCE)

    assert list(plans_for(owen, PLAN_READ)) == []
