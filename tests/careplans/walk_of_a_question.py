"""Where a question turns up, from its declaration alone. Run by test_one_declaration.py on a changed copy.

It writes one line of JSON: by section, each place that must know the question, and whether it does.
"""

import json
import sys
from datetime import date

from django.template.loader import render_to_string

from careplans.api.shapes import sections_shape
from careplans.content.changes import changes
from careplans.content.document import parse_section
from careplans.content.items import Tier
from careplans.content.sections import CARD_ORDER, section_by_key
from careplans.content.whole import whole
from careplans.forms.sections import SectionForm
from careplans.models import Draft, Person, Plan
from careplans.views.progress import groups_of
from tests.careplans.content.schema_lock import declared, locked, losses


def page(template, **context):
    return render_to_string(template, context)


def task_titles(content):
    """What the task list of a writing desk leads to, folded away or not."""
    plan = Plan(person=Person(born_on=date(1958, 3, 14)))
    Draft(plan=plan)
    return [task.title for group in groups_of(plan, content, []) for task in (*group.tasks, *group.more)]


def asked_and_read(section, item, words):
    """Every place that asks this question or shows its answer, and whether it did."""
    content = {section.key: parse_section(section, {item.key: words})}
    asked = page("careplans/desk_questions.html", form=SectionForm(section, writer="Bethan"), origin=())
    paper = "".join(page("print/full_part.html", part=part) for part in whole(content, on_paper=True))
    return {
        "on the task list": section.title in task_titles(content),
        "asked on its page": item.label in asked and f'name="{item.key}"' in asked,
        "read in the whole plan": words in page("careplans/plan_parts.html", parts=whole(content)),
        "printed": words in paper,
        "in the API": words in json.dumps(sections_shape(content)),
        "on the card of the API": words in json.dumps(sections_shape(content, CARD_ORDER, Tier.FIRST_SCREEN)),
        "told as a change": words in " ".join(change.sentence for change in changes({}, content)),
    }


def unlocked():
    """What is declared and not locked yet: sections, or items of a section."""
    before, now = locked(), declared()
    items = {(key, item) for key, section in now.items() for item in section["items"]}
    known = {(key, item) for key, section in before.items() for item in section["items"]}
    return sorted(f"{key}.{item}" for key, item in items - known)


def walk(asked):
    """Follow each question of `asked`: {section: [item, words]}."""
    found = {}
    for section_key, (item_key, words) in asked.items():
        section = section_by_key(section_key)
        found[section_key] = asked_and_read(section, section.item(item_key), words)
    return {"found": found, "unlocked": unlocked(), "lost": list(losses(locked(), declared()))}


if __name__ == "__main__":
    sys.stdout.write(json.dumps(walk(json.loads(sys.argv[1]))))
