"""Who cares for a person follows from what is recorded about them, and ends with it."""

from datetime import date

import pytest

from accounts.models import Organisation
from careplans.access import grants_in_force, teams_caring_for
from careplans.actions.drafts import save_section
from careplans.actions.person_changes import edit_person
from careplans.actions.sharing import share_with
from careplans.models import AccessEvent
from tests.builders import build_plan, build_team, person_facts, publish_draft


@pytest.fixture
def practice(db):
    """Another practice, with a code."""
    team = build_team("Thornwick Medical Centre", "Thornwick Medical Centre")
    Organisation.objects.filter(pk=team.organisation_id).update(ods_code="G99002")
    return team


def change(plan, *, by, **facts):
    plan.person.refresh_from_db()
    edit_person(plan.person, facts, revision=plan.person.revision, by=by)


def name_contact(plan, *, by, key, **contact):
    """Publish the plan with one professional contact."""
    rows = [{"id": "cont", "name": "Somebody", "phone": "0808 157 0101", "key_worker": "yes", **contact}]
    plan.draft.refresh_from_db()
    save_section(plan, "professional_contacts", rows, revision=plan.draft.revision, by=by)
    publish_draft(plan, by=by, key=key)


def test_the_practice_they_register_with_cares_for_them_and_the_one_they_left_does_not(maggies_plan, bethan, practice):
    change(maggies_plan, gp_practice_code="G99002", by=bethan)
    assert practice in teams_caring_for(maggies_plan)
    assert maggies_plan.notices.filter(team=practice, kind="shared").count() == 1

    change(maggies_plan, gp_practice_code="", by=bethan)
    assert practice not in teams_caring_for(maggies_plan)


def test_a_plan_begins_with_the_practice_of_its_person(teams, bethan, practice):
    plan = build_plan(by=bethan, team=teams["night_team"], facts=person_facts(gp_practice_code="G99002"))

    assert set(teams_caring_for(plan)) == {teams["night_team"], practice}


def test_where_they_are_now_cares_for_them_while_they_are_there(maggies_plan, bethan, teams):
    change(maggies_plan, current_location="fenland community trust", by=bethan)
    assert teams["elsewhere"] in teams_caring_for(maggies_plan)

    change(maggies_plan, current_location="At home", by=bethan)
    assert teams["elsewhere"] not in teams_caring_for(maggies_plan)


def test_the_organisation_of_a_professional_contact_cares_for_them_until_they_are_no_longer_involved(
    maggies_plan, imran, practice
):
    name_contact(maggies_plan, organisation_code="G99002", key="named", by=imran)
    assert practice in teams_caring_for(maggies_plan)

    name_contact(maggies_plan, organisation_code="G99002", ended_on="2026-01-01", key="ended", by=imran)
    assert practice not in teams_caring_for(maggies_plan)


def test_of_a_contact_who_names_a_team_only_that_team_cares(maggies_plan, imran, practice):
    nurses = build_team("Thornwick nurses", "Thornwick Medical Centre")

    name_contact(maggies_plan, organisation="Thornwick Medical Centre", team="thornwick nurses", key="named", by=imran)

    assert nurses in teams_caring_for(maggies_plan)
    assert practice not in teams_caring_for(maggies_plan)


def test_of_a_contact_who_works_here_the_team_they_work_in_cares(maggies_plan, imran, owen, teams):
    other = build_team("Fenland wound clinic", "Fenland Community Trust")

    named = {"organisation": "Fenland Community Trust", "registration": owen.registration}
    name_contact(maggies_plan, **named, key="named", by=imran)

    assert teams["elsewhere"] in teams_caring_for(maggies_plan)
    assert other not in teams_caring_for(maggies_plan)


def test_of_a_contact_in_a_large_organisation_who_names_no_team_nobody_new_cares(maggies_plan, imran, teams):
    build_team("Fenland wound clinic", "Fenland Community Trust")
    before = set(teams_caring_for(maggies_plan))

    name_contact(maggies_plan, organisation="Fenland Community Trust", key="named", by=imran)

    assert set(teams_caring_for(maggies_plan)) == before


def test_a_team_that_was_asked_stays_whatever_becomes_of_the_fact(maggies_plan, bethan, practice):
    change(maggies_plan, gp_practice_code="G99002", by=bethan)
    share_with(maggies_plan, practice, reason="Visits her at home", by=bethan)

    change(maggies_plan, gp_practice_code="", by=bethan)

    (grant,) = [grant for grant in grants_in_force(maggies_plan) if grant.team == practice]
    assert (grant.reason, grant.follows) == ("Visits her at home", "")


def test_it_is_on_record_why_a_team_came_and_went(maggies_plan, bethan, practice):
    change(maggies_plan, gp_practice_code="G99002", by=bethan)
    change(maggies_plan, gp_practice_code="", by=bethan)

    events = AccessEvent.objects.filter(subject=str(practice)).order_by("at", "pk")
    assert [(event.verb, event.reason) for event in events] == [
        ("shared", "Registered with this practice"),
        ("stopped_sharing", "What it followed from is no longer so"),
    ]


def test_what_does_not_bring_a_team_asks_nothing(maggies_plan, bethan, teams):
    before = set(teams_caring_for(maggies_plan))

    change(maggies_plan, preferred_name="Mags", born_on=date(1958, 3, 14), by=bethan)

    assert set(teams_caring_for(maggies_plan)) == before
