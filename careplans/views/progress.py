"""How far a draft has come, section by section, as the task list of the writing desk says it."""

from dataclasses import dataclass, field
from itertools import groupby

from django.urls import reverse
from django.utils import timezone

from careplans.content.document import answers, rows_of
from careplans.content.plan_types import CHILD, plan_type
from careplans.content.sections import SECTIONS, section_by_key
from careplans.content.starters import suggested

NOTHING, STARTED, COMPLETE, ATTENTION = "Nothing yet", "Started", "Complete", "Needs attention"
READ_ONLY, OTHERS_WRITE_IT = "Read only", "In your role you read this section; others write it."
EVERY_SECTION = frozenset(section.key for section in SECTIONS)
ALWAYS_SHOWN = ("what_matters", "recommendations")
MOST_PROBLEMS_TOLD = 2
MOST_TITLES = 3


@dataclass(frozen=True)
class Task:
    """One section to write: its state in words, and what is missing or wrong. Done is what nothing waits for."""

    title: str
    href: str
    status: str
    hint: str
    is_close: bool
    is_done: bool


@dataclass(frozen=True)
class Group:
    """Sections that belong together: those at hand, and those that only some plans need."""

    title: str
    tasks: list = field(default_factory=list)
    more: list = field(default_factory=list)

    @property
    def more_titles(self):
        """What else there is, in one line."""
        named = ", ".join(task.title for task in self.more[:MOST_TITLES])
        return named if len(self.more) <= MOST_TITLES else f"{named} and {len(self.more) - MOST_TITLES} more"


def groups_of(plan, content, problems, writable=EVERY_SECTION):
    """Every section of the draft as a task, in groups, what matters to the person first.

    One that this writer may not write (its key is not `writable`) says so, and waits for nothing from them.
    """
    tasks = [(one.group, task_for(plan, one, content, problems, writable)) for one in SECTIONS]
    return [_group(title, [task for _, task in members]) for title, members in groupby(tasks, key=lambda one: one[0])]


def _group(title, tasks):
    return Group(title, [task for task in tasks if task.is_close], [task for task in tasks if not task.is_close])


def task_for(plan, section, content, problems, writable=EVERY_SECTION):
    """The state of one section."""
    if section.key not in writable:
        return _to_read(plan, section, content)
    own = [problem for problem in problems if problem.section == section.key]
    is_empty = not content.get(section.key)
    prompts = suggested(plan.draft.starters, section.key)
    return Task(
        title=section.title,
        href=reverse("section", args=[plan.pk, section.key]),
        status=NOTHING if is_empty else _status(section, content, own),
        hint=_hint(section, content, own) or _suggestion(prompts),
        is_done=not own,
        is_close=bool(own or prompts) or not is_empty or is_needed(section) or _is_asked_of(plan, section),
    )


def _to_read(plan, section, content):
    """A section that others write."""
    href, is_said = reverse("section", args=[plan.pk, section.key]), bool(content.get(section.key))
    return Task(section.title, href, READ_ONLY, hint=OTHERS_WRITE_IT, is_close=is_said, is_done=True)


def _is_asked_of(plan, section):
    """Whether this section is for everybody, or for somebody of this person's age."""
    is_child = plan_type(plan.person.born_on, timezone.localdate()) == CHILD
    is_for_most = section.document in ALWAYS_SHOWN and not section.only_some
    return is_for_most or (is_child and section.always_shown_under_18)


def _suggestion(prompts):
    """That there are questions to ask here, where nothing is written yet."""
    many = f"{len(prompts)} questions are" if len(prompts) > 1 else "A question is"
    return f"{many} suggested here." if prompts else ""


def next_to_write(plan, asked, content, problems, writable=EVERY_SECTION):
    """The section to go on to from this one: the next that waits for something, from the top again at the end; or None.

    A section waits if it keeps the plan from being published, or if a question is suggested there and none answered.
    """
    in_the_way = {problem.section for problem in problems if problem.blocks and not problem.needs_reason}
    suggests = {one.key for one in SECTIONS if not content.get(one.key) and suggested(plan.draft.starters, one.key)}
    around = [one for one in (*SECTIONS[asked.order :], *SECTIONS[: asked.order - 1]) if one.key in writable]
    return next((one for one in around if one.key in in_the_way | suggests), None)


def where_to_go_on(plan, content, problems, writable=EVERY_SECTION):
    """The section to begin or go on with: what matters first, then the first that waits; None where nothing does."""
    first, last = SECTIONS[0], SECTIONS[-1]
    is_begun = content.get(first.key) or first.key not in writable
    return next_to_write(plan, last, content, problems, writable) if is_begun else first


def is_needed(section):
    """Whether nothing can be published without this section."""
    asks = any(item.needed_to_publish for item in section.items)
    return section.needed_to_publish or (asks and not section.repeats)


def _status(section, content, problems):
    if any(not _is_missing(problem) for problem in problems):
        return ATTENTION
    if problems:
        return STARTED
    answered, asked = _count(section, content)
    return COMPLETE if is_needed(section) or section.repeats or answered == asked else STARTED


def _is_missing(problem):
    """Whether something has not been written yet, rather than written in a way that cannot stand."""
    return problem.blocks and problem.message.startswith(("Answer ", "Add at least "))


def _hint(section, content, problems):
    told = " ".join(problem.message for problem in problems[:MOST_PROBLEMS_TOLD])
    if len(problems) > MOST_PROBLEMS_TOLD:
        told += f" And {len(problems) - MOST_PROBLEMS_TOLD} more."
    return told or _so_far(section, content)


def _so_far(section, content):
    if not content.get(section.key):
        return ""
    if section.repeats:
        return f"{len(rows_of(section, content))} recorded"
    answered, asked = _count(section, content)
    return f"{answered} of {asked} questions answered"


def _count(section, content):
    found = [answer.is_recorded for answer in answers(content, [section])]
    return sum(found), len(found)


def disagreements_of(problems):
    """How many disagreements wait for a reason, and how many stand with one."""
    found = [problem for problem in problems if problem.needs_reason]
    settled = sum(bool(problem.went_on) for problem in found)
    return {"open": len(found) - settled, "settled": settled}


def problem_links(plan, problems):
    """The problems, each with the address where it can be put right."""
    return [
        {"message": problem.message, "href": _where(plan, problem), "went_on": problem.went_on} for problem in problems
    ]


def _where(plan, problem):
    if problem.needs_reason:
        return reverse("desk_reasons", args=[plan.pk])
    if section_by_key(problem.section):
        return reverse("section", args=[plan.pk, problem.section])
    return reverse("person", args=[plan.person_id])
