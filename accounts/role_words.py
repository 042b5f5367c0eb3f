"""What a role reaches, in words for whoever is about to give it."""

from accounts import permissions
from accounts.roles import Reach, Role

CAN = {
    permissions.PLAN_LOOK_UP: "look people up",
    permissions.PLAN_HISTORY_READ: "read earlier versions of plans",
    permissions.PLAN_READ_OUT: "read plans out over the radio or telephone",
    permissions.PLAN_READ: "read plans",
    permissions.CLINICAL_READ: "read what plans say of health and treatment",
    permissions.WHAT_MATTERS_READ: "read what matters to people",
    permissions.SHAREABLE_CONTACTS_READ: "see whom to ring",
    permissions.HOME_ENTRY_REVEAL: "be shown how to get in, with a reason each time",
    permissions.PERSON_REGISTER: "add people to the record and correct their details",
    permissions.PLAN_WRITE: "write in drafts of plans",
    permissions.PLAN_SHARE: "ask other teams to care",
    permissions.PLAN_FLAG: "flag a plan for those who write it",
    permissions.CLINICAL_WRITE: "write clinical recommendations",
    permissions.CONTACTS_WRITE: "write contacts, home and hazards",
    permissions.HAZARD_REPORT: "report hazards at a home",
    permissions.HOME_ENTRY_KEEP: "keep key-safe codes",
    permissions.CRISIS_MEDICINES_WRITE: "write crisis medicines",
    permissions.CRISIS_MEDICINES_PLACE_WRITE: "write where crisis medicines are kept",
    permissions.WHAT_MATTERS_WRITE: "write down what matters to people",
    permissions.NOTE_BESIDE: "write notes beside a person's own words",
    permissions.PAPERS_WRITE: "write what legal papers say",
    permissions.DOCUMENT_ADD: "add documents",
    permissions.DOCUMENT_VERIFY: "say that they saw a document",
    permissions.PLAN_SIGN: "sign plans",
    permissions.PLAN_CONFIRM: "confirm that plans still hold",
    permissions.PLAN_ENDORSE: "endorse plans as the senior responsible clinician",
    permissions.PLAN_WITHDRAW: "withdraw plans",
    permissions.ITEM_WITHHOLD: "withhold an item from the person",
    permissions.WITHHELD_REVIEW: "review what is withheld from people",
    permissions.PLAN_PRINT: "print golden tickets",
    permissions.FAMILY_TICKET_PRINT: "print the sheet for the family",
    permissions.CRISIS_CONTACT_RECORD: "record crises",
    permissions.CRISIS_CONTACT_TELL: "tell of a crisis",
    permissions.CONCERN_RAISE: "raise a concern",
    permissions.DEATH_RECORD: "record that somebody died",
    permissions.DEATH_REPORT: "report that somebody died",
    permissions.NOTICE_READ: "read the team's notices",
    permissions.NOTICE_ACKNOWLEDGE: "say that a notice was seen",
    permissions.TASK_DO: "do the team's tasks",
    permissions.WHO_LOOKED_READ: "see who looked at plans",
    permissions.OWN_ACTS_READ: "see what they did themselves",
    permissions.ALARM_READ: "see alarms",
    permissions.GLASS_REVIEW: "review why plans were opened without a relationship",
    permissions.REPORT_READ: "read reports that name nobody",
    permissions.PERSON_MERGE: "ask to merge two records of one person",
    permissions.PERSON_MERGE_APPROVE: "approve merges of two records",
    permissions.STAFF_MANAGE: "manage teams and staff",
    permissions.PLATFORM_MANAGE: "ask for new organisations and for changes of the whole platform",
    permissions.OVERSEE: "watch over who looked, and look into what stands out",
    permissions.PLATFORM_APPROVE: "approve changes of the whole platform",
}
OF_WHOM = {
    Reach.ANY: "Of anybody in the area",
    Reach.WITH_REASON: "Of the people the team cares for, and of others in an emergency, with a reason on record",
    Reach.CARED_FOR: "Of the people the team cares for",
    Reach.OWN_WORDS: "In their own words",
    Reach.SELF: "Of themselves",
    Reach.LINKED: "Of those who chose them",
    Reach.OWN_ACTS: "Of their own work",
    Reach.OWN_ORGANISATION: "In their own organisation",
}


def reach_in_words(role: Role) -> list[tuple[str, list[str]]]:
    """All that this role can do, the widest reach first: (of whom, [what])."""
    by_reach = {reach: [CAN[one] for one in CAN if role.reach(one) is reach] for reach in Reach}
    return [(OF_WHOM[reach], can) for reach, can in by_reach.items() if can]


def delegations_in_words(role: Role, *, may_sign: bool, may_endorse: bool) -> list[str]:
    """What the organisation itself answers for, one sentence each; nothing where the role leaves nothing open."""
    said = []
    if role.if_authorised:
        said.append(f"Your organisation {'authorises' if may_sign else 'does not authorise'} them to sign plans.")
    if role.if_delegated:
        delegates = "delegates" if may_endorse else "does not delegate"
        said.append(f"Your organisation {delegates} senior endorsement to them.")
    return said
