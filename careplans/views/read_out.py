"""What a draft says, section by section, set out to be read before it is signed."""

from dataclasses import dataclass

from careplans.content.document import answers, rows_of


@dataclass(frozen=True)
class Block:
    """The recorded answers of one row, and the questions that have none."""

    answers: list
    not_recorded: str


@dataclass(frozen=True)
class ReadOut:
    """One section as it will be published: nothing recorded is left out, nothing missing is passed over."""

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


def _block(found):
    missing = "; ".join(answer.item.label for answer in found if not answer.is_recorded)
    return Block([answer for answer in found if answer.is_recorded], missing)
