from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.actions import join_team
from accounts.roles import GP
from careplans.actions.drafts import save_section
from careplans.actions.plans import confirm_plan
from careplans.actions.provenance import writer_of
from careplans.content.document import NotWellFormed
from careplans.models import Draft, PlanVersion
from careplans.models.reading import read_version
from tests.builders import publish_draft

HOSPICE = {"first_choice": "hospice"}
FROM_MAGGIE = {"source": "person", "informant": "Maggie"}
NOW = timezone.now()


def save(plan, answers, *, by, section="place_of_care", **how):
    revision = Draft.objects.get(plan=plan).revision
    return save_section(plan, section, answers, revision=revision, by=by, **how)


def line_about(version, section):
    """What a reader is told of where this section comes from."""
    parts = read_version(PlanVersion.objects.get(pk=version.pk), shows_where=True)
    (found,) = [one for part in parts for one in part.sections if one.section.key == section]
    return {fact.key: fact.words for fact in found.provenance}


def test_a_saved_section_keeps_who_wrote_it_and_from_what_source(maggies_draft, bethan):
    kept = save(maggies_draft, HOSPICE, by=bethan, provenance=FROM_MAGGIE, now=NOW).provenance["place_of_care"]

    assert kept == {
        "user": str(bethan.pk),
        "author": "Bethan Rowlands",
        "role": "hospice CNS",
        "registration": "NMC 99Z1001E",
        "organisation": "Saltmarsh Hospice",
        "organisation_code": "",
        **FROM_MAGGIE,
        "recorded_at": NOW.isoformat(),
    }


def test_saving_the_same_again_takes_nobodys_place(maggies_draft, bethan, imran):
    first = save(maggies_draft, HOSPICE, by=bethan, provenance=FROM_MAGGIE).provenance

    assert save(maggies_draft, HOSPICE, by=imran).provenance == first
    assert save(maggies_draft, HOSPICE, by=imran, provenance=FROM_MAGGIE).provenance == first


def test_where_something_comes_from_is_one_of_five_or_nothing_is_saved(maggies_draft, bethan):
    before = Draft.objects.get(plan=maggies_draft)

    with pytest.raises(NotWellFormed):
        save(maggies_draft, HOSPICE, by=bethan, provenance={"source": "gossip"})

    after = Draft.objects.get(plan=maggies_draft)
    assert (after.revision, after.content, after.provenance) == (before.revision, before.content, before.provenance)


def test_of_two_organisations_the_one_that_cares_for_the_person_is_named(maggies_draft, teams, owen):
    join_team(owen, teams["surgery"], role=GP)

    assert writer_of(maggies_draft, owen)["organisation"] == "Seawick Surgery"


def test_a_version_seals_it_and_says_it_of_every_section(maggies_draft, bethan, imran):
    twelve_days_ago = timezone.now() - timedelta(days=12)
    save(maggies_draft, HOSPICE, by=bethan, provenance=FROM_MAGGIE, now=twelve_days_ago)
    version = publish_draft(maggies_draft, by=imran)

    told = line_about(version, "place_of_care")
    assert told.pop("recorded_at").startswith("12 days ago")
    assert told == {
        "author": "Bethan Rowlands, hospice CNS, Saltmarsh Hospice",
        "source": "a conversation with the person",
        "informant": "Maggie",
        "last_confirmed": "not since it was written",
    }
    said = {**version.document["record"], **version.document["recommendations"]}
    assert set(version.document["provenance"]) == set(said)


def test_a_section_left_as_it_was_keeps_its_writer_and_its_confirmation(maggies_draft, bethan, imran):
    save(maggies_draft, HOSPICE, by=bethan, provenance=FROM_MAGGIE)
    publish_draft(maggies_draft, by=imran)
    confirm_plan(maggies_draft, by=imran)
    save(maggies_draft, {"would_want": "Tea"}, by=imran, section="comfort")
    save(maggies_draft, {"first_choice": "home"}, by=imran)
    save(maggies_draft, HOSPICE, by=imran, provenance=FROM_MAGGIE)

    second = publish_draft(maggies_draft, by=imran, key="second")

    assert line_about(second, "place_of_care")["author"].startswith("Bethan Rowlands")
    assert line_about(second, "place_of_care")["last_confirmed"].endswith("by Imran Sethi, GP")
    assert line_about(second, "comfort")["author"] == "Imran Sethi, GP, Seawick Surgery"
    assert line_about(second, "comfort")["last_confirmed"] == "not since it was written"


def test_a_version_from_before_says_that_it_is_not_recorded(maggies_plan):
    version = maggies_plan.current
    older = {key: value for key, value in version.document.items() if key != "provenance"}
    old = PlanVersion(pk=version.pk, plan=maggies_plan, number=1, document=older, published_at=version.published_at)
    old.published_by, old.recommendations_sha256 = version.published_by, version.recommendations_sha256

    parts = read_version(old, shows_where=True)

    told = {one.section.key: one.provenance for part in parts for one in part.sections}
    assert [fact.words for fact in told["place_of_care"]] == ["not recorded"]


def test_the_persons_own_words_say_it_by_their_history(maggies_plan):
    assert "esther" not in maggies_plan.draft.provenance
    assert line_about(maggies_plan.current, "esther")["typed_by"] == "Bethan Rowlands"
