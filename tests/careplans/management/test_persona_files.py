"""Persona files that cannot be used, and values that cannot be kept. None of this touches the database."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from careplans.management.personas import persona_files
from careplans.management.personas.earlier import versions_of
from careplans.management.personas.reading import persona_moved_to, read_file
from careplans.management.personas.story import NOT_IN_ORDER
from careplans.management.personas.wordings import Unreadable

AS_WRITTEN = date(2026, 11, 21)


@pytest.fixture
def change(tmp_path):
    """Writes the file of persona 1 with one value changed, and gives its path."""

    maggie = read_file(persona_files()[0])

    def write(path, value):
        *before, last = path.split(".")
        holder = maggie
        for name in before:
            holder = holder[int(name)] if name.isdigit() else holder[name]
        holder[int(last) if last.isdigit() else last] = value
        (tmp_path / "changed.json").write_text(json.dumps(maggie), "utf-8")
        return tmp_path / "changed.json"

    return write


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("schema", "golden-ticket-persona/2", "schema: This is not a persona file"),
        ("fictional", False, "fictional: Only fictional people can be loaded"),
        ("person", "Maggie", "person.date_of_birth: This is needed: a date"),
        ("person.given", [], "person.given: This is needed: a text"),
        ("person.family", None, "person.family: This is needed: a text"),
        ("person.family", "x" * 106, "person.family: Ensure this value has at most 105 characters"),
        ("person.family", "a\x00b", "person.family: Some characters here cannot be kept"),
        ("person.date_of_birth", "1958-02-30", "person.date_of_birth: This is needed: there is no such date"),
        ("person.date_of_birth", "2958-02-03", "person.date_of_birth: Nobody who has a plan"),
        ("person.nhs_number", "943 476 5919", "person.nhs_number: This may be the number of a real person"),
    ],
)
def test_a_file_of_nobody_fictional_is_refused(change, path, value, message):
    with pytest.raises(Unreadable) as refusal:
        read_file(change(path, value))

    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("what_matters.esther.goals.0.actions.0.status", "E", "not one of the answers: done, in progress"),
        ("clinical.akps", 45, "Write a whole number from 0 to 100 in steps of 10."),
        ("clinical.akps", True, "Write a whole number."),
        ("clinical.palliative_register.on", 1, "Write true or false."),
        ("what_matters.most_value", True, "Write this as text."),
        ("clinical.prognosis.date", "in August", "This is not a date."),
        ("contacts.personal.0.relationship", "x" * 201, "Use 200 characters or fewer; this is 201."),
        ("contacts.personal.0.name", "a\x00b", "Some characters here cannot be shown safely."),
        ("person.nhs_number", "999 204 8175", "This is not an NHS number"),
        ("person.religion", "x" * 101, "Ensure this value has at most 100 characters"),
        ("person.phones.1.number", 118 * 10**40, "Use 30 characters or fewer; this is 43."),
        ("plan.published_at", "yesterday", "Write a time such as"),
        ("plan.published_at", "2026-11-30T15:40:00+00:00", "later than as_of_date"),
        ("plan.plan_id", "x" * 41, "Use 40 characters or fewer; this is 41."),
        ("plan.version", 51, "from 1 to 50 versions can be loaded"),
        ("plan.created_on", "2026-06-03", "later than the first version"),
        ("review.history.1.date", "2026-10-04", NOT_IN_ORDER),
        ("review.history.1.why", "a\x00b", "Some characters here cannot be kept"),
        ("involvement_and_signatures.signatures.0.kind", "witness", "not one of the answers: completing"),
        ("home_and_safety.secure_setting", {"prisoner_number_held": "A1234BC"}, "No such number or data is ever"),
    ],
)
def test_a_value_that_cannot_be_kept_is_noted_with_the_reason(change, path, value, message):
    persona = persona_moved_to(read_file(change(path, value)), AS_WRITTEN)

    noted = {where.replace("[", ".").replace("]", ""): reason for where, reason in persona.unheld.items()}

    assert [reason for where, reason in noted.items() if where.startswith(path)][0].startswith(message)


@pytest.mark.parametrize(
    ("path", "value", "section", "item", "note", "kept"),
    [
        ("financial.blue_badge", "applied for", "financial", "blue_badge", "note", "Blue badge? applied for"),
        ("clinical.gsf.letter", "E", "prognosis", "gsf", "gsf_note", "E; YELLOW - weeks"),
        ("financial.chc_fast_track", "maybe", "financial", "chc_fast_track", "chc_fast_track_detail", "maybe"),
    ],
)
def test_a_text_that_is_none_of_the_answers_is_kept_in_more_words(change, path, value, section, item, note, kept):
    persona = persona_moved_to(read_file(change(path, value)), AS_WRITTEN)

    assert persona.unheld == {}
    assert persona.content[section][note] == kept
    assert item not in persona.content[section]


def test_versions_for_which_there_is_no_day_cannot_be_told(change):
    persona = persona_moved_to(read_file(change("plan.version", 50)), AS_WRITTEN)
    persona.story.history.pop(4, None)
    persona.story.history[49] = (persona.story.published_at.date(), "")

    with pytest.raises(Unreadable) as refusal:
        versions_of(persona)

    assert refusal.value.message == NOT_IN_ORDER


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "This file is not JSON"),
        ("[" * 100_000, "This file is not JSON"),
        ("[]", "schema: This is not a persona file"),
        (b"\xff\xfe", "This file is not JSON"),
    ],
)
def test_a_file_that_is_something_else_is_refused(tmp_path, text, message):
    path = tmp_path / "something.json"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())

    with pytest.raises(Unreadable) as refusal:
        read_file(path)

    assert str(refusal.value).startswith(message)


@pytest.mark.django_db
def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", tmp_path / "nobody.json")

    assert str(refusal.value) == "nobody.json: This file cannot be read: No such file or directory."


def test_nothing_is_loaded_in_production(settings):
    settings.IS_PRODUCTION = True

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo")

    assert str(refusal.value) == "This is production: fictional people are not loaded here."
