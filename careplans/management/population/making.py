"""The whole population, area by area: who is missing is loaded, and whoever is there is left alone."""

from collections import defaultdict
from itertools import islice

from django.core.management.base import CommandError
from django.db import transaction

from accounts.models import User
from careplans.management.demo_town import build_town
from careplans.management.personas.reading import persona_files, read_file
from careplans.management.population import planning, rows
from careplans.management.population.drawing import seeded_id
from careplans.management.population.loading import (
    MANY,
    analyze,
    copied_text,
    copy_text,
    indexes_afterwards,
    look_at_keys_later,
)
from careplans.management.population.people import draw_area
from careplans.management.population.places import PEOPLE_OF_AN_AREA
from careplans.management.population.planning import Planning
from careplans.management.population.rows import Registering
from careplans.management.population.several import side_by_side
from careplans.management.population.teams import REGISTRAR, find_registrar, find_teams, registrar_email
from careplans.models import Person, Plan

AREAS_AT_ONCE = 5
SAY_AFTER = 4
MODELS = (*rows.MODELS, *planning.MODELS)


def lookalike_pairs(seed, people):
    """(kind, person id, person id) of every two of the first `people` of this seed who were made to look alike."""
    for number in range(-(-people // PEOPLE_OF_AN_AREA)):
        first = number * PEOPLE_OF_AN_AREA
        for kind, one, other in draw_area(seed, number).alike:
            if first + max(one, other) < people:
                yield kind, seeded_id(seed, "person", first + one), seeded_id(seed, "person", first + other)


def make_population(people, plans, seed, *, today, say):
    """Load what is missing of so many people and plans; gives how many of each were added.

    All of it or nothing: one transaction. `say` is called with a line of progress now and then. Raises CommandError.
    """
    _refuse_what_cannot_be(people, plans, seed)
    with transaction.atomic():
        look_at_keys_later()
        build_town()
        making = Making(people, plans, seed, today=today, say=say)
        if people - making.people_there < MANY:
            added = making.load(map(making.texts_of, making.runs()))
        else:
            with indexes_afterwards(MODELS):
                added = making.load(side_by_side(making.texts_of, making.runs()))
    analyze()
    return added


def _refuse_what_cannot_be(people, plans, seed):
    if plans > people // 4:
        raise CommandError("At most one in four people can have a plan. Ask for more people, or for fewer plans.")
    others = User.objects.filter(email__startswith=REGISTRAR).exclude(email=registrar_email(seed))
    if others.exists():
        raise CommandError("This database holds the population of another seed. Use that one, or another database.")


class Making:
    """One run of the command."""

    def __init__(self, people, plans, seed, *, today, say):
        self.people, self.plans, self.say = people, plans, say
        registrar, teams = find_registrar(seed), find_teams(seed)
        self.people_there = Person.objects.filter(registered_by=registrar).count()
        self.plans_there = set(Plan.objects.filter(person__registered_by=registrar).values_list("pk", flat=True))
        self.registering = Registering(seed, registrar=registrar, teams=teams, taken=_taken(registrar), today=today)
        self.planning = Planning(seed, teams=teams, today=today)

    def runs(self):
        """The areas, some at a time."""
        areas = iter(range(-(-self.people // PEOPLE_OF_AN_AREA)))
        while numbers := list(islice(areas, AREAS_AT_ONCE)):
            yield numbers

    def load(self, texts):
        """Everybody who is not there yet, then plans for those who are most likely to have one."""
        added = [0, 0]
        for number, (people, plans, tables) in enumerate(texts, start=1):
            for model, text in zip(MODELS, tables, strict=True):
                if text:
                    copy_text(model, *text)
            added = [added[0] + people, added[1] + plans]
            if number % SAY_AFTER == 0:
                self.say(f"{added[0]:>9,} people and {added[1]:>7,} plans")
        return tuple(added)

    def texts_of(self, numbers):
        """How many people and plans are missing of these areas, and what to load into each table. Asks no database."""
        made = defaultdict(list)
        for number in filter(self._is_wanted, numbers):
            people = self._drawn(number)
            for pair in people[self._there(number) :]:
                _sort_into(made, self.registering.rows_of(*pair))
            _sort_into(made, self._plans_of(number, people))
        return len(made[Person]), len(made[Plan]), [copied_text(model, made[model]) for model in MODELS]

    def _is_wanted(self, number):
        """Whether anybody of this area, or any plan of theirs, may be missing."""
        return self._there(number) < self._last(number) or bool(self.plans)

    def _drawn(self, number):
        return self.registering.people_of(number)[: self._last(number)]

    def _there(self, number):
        return _within_area(self.people_there, number)

    def _last(self, number):
        return _within_area(self.people, number)

    def _plans_of(self, number, people):
        first = number * PEOPLE_OF_AN_AREA
        before = first * self.plans // self.people
        wanted = (first + len(people)) * self.plans // self.people - before
        places = self.planning.most_likely_first(number, people)
        ids = {place: self.planning.plan_id(number, place) for place in places}
        wanted -= sum(pk in self.plans_there for pk in ids.values())
        missing = (place for place in places if ids[place] not in self.plans_there)
        for place in islice(missing, max(0, wanted)):
            yield from self.planning.rows_of(number, place, *people[place])


def _within_area(total, number):
    return min(max(total - number * PEOPLE_OF_AN_AREA, 0), PEOPLE_OF_AN_AREA)


def _sort_into(made, found):
    for model, row in found:
        made[model].append(row)


def _taken(registrar):
    """Numbers of people who are not of the population, and of the six of the demonstration, there or not."""
    there = Person.objects.exclude(registered_by=registrar).exclude(nhs_number=None)
    personas = {read_file(path)["person"]["nhs_number"] for path in persona_files()}
    return personas | set(there.values_list("nhs_number", flat=True))
