from datetime import UTC, date, datetime

import pytest

from careplans.content.document import NotWellFormed
from careplans.content.provenance import (
    AS_READ,
    SOURCES,
    after_writing,
    facts_about,
    parse_provenance,
    said_last_by,
    to_be_sealed,
)
from careplans.content.sections import SECTIONS

AT = datetime(2026, 11, 9, 14, 5, tzinfo=UTC)
TODAY = date(2026, 11, 21)
BETHAN = {"user": "b", "author": "Bethan Rowlands", "role": "hospice CNS", "organisation": "Saltmarsh Hospice"}
IMRAN = {"user": "i", "author": "Imran Sethi", "role": "GP", "organisation": "Seawick Surgery"}
KEPT = {**BETHAN, "source": "person", "recorded_at": AT.isoformat()}
HOME, HOSPICE = {"place": {"first_choice": "home"}}, {"place": {"first_choice": "hospice"}}


def in_words(entry, **known):
    return " · ".join(f"{fact.lead} {fact.words}" for fact in facts_about(entry, **known))


def test_every_source_is_also_read_inside_a_sentence():
    assert set(AS_READ) == set(SOURCES)


@pytest.mark.parametrize("wrong", [{"source": "gossip"}, {"informant": "x" * 201}, {"by": "me"}, [], "person", None])
def test_what_is_no_answer_to_where_it_comes_from_is_refused(wrong):
    with pytest.raises(NotWellFormed):
        parse_provenance(wrong)


def test_words_that_stay_as_they_were_keep_their_writer():
    for said in (None, {"source": "person"}):
        assert after_writing(KEPT, is_same=True, said=said, writer=IMRAN, at=AT) == KEPT


@pytest.mark.parametrize(
    ("is_same", "said"), [(False, None), (False, {"source": "person"}), (True, {"source": "family"})]
)
def test_other_words_or_another_source_are_whose_who_writes_them(is_same, said):
    kept = after_writing(KEPT, is_same=is_same, said=said, writer=IMRAN, at=AT)

    assert kept == {**IMRAN, **(said or {}), "recorded_at": AT.isoformat()}


def test_nobody_is_named_for_words_that_were_there_already():
    assert after_writing(None, is_same=True, said=None, writer=IMRAN, at=AT) is None
    assert after_writing(None, is_same=True, said={}, writer=IMRAN, at=AT) is None


def test_a_version_keeps_what_the_one_before_knew_of_a_section_that_says_the_same():
    later = {"place": {**IMRAN, "source": "person", "recorded_at": "2026-11-20T09:00:00+00:00"}}

    assert to_be_sealed(later, HOME, {"place": KEPT}, HOME) == {"place": KEPT}
    assert to_be_sealed({}, HOME, {"place": KEPT}, HOME) == {"place": KEPT}
    assert to_be_sealed(later, HOSPICE, {"place": KEPT}, HOME) == later
    another_source = {"place": {**later["place"], "source": "family"}}
    assert to_be_sealed(another_source, HOME, {"place": KEPT}, HOME) == another_source


def test_a_section_that_says_nothing_comes_from_nowhere():
    assert to_be_sealed({"place": KEPT}, {"place": {}}, {}, {}) == {}


def test_what_a_writer_said_last_is_carried_on_but_not_whose_assessment_it_was():
    older = {**KEPT, "recorded_at": "2026-11-08T14:05:00+00:00", "source": "family"}
    newest = {**KEPT, "informant": "Katherine", "performed_by": "Dr Lee"}
    written = {"cpr": older, "focus": newest, "places": {**IMRAN, "recorded_at": "2026-11-19T14:05:00+00:00"}}

    assert said_last_by("b", written) == {"source": "person", "informant": "Katherine"}
    assert said_last_by("nobody", written) == {}


def test_provenance_is_read_as_one_line():
    entry = {**KEPT, "informant": "Maggie", "performed_by": "Dr Lee, oncologist"}
    confirmed = (datetime(2026, 11, 18, 9, tzinfo=UTC), "Imran Sethi, GP")

    assert in_words(entry, confirmed=confirmed, today=TODAY) == (
        "Written by: Bethan Rowlands, hospice CNS, Saltmarsh Hospice · From: a conversation with the person · "
        "Told by: Maggie · Assessment of: Dr Lee, oncologist · Written: 12 days ago (09-Nov-2026) · "
        "Last confirmed: 3 days ago (18-Nov-2026) by Imran Sethi, GP"
    )


def test_what_is_missing_is_said_and_paper_counts_no_days():
    assert in_words(None) == "Written by: not recorded"
    assert in_words({**BETHAN, "recorded_at": AT.isoformat()}) == (
        "Written by: Bethan Rowlands, hospice CNS, Saltmarsh Hospice · Where it comes from: not recorded · "
        "Written: 09-Nov-2026 14:05 · Last confirmed: not since it was written"
    )


def test_no_question_has_a_key_that_the_api_keeps_for_provenance():
    assert [item.key for section in SECTIONS for item in section.items if item.key in ("answers", "provenance")] == []
