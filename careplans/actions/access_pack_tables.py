"""What is held about a person in rows: who looked, who was told, what was printed, what happened, who may read."""

from django.db.models import Q

from careplans.actions.looks import LOOK_HEADINGS, look_as_cells
from careplans.actions.packing import table
from careplans.audit import Verb
from careplans.content.wording import format_date, format_moment
from careplans.granting import grants_of
from careplans.models import (
    AccessEvent,
    CaseRelationship,
    CrisisContact,
    KeptText,
    NoteBeside,
    Notice,
    Override,
    PersonChange,
    PersonMerge,
    PlanDocument,
    Representative,
    TeamTask,
    Ticket,
    UploadedFile,
)

# Looking into who had looked: to tell of it too early may warn whoever it is about.
OF_OVERSIGHT = (
    *(Verb.SEARCHED_AUDIT, Verb.EXPORTED_AUDIT, Verb.READ_OVERSIGHT_CASE, Verb.CLOSED_OVERSIGHT_CASE),
    *(Verb.ASKED_TO_WATCH, Verb.WATCHED, Verb.STOPPED_WATCHING, Verb.MADE_BREACH_PACK),
)


def tables_about(records, plans) -> dict[str, bytes]:
    """By the name of the file, every table in which there is a row."""
    found = {
        **_of_the_person(records),
        **_of_teams(records, plans),
        **_of_papers(plans),
        **_for_review(records, plans),
    }
    return {name: table(headings, rows) for name, (headings, rows) in found.items() if rows}


def _of_the_person(records):
    changes = PersonChange.objects.filter(person__in=records).select_related("changed_by").order_by("changed_at")
    linked = Representative.objects.filter(person__in=records).select_related("user")
    merges = PersonMerge.objects.filter(Q(survivor__in=records) | Q(duplicate__in=records)).select_related("asked_by")
    return {
        "to-give/changes-of-your-details.csv": (
            ("When", "By", "Why", "Before", "After"),
            [
                (format_moment(one.changed_at), one.changed_by, one.reason, _said(one.before), _said(one.after))
                for one in changes
            ],
        ),
        "to-give/who-may-read-for-you.csv": (
            ("Who", "Why they may", "From", "Until"),
            [(one.user, one.basis, format_moment(one.started_at), _moment(one.ended_at)) for one in linked],
        ),
        "to-give/records-merged.csv": (
            ("Asked", "By", "Why", "How far"),
            [(format_moment(one.asked_at), one.asked_by, one.asked_because, one.state) for one in merges],
        ),
    }


def _events_about(records, plans):
    events = AccessEvent.objects.filter(Q(person__in=records) | Q(plan__in=plans))
    return events.select_related("actor", "plan").order_by("id")


def _of_teams(records, plans):
    looks = _events_about(records, plans).exclude(verb__in=OF_OVERSIGHT)
    told = Notice.objects.filter(plan__in=plans).select_related("team", "acknowledged_by").order_by("created_at")
    cases = CaseRelationship.objects.filter(person__in=records).select_related("team").order_by("started_at")
    return {
        "to-give/who-looked.csv": (LOOK_HEADINGS, [look_as_cells(event) for event in looks]),
        "to-give/who-was-told.csv": (
            ("When", "Team", "What", "Seen by", "Seen"),
            [
                (*(format_moment(one.created_at), one.team, one.get_kind_display(), one.acknowledged_by or ""),
                 _moment(one.acknowledged_at))
                for one in told
            ],
        ),
        "to-give/who-cares-for-you.csv": (
            ("Team", "Why", "From", "Until"),
            [(one.team, one.reason, format_moment(one.granted_at), _moment(one.ended_at)) for one in grants_of(plans)],
        ),
        "to-give/cases.csv": (
            ("Team", "Case number", "From", "Until"),
            [
                (one.team, one.case_number, format_moment(one.started_at), format_moment(one.closed_at or one.ends_at))
                for one in cases
            ],
        ),
    }  # fmt: skip


def _of_papers(plans):
    prints = Ticket.objects.filter(version__plan__in=plans).select_related("version", "printed_by")
    papers = PlanDocument.objects.filter(plan__in=plans, confidentiality="").select_related("added_by")
    files = UploadedFile.objects.without_bytes().filter(plan__in=plans).select_related("uploaded_by", "document")
    notes = NoteBeside.objects.filter(plan__in=plans)
    reasons = Override.objects.filter(plan__in=plans)
    return {
        "to-give/printed-copies.csv": (
            ("Number", "Version", "Printed", "By", "Kept where", "Good until"),
            [
                (one.number, one.version.number, format_moment(one.printed_at), one.printed_by or "", one.kept_where,
                 format_date(one.expires_on))
                for one in prints
            ],
        ),
        "to-give/documents.csv": (DOCUMENT_HEADINGS, list(map(_document, papers))),
        "to-give/files.csv": (
            ("Name", "What it shows or says", "Sent by", "Sent", "State"),
            [
                (one.name, one.says, one.uploaded_by, format_moment(one.uploaded_at), one.get_state_display())
                for one in files
                if not (one.document and one.document.confidentiality)
            ],
        ),
        "to-give/notes-beside-your-words.csv": (
            ("When", "By", "Words"),
            [(format_moment(one.written_at), one.name, one.words) for one in notes],
        ),
        "to-give/reasons-given.csv": (
            ("When", "By", "What was wrong", "Why it was gone on from"),
            [(format_moment(one.given_at), one.name, one.message, one.reason) for one in reasons],
        ),
    }  # fmt: skip


DOCUMENT_HEADINGS = ("Kind", "Title", "Date on it", "Put on the list by", "When", "Who may see it", "Ended")


def _document(one):
    facts = one.get_kind_display(), one.title, one.dated, one.added_by, format_moment(one.added_at)
    return (*facts, one.confidentiality, _moment(one.ended_at))


def _for_review(records, plans):
    """What teams wrote to one another or about others, words that never came into the plan, and confidential papers."""
    contacts = CrisisContact.objects.filter(person__in=records).select_related("by", "team").order_by("at")
    tasks = TeamTask.objects.filter(person__in=records).select_related("team", "made_by").order_by("made_at")
    texts = KeptText.objects.filter(plan__in=plans).select_related("writer")
    papers = PlanDocument.objects.filter(plan__in=plans).exclude(confidentiality="").select_related("added_by")
    overseen = _events_about(records, plans).filter(verb__in=OF_OVERSIGHT)
    return {
        "for-review/what-information-governance-did.csv": (LOOK_HEADINGS, [look_as_cells(event) for event in overseen]),
        "for-review/what-happened-in-a-crisis.csv": (
            ("Written", "By", "Team", "What happened", "Outcome", "Was the plan followed", "Why not"),
            [
                (*(format_moment(one.at), one.by, one.team, one.happened, one.get_outcome_display()),
                 one.get_followed_display(), one.why_not)
                for one in contacts
            ],
        ),
        "for-review/what-teams-asked-of-one-another.csv": (
            ("Asked", "By", "Of", "Words", "Done", "How"),
            [
                (format_moment(one.made_at), one.made_by, one.team, one.words, _moment(one.done_at), one.done_how)
                for one in tasks
            ],
        ),
        "for-review/words-that-are-not-in-the-plan.csv": (
            ("Kept", "Typed by", "Section", "Words"),
            [(format_moment(one.kept_at), one.writer, one.section, _said(one.typed)) for one in texts],
        ),
        "for-review/confidential-documents.csv": (DOCUMENT_HEADINGS, list(map(_document, papers))),
    }  # fmt: skip


def _moment(moment):
    return format_moment(moment) if moment else ""


def _said(facts):
    """Facts of a row, each with its name."""
    return "; ".join(f"{name.replace('_', ' ')}: {_words(value)}" for name, value in facts.items())


def _words(value):
    return ", ".join(map(str, value)) if isinstance(value, list) else value
