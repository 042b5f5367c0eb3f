"""What a rule is: what it says, where it comes from, which harm it prevents, what it reads and what it does.

A rule sees only what it says it reads, so that what a problem stands on is known: see `basis_of`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from textwrap import dedent

from careplans.content.document import Problem, seal
from careplans.content.facts import Facts

BLOCKS, NEEDS_A_REASON, WARNS = "blocks", "needs a reason", "warns"


@dataclass(frozen=True)
class Rule:
    """One rule. `reads` are sections, or single answers as "section.item"; `hazard` is a number in domain.md §7.

    `does` has each of BLOCKS, NEEDS_A_REASON and WARNS that its problems can do.
    """

    find: Callable[[Facts], Iterator[Problem]]
    source: str
    hazard: str
    reads: tuple[str, ...]
    does: tuple[str, ...]

    @property
    def name(self) -> str:
        """For ever: reasons given for going on are kept under it."""
        return self.find.__name__

    @property
    def says(self) -> str:
        """What it says, in words."""
        return " ".join(dedent(self.find.__doc__ or "").split())

    def problems(self, facts: Facts) -> list[Problem]:
        """What this rule finds, each problem with the rule's name."""
        seen = replace(facts, content=what_is_read(facts.content, self.reads))
        return [self._named(problem) for problem in self.find(seen)]

    def _named(self, problem):
        both = problem.contradiction
        return replace(problem, rule=self.name, contradiction=both and replace(both, rule=self.name))


def rule(
    *, source: str, reads: str, hazard: str = "", does: tuple[str, ...] | str = BLOCKS
) -> Callable[[Callable[[Facts], Iterator[Problem]]], Rule]:
    """Make a function that yields Problems a Rule. `reads` has names divided by spaces."""
    effects = (does,) if isinstance(does, str) else does
    return lambda find: Rule(find, source, hazard, tuple(reads.split()), effects)


def what_is_read(content: dict, reads: tuple[str, ...]) -> dict:
    """The part of a plan that these names stand for, in the shape of a plan."""
    wanted = {}
    for name in reads:
        section, _, item = name.partition(".")
        wanted.setdefault(section, set()).add(item)
    return {key: _only(content[key], items) for key, items in wanted.items() if content.get(key)}


def _only(stored, items):
    if "" in items:
        return stored
    if isinstance(stored, list):
        return [_only(row, items | {"id"}) for row in stored]
    return {key: value for key, value in stored.items() if key in items}


def basis_of(problem: Problem, content: dict, rules: tuple[Rule, ...]) -> str:
    """What a problem stands on, as a hash: the same until an answer that its rule reads is changed.

    It covers the rule, the place of the problem (of both sides, where two statements disagree) and all that the rule
    reads; not the wording of the message. A reason given for going on holds for this basis and for no other.
    """
    reads = next((one.reads for one in rules if one.name == problem.rule), (problem.section,))
    both = problem.contradiction
    places = [problem, both.one, both.other] if both else [problem]
    return seal(
        {
            "rule": problem.rule,
            "places": [[place.section, place.item, place.row] for place in places],
            "read": what_is_read(content, reads),
        }
    )
