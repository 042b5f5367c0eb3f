"""Looking someone up. Four outcomes, each saying what was searched; none is proof that no plan exists."""

from dataclasses import dataclass, field

from django.db import transaction

from accounts.models import User
from accounts.permissions import PLAN_LOOK_UP
from careplans.access import (
    closed_plans_for,
    is_urgent,
    people_for,
    plans_for,
    plans_to_break_glass_for,
    sharing_is_withdrawn,
    with_case,
)
from careplans.actions.cases import start_case
from careplans.actions.searching import exact_people, near_people
from careplans.audit import Result, Verb, record, record_each
from careplans.content.asked import EXACTLY, NEARLY, Query
from careplans.content.known import name_letters
from careplans.content.nearness import spelling
from careplans.models import Person, PlanVersion

__all__ = ["Found", "NoPlan", "NobodyMatched", "Query", "SeveralPeople", "look_up"]

MOST_MATCHES = 50
READ, BREAK_GLASS = "read", "break_glass"


@dataclass(frozen=True)
class Found:
    """One person, whose plan is in use. `is_confirmed`: number and birth date were both given, and are exactly theirs.

    `access` is BREAK_GLASS where this user may not read the plan unless they break the glass, otherwise READ.
    `by_old_record`: what was given stands on a second record of theirs, which was merged into this one.
    """

    version: PlanVersion
    searched: str
    is_confirmed: bool
    by_old_record: bool = False
    access: str = "read"
    outcome: str = field(default="found", init=False)


@dataclass(frozen=True)
class SeveralPeople:
    """People who fit, the likeliest first. `nearly`: nobody fits exactly, and these, or this one, are nearly it.

    `whys` says in words, for each person's id, why they are here; `more` is true where there were too many to show, and
    `would_help` names what would narrow the search.
    """

    matches: list
    searched: str
    more: bool = False
    nearly: bool = False
    whys: dict = field(default_factory=dict)
    scores: dict = field(default_factory=dict)
    how: tuple = ()
    would_help: tuple = ()
    outcome: str = field(default="several", init=False)


@dataclass(frozen=True)
class NoPlan:
    """The person is known, and has no plan in use here: none was published, or it was withdrawn, or it is closed."""

    person: Person
    searched: str
    withdrawn: bool = False
    by_old_record: bool = False
    closed: bool = False
    outcome: str = field(default="no_plan", init=False)

    @property
    def has_died(self) -> bool:
        return self.person.died_on is not None


@dataclass(frozen=True)
class NobodyMatched:
    """Nobody this user may find fits what was searched. `how` says how it was searched, `not_tried` how it was not."""

    searched: str
    how: tuple = ()
    not_tried: tuple = ()
    would_help: tuple = ()
    outcome: str = field(default="nobody_matched", init=False)

    @property
    def gave_too_little(self) -> bool:
        """Whether people who are nearly what was given were left out, because too little was given."""
        return NEARLY[0] in self.not_tried


_RESULTS = {
    Found: Result.FOUND,
    SeveralPeople: Result.SEVERAL,
    NoPlan: Result.NO_PLAN,
    NobodyMatched: Result.NOBODY,
}


@transaction.atomic
def look_up(
    query: Query,
    *,
    nearly: bool = False,
    by_glass: bool = False,
    reason: str = "",
    case_number: str = "",
    by: User,
    now=None,
):
    """Search among the people this user may find; the look, and every person it returned, is on record first.

    Exactly what was given comes first. With `nearly`, where that finds nobody and enough is given, so do people who are
    nearly what was given; they are always a list to choose from. Raises ValueError for less than `query.is_enough`.
    `by_glass`: whoever asks can be led to break the glass. Without it only urgent roles learn that a plan they may not
    read exists. With a case number, and where one person was found, the user's team works on that case from now on.
    """
    if not query.is_enough:
        raise ValueError("Too little is given to look anyone up safely.")
    fitting = exact_people(query, MOST_MATCHES + 1, by_glass=by_glass, by=by)
    people = [person for person in fitting if _may_be_told_of(person, query, by)]
    if len(people) == 1:
        start_case(people[0], case_number=case_number, by=by, now=now)
    if people:
        outcome = _outcome(query, people, by, may_break=is_urgent(by) or (by_glass and query.names_one_person))
    else:
        outcome = _near_outcome(query, by) if nearly else _nobody(query)
    facts = {"result": _RESULTS[type(outcome)], "subject": query.words, "reason": reason, "case_number": case_number}
    if isinstance(outcome, SeveralPeople) and outcome.matches:
        record_each(Verb.LOOKED_UP, outcome.matches, by=by, now=now, **facts)
    else:
        record(Verb.LOOKED_UP, by=by, now=now, **facts, **_about(outcome))
    return outcome


def _may_be_told_of(person, query, by):
    """Not a stranger whose number and birth date were given together with somebody else's name."""
    if not (query.nhs_number and query.family_name) or _is_confirmed(query, person) or is_urgent(by):
        return True
    return people_for(by).filter(pk=person.pk).exists()


def _about(outcome):
    """Whom and what an event about one person names."""
    match outcome:
        case Found(version=version):
            return {"person": version.plan.person, "plan": version.plan, "version": version}
        case NoPlan(person=person):
            return {"person": person}
    return {}


def _nobody(query):
    return NobodyMatched(query.words)


def _outcome(query, people, by, *, may_break):
    if len(people) > 1:
        fits = dict.fromkeys((person.pk for person in people), f"Fits exactly: {query.words}")
        return SeveralPeople(
            people[:MOST_MATCHES],
            query.words,
            more=len(people) > MOST_MATCHES,
            whys=fits,
            how=(EXACTLY,),
            would_help=tuple(query.would_help),
        )
    (person,) = people
    plan = with_case(plans_for(by, PLAN_LOOK_UP), by).with_version().filter(person=person).the_one()
    if plan is None and may_break:
        shut = plans_to_break_glass_for(by).with_version().filter(person=person).the_one()
        if shut is not None:
            return _found(query, person, shut, BREAK_GLASS)
    if plan is None or not plan.is_in_use:
        withdrawn = plan.withdrawn_at is not None if plan else sharing_is_withdrawn(person)
        closed = plan is None and closed_plans_for(by, PLAN_LOOK_UP).filter(person=person).exists()
        return NoPlan(person, query.words, withdrawn=withdrawn, by_old_record=person.by_old_record, closed=closed)
    return _found(query, person, plan, READ)


def _found(query, person, plan, access):
    plan.person, plan.current.plan = person, plan
    is_confirmed = _is_confirmed(query, person)
    return Found(plan.current, query.words, is_confirmed, by_old_record=person.by_old_record, access=access)


def _is_confirmed(query, person):
    """Two identifiers other than a first name were given and are exactly theirs, and no name speaks against it."""
    if not (query.nhs_number or query.ticket) or query.born_on is None or query.born_precision != "day":
        return False
    family = name_letters(query.family_name)
    return not family or bool(spelling(family, name_letters(person.family_name)).points)


def _near_outcome(query, by):
    matches, is_too_many = near_people(query, by=by) if query.may_be_near or query.may_be_begun else ([], False)
    if not matches and not is_too_many:
        how, would_help = query.how_searched, tuple(query.would_help)
        return NobodyMatched(query.words, how=how, not_tried=query.not_tried, would_help=would_help)
    shown = matches[:MOST_MATCHES]
    return SeveralPeople(
        [person for person, _ in shown],
        query.words,
        more=is_too_many or len(matches) > MOST_MATCHES,
        nearly=True,
        whys={person.pk: likeness.words for person, likeness in shown},
        scores={person.pk: likeness.score for person, likeness in shown},
        how=query.how_searched,
        would_help=tuple(query.would_help),
    )
