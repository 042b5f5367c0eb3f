"""The role table: what each role may do, and to whose plans (domain.md section 5)."""

from dataclasses import dataclass
from enum import Enum

from accounts.permissions import (
    ALARM_READ,
    CRISIS_CONTACT_RECORD,
    DOCUMENT_ADD,
    DOCUMENT_VERIFY,
    HOME_ENTRY_KEEP,
    HOME_ENTRY_REVEAL,
    NOTE_BESIDE,
    NOTICE_ACKNOWLEDGE,
    NOTICE_READ,
    PERSON_MERGE,
    PERSON_MERGE_APPROVE,
    PERSON_REGISTER,
    PLAN_CONFIRM,
    PLAN_ENDORSE,
    PLAN_HISTORY_READ,
    PLAN_LOOK_UP,
    PLAN_PRINT,
    PLAN_READ,
    PLAN_READ_OUT,
    PLAN_SHARE,
    PLAN_SIGN,
    PLAN_WITHDRAW,
    PLAN_WRITE,
    TASK_DO,
    WHAT_MATTERS_READ,
    WHAT_MATTERS_WRITE,
    WHO_LOOKED_READ,
)


class Reach(Enum):
    """Whose plans a permission reaches."""

    ANY = "any"
    CARED_FOR = "cared_for"
    SELF = "self"
    LINKED = "linked"


@dataclass(frozen=True)
class Role:
    """A row of the role table. `code` is stored; the name and the sentence are for people."""

    code: str
    name: str
    says: str
    reaches: dict

    def reach(self, permission):
        """How far `permission` reaches in this role; None if the role does not have it."""
        return self.reaches.get(permission)


def _all(reach, *permissions):
    return dict.fromkeys(permissions, reach)


_READS = (PLAN_LOOK_UP, PLAN_READ, PLAN_HISTORY_READ, WHAT_MATTERS_READ)
_COMES_IN = (HOME_ENTRY_REVEAL, HOME_ENTRY_KEEP)
_HEARS = (NOTICE_READ, NOTICE_ACKNOWLEDGE)
_WRITES = (PLAN_WRITE, PLAN_SIGN, PLAN_CONFIRM, PLAN_SHARE, PLAN_PRINT, WHAT_MATTERS_WRITE, PERSON_REGISTER)
_CARRIES_ON = (CRISIS_CONTACT_RECORD, TASK_DO)
_KEEPS_PAPERS = (DOCUMENT_ADD, DOCUMENT_VERIFY, NOTE_BESIDE)

CLINICIAN = Role(
    "clinician",
    "Clinician",
    "Writes and signs plans for the people their team cares for.",
    _all(Reach.CARED_FOR, *_READS, *_WRITES, *_KEEPS_PAPERS, *_HEARS, *_COMES_IN, *_CARRIES_ON),
)
SENIOR_CLINICIAN = Role(
    "senior_clinician",
    "Senior responsible clinician",
    "Writes, signs, endorses and withdraws plans for the people their team cares for.",
    _all(
        Reach.CARED_FOR,
        *_READS,
        *_WRITES,
        *_KEEPS_PAPERS,
        *_HEARS,
        *_COMES_IN,
        *_CARRIES_ON,
        PLAN_ENDORSE,
        PLAN_WITHDRAW,
    ),
)
RESPONDER = Role(
    "responder",
    "Out-of-hours responder",
    "Looks up current plans at any hour; every look is recorded.",
    _all(Reach.ANY, *_READS, PLAN_PRINT, PLAN_READ_OUT, HOME_ENTRY_REVEAL, CRISIS_CONTACT_RECORD)
    | _all(Reach.CARED_FOR, *_HEARS),
)
CO_ORDINATOR = Role(
    "co_ordinator",
    "Team co-ordinator",
    "Watches a team's notices and tasks, and says that they were seen and done.",
    _all(Reach.CARED_FOR, *_HEARS, TASK_DO),
)
PERSON = Role(
    "person",
    "The person",
    "Reads their own plan, writes what matters to them, and sees who looked.",
    _all(
        Reach.SELF,
        PLAN_READ,
        PLAN_HISTORY_READ,
        WHAT_MATTERS_READ,
        WHAT_MATTERS_WRITE,
        WHO_LOOKED_READ,
        DOCUMENT_ADD,
    ),
)
REPRESENTATIVE = Role(
    "representative",
    "Family, carer or attorney",
    "Reads the plan of someone who chose to share it with them, and sees who looked.",
    _all(Reach.LINKED, PLAN_READ, PLAN_HISTORY_READ, WHAT_MATTERS_READ, WHO_LOOKED_READ, DOCUMENT_ADD),
)
INFORMATION_GOVERNANCE = Role(
    "information_governance",
    "Information governance",
    "Sees who looked at any plan, and why; approves merges of two records; does not read the plans.",
    _all(Reach.ANY, WHO_LOOKED_READ, PERSON_MERGE_APPROVE, ALARM_READ),
)
ANALYST = Role("analyst", "Analyst", "Reads de-identified reports; never sees a person.", {})
ADMINISTRATOR = Role(
    "administrator",
    "Administrator",
    "Manages people who sign in, and asks to merge two records of one person; reads no plan.",
    _all(Reach.ANY, PERSON_MERGE),
)

ROLES = {
    role.code: role
    for role in (
        CLINICIAN,
        SENIOR_CLINICIAN,
        RESPONDER,
        CO_ORDINATOR,
        PERSON,
        REPRESENTATIVE,
        INFORMATION_GOVERNANCE,
        ANALYST,
        ADMINISTRATOR,
    )
}
