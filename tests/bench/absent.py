"""Whether a stranger can tell by the clock what exists: the same question about what is there and about what is not."""

import random
import statistics
import time
import uuid
from dataclasses import dataclass

from django.core.cache import cache
from django.test import override_settings

from accounts.models import User
from tests.bench.requests import Caller
from tests.bench.sessions import session_of

SAMPLES, SLOW_SAMPLES = 500, 60
MOST_APART = 2.0
NOBODY = "nobody@demo.golden-ticket.test"


@dataclass(frozen=True)
class Apart:
    """Medians in milliseconds of two answers that nobody may tell apart."""

    name: str
    forbidden: float
    absent: float
    samples: int

    @property
    def apart(self):
        return abs(self.forbidden - self.absent)

    def __str__(self):
        verdict = "within" if self.apart < MOST_APART else "NOT WITHIN"
        return (
            f"{self.name:<44}{self.forbidden:>9.2f} ms   not there: {self.absent:>9.2f} ms"
            f"   apart {self.apart:.2f} ms, {verdict} {MOST_APART:.0f} ms ({self.samples} samples each)"
        )


def compare_answers(name, forbidden, absent, samples=SAMPLES):
    """Ask both in turn, the first of each two drawn by lot, after a warm-up; what limits attempts forgets each."""
    drawing = random.Random(1)
    taken = {forbidden: [], absent: []}
    for number in range(samples + 5):
        for ask in drawing.sample((forbidden, absent), 2):
            cache.clear()
            started = time.perf_counter()
            ask()
            if number >= 5:
                taken[ask].append((time.perf_counter() - started) * 1000)
    return Apart(name, *(statistics.median(taken[ask]) for ask in (forbidden, absent)), samples)


# A password is hashed for half a second on purpose, whoever it is for; a cheap hash lets the rest be seen.
@override_settings(
    EMAIL_BACKEND="django.core.mail.backends.dummy.EmailBackend",
    PASSWORD_HASHERS=["django.contrib.auth.hashers.MD5PasswordHasher"],
)
def absent_beside_forbidden(plan):
    """For somebody who cares for nobody here: a page, an API call; for anybody: signing in, and a new password."""
    owen = User.objects.get(email__startswith="owen@")
    owen.set_password("another")
    owen.save(update_fields=["password"])
    ask, visitor = Caller(session_of(owen)), Caller()

    def asking(address):
        return (
            lambda: ask("get", address.format(plan.pk), expect=404),
            lambda: ask("get", address.format(uuid.uuid4()), expect=404),
        )

    def typing(address, field, status):
        return tuple(
            lambda email=email: visitor("post", address, {field: email, "password": "not this one"}, expect=status)
            for email in (owen.email, NOBODY)
        )

    return [
        compare_answers("a page of a plan that is not theirs", *asking("/plans/{}/")),
        compare_answers("an API call about it", *asking("/api/v1/plans/{}/card/")),
        compare_answers("signing in, wrong password", *typing("/accounts/login/", "login", 200)),
        compare_answers("a new password", *typing("/accounts/password/reset/", "email", 302), SLOW_SAMPLES),
    ]
