"""The role table: what each role may do, and to whose plans (domain.md section 5).

Sixteen rows are the columns of that table, cell for cell; tests/accounts/capability_matrix.csv holds its words, and a
test compares them. Two rows are our own: the co-ordinator of a team, and the administrator of an organisation.
"""

from dataclasses import dataclass, replace
from enum import Enum

from accounts.permissions import (
    ALARM_READ,
    CLINICAL_READ,
    CLINICAL_WRITE,
    CONCERN_RAISE,
    CONTACTS_WRITE,
    CRISIS_CONTACT_RECORD,
    CRISIS_CONTACT_TELL,
    CRISIS_MEDICINES_PLACE_WRITE,
    CRISIS_MEDICINES_WRITE,
    DEATH_RECORD,
    DEATH_REPORT,
    DOCUMENT_ADD,
    DOCUMENT_VERIFY,
    FAMILY_TICKET_PRINT,
    GLASS_REVIEW,
    HAZARD_REPORT,
    HOME_ENTRY_KEEP,
    HOME_ENTRY_REVEAL,
    ITEM_WITHHOLD,
    NOTE_BESIDE,
    NOTICE_ACKNOWLEDGE,
    NOTICE_READ,
    OVERSEE,
    OWN_ACTS_READ,
    PAPERS_WRITE,
    PERSON_MERGE,
    PERSON_MERGE_APPROVE,
    PERSON_REGISTER,
    PLAN_CONFIRM,
    PLAN_ENDORSE,
    PLAN_FLAG,
    PLAN_HISTORY_READ,
    PLAN_LOOK_UP,
    PLAN_PRINT,
    PLAN_READ,
    PLAN_READ_OUT,
    PLAN_SHARE,
    PLAN_SIGN,
    PLAN_WITHDRAW,
    PLAN_WRITE,
    PLATFORM_APPROVE,
    PLATFORM_MANAGE,
    REPORT_READ,
    SHAREABLE_CONTACTS_READ,
    STAFF_MANAGE,
    TASK_DO,
    WHAT_MATTERS_READ,
    WHAT_MATTERS_WRITE,
    WHO_LOOKED_READ,
    WITHHELD_REVIEW,
)


class Reach(Enum):
    """Whose plans a permission reaches."""

    ANY = "any"
    WITH_REASON = "with_reason"
    CARED_FOR = "cared_for"
    OWN_WORDS = "own_words"
    SELF = "self"
    LINKED = "linked"
    # These two reach no plan: what one did oneself, and the staff of one's own organisation.
    OWN_ACTS = "own_acts"
    OWN_ORGANISATION = "own_organisation"


@dataclass(frozen=True)
class Role:
    """A row of the role table. `code` is stored; the name and the sentence are for people.

    What is `if_authorised` or `if_delegated` is held only where the organisation said so of this member.
    """

    code: str
    name: str
    says: str
    reaches: dict
    if_authorised: frozenset = frozenset()
    if_delegated: frozenset = frozenset()

    def reach(self, permission):
        """How far `permission` reaches in this role; None if the role does not have it."""
        return self.reaches.get(permission)

    @property
    def is_urgent(self):
        """Whether those who hold it are called to anybody, so that no plan is a secret to them."""
        return self.reach(PLAN_LOOK_UP) is Reach.ANY

    def as_held(self, *, may_sign, may_endorse):
        """The row as it stands for one member, whom their organisation lets sign, endorse, both or neither."""
        lacks = frozenset() if may_sign else self.if_authorised
        lacks |= frozenset() if may_endorse else self.if_delegated
        if not lacks:
            return self
        return replace(self, reaches={code: reach for code, reach in self.reaches.items() if code not in lacks})


def _all(reach, *permissions):
    return dict.fromkeys(permissions, reach)


_FINDS = (PLAN_LOOK_UP, PLAN_HISTORY_READ)
_READS_ALL = (PLAN_READ, CLINICAL_READ, WHAT_MATTERS_READ)
_HEARS = (NOTICE_READ, NOTICE_ACKNOWLEDGE)
_WRITES_WORDS = (WHAT_MATTERS_WRITE, NOTE_BESIDE)
_WRITES_HOME = (CONTACTS_WRITE, HAZARD_REPORT, HOME_ENTRY_KEEP)
_WRITES_PAPERS = (PAPERS_WRITE, DOCUMENT_ADD, DOCUMENT_VERIFY)
_WRITES = (
    *(PERSON_REGISTER, PLAN_WRITE, PLAN_SHARE, CLINICAL_WRITE, CRISIS_MEDICINES_WRITE),
    *(*_WRITES_WORDS, *_WRITES_HOME, *_WRITES_PAPERS),
)
_SIGNS = (PLAN_SIGN, PLAN_CONFIRM)
_ENDORSES = (PLAN_ENDORSE, PLAN_WITHDRAW)
_TELLS = (CRISIS_CONTACT_RECORD, CONCERN_RAISE)
_IN_A_CRISIS = (*_TELLS, DEATH_RECORD)
# What every urgent role has, to whomever it is called.
_AT_THE_SCENE = (*_FINDS, PLAN_READ_OUT, *_READS_ALL, PLAN_PRINT, *_IN_A_CRISIS)
_OWN_ACTS = {OWN_ACTS_READ: Reach.OWN_ACTS}
_OWN_REPORTS = {REPORT_READ: Reach.OWN_ORGANISATION}

GP = Role(
    "gp",
    "GP or primary care clinician",
    "Writes, signs, endorses and withdraws plans for the people their team cares for.",
    _all(Reach.WITH_REASON, *_FINDS, *_READS_ALL)
    | _all(Reach.CARED_FOR, *_WRITES, *_SIGNS, *_ENDORSES, ITEM_WITHHOLD, *_IN_A_CRISIS, *_HEARS, TASK_DO)
    | _all(Reach.CARED_FOR, HOME_ENTRY_REVEAL, PLAN_PRINT, FAMILY_TICKET_PRINT)
    | _OWN_ACTS
    | _OWN_REPORTS,
)
HOSPICE = Role(
    "hospice",
    "Hospice or specialist palliative care clinician",
    "Writes and signs plans for the people their team cares for; consultants also endorse and withdraw them.",
    GP.reaches,
    if_delegated=frozenset({*_ENDORSES, ITEM_WITHHOLD}),
)
COMMUNITY_NURSE = Role(
    "community_nurse",
    "Community nurse",
    "Writes plans for the people their team cares for; signs and endorses them where the organisation says so.",
    _all(Reach.WITH_REASON, *_FINDS)
    | _all(Reach.CARED_FOR, *_READS_ALL, *_WRITES, *_SIGNS, *_ENDORSES, *_IN_A_CRISIS, *_HEARS, TASK_DO)
    | _all(Reach.CARED_FOR, HOME_ENTRY_REVEAL, PLAN_PRINT, FAMILY_TICKET_PRINT)
    | _OWN_ACTS,
    if_authorised=frozenset({CLINICAL_WRITE, *_SIGNS}),
    if_delegated=frozenset(_ENDORSES),
)
URGENT_RESPONSE = Role(
    "urgent_response",
    "Urgent community responder",
    "Looks up current plans at any hour, and writes those of the people their team cares for.",
    _all(Reach.ANY, *_AT_THE_SCENE, HOME_ENTRY_REVEAL)
    | _all(Reach.CARED_FOR, *_WRITES, *_SIGNS, *_ENDORSES, FAMILY_TICKET_PRINT, *_HEARS, TASK_DO)
    | _OWN_ACTS,
    if_authorised=frozenset(_SIGNS),
    if_delegated=frozenset(_ENDORSES),
)
AMBULANCE = Role(
    "ambulance",
    "Ambulance clinician",
    "Looks up current plans at any hour; every look is recorded.",
    _all(Reach.ANY, *_AT_THE_SCENE, HOME_ENTRY_REVEAL, HAZARD_REPORT)
    | _all(Reach.CARED_FOR, *_HEARS)
    | _OWN_ACTS
    | _OWN_REPORTS,
)
OUT_OF_HOURS = Role(
    "out_of_hours",
    "111 or out-of-hours clinician",
    "Looks up current plans at any hour; every look is recorded.",
    _all(Reach.ANY, *_AT_THE_SCENE, HOME_ENTRY_REVEAL, HAZARD_REPORT, PLAN_FLAG)
    | _all(Reach.CARED_FOR, PLAN_ENDORSE, *_HEARS)
    | _OWN_ACTS
    | _OWN_REPORTS,
    if_delegated=frozenset({PLAN_ENDORSE}),
)
HOSPITAL = Role(
    "hospital",
    "Hospital clinician",
    "Looks up current plans at any hour, and writes and signs those of the people their team cares for.",
    _all(Reach.ANY, *_AT_THE_SCENE)
    | _all(Reach.CARED_FOR, *_WRITES, *_SIGNS, *_ENDORSES, ITEM_WITHHOLD, FAMILY_TICKET_PRINT, *_HEARS, TASK_DO)
    | _OWN_ACTS
    | _OWN_REPORTS,
    if_delegated=frozenset({*_ENDORSES, ITEM_WITHHOLD}),
)
CARE_HOME = Role(
    "care_home",
    "Care home staff",
    "Reads the plans of the home's residents, and writes what matters to them, who to ring and the home itself.",
    _all(Reach.CARED_FOR, *_FINDS, *_READS_ALL, *_IN_A_CRISIS, *_HEARS, TASK_DO)
    | _all(Reach.CARED_FOR, PLAN_WRITE, DOCUMENT_ADD, *_WRITES_WORDS, *_WRITES_HOME, CRISIS_MEDICINES_PLACE_WRITE)
    | _all(Reach.CARED_FOR, PLAN_PRINT, FAMILY_TICKET_PRINT)
    | _OWN_ACTS,
)
SOCIAL_CARE = Role(
    "social_care",
    "Social worker or care co-ordinator",
    "Reads the card and the social parts of the plans of the people they work with, and writes those parts.",
    _all(Reach.CARED_FOR, *_FINDS, PLAN_READ, WHAT_MATTERS_READ, HOME_ENTRY_REVEAL, *_TELLS, *_HEARS, TASK_DO)
    | _all(Reach.CARED_FOR, PLAN_WRITE, DOCUMENT_ADD, *_WRITES_WORDS, *_WRITES_HOME, FAMILY_TICKET_PRINT)
    | _OWN_ACTS,
)
VOLUNTEER = Role(
    "volunteer",
    "Volunteer or link worker",
    "Reads what matters to the people they visit and whom to ring, and helps them to write it; nothing else.",
    _all(Reach.CARED_FOR, WHAT_MATTERS_READ, SHAREABLE_CONTACTS_READ, WHAT_MATTERS_WRITE)
    | _all(Reach.CARED_FOR, FAMILY_TICKET_PRINT, CONCERN_RAISE),
)
PERSON = Role(
    "person",
    "The person",
    "Reads their own plan, writes what matters to them, and sees who looked.",
    _all(Reach.SELF, PLAN_HISTORY_READ, *_READS_ALL, WHAT_MATTERS_WRITE, HOME_ENTRY_REVEAL, CONTACTS_WRITE)
    | _all(Reach.SELF, DOCUMENT_ADD, CRISIS_CONTACT_TELL, FAMILY_TICKET_PRINT, CONCERN_RAISE, WHO_LOOKED_READ),
)
REPRESENTATIVE = Role(
    "representative",
    "Family, carer or attorney",
    "Reads the plan of someone who chose to share it with them, and sees who looked.",
    _all(Reach.LINKED, PLAN_HISTORY_READ, *_READS_ALL, HOME_ENTRY_REVEAL, CONTACTS_WRITE, DOCUMENT_ADD)
    | _all(Reach.LINKED, CRISIS_CONTACT_TELL, FAMILY_TICKET_PRINT, CONCERN_RAISE, DEATH_REPORT, WHO_LOOKED_READ)
    | {WHAT_MATTERS_WRITE: Reach.OWN_WORDS},
)
PRISON_HEALTH = Role(
    "prison_health",
    "Prison healthcare clinician",
    "Writes and signs plans for the people in their prison; a GP or consultant also endorses and withdraws them.",
    _all(Reach.CARED_FOR, *_FINDS, *_READS_ALL, *_WRITES, *_SIGNS, *_ENDORSES, ITEM_WITHHOLD, *_HEARS, TASK_DO)
    | _all(Reach.CARED_FOR, *_IN_A_CRISIS, PLAN_PRINT, FAMILY_TICKET_PRINT)
    | _OWN_ACTS
    | _OWN_REPORTS,
    if_delegated=frozenset({*_ENDORSES, ITEM_WITHHOLD}),
)
ANALYST = Role("analyst", "Analyst", "Reads de-identified reports; never sees a person.", {REPORT_READ: Reach.ANY})
INFORMATION_GOVERNANCE = Role(
    "information_governance",
    "Information governance",
    "Sees who looked at any plan, and why; approves merges of two records; does not read the plans.",
    _all(Reach.ANY, WHO_LOOKED_READ, OVERSEE, ALARM_READ, GLASS_REVIEW, PERSON_MERGE_APPROVE, WITHHELD_REVIEW)
    | _all(Reach.ANY, PLATFORM_APPROVE, REPORT_READ),
)
ADMINISTRATOR = Role(
    "administrator",
    "Administrator",
    "Manages people who sign in, and asks to merge two records of one person; reads no plan.",
    _all(Reach.ANY, PERSON_MERGE, WHO_LOOKED_READ, STAFF_MANAGE, PLATFORM_MANAGE),
)
CO_ORDINATOR = Role(
    "co_ordinator",
    "Team co-ordinator",
    "Watches a team's notices and tasks, and says that they were seen and done.",
    _all(Reach.CARED_FOR, *_HEARS, TASK_DO),
)
ORGANISATION_ADMINISTRATOR = Role(
    "organisation_administrator",
    "Administrator of an organisation",
    "Manages the teams and the staff of their own organisation; reads no plan.",
    {STAFF_MANAGE: Reach.OWN_ORGANISATION},
)

ROLES = {
    role.code: role
    for role in (
        *(GP, HOSPICE, COMMUNITY_NURSE, URGENT_RESPONSE, AMBULANCE, OUT_OF_HOURS, HOSPITAL, CARE_HOME, SOCIAL_CARE),
        *(VOLUNTEER, PERSON, REPRESENTATIVE, PRISON_HEALTH, ANALYST, INFORMATION_GOVERNANCE, ADMINISTRATOR),
        *(CO_ORDINATOR, ORGANISATION_ADMINISTRATOR),
    )
}
