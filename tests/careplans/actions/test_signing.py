import threading
from datetime import timedelta

import pytest
from django.db import connections
from django.utils import timezone

from careplans.actions.drafts import StaleDraft, save_section
from careplans.actions.signing import MayNotSign, NotReadyToPublish, problems_of, publish, sign, signatures_on
from careplans.content.document import seal
from careplans.models import AccessEvent, Notice, PlanVersion, Signature, VersionHeadlines
from tests.builders import publish_draft


def kinds(signatures):
    return [signature.kind for signature in signatures]


def test_the_first_version_is_number_one_and_current(maggies_draft, imran):
    version = publish_draft(maggies_draft, by=imran)

    assert (version.number, maggies_draft.current, version.published_by) == (1, version, imran)


def test_a_version_freezes_everything_and_is_sealed(maggies_draft, imran):
    version = publish_draft(maggies_draft, by=imran)

    assert version.sha256 == seal(PlanVersion.objects.get(pk=version.pk).document)
    assert version.document["identity"]["family_name"] == "Holloway"
    assert version.content["esther"]["matters_most"].startswith("That I die")


def test_its_headlines_are_counted_with_it(maggies_draft, imran):
    version = publish_draft(maggies_draft, by=imran)

    headlines = VersionHeadlines.objects.get(version=version)
    assert (headlines.cpr, headlines.clinical_focus, headlines.hospital_transfer) == (
        "not_recommended",
        "balance",
        "conditional",
    )


def test_a_gp_completes_and_endorses_at_one_go(maggies_draft, imran):
    version = publish_draft(maggies_draft, by=imran)

    assert [signature["kind"] for signature in version.document["signatures"]] == ["completing", "senior_endorsement"]


def test_a_nurse_completes_and_the_gp_endorses(maggies_draft, bethan, imran):
    signed = sign(maggies_draft, revision=maggies_draft.draft.revision, by=bethan)
    version = publish_draft(maggies_draft, by=imran)

    assert kinds(signed) == ["completing"]
    assert [(s["kind"], s["name"]) for s in version.document["signatures"]] == [
        ("completing", "Bethan Rowlands"),
        ("senior_endorsement", "Imran Sethi"),
    ]


def test_a_nurse_alone_publishes_without_endorsement(maggies_draft, bethan):
    version = publish_draft(maggies_draft, by=bethan)

    assert [signature["kind"] for signature in version.document["signatures"]] == ["completing"]


def test_any_change_to_the_recommendations_ends_every_signature(maggies_draft, bethan):
    revision = maggies_draft.draft.revision
    sign(maggies_draft, revision=revision, by=bethan)
    guidance = {"focus": "balance", "guidance": "Go to hospital for treatable things."}

    draft = save_section(maggies_draft, "clinical_focus", guidance, revision=revision, by=bethan)

    assert list(signatures_on(maggies_draft, draft.content)) == []


def test_signing_twice_adds_nothing(maggies_draft, bethan):
    revision = maggies_draft.draft.revision
    sign(maggies_draft, revision=revision, by=bethan)

    assert sign(maggies_draft, revision=revision, by=bethan) == []
    assert Signature.objects.count() == 1


@pytest.mark.parametrize("name", ["owen", "ravi", "maggie"])
def test_nobody_signs_whose_role_does_not_reach_so_far(maggies_draft, request, name):
    user = request.getfixturevalue(name)

    with pytest.raises(MayNotSign):
        publish_draft(maggies_draft, by=user)

    assert PlanVersion.objects.count() == 0


def test_nobody_signs_without_a_registration_number(maggies_draft, imran):
    imran.registration = ""

    with pytest.raises(MayNotSign):
        publish_draft(maggies_draft, by=imran)

    assert PlanVersion.objects.count() == 0


NEEDED = {
    "consent": ("plan_created_with", "sharing"),
    "cpr": ("decision",),
    "clinical_focus": ("focus", "guidance"),
    "allergies": ("status",),
    "place_of_care": ("first_choice",),
    "first_call": ("number",),
    "review": ("review_due",),
    "primary_diagnosis": ("diagnosis",),
    "involvement": ("has_capacity",),
}


@pytest.mark.parametrize("section", NEEDED)
def test_what_is_missing_is_named_and_nothing_is_published(maggies_draft, imran, section):
    save_section(maggies_draft, section, {}, revision=maggies_draft.draft.revision, by=imran)

    with pytest.raises(NotReadyToPublish) as refusal:
        publish_draft(maggies_draft, by=imran)

    missing = {(problem.section, problem.item) for problem in refusal.value.problems}
    assert {(section, item) for item in NEEDED[section]} <= missing
    assert (PlanVersion.objects.count(), Notice.objects.count(), Signature.objects.count()) == (0, 0, 0)


def test_an_identity_that_is_not_verified_stops_publication(maggies_draft, imran):
    maggies_draft.person.nhs_number_status = "02"
    maggies_draft.person.save(update_fields=["nhs_number_status"])

    assert [problem.section for problem in problems_of(maggies_draft) if problem.blocks] == ["identity"]


def test_the_same_key_gives_the_same_version(maggies_draft, imran):
    first = publish_draft(maggies_draft, by=imran, key="once")

    again = publish(maggies_draft, revision=0, key="once", by=imran)

    assert (again, PlanVersion.objects.count()) == (first, 1)


def test_a_draft_that_moved_on_is_not_published(maggies_draft, imran, bethan):
    seen = maggies_draft.draft.revision
    save_section(maggies_draft, "place_of_care", {"first_choice": "hospice"}, revision=seen, by=bethan)

    with pytest.raises(StaleDraft):
        publish(maggies_draft, revision=seen, key="late", by=imran)

    assert PlanVersion.objects.count() == 0


def test_publishing_tells_every_team_that_relies_on_it(maggies_draft, imran, teams):
    publish_draft(maggies_draft, by=imran)

    told = {notice.team for notice in Notice.objects.all()}
    assert told == {teams["night_team"], teams["surgery"], teams["out_of_hours"], teams["ambulance_control"]}


def test_publishing_is_on_record(maggies_draft, imran):
    publish_draft(maggies_draft, by=imran, why="Home from hospital")

    event = AccessEvent.objects.get(verb="published")
    assert (event.actor, event.plan, event.version_number, event.reason) == (
        imran,
        maggies_draft,
        1,
        "Home from hospital",
    )


def test_no_audit_no_version(maggies_draft, imran, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("No space left on device")

    monkeypatch.setattr("careplans.actions.signing.record", full_disk)

    with pytest.raises(OSError, match="No space"):
        publish_draft(maggies_draft, by=imran)

    assert (PlanVersion.objects.count(), Notice.objects.count()) == (0, 0)


def test_a_withdrawn_plan_is_in_use_again_after_publication(maggies_plan, imran):
    maggies_plan.withdrawn_at, maggies_plan.withdrawn_by = timezone.now(), imran
    maggies_plan.save(update_fields=["withdrawn_at", "withdrawn_by"])

    publish_draft(maggies_plan, by=imran, key="again")

    assert maggies_plan.is_in_use


def test_a_review_date_too_far_off_is_refused(maggies_draft, imran):
    far = {"review_due": (timezone.localdate() + timedelta(days=500)).isoformat()}
    save_section(maggies_draft, "review", far, revision=maggies_draft.draft.revision, by=imran)

    with pytest.raises(NotReadyToPublish):
        publish_draft(maggies_draft, by=imran)


@pytest.mark.django_db(transaction=True)
def test_of_two_publications_at_once_exactly_one_wins(maggies_draft, imran, bethan):
    revision, start, told = maggies_draft.draft.revision, threading.Barrier(2), {}

    def race(user, key):
        start.wait(timeout=10)
        try:
            told[key] = publish(maggies_draft, revision=revision, key=key, by=user)
        except StaleDraft as refusal:
            told[key] = refusal
        finally:
            connections.close_all()

    racers = [threading.Thread(target=race, args=pair) for pair in ((imran, "imran"), (bethan, "bethan"))]
    for racer in racers:
        racer.start()
    for racer in racers:
        racer.join(timeout=30)

    assert sorted(type(outcome).__name__ for outcome in told.values()) == ["PlanVersion", "StaleDraft"]
    assert list(PlanVersion.objects.values_list("number", flat=True)) == [1]
