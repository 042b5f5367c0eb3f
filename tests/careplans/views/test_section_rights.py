"""Which sections a role writes: on the desk, by API, and in the action under both."""

import pytest

from accounts.roles import CARE_HOME, COMMUNITY_NURSE, SOCIAL_CARE
from careplans.access import sections_to_write
from careplans.actions.drafts import MayNotWrite, save_section
from careplans.actions.sharing import share_with
from careplans.content.section_rights import RIGHTS
from careplans.models import AccessEvent
from tests.builders import build_team, build_user

CLINICAL_WORDS = "CPR could not restore her to a condition she would value."


def build_carer(plan, role, *, by, **said):
    """Somebody with this role in a team that was asked to care for the person."""
    team = build_team("Sandpiper House", "Sandpiper House")
    share_with(plan, team, reason="She lives there", by=by)
    return build_user("Carol", "Finch", role, team, **said)


@pytest.fixture
def carol(client, maggies_plan, bethan):
    """Staff of the care home, signed in."""
    carol = build_carer(maggies_plan, CARE_HOME, by=bethan)
    client.force_login(carol)
    return carol


def put(client, plan, key, answers):
    headers = {"If-Match": f'"{plan.draft.revision}"'}
    address = f"/api/v1/plans/{plan.pk}/draft/sections/{key}/"
    return client.put(address, answers, content_type="application/json", headers=headers)


def revision_of(plan):
    plan.draft.refresh_from_db()
    return plan.draft.revision


@pytest.mark.parametrize(
    ("role", "said", "rights"),
    [
        (CARE_HOME, {}, {"what_matters_write", "contacts_write", "hazard_report"}),
        (SOCIAL_CARE, {}, {"what_matters_write", "contacts_write", "hazard_report"}),
        (COMMUNITY_NURSE, {}, set(RIGHTS.values()) - {"clinical_write"}),
        (COMMUNITY_NURSE, {"may_sign": True}, set(RIGHTS.values())),
    ],
)
def test_a_role_writes_the_sections_of_its_groups(maggies_plan, bethan, role, said, rights):
    carer = build_carer(maggies_plan, role, by=bethan, **said)

    assert {RIGHTS[key] for key in sections_to_write(carer, maggies_plan)} == rights


def test_the_desk_says_which_sections_are_read_only(client, maggies_plan, carol):
    page = client.get(f"/plans/{maggies_plan.pk}/draft/").content.decode()

    assert "In your role you write some sections of this plan." in page
    assert page.count("Read only") > 1
    assert "Review and publish" not in page


def test_a_section_one_may_not_write_is_shown_with_why_and_without_a_box(client, maggies_plan, carol):
    page = client.get(f"/plans/{maggies_plan.pk}/draft/cpr/")

    shown = page.content.decode()
    assert page.status_code == 200
    assert CLINICAL_WORDS in shown
    assert "Clinical recommendations are written by clinicians" in shown
    assert "<textarea" not in shown


def test_nor_is_it_written_and_the_attempt_is_on_record(client, maggies_plan, carol):
    before = revision_of(maggies_plan)

    page = client.post(f"/plans/{maggies_plan.pk}/draft/cpr/", {"reason": "Another reason", "save": "1"})

    denied = AccessEvent.objects.latest("at")
    assert (page.status_code, revision_of(maggies_plan)) == (404, before)
    assert (denied.verb, denied.subject, denied.reason) == ("tried", "section cpr", "clinical_write")


def test_nor_by_api(client, maggies_plan, carol):
    before = revision_of(maggies_plan)

    refused = put(client, maggies_plan, "cpr", {"reason": "Another reason"})
    kept = put(client, maggies_plan, "personal_contacts", [{"id": "kath", "name": "Katherine"}])

    assert (refused.status_code, kept.status_code) == (404, 200)
    assert revision_of(maggies_plan) == before + 1


def test_nor_by_the_action_whoever_calls_it(maggies_plan, carol):
    before = revision_of(maggies_plan)

    with pytest.raises(MayNotWrite):
        save_section(maggies_plan, "cpr", {"reason": "Another reason"}, revision=before, by=carol)

    assert revision_of(maggies_plan) == before


def test_what_she_may_write_is_written_at_the_desk(client, maggies_plan, carol):
    page = client.get(f"/plans/{maggies_plan.pk}/draft/hazards/")

    assert page.status_code == 200
    assert "Read only." not in page.content.decode()


def test_a_social_worker_does_not_read_the_clinical_draft(client, maggies_plan, bethan):
    client.force_login(build_carer(maggies_plan, SOCIAL_CARE, by=bethan))

    page = client.get(f"/plans/{maggies_plan.pk}/draft/cpr/").content.decode()
    draft = client.get(f"/api/v1/plans/{maggies_plan.pk}/draft/").json()

    assert CLINICAL_WORDS not in page
    assert "cpr" not in draft["sections"]
    assert "personal_contacts" in draft["sections"]
