"""Two records as a page sets them side by side."""

from dataclasses import dataclass

from careplans.access import teams_caring_for
from careplans.actions.merges import live_plans, needs_a_word_on_numbers
from careplans.actions.near_matches import identity_of
from careplans.actions.person_changes import facts_of
from careplans.content.alike import Likeness, likeness
from careplans.content.two_records import compared, how_they_agree, points
from careplans.content.wording import format_date, format_name
from careplans.models import Person

STATUSES = dict(Person.NumberStatus.choices)


@dataclass(frozen=True)
class Comparison:
    """`lines` fact by fact; `plans` with a word on each; `points` to be ticked; `seen` the two revisions."""

    survivor: Person
    duplicate: Person
    lines: list
    points: list
    plans: list
    seen: tuple
    likeness: Likeness
    has_two_numbers: bool


def comparison_of(survivor, duplicate):
    """Everything by which somebody can tell whether two records are of one person."""
    lines = compared(facts_of(survivor), facts_of(duplicate), STATUSES)
    return Comparison(
        survivor=survivor,
        duplicate=duplicate,
        lines=lines + [_registered(survivor, duplicate), _died(survivor, duplicate)],
        points=points(lines),
        plans=[(plan, _plan_words(plan, survivor)) for plan in live_plans(survivor, duplicate)],
        seen=(survivor.revision, duplicate.revision),
        likeness=likeness(identity_of(survivor), identity_of(duplicate)),
        has_two_numbers=needs_a_word_on_numbers(survivor, duplicate),
    )


def _line(key, label, survivor, duplicate, *, how=""):
    return {"key": key, "label": label, "survivor": survivor, "duplicate": duplicate, "how": how}


def _registered(survivor, duplicate):
    words = [f"{format_date(one.registered_at)}, for {one.registered_for}" for one in (survivor, duplicate)]
    return _line("registered", "Registered", *words)


def _died(survivor, duplicate):
    words = [format_date(one.died_on) if one.died_on else "Not recorded" for one in (survivor, duplicate)]
    return _line("died", "Died", *words, how=how_they_agree(*words))


def _plan_words(plan, survivor):
    """Which plan it is, by whose record, state and teams; not a word of what it says."""
    whose = "the record that is used" if plan.person_id == survivor.pk else "the second record"
    if plan.withdrawn_at:
        state = f"withdrawn {format_date(plan.withdrawn_at)}"
    elif plan.current:
        state = f"version {plan.current.number} in use, published {format_date(plan.current.published_at)}"
    else:
        state = f"being written since {format_date(plan.started_at)}, nothing published"
    teams = ", ".join(team.name for team in teams_caring_for(plan))
    return f"Plan {plan.reference} of {whose}: {state}. Cared for by {teams or 'no team'}."


def name_of(person):
    """Who this is, on one line of a list to choose from."""
    name = format_name(person.family_name, person.given_names, person.title, person.suffix)
    return f"{name}, born {format_date(person.born_on, person.born_precision)}"
