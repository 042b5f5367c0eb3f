"""How many searches with real-life slips find the right person; the same people and seed give the same answer.

`errors_of` makes, of what stands on record about one person, what somebody might type. `measure_recall` looks that up
and counts. Where others fit what was typed as well, the facts do not single one out, and the search is not counted.
"""

import random
import string
from dataclasses import replace
from datetime import date

from careplans.actions.lookups import Found, NobodyMatched, NoPlan, SeveralPeople, look_up
from careplans.content.asked import Query
from careplans.content.nicknames import forms_of
from careplans.models import Person

FIRST_FIVE = 5


def facts_of(person):
    """What somebody who knows this person well would type."""
    return Query(
        person.born_on,
        family_name=person.family_name,
        given_name=person.given_names.split()[0],
        born_precision=person.born_precision,
    )


def errors_of(person, seed):
    """The kinds of slip, each with the search in which it was made, as far as it can be made of this person."""
    rng, facts = random.Random(f"{seed} {person.pk}"), facts_of(person)
    made = {
        "day and month swapped": _swapped(facts),
        "a letter wrong": _misspelt(facts, rng, 1),
        "two letters wrong": _misspelt(facts, rng, 2),
        "names transposed": replace(facts, family_name=facts.given_name, given_name=facts.family_name),
        "nickname": _nicknamed(facts, rng),
        "maiden name": _before(person, facts),
        "partial postcode": _placed(person, facts, rng),
    }
    return {kind: query for kind, query in made.items() if query is not None and query != facts}


def _swapped(facts):
    born = facts.born_on
    if facts.born_precision != "day" or born.day > 12:
        return None
    return replace(facts, born_on=date(born.year, born.day, born.month))


def _misspelt(facts, rng, letters):
    """The family name with so many letters wrong; short names keep enough of themselves to be known by."""
    name = list(facts.family_name)
    places = [place for place in range(1, len(name)) if name[place].isalpha()]
    if len(places) < 3 * letters:
        return None
    for place in rng.sample(places, letters):
        name[place] = rng.choice([one for one in string.ascii_lowercase if one != name[place].lower()])
    return replace(facts, family_name="".join(name))


def _nicknamed(facts, rng):
    forms = sorted(forms_of(facts.given_name))
    return replace(facts, given_name=rng.choice(forms).title()) if forms else None


def _before(person, facts):
    """With the name the person had before the first change of it."""
    changes = [change for change in person.changes.all() if "family_name" in change.before]
    return replace(facts, family_name=changes[-1].before["family_name"]) if changes else None


def _placed(person, facts, rng):
    """The beginning of the postcode and a letter wrong, without the given name."""
    slip = _misspelt(facts, rng, 1)
    if slip is None or person.location_sensitive or not person.postcode:
        return None
    return replace(slip, given_name="", postcode=person.postcode.split()[0])


def is_singled_out(person, shown, scores):
    """Whether nobody else fits what was typed as well as, or better than, this person does."""
    mine = scores.get(person.pk)
    if mine is None:
        return True
    return sum(scores.get(other.pk, 0) >= mine for other in shown) <= FIRST_FIVE


def measure_recall(people, how_many, by, seed=0):
    """Search `how_many` times for these people, with one slip each; how that went, by kind of slip and together.

    `false_nobody` are people whom rules allow to be found and who were not; `wrong_absence` are answers that say of
    somebody on record that nobody matched without saying what was searched and how, or show none at all.
    """
    counts = {"searches": 0, "first_five": 0, "not_singled_out": 0, "false_nobody": 0, "wrong_absence": 0, "missed": []}
    for person, kind, query in _searches(people, how_many, seed):
        outcome = look_up(query, nearly=True, reason="Measuring recall", by=by)
        counts["searches"] += 1
        _count(counts, outcome, person, kind, query)
    counted = counts["searches"] - counts["not_singled_out"]
    return {**counts, "recall": counts["first_five"] / counted if counted else 1.0}


def recall_among_all(how_many, by):
    """The same for people drawn from all there are, as a line to print."""
    drawn = Person.objects.filter(merged_into=None).order_by("?")[: how_many // 2]
    counts = measure_recall(drawn.prefetch_related("changes"), how_many, by)
    counts["missed"] = len(counts["missed"])
    told = ", ".join(f"{kind.replace('_', ' ')} {count}" for kind, count in counts.items())
    return f"{'look-ups with one slip each':<44}{told}"


def _searches(people, how_many, seed):
    """Every person with each kind of slip in turn, until there are enough."""
    done = 0
    for person in people:
        for kind, query in errors_of(person, seed).items():
            if done == how_many:
                return
            done += 1
            yield person, kind, query


def _count(counts, outcome, person, kind, query):
    shown = _shown(outcome)
    if person in shown[:FIRST_FIVE]:
        counts["first_five"] += 1
    elif isinstance(outcome, SeveralPeople) and (outcome.more or not outcome.nearly):
        # Others fit exactly what was typed: it does not single this person out.
        counts["not_singled_out"] += 1
    elif isinstance(outcome, Found | NoPlan) or not is_singled_out(person, shown, getattr(outcome, "scores", {})):
        counts["not_singled_out"] += 1
    else:
        counts["missed"].append((kind, query.words))
    if isinstance(outcome, NobodyMatched):
        counts["false_nobody"] += query.may_be_near
        counts["wrong_absence"] += not (outcome.searched == query.words and outcome.how)


def _shown(outcome):
    """The people of this outcome, in the order shown."""
    match outcome:
        case Found(version=version):
            return [version.plan.person]
        case NoPlan(person=person):
            return [person]
        case SeveralPeople(matches=matches):
            return matches
    return []
