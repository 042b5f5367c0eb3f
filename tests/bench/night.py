"""A busy night: look-ups and emergency cards through real gunicorn with everything on, against a bare view.

Other people each time, drawn from all there are, so that nothing is quick because it was just read.
"""

import random
import secrets
import statistics
from dataclasses import dataclass

from accounts.models import User
from careplans.models import Person, Plan
from tests.bench.load import Load, get, measure, post, warm
from tests.bench.servers import BARE, OURS, web
from tests.bench.sessions import session_of
from tests.bench.timing import Ratio

YARDSTICK = "bare view, one query and one insert"
EXACT, FUZZY = "look-up by number and date of birth", "look-up with a letter wrong"
CARD, FIRST = "emergency card", "emergency card, its very first opening"
ROUNDS, REQUESTS, ALONE, PEOPLE, PLANS_IN_A_SESSION = 5, 300, 200, 1500, 10


@dataclass(frozen=True)
class Call:
    """One kind of request: requests about many people, and the status each must be answered with."""

    name: str
    requests: list
    expect: int

    def draw(self, how_many):
        return random.sample(self.requests, min(how_many, len(self.requests)))


@dataclass(frozen=True)
class Night:
    """What was measured among so many people: rates beside the bare view's, and how long one request takes alone."""

    people: int
    ratios: list[Ratio]
    alone: dict[str, Load]

    def lines(self):
        """What is printed."""
        yield f"Among {self.people:,} people and {Plan.objects.count():,} plans:"
        yield from map(str, self.ratios)
        for name, load in self.alone.items():
            yield f"{name:<44}{load.median:>8.1f} ms alone, in the middle; 95 of 100 within {load.p95:.1f} ms"


def slower(small: Night, large: Night):
    """How much longer one request takes alone among many people than among few; and a guess than a sure look-up."""
    for name, load in large.alone.items():
        times = load.median / small.alone[name].median
        yield f"{name:<44}takes {times:.2f} times as long among {large.people:,} people as among {small.people:,}"
    guess = large.alone[FUZZY].p95 / large.alone[EXACT].p95
    yield f"{FUZZY:<44}takes {guess:.2f} times as long as one that is sure, 95 of 100 compared"


def night(responder: User) -> Night:
    """Look-up, card and a look-up that must guess, among the people there are in the database now."""
    bare, calls = _bare_call(), _calls(responder)
    with web(OURS) as ours, web(BARE) as yardstick:
        for port, call in ((yardstick, bare), *((ours, call) for call in calls)):
            warm(port, call.requests, expect=call.expect)
        first = _first_openings(ours, calls[1], yardstick, bare)
        ratios = [first, *(_compare(ours, call, yardstick, bare) for call in calls)]
        alone = {call.name: measure(ours, call.draw(ALONE), expect=call.expect, connections=1) for call in calls}
    return Night(Person.objects.count(), ratios, alone)


def _first_openings(port, cards, bare_port, bare):
    """Every card once: none of them was opened since this release, so each is drawn and kept (docs/adr/0021)."""
    rate = measure(port, cards.requests, expect=cards.expect).rate
    return Ratio(FIRST, YARDSTICK, rate, measure(bare_port, bare.requests, expect=bare.expect).rate)


def _compare(port, call, bare_port, bare):
    """The middle of some rounds, turn and turn about, so that a busy machine slows both."""
    pairs = [
        (
            measure(port, call.draw(REQUESTS), expect=call.expect).rate,
            measure(bare_port, bare.draw(REQUESTS), expect=bare.expect).rate,
        )
        for _ in range(ROUNDS)
    ]
    ours, theirs = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    return Ratio(call.name, YARDSTICK, ours, theirs)


def _bare_call():
    return Call("bare view", [get(f"/bare/{plan.person_id}/") for plan in _plans()], 200)


def _calls(responder):
    signed_in = list(_signed_in(responder))
    return (
        Call(EXACT, [_look_up(_by_number(plan.person), cookies) for plan, cookies in signed_in], 302),
        Call(CARD, [get(f"/plans/{plan.pk}/card/", cookies) for plan, cookies in signed_in], 200),
        Call(FUZZY, [_look_up(_misspelt(plan.person), cookies) for plan, cookies in signed_in], 200),
    )


def _look_up(fields, cookies):
    return post("/lookup/", fields, cookies, secrets.token_hex(16))


def _plans():
    """Plans in use of people who can be looked up by number and whole date of birth."""
    fitting = Plan.objects.in_use().filter(person__nhs_number__isnull=False, person__born_precision="day")
    return list(fitting.select_related("person").only("person").order_by("?")[:PEOPLE])


def _signed_in(responder):
    """Each plan with the cookie of a session in which it, and some others, have been confirmed."""
    plans = _plans()
    for start in range(0, len(plans), PLANS_IN_A_SESSION):
        some = plans[start : start + PLANS_IN_A_SESSION]
        cookies = f"sessionid={session_of(responder, *some)}"
        yield from ((plan, cookies) for plan in some)


def _by_number(person):
    return {"nhs_number": person.nhs_number, "date_of_birth": f"{person.born_on:%d/%m/%Y}"}


def _misspelt(person):
    """As it is written down over a bad line: one letter of the family name is another."""
    name, place = person.family_name, random.randrange(1, len(person.family_name))
    letter = random.choice([letter for letter in "aeiourstln" if letter != name[place]])
    given, born = person.given_names.split()[0], f"{person.born_on:%d/%m/%Y}"
    return {"family_name": name[:place] + letter + name[place + 1 :], "given_name": given, "date_of_birth": born}
