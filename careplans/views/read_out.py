"""What a draft says, section by section, set out to be read before it is signed."""

from dataclasses import dataclass
from itertools import groupby

from careplans.content.document import answers, rows_of
from careplans.content.items import Tier


@dataclass(frozen=True)
class Block:
    """The recorded answers of one row, and the questions that have none."""

    answers: list
    not_recorded: str

    @property
    def heading(self):
        """What a row is about: its first answer."""
        return self.answers[0].words

    @property
    def lines(self):
        """Everything else the row says, a line for each answer."""
        return "\n".join(f"{answer.item.label}: {answer.words}" for answer in self.answers[1:])


@dataclass(frozen=True)
class ReadOut:
    """One section as it will be published: nothing recorded is left out, no gap that matters is passed over."""

    section: object
    blocks: list

    @property
    def says_something(self):
        return any(block.answers for block in self.blocks)


def read_out(content, sections):
    """Each of these sections with everything it says."""
    return [ReadOut(section, _blocks(content, section)) for section in sections]


def _blocks(content, section):
    found = list(answers(content, [section]))
    rows = [row for row, _ in rows_of(section, content)]
    return [_block([answer for answer in found if answer.row == row]) for row in rows]


def _would_be_missed(answer):
    """Whether somebody at the scene would look for this answer; a row that says less than it could is no gap."""
    item = answer.item
    return item.needed_to_publish or (item.tier <= Tier.FIRST_SCREEN and not answer.section.repeats)


def _block(found):
    missing = "; ".join(answer.item.label for answer in found if not answer.is_recorded and _would_be_missed(answer))
    return Block([answer for answer in found if answer.is_recorded], missing)


def in_groups(read_outs):
    """The same, under the titles of their groups."""
    found = groupby(read_outs, key=lambda one: one.section.group)
    return [{"title": title, "read_outs": list(members)} for title, members in found]
