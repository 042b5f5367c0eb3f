"""Persona files that cannot be used. None of this touches the database."""

import json
from datetime import date

import pytest
from django.core.management import CommandError, call_command

from careplans.management.personas import persona_files
from careplans.management.personas.earlier import versions_of
from careplans.management.personas.reading import persona_moved_to, read_file
from careplans.management.personas.wordings import Unreadable
from careplans.management.personas.writing import phones_of

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
        ("person", "Maggie", "person.nhs_number: This is needed: a text"),
        ("person.given", "Maggie", "person.given: This is needed: a list"),
        ("person.date_of_birth", "1958-02-30", "person.date_of_birth: This is needed: a date"),
        ("plan.published_at", "2026-11-17T15:40:00", "plan.published_at: This is needed: a time with its zone"),
        ("plan.published_at", "2026-11-30T15:40:00+00:00", "plan.published_at: This must not be later than as_of_date"),
        ("plan.plan_id", "x" * 41, "plan.plan_id: Use 40 characters or fewer"),
        ("review.history", [], "review.history: This is needed: a list that is not empty"),
        ("review.history.1.why", "a\x00b", "review.history[1].why: Some characters here cannot be kept"),
        (
            "involvement_and_signatures.signatures.0",
            {"kind": "completing"},
            "involvement_and_signatures.signatures[0].name: This is needed",
        ),
    ],
)
def test_a_file_that_lacks_what_every_file_must_say_is_refused(change, path, value, message):
    with pytest.raises(Unreadable) as refusal:
        read_file(change(path, value))

    assert str(refusal.value).startswith(message)


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("clinical.gsf.letter", "E", "clinical.gsf.letter: “E” is not one of: a, b, c, d."),
        ("clinical.akps", 45, "clinical.akps: Write a whole number from 0 to 100 in steps of 10."),
        ("clinical.akps", True, "clinical.akps: Write a whole number."),
        ("clinical.palliative_register.on", "yes", "clinical.palliative_register.on: Write true or false."),
        ("what_matters.most_value", 8, "what_matters.most_value: Write this as text."),
        (
            "capacity_and_legal.adrt.checked_on",
            "in August",
            "capacity_and_legal.adrt.checked_on: This is not a date.",
        ),
        (
            "contacts.personal.0.relationship",
            "x" * 201,
            "contacts.personal[0].relationship: Use 200 characters or fewer; this is 201.",
        ),
    ],
)
def test_a_value_that_cannot_be_kept_is_named(change, path, value, message):
    persona = persona_moved_to(read_file(change(path, value)), AS_WRITTEN)

    with pytest.raises(Unreadable) as refusal:
        persona.content  # noqa: B018

    assert str(refusal.value).startswith(message)


def test_a_telephone_of_the_person_that_is_not_text_is_named(change):
    with pytest.raises(Unreadable) as refusal:
        phones_of(read_file(change("person.phones.1.number", 118)))

    assert str(refusal.value) == "person.phones[1].number: Write this as text."


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        ("plan.version", 3, "review.history: The last version told of must be 3, on the day of plan.published_at."),
        ("plan.version", 51, "plan.version: At most 50 versions can be loaded."),
        ("plan.created_on", "2026-06-03", "plan.created_on: The plan was created after its first version."),
        ("review.history.1.date", "2026-10-03", "review.history: Each version must be later than the one before."),
    ],
)
def test_versions_that_do_not_follow_one_another_are_refused(change, path, value, message):
    persona = persona_moved_to(read_file(change(path, value)), AS_WRITTEN)

    with pytest.raises(Unreadable) as refusal:
        versions_of(persona)

    assert str(refusal.value) == message


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


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", tmp_path / "nobody.json")

    assert str(refusal.value) == "nobody.json: This file cannot be read: No such file or directory."


def test_nothing_is_loaded_in_production(settings):
    settings.IS_PRODUCTION = True

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo")

    assert str(refusal.value) == "This is production: fictional people are not loaded here."
