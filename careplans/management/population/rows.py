"""A person drawn as the rows that hold them: who they are, their telephones, and what was changed about them."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from types import SimpleNamespace

from careplans.actions.people import TRACED_AT_REGISTRATION
from careplans.content.known import names_of, phones_of, places_of
from careplans.management.population.drawing import nhs_numbers, seeded_id
from careplans.management.population.names import ETHNIC, FAITHS
from careplans.management.population.people import draw_area
from careplans.management.population.places import PEOPLE_OF_AN_AREA, practice_of_area
from careplans.models import KnownName, KnownPhone, KnownPlace, Person, PersonChange, PersonPhone

VERIFIED, TRACE_REQUIRED = Person.NumberStatus.VERIFIED.value, Person.NumberStatus.TRACE_REQUIRED.value
MODELS = (Person, PersonPhone, PersonChange, KnownName, KnownPlace, KnownPhone)


@cache
def noon(day):
    """Twelve o'clock of a day, in UTC."""
    return datetime.combine(day, time(12), UTC)


class Registering:
    """Turns the people of whole areas into rows, as of one day."""

    def __init__(self, seed, *, registrar, teams, taken, today):
        self.seed, self.registrar, self.teams, self.taken, self.today = seed, registrar.pk, teams, taken, today

    def people_of(self, number):
        """The people of an area, each with the facts of their row."""
        area, first = draw_area(self.seed, number), number * PEOPLE_OF_AN_AREA
        ids = (seeded_id(self.seed, "person", first + place) for place in range(PEOPLE_OF_AN_AREA))
        numbers = nhs_numbers(self.seed, range(first, first + PEOPLE_OF_AN_AREA), taken=self.taken)
        shared = self._of_everybody_in(number)
        return [
            (one, {"id": pk, **self._number(one, found), **_told(one), **shared})
            for one, pk, found in zip(area.people, ids, numbers, strict=True)
        ]

    def _of_everybody_in(self, number):
        practice, surgery = practice_of_area(number), self.teams.of_area(number)[0]
        return {
            "gp_name": practice.gp,
            "gp_practice": practice.name,
            "gp_practice_code": practice.code,
            "gp_phone": practice.phone,
            "gp_out_of_hours": "111",
            "registered_by_id": self.registrar,
            "registered_for_id": surgery.team.pk,
            "registered_at": self._registered_at(number),
        }

    def _registered_at(self, number):
        return noon(self.today - timedelta(days=400 + number % 365))

    def _number(self, one, found):
        if found is None or one.is_again:
            return {"nhs_number": None, "nhs_number_status": TRACE_REQUIRED}
        traced = {"traced_how": TRACED_AT_REGISTRATION, "traced_at": noon(self.today - timedelta(days=400))}
        return {"nhs_number": found, "nhs_number_status": VERIFIED, **traced, "traced_by_id": self.registrar}

    def rows_of(self, one, facts):
        """Every row of a person: (model, its values by the names of its attributes)."""
        phones = [
            {"number": number, "use": use, "preference": preference, "ended_at": None}
            for preference, (number, use) in enumerate(one.phones, start=1)
        ]
        changes = list(self._changes(one, facts))
        yield Person, facts
        for phone in phones:
            yield PersonPhone, {"person_id": facts["id"], **phone}
        for change in changes:
            yield PersonChange, change
        yield from _known(facts, [SimpleNamespace(**one) for one in changes[::-1]], phones)

    def _changes(self, one, facts):
        """What their record said before, and why it was changed; kept as a change by hand would keep it."""
        moment = facts["registered_at"]
        for at, (reason, before) in enumerate(_before(one), start=2):
            yield {
                "person_id": facts["id"],
                "number": at,
                "changed_at": moment + timedelta(days=20 * at),
                "changed_by_id": self.registrar,
                "reason": reason,
                "before": before,
                "after": {name: facts[name] for name in before},
            }


def _known(facts, changes, phones):
    """By what they are found, made by the functions that make it for everybody else."""
    person, pk = SimpleNamespace(**facts), {"person_id": facts["id"]}
    born = {"born_on": person.born_on, "born_precision": person.born_precision}
    for name in names_of(person, changes):
        yield KnownName, {**pk, **born, **name._asdict()}
    for place in places_of(person, changes, ()):
        yield KnownPlace, {**pk, **place._asdict()}
    for phone in phones_of(person, [SimpleNamespace(**one) for one in phones]):
        yield KnownPhone, {**pk, **phone._asdict()}


def _before(one):
    if one.was_called:
        yield "Married", {"family_name": one.was_called}
    if one.lived_at:
        lines, postcode = one.lived_at
        yield "Moved", {"address_lines": lines, "postcode": postcode}


def _told(one):
    """Everything that is said of the person themselves."""
    in_home = bool(one.care_home)
    return {
        "title": _title(one),
        "given_names": one.given_names,
        "family_name": one.family_name,
        "preferred_name": one.preferred_name,
        "born_on": one.born_on,
        "born_precision": one.born_precision,
        "sex_at_birth": one.sex,
        "gender": one.sex,
        "ethnic_category": ETHNIC[one.community],
        "religion": FAITHS.get(one.community, ""),
        "marital_status": one.marital_status,
        "address_lines": one.address_lines,
        "postcode": one.street.postcode,
        "address_type": "care home" if in_home else "usual",
        "accommodation": "care home" if in_home else "own home",
        "current_location": "",
        "location_sensitive": one.is_hidden,
        "died_on": one.died_on,
        "revision": 1 + bool(one.was_called) + bool(one.lived_at),
    }


def _title(one):
    if one.age < 16:
        return ""
    if one.sex == "male":
        return "Mr"
    return "Mrs" if one.marital_status in ("married", "widowed") else "Ms"
