"""Several people save at the same moment, on a database where each really commits."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connections

from careplans.actions.drafts import StaleDraft, draft_content, save_section, write_words
from careplans.actions.kept_texts import save_or_keep
from careplans.content.document import seal_of_section
from careplans.models import Draft, KeptText, Plan

pytestmark = pytest.mark.django_db(transaction=True)
ROUNDS = 5


def at_once(*deeds):
    """All let go at the same moment, each on its own connection; what each gave back, or the error it met."""
    start = Barrier(len(deeds))

    def one(deed):
        try:
            start.wait()
            return deed()
        except StaleDraft as conflict:
            return conflict
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(deeds)) as threads:
        return list(threads.map(one, deeds))


def saver(plan, key, raw, *, by):
    """A save from a page that had seen the section as it is now."""
    seen, revision = seal_of_section(draft_content(plan).get(key)), plan.draft.revision
    typed = {name: [value] for name, value in raw.items()}
    return lambda: save_or_keep(plan, key, raw, typed=typed, revision=revision, seen=seen, by=by)


def test_of_two_saves_of_one_section_exactly_one_wins_and_the_other_is_kept(maggies_draft, bethan, imran):
    for round_ in range(ROUNDS):
        plan = Plan.objects.with_what_is_shown().get(pk=maggies_draft.pk)
        words = {bethan: f"Bethan's {round_}", imran: f"Imran's {round_}"}
        savers = [saver(plan, "clinical_focus", {"guidance": words[who]}, by=who) for who in words]

        lost = [isinstance(one, StaleDraft) for one in at_once(*savers)]

        loser = [bethan, imran][lost.index(True)]
        kept = KeptText.objects.filter(writer=loser).first()
        stands = Draft.objects.get(plan=plan).content["clinical_focus"]["guidance"]
        assert (sorted(lost), {stands, kept.typed["guidance"][0]}) == ([False, True], {*words.values()})


def test_two_saves_of_different_sections_both_win(maggies_draft, bethan, imran):
    for round_ in range(ROUNDS):
        plan = Plan.objects.with_what_is_shown().get(pk=maggies_draft.pk)
        focus, carer = {"guidance": f"Focus {round_}"}, {"availability_detail": f"Detail {round_}"}

        at_once(saver(plan, "clinical_focus", focus, by=bethan), saver(plan, "carer", carer, by=imran))

        content = Draft.objects.get(plan=plan).content
        assert (content["clinical_focus"], content["carer"]) == (focus, carer)
    assert KeptText.objects.count() == 0


def test_the_persons_words_and_the_draft_never_wait_for_each_other(maggies_draft, maggie, bethan):
    for round_ in range(ROUNDS):
        plan = Plan.objects.with_what_is_shown().get(pk=maggies_draft.pk)
        newest, revision = plan.own_words.first().number, plan.draft.revision
        hers = {"about_me": {"my_wellness": f"Up {round_}"}}
        his = {"good_day": f"Tea {round_}"}
        seen = (seal_of_section(draft_content(plan)["esther"]),)

        at_once(
            partial(write_words, plan, hers, based_on=newest, written_how="self", by=maggie),
            partial(save_section, plan, "esther", his, revision=revision, seen=seen, by=bethan, written_how="helped"),
        )

        now = draft_content(Plan.objects.get(pk=plan.pk))
        assert (now["about_me"], now["esther"]) == (hers["about_me"], his)
