"""Timing one thing beside another, turn and turn about, so that a busy machine slows both."""

import statistics
import time
from dataclasses import dataclass


@dataclass(frozen=True)
class Ratio:
    """What was measured beside what, in calls a second, and how they compare."""

    name: str
    yardstick: str
    rate: float
    yardstick_rate: float

    @property
    def ratio(self):
        return self.rate / self.yardstick_rate

    def __str__(self):
        return (
            f"{self.name:<44}{self.rate:>10.1f}/s   {self.yardstick:<40}{self.yardstick_rate:>10.1f}/s"
            f"   ratio {self.ratio:.3f}"
        )


def compare(name, call, yardstick, yardstick_call, *, rounds=9, calls=40):
    """Median rates of two calls over alternating rounds, after a warm-up of each."""
    for warm in (call, yardstick_call):
        _rate(warm, calls)
    pairs = [(_rate(call, calls), _rate(yardstick_call, calls)) for _ in range(rounds)]
    ours, theirs = (statistics.median(rates) for rates in zip(*pairs, strict=True))
    return Ratio(name, yardstick, ours, theirs)


def _rate(call, times):
    started = time.perf_counter()
    for _ in range(times):
        call()
    return times / (time.perf_counter() - started)
