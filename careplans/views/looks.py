"""What an access event says, in the words of the person it is about."""

from careplans.audit import Result, Verb

WORDS = {
    Verb.LOOKED_UP: "Looked up the plan",
    Verb.CONFIRMED_IDENTITY: "Checked who the plan is about",
    Verb.READ_CARD: "Read the emergency card",
    Verb.READ_PLAN: "Read the whole plan",
    Verb.READ_VERSION: "Read one version",
    Verb.READ_HISTORY: "Read the list of versions",
    Verb.READ_CHANGES: "Read what changed",
    Verb.READ_WORDS: "Read what matters",
    Verb.READ_DRAFT: "Read the draft",
    Verb.READ_TICKETS: "Read the list of printed copies",
    Verb.READ_SHARING: "Read who the plan is shared with",
    Verb.READ_WHO_LOOKED: "Read this list",
    Verb.READ_PERSON: "Saw the name, date of birth, NHS number and address",
    Verb.READ_NOTICE: "Read a notice about a change",
    Verb.READ_CASELOAD: "Read the list of people their team cares for",
    Verb.TRIED: "Tried to do something that is not allowed",
    Verb.REGISTERED: "Put the person on the record",
    Verb.STARTED_PLAN: "Started the plan",
    Verb.WROTE_SECTION: "Wrote in the draft",
    Verb.WROTE_WORDS: "Wrote what matters",
    Verb.SIGNED: "Signed the recommendations",
    Verb.PUBLISHED: "Published a version",
    Verb.CONFIRMED: "Confirmed the plan unchanged",
    Verb.WITHDREW: "Withdrew the plan",
    Verb.SHARED: "Shared the plan with a team",
    Verb.STOPPED_SHARING: "Stopped sharing the plan with a team",
    Verb.PRINTED: "Printed the plan",
    Verb.MADE_FILE_COPY: "Kept a copy of the printed page",
    Verb.CHECKED_TICKET: "Checked whether a printed copy is still in use",
    Verb.ACKNOWLEDGED: "Said that their team has seen a change",
}
OF_ONE_VERSION = {
    Verb.READ_CARD,
    Verb.READ_PLAN,
    Verb.READ_VERSION,
    Verb.READ_CHANGES,
    Verb.PUBLISHED,
    Verb.CONFIRMED,
    Verb.WITHDREW,
    Verb.PRINTED,
    Verb.MADE_FILE_COPY,
    Verb.CHECKED_TICKET,
    Verb.ACKNOWLEDGED,
}
NOT_DONE = {Result.DENIED: "not allowed", Result.REFUSED: "refused", Result.NO_PLAN: "no plan was in use"}
NOT_SIGNED_IN = {Verb.CHECKED_TICKET: "Someone with a printed copy"}
THE_RECORD_ITSELF = "Golden Ticket itself"


def look_in_words(event):
    """One line of the ledger: when, who, what and why, none of it in code."""
    is_of_one = event.verb in OF_ONE_VERSION and event.version_number
    version = f", version {event.version_number}" if is_of_one else ""
    outcome = NOT_DONE.get(event.result, "")
    return {
        "at": event.at,
        "who": str(event.actor) if event.actor else NOT_SIGNED_IN.get(event.verb, THE_RECORD_ITSELF),
        "role": event.role,
        "organisation": event.organisation,
        "what": f"{WORDS.get(event.verb, event.verb)}{version}" + (f": {outcome}" if outcome else ""),
        "why": event.reason,
        "case_number": event.case_number,
    }
