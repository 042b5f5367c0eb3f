"""Everything that is held about a person, to be given to them when they ask (UK GDPR Article 15).

What may have to be withheld (what was said in confidence, what somebody else said or is said of somebody else) is in a
folder of its own, to be reviewed by a human first: it is neither given nor left out without a word.
"""

from datetime import datetime
from functools import partial
from pathlib import Path

from django.utils import timezone

from careplans.actions.access_pack_tables import tables_about
from careplans.actions.home_entry import has_home_entry_code
from careplans.actions.packing import text, write_pack
from careplans.audit import Verb, record
from careplans.content.document import answers
from careplans.content.for_the_person import lines_to_give, lines_to_review
from careplans.content.identity import identity_part
from careplans.content.sections import SECTIONS
from careplans.content.whole import whole
from careplans.content.wording import format_moment
from careplans.models import OwnWords, Person, Plan
from careplans.models.reading import read_version, who_wrote

README = (
    "EVERYTHING THAT IS HELD ABOUT ONE PERSON",
    "",
    "Made {now}. {plans} plan(s), {versions} published version(s). In UK time.",
    "",
    "to-give     what is to be handed to the person, or to who may ask for them.",
    "for-review  what a human has to decide about first. DO NOT HAND THIS FOLDER OVER AS IT STANDS.",
    "",
    "WHAT IS IN for-review, AND WHY",
    "- confidences: what was said in confidence, such as whom not to tell and whom not to contact. In to-give the",
    "  place where it stood says “Held back until it was reviewed”.",
    "- words of others: what somebody else wrote about the person, and what teams asked of one another.",
    "- papers that a note keeps confidential.",
    "- what information governance looked into about who had looked.",
    "For each: may it be given? What would be likely to cause serious harm may be withheld (Data Protection Act 2018,",
    "Schedule 3, Part 2). What another person said, or is named in, may need their consent (Schedule 2, paragraph 16).",
    "Write down who decided what, and why.",
    "",
    "WHAT IS NOT IN HERE",
    "- The bytes of uploaded files: their list is here. Open each in the record, and add it.",
    "- The code of a key safe is held: {code}. It is shown in the record only, for a reason.",
    "",
    "WHAT TO DO NEXT",
    "1. Make sure that whoever asks is who they say they are, or may act for the person.",
    "2. Read to-give: words that were typed may name somebody else. Review for-review, and move what may be given.",
    "3. Hand it over within one month of the request, by a safe way.",
    "4. Keep this file enciphered, and delete it when it was handed over. That it was made is on record.",
)


def make_access_pack(path: Path, person: Person, *, now: datetime | None = None) -> int:
    """Write the pack about the person, with records that were merged into theirs; how many files. Raises FileThere.

    That it was made is on record, where the person sees it too.
    """
    moment = now or timezone.now()
    records = Person.objects.filter(pk=person.pk) | Person.objects.filter(merged_into=person)
    plans = list(Plan.objects.filter(person__in=records).select_related("person", "draft").order_by("started_at"))
    files = {"to-give/who-you-are.txt": text(*_identity_lines(person))}
    for plan in plans:
        files |= _files_of(plan)
    files |= tables_about(records, plans)
    told = {
        "now": format_moment(moment),
        "plans": len(plans),
        "versions": sum(name.startswith("to-give") and "/version-" in name for name in files),
        "code": "yes" if has_home_entry_code(person) else "no",
    }
    files = {"README.txt": text(*(line.format(**told) for line in README))} | files
    write_pack(path, files, partial(_put_on_record, person, plans, moment))
    return len(files)


def _put_on_record(person, plans, moment):
    said = {"by": None, "subject": "subject access pack", "now": moment}
    for plan in plans:
        record(Verb.MADE_ACCESS_PACK, plan=plan, **said)
    if not plans:
        record(Verb.MADE_ACCESS_PACK, person=person, **said)


def _identity_lines(person):
    return lines_to_give((identity_part(person.identity(), shows_where=True),))


def _files_of(plan):
    """The versions, the draft where it says something else, and the person's own words of one plan."""
    give, review = f"to-give/plan-{plan.reference}", f"for-review/plan-{plan.reference}"
    files = {}
    for version in plan.versions.select_related("headlines", "published_by"):
        version.plan = plan
        kept, full = (read_version(version, shows_where=True, on_paper=on_paper) for on_paper in (True, False))
        files[f"{give}/version-{version.number}.txt"] = text(*lines_to_give(kept))
        files |= _if_any(f"{review}/confidences-version-{version.number}.txt", lines_to_review(kept, full))
    draft = getattr(plan, "draft", None)
    if draft and draft.has_changes:
        kept, full = (whole(draft.content, on_paper=on_paper) for on_paper in (True, False))
        files[f"{give}/draft.txt"] = text("Not published.", *lines_to_give(kept))
        files |= _if_any(f"{review}/confidences-draft.txt", lines_to_review(kept, full))
    return files | _own_words(plan, give, review)


def _if_any(name, lines):
    return {name: text(*lines)} if lines else {}


def _own_words(plan, give, review):
    """What matters to the person, each time it was written; what somebody else wrote is for review."""
    own, others = [], []
    for entry in plan.own_words.select_related("written_by"):
        by_another = entry.written_how == OwnWords.WrittenHow.BY_ANOTHER
        (others if by_another else own).extend(_entry_lines(entry))
    return _if_any(f"{give}/what-matters.txt", own) | _if_any(f"{review}/words-of-others.txt", others)


def _entry_lines(entry):
    yield f"{format_moment(entry.written_at)}, written by {who_wrote(entry)}"
    for answer in answers(entry.content, [one for one in SECTIONS if one.key in entry.content]):
        if answer.is_recorded:
            yield f"  {answer.item.label}: {answer.words}"
    yield ""
