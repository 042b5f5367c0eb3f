"""How well look-alikes are told in a population: who was seeded to look alike is found, and how often others are.

A pair that nothing but its address gives away is counted apart where that address is protected: to warn of it would
tell where somebody lives (domain.md section 6.4, rule 6). Every other pair has to be told.
"""

import random
import time
from collections import Counter
from dataclasses import replace

from accounts.models import User
from careplans.actions.lookalikes import lookalikes_of
from careplans.content.lookalikes import known_of, resemblance
from careplans.management.population.making import lookalike_pairs
from careplans.models import Person


def measure_lookalikes(people, seed, sample):
    """Of a population of so many of this seed: sensitivity by kind of pair, and false alarms among random people."""
    pairs = list(lookalike_pairs(seed, people))
    by_id = Person.objects.in_bulk({pk for _, *two in pairs for pk in two})
    told = [pair for pair in pairs if not is_protected(*_known(pair, by_id))]
    drawing = random.Random(seed)
    return {
        "judged": _judged(told, by_id),
        "protected": len(pairs) - len(told),
        "found": _found(drawing.sample(told, min(sample, len(told))), by_id),
        "false_alarms": _false_alarms(pairs, drawing, sample),
        "random_pairs": _random_pairs(pairs, drawing, sample),
    }


def is_protected(one, other):
    """Whether these two look alike by nothing but a place that may not be told: no warning is allowed to say so."""
    as_if_open = [replace(known, is_restricted=False) for known in (one, other)]
    is_hidden = one.is_restricted or other.is_restricted
    return is_hidden and bool(resemblance(*as_if_open)) and not resemblance(one, other)


def _known(pair, by_id):
    _, one, other = pair
    return known_of(by_id[one]), known_of(by_id[other])


def _judged(pairs, by_id):
    """Of each kind: how many pairs, and of how many the pure rule says that they look alike."""
    every = Counter(kind for kind, *_ in pairs)
    told = Counter(pair[0] for pair in pairs if resemblance(*_known(pair, by_id)))
    return {kind: (told[kind], every[kind]) for kind in sorted(every)}


def _found(pairs, by_id):
    """Of a sample: how many of the seeded pairs the database gives from each side, and the slowest answer in ms."""
    reader, told, slowest = _reader(), 0, 0.0
    for _, one, other in pairs:
        for mine, theirs in ((one, other), (other, one)):
            started = time.perf_counter()
            found = {like.person.pk for like in lookalikes_of(by_id[mine], by=reader)}
            slowest = max(slowest, (time.perf_counter() - started) * 1000)
            told += theirs in found
    return told, 2 * len(pairs), slowest


def _reader():
    return User.objects.filter(email__startswith="ravi@").first() or User.objects.first()


def _false_alarms(pairs, drawing, sample):
    """Of random people nobody was seeded for: with any look-alike, and with one that must be read back."""
    seeded, reader = {pk for _, *two in pairs for pk in two}, _reader()
    ids = [pk for pk in Person.objects.values_list("pk", flat=True) if pk not in seeded]
    people = Person.objects.filter(pk__in=drawing.sample(ids, min(sample, len(ids))))
    found = [lookalikes_of(person, by=reader) for person in people]
    close = sum(any(one.resemblance.is_close for one in alike) for alike in found)
    return sum(map(bool, found)), close, len(found)


def _random_pairs(pairs, drawing, sample):
    """Of two people drawn at random: how often the rule says that they look alike."""
    known = [known_of(person) for person in Person.objects.order_by("pk")[: sample * 2]]
    drawn = [drawing.sample(known, 2) for _ in range(sample * 20)]
    return sum(bool(resemblance(*two)) for two in drawn), len(drawn)


def report(told):
    """The lines of the table."""
    yield f"{'seeded pairs':<26}{'told':>8}{'of':>8}"
    for kind, counted in told["judged"].items():
        yield _line(kind, *counted)
    yield _line("sensitivity", *map(sum, zip(*told["judged"].values(), strict=True)))
    yield f"{'only by a protected place':<26}{'never':>8}{told['protected']:>8}"
    found, every, slowest = told["found"]
    yield f"{_line('found in the database', found, every)}   slowest {slowest:.0f} ms"
    some, close, people = told["false_alarms"]
    yield _line("false alarms, any warning", some, people)
    yield _line("  to be read back", close, people)
    yield _line("  two drawn at random", *told["random_pairs"])


def _line(what, some, every):
    return f"{what:<26}{some:>8}{every:>8}   {some / max(every, 1):.2%}"
