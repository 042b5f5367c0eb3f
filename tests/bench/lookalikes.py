"""How well look-alikes are told in a population: who was seeded to look alike is found, and how often others are."""

import random
import time
from collections import Counter

from accounts.models import User
from careplans.actions.lookalikes import known_of, lookalikes_of
from careplans.content.lookalikes import resemblance
from careplans.management.population.making import lookalike_pairs
from careplans.models import Person


def measure_lookalikes(people, seed, sample):
    """Of a population of so many of this seed: sensitivity by kind of pair, and false alarms among random people."""
    pairs = list(lookalike_pairs(seed, people))
    by_id = Person.objects.in_bulk({pk for _, *two in pairs for pk in two})
    pairs = [(_kind(kind, by_id[one], by_id[other]), one, other) for kind, one, other in pairs]
    drawing = random.Random(seed)
    return {
        "pairs": len(pairs),
        "judged": _judged(pairs, by_id),
        "found": _found(drawing.sample(pairs, min(sample, len(pairs))), by_id),
        "false_alarms": _false_alarms(pairs, drawing, sample),
        "random_pairs": _random_pairs(pairs, drawing, sample),
    }


def _kind(kind, one, other):
    """Pairs of one address are told apart from those whose address may be compared with nothing."""
    is_by_place = kind in ("parent_and_child", "care_home_first_name", "care_home_surname")
    return f"{kind}, restricted" if is_by_place and (one.location_sensitive or other.location_sensitive) else kind


def _judged(pairs, by_id):
    """Of each kind: how many pairs, and of how many the pure rule says that they look alike."""
    known = {pk: known_of(person) for pk, person in by_id.items()}
    every = Counter(kind for kind, *_ in pairs)
    told = Counter(kind for kind, one, other in pairs if resemblance(known[one], known[other]))
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
    yield f"{'seeded pairs':<24}{'told':>8}{'of':>8}"
    for kind, (found, every) in told["judged"].items():
        yield f"{kind:<24}{found:>8}{every:>8}"
    found, every, slowest = told["found"]
    yield f"{'found in the database':<24}{found:>8}{every:>8}   slowest {slowest:.0f} ms"
    some, close, people = told["false_alarms"]
    yield f"{'random people: any':<24}{some:>8}{people:>8}   {some / max(people, 1):.2%}"
    yield f"{'  to be read back':<24}{close:>8}{people:>8}   {close / max(people, 1):.2%}"
    some, drawn = told["random_pairs"]
    yield f"{'random pairs':<24}{some:>8}{drawn:>8}   {some / max(drawn, 1):.4%}"
