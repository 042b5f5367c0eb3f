import pytest

from careplans.actions.drafts import StaleDraft, StaleWords, UnknownSection, draft_content, save_section, write_words
from careplans.content.changes import changes
from careplans.content.document import NotWellFormed
from careplans.models import AccessEvent, Draft, OwnWords, Plan
from tests.builders import PUBLISHABLE, write_draft

WISH = {"first_choice": "hospice"}


def save(plan, answers, *, revision, by, section="place_of_care"):
    return save_section(plan, section, answers, revision=revision, by=by)


def test_a_saved_section_moves_the_revision_on(maggies_draft, bethan):
    before = maggies_draft.draft.revision

    draft = save(maggies_draft, WISH, revision=before, by=bethan)

    assert (draft.revision, draft.content["place_of_care"], draft.saved_by) == (before + 1, WISH, bethan)


def test_other_sections_stay_as_they_are(maggies_draft, bethan):
    before = maggies_draft.draft.content

    draft = save(maggies_draft, WISH, revision=maggies_draft.draft.revision, by=bethan)

    assert {**draft.content, "place_of_care": before["place_of_care"]} == before


@pytest.mark.parametrize("key", sorted(PUBLISHABLE))
def test_saving_a_section_as_it_stands_changes_nothing_that_could_be_told(maggies_plan, bethan, key):
    before = draft_content(maggies_plan)

    write_draft(maggies_plan, {key: before[key]}, by=bethan)

    assert changes(before, draft_content(Plan.objects.get(pk=maggies_plan.pk))) == []
    assert changes(maggies_plan.current.content, before) == []


def test_a_stale_revision_is_refused_and_changes_nothing(maggies_draft, bethan, imran):
    seen = maggies_draft.draft.revision
    save(maggies_draft, {"first_choice": "home"}, revision=seen, by=imran)

    with pytest.raises(StaleDraft) as refusal:
        save(maggies_draft, WISH, revision=seen, by=bethan)

    stands = Draft.objects.get(plan=maggies_draft)
    assert refusal.value.draft.saved_by == imran
    assert (stands.content["place_of_care"], stands.revision) == ({"first_choice": "home"}, seen + 1)


def test_what_cannot_be_kept_is_named_and_nothing_is_saved(maggies_draft, bethan):
    before = maggies_draft.draft.revision

    with pytest.raises(NotWellFormed) as refusal:
        save(maggies_draft, {"first_choice": "the moon", "zebra": 1}, revision=before, by=bethan)

    assert {problem.item for problem in refusal.value.problems} == {"first_choice", "zebra"}
    assert Draft.objects.get(plan=maggies_draft).revision == before


def test_a_section_nobody_declared_is_refused(maggies_draft, bethan):
    with pytest.raises(UnknownSection):
        save(maggies_draft, {}, revision=maggies_draft.draft.revision, by=bethan, section="zebra")


def test_every_save_is_on_record(maggies_draft, bethan):
    save(maggies_draft, WISH, revision=maggies_draft.draft.revision, by=bethan)

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan, event.subject) == (
        "wrote_section",
        bethan,
        maggies_draft,
        "place_of_care",
    )


def test_own_words_are_only_ever_added(maggies_draft, maggie):
    first = maggies_draft.own_words.first()

    write_words(maggies_draft, {"esther": {"good_day": "Tea"}}, based_on=first.number, written_how="self", by=maggie)

    assert [words.content["esther"] for words in OwnWords.objects.filter(plan=maggies_draft)] == [
        {"good_day": "Tea"},
        first.content["esther"],
    ]


def test_own_words_changed_meanwhile_are_not_overwritten_unseen(maggies_draft, maggie, bethan):
    seen = maggies_draft.own_words.first().number
    write_words(maggies_draft, {"esther": {"good_day": "Tea"}}, based_on=seen, written_how="self", by=maggie)

    with pytest.raises(StaleWords):
        write_words(maggies_draft, {"esther": {"good_day": "Sun"}}, based_on=seen, written_how="helped", by=bethan)

    assert draft_content(maggies_draft)["esther"] == {"good_day": "Tea"}


def test_own_words_of_another_section_do_not_stand_in_the_way(maggies_draft, maggie, bethan):
    seen = maggies_draft.own_words.first().number
    write_words(maggies_draft, {"esther": {"good_day": "Tea"}}, based_on=seen, written_how="self", by=maggie)

    write_words(maggies_draft, {"about_me": {"my_wellness": "Up"}}, based_on=seen, written_how="self", by=maggie)

    assert draft_content(maggies_draft)["esther"] == {"good_day": "Tea"}
