"""Whom one sign-in looked at and what it saw, from a moment until another: what a breach has to be answered with.

Who was affected, what was seen, by whom and when; nothing of what the plans say is in it."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from django.utils import timezone

from accounts.models import User
from careplans.actions.looks import LOOK_HEADINGS, look_as_cells
from careplans.actions.packing import table, text, write_pack
from careplans.audit import Verb, record, record_each
from careplans.content.wording import format_moment
from careplans.models import AccessEvent, Person

PEOPLE_HEADINGS = (
    *("NHS number", "Family name", "Given names", "Born", "Times on the list", "First (UK)", "Last (UK)"),
    "Before you write to them",
)
SENSITIVE = "Whereabouts are sensitive: do not write to an address and do not ring before the team that cares says how"
DEAD = "Has died: ask the team that cares whom to tell"
README = (
    "WHO WAS AFFECTED, AND WHAT WAS SEEN",
    "",
    "Sign-in: {actor}",
    "From {since} until {until} (UK time). Made {now}.",
    "{people} people, {looks} entries of the audit.",
    "",
    "people.csv  everybody whom this sign-in found, opened or wrote about. One line each.",
    "looks.csv   every single look and deed, the first first. What was tried and not allowed says so.",
    "",
    "FOR REVIEW BEFORE ANYTHING IS HANDED ON",
    "- The column “Before you write to them” marks people whose whereabouts are sensitive, and people who have died.",
    "- “Why” and “Case number” are words that were typed: they may name somebody else. Read them first.",
    "- Nothing of what a plan says is in here: nothing that was withheld from a person, and no confidence of anybody.",
    "  To say exactly what was on the page, open the version named in “What” with whoever may read the plan.",
    "",
    "WHAT TO DO NEXT",
    "1. Ask the team that looks after sign-ins to end this one, if that has not been done.",
    "2. Decide with the Caldicott guardian and the data protection officer whether this is to be reported.",
    "   A report to the Information Commissioner is due within 72 hours of knowing of the breach (UK GDPR Article 33).",
    "3. Tell the people affected without delay where the risk to them is high (Article 34).",
    "4. Run “verify_audit” and keep what it says with this file: it shows that nothing in the audit was changed.",
    "5. Keep this file enciphered, and delete it when the case is closed. That it was made is on record.",
)


@dataclass(frozen=True)
class Made:
    """How much is in the pack."""

    people: int
    looks: int


def make_breach_pack(path: Path, *, actor: User, since: datetime, until: datetime, now: datetime | None = None) -> Made:
    """Write the pack; that it was made is on record, about everybody in it. Raises FileThere."""
    moment = now or timezone.now()
    events = AccessEvent.objects.filter(actor=actor, at__gte=since, at__lt=until).order_by("at", "pk")
    looks = list(events.select_related("actor", "plan", "person"))
    by_person = defaultdict(list)
    for event in looks:
        if event.person_id:
            by_person[event.person].append(event)
    made = Made(len(by_person), len(looks))
    told = {"actor": f"{actor}, {actor.email}", "since": format_moment(since), "until": format_moment(until)}
    told |= {"now": format_moment(moment), "people": made.people, "looks": made.looks}
    files = {
        "README.txt": text(*(line.format(**told) for line in README)),
        "people.csv": table(PEOPLE_HEADINGS, (_affected(person, seen) for person, seen in by_person.items())),
        "looks.csv": table(("NHS number", "Name", *LOOK_HEADINGS), map(_look, looks)),
    }
    write_pack(path, files, partial(_put_on_record, made, list(by_person), actor, moment))
    return made


def _put_on_record(made, people, actor, moment):
    subject = f"breach pack about sign-in {actor.pk}: {made.people} people, {made.looks} events"
    record(Verb.MADE_BREACH_PACK, by=None, subject=subject, now=moment)
    record_each(Verb.MADE_BREACH_PACK, people, by=None, subject=f"breach pack about sign-in {actor.pk}", now=moment)


def _affected(person: Person, seen):
    marks = [SENSITIVE] * person.location_sensitive + [DEAD] * bool(person.died_on)
    days = (timezone.localtime(event.at).strftime("%Y-%m-%d %H:%M") for event in (seen[0], seen[-1]))
    names = person.nhs_number, person.family_name, person.given_names, person.born_on.isoformat()
    return (*names, len(seen), *days, ". ".join(marks))


def _look(event):
    person = event.person
    who = (person.nhs_number, f"{person.given_names} {person.family_name}") if person else ("", "")
    return (*who, *look_as_cells(event))
