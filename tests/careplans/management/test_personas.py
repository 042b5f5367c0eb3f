"""What the persona files say, as content. None of this touches the database."""

from datetime import date, timedelta

import pytest

from careplans.management.demo_town import split_name
from careplans.management.personas import persona_content, persona_files
from careplans.management.personas.held import shortened
from careplans.management.personas.leaves import Leaf, leaves_of, moved
from careplans.management.personas.places import NO_PLACE, places_of, why_not_held
from careplans.management.personas.reading import persona_moved_to, read_file

AS_WRITTEN = date(2026, 11, 21)


@pytest.fixture
def maggie():
    return read_file(persona_files()[0])


def test_there_are_six_personas():
    assert len(persona_files()) == 6


@pytest.mark.parametrize("path", persona_files(), ids=lambda path: path.stem)
def test_every_leaf_has_a_place_or_a_reason(path):
    leaves = leaves_of(read_file(path))

    nowhere = [leaf.path for leaf in leaves if not leaf.is_empty and why_not_held(leaf) == NO_PLACE]

    assert nowhere == []


def test_a_leaf_nobody_has_foreseen_is_told_of():
    leaf = Leaf("clinical.blood_group", "O negative")

    assert places_of(leaf) == ()
    assert why_not_held(leaf) == NO_PLACE


@pytest.mark.parametrize(
    ("written", "later"),
    [
        ("2026-11-17", "2026-11-27"),
        ("2026-11-17T15:40:00+00:00", "2026-11-27T15:40:00+00:00"),
        ("2026-02", "2026-02"),
        ("2019", "2019"),
        ("1990s", "1990s"),
        ("granted 2026-11-14", "granted 2026-11-14"),
        ("9992048174", "9992048174"),
        ("01632 960118", "01632 960118"),
    ],
)
def test_only_whole_dates_move(written, later):
    assert moved({"said": [written]}, timedelta(days=10)) == {"said": [later]}


def test_months_and_years_move_with_their_middle():
    assert moved(["2026-02", "2019"], timedelta(days=400)) == ["2027-03", "2020"]


def test_dates_of_birth_never_move():
    assert moved({"date_of_birth": "1958-03-14"}, timedelta(days=400)) == {"date_of_birth": "1958-03-14"}


def test_content_can_be_had_as_of_another_day():
    as_written, later = persona_content(1, today=AS_WRITTEN), persona_content(1, today=date(2027, 1, 20))

    assert as_written["review"]["review_due"] == "2026-12-08"
    assert later["review"]["review_due"] == "2027-02-06"
    assert later["cpr"] == as_written["cpr"] | {"decided_on": "2027-01-16"}


def test_rows_keep_their_ids_from_one_reading_to_the_next():
    first, second = persona_content(2, today=AS_WRITTEN), persona_content(2, today=AS_WRITTEN)

    assert first == second
    assert [row["id"] for row in first["attorneys"]] == ["attorneys0x0", "attorneys0x1", "replacementattorneys0x0"]


def test_nothing_said_never_becomes_no():
    content = persona_content(4, today=AS_WRITTEN)

    assert "akps" not in content["function"]
    assert content["place_of_death"]["first_choice"] == {"unsaid": "undecided"}
    assert "priority_scale" not in persona_content(2, today=AS_WRITTEN)["priorities"]


@pytest.mark.parametrize(
    ("number", "section", "item", "answer"),
    [
        (1, "esther", "told_before", "My operation history. Please read it."),
        (1, "priorities", "most_fear", "Choking; strangers; tubes; being moved when I'm dying."),
        (1, "adrt", "even_if_life_at_risk", "yes"),
        (1, "adrt", "location_of_original", "Blue folder, kitchen dresser drawer; copy with GP and hospice"),
        (1, "involvement", "how_involved", ["a"]),
        (1, "place_of_care", "second_choice", "hospice"),
        (1, "comfort", "would_not_want", "ICU\nA and E unless sepsis\nTube"),
        (1, "home", "access", "Blue front door. Ramp. Key-safe left of door."),
        (2, "cpr", "discussed_with_person_reason", "could not understand or retain; told in simple words"),
        (2, "involvement", "has_capacity", "no"),
        (2, "other_authority", "dols_to", "2027-02-28"),
        (3, "oxygen", "target_saturation", "88-92% (oxygen alert card held)"),
        (3, "communication", "formats", ["audio", "translated"]),
        (4, "involvement", "how_involved", ["c1", "c3"]),
        (4, "place_of_care", "first_choice_named", "own home (mum's), 3 Beacon Court"),
        (5, "secure_setting", "early_release_decision_by", "2026-12-01"),
        (5, "donation", "status", "opted_out"),
        (6, "cpr", "decision", "attempt"),
        (6, "imca", "report_used", "yes - confirms Susie wants active help and fears masks over face"),
    ],
)
def test_what_a_file_says_stands_where_it_belongs(number, section, item, answer):
    assert persona_content(number, today=AS_WRITTEN)[section][item] == answer


def test_words_that_say_more_than_an_option_are_kept_beside_it():
    escalation = persona_content(3, today=AS_WRITTEN)["treatment_escalation"][2]

    assert (escalation["intervention"], escalation["intervention_detail"]) == ("intubation", "Intubation / ICU")


def test_a_rescue_pack_becomes_a_row_for_each_medicine():
    packed = persona_content(3, today=AS_WRITTEN)["emergency_medicines"]

    assert [(row["kind"], row["drug"], row["dose"]) for row in packed] == [
        ("rescue_pack", "Prednisolone", "30 mg daily 5 days"),
        ("rescue_pack", "Doxycycline", "200 mg then 100 mg daily 5 days"),
    ]


@pytest.mark.parametrize(
    ("number", "written_by"),
    [
        (1, "with_help"),
        (2, "someone_else"),
        (3, "with_help"),
        (4, "self"),
        (5, "with_help"),
        (6, "with_help"),
    ],
)
def test_whose_words_they_are_is_told_from_the_help_there_was(number, written_by):
    assert persona_content(number, today=AS_WRITTEN)["own_words"]["written_by"] == written_by


def test_the_facts_of_the_person_are_those_of_the_file(maggie):
    facts = persona_moved_to(maggie, AS_WRITTEN).facts

    assert facts.unheld == {}
    assert (facts.kept["given_names"], facts.kept["born_on"]) == ("Margaret Ann", date(1958, 3, 14))
    assert (facts.kept["address_lines"], facts.kept["location_sensitive"]) == (
        "14 Marram Close\nSeawick\nKent",
        False,
    )


def test_neighbours_in_a_list_are_drawn_together():
    paths = ["title", "demonstrates[0]", "demonstrates[1]", "a[0].coding[0].code", "a[0].coding[1].code"]

    assert list(shortened(paths)) == ["title", "demonstrates[0-1]", "a[0].coding[0-1].code"]


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr Imran Sethi", ("Dr", "Imran", "Sethi")),
        ("Bethan Rowlands", ("", "Bethan", "Rowlands")),
        ("Dr Owen van Dyke", ("Dr", "Owen", "van Dyke")),
    ],
)
def test_names_are_taken_apart(name, parts):
    assert split_name(name) == parts
