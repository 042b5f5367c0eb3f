"""What the words of a cell of domain.md section 5 mean here: which permissions, how far, and on what condition.

Reviewed by hand. `seen` reaches as far as the column's own "Search & open crisis view"; `cared` stops at the people
its team cares for; the person and their proxy reach the one plan either way.
"""

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

COLUMNS = {
    "GP": "gp",
    "Hospice": "hospice",
    "CommNurse": "community_nurse",
    "ART": "urgent_response",
    "Ambulance": "ambulance",
    "111/OOH": "out_of_hours",
    "ED/Hosp": "hospital",
    "CareHome": "care_home",
    "SocWork": "social_care",
    "VCSE": "volunteer",
    "Person": "person",
    "Proxy": "representative",
    "Prison HC": "prison_health",
    "ICB analyst": "analyst",
    "IG/Caldicott": "information_governance",
    "SysAdmin": "administrator",
}
# How far a column reaches: what it sees, and whom it cares for. Any other column cares for whom it sees.
SEES = {
    **{column: ("any", "cared_for") for column in ("ART", "Ambulance", "111/OOH", "ED/Hosp")},
    "Person": ("self", "self"),
    "Proxy": ("linked", "linked"),
    **{column: ("any", "any") for column in ("ICB analyst", "IG/Caldicott", "SysAdmin")},
}
STAFF = ("cared_for", "cared_for")


def seen(*permissions):
    return {permission: "seen" for permission in permissions}


def cared(*permissions):
    return {permission: "cared" for permission in permissions}


def with_reason(*permissions):
    return {permission: "with_reason" for permission in permissions}


FINDS = (PLAN_LOOK_UP, PLAN_HISTORY_READ)
READS = (PLAN_READ, CLINICAL_READ, WHAT_MATTERS_READ)
WRITES_WORDS = (WHAT_MATTERS_WRITE, NOTE_BESIDE)
WRITES_HOME = (CONTACTS_WRITE, HAZARD_REPORT, HOME_ENTRY_KEEP)
OWN_ACTS = {OWN_ACTS_READ: "own_acts"}
ENDORSES = (PLAN_ENDORSE, PLAN_WITHDRAW)

LEGEND = {
    "Search & open crisis view": {
        "o+b": with_reason(*FINDS),
        "F": seen(*FINDS, PLAN_READ_OUT),
        "o": cared(*FINDS),
        # Nobody looks themselves up: they open their own plan, and its history, from their own page.
        "self": seen(PLAN_HISTORY_READ),
        "linked": seen(PLAN_HISTORY_READ),
    },
    "Full plan read": {
        "o+b": with_reason(*READS),
        "F": seen(*READS),
        "o": cared(*READS),
        "o(social)": cared(PLAN_READ, WHAT_MATTERS_READ),
        # Note (d): a volunteer sees only section 2.
        "w": cared(WHAT_MATTERS_READ),
        "r*": seen(*READS),
    },
    "Reveal key-safe/access": {
        "F": seen(HOME_ENTRY_REVEAL),
        # Everybody is asked for a reason.
        "F (reason)": seen(HOME_ENTRY_REVEAL),
        "o": cared(HOME_ENTRY_REVEAL),
        "r": seen(HOME_ENTRY_REVEAL),
    },
    "Create/draft plan": {
        "F": cared(PERSON_REGISTER, PLAN_WRITE, PLAN_SHARE, TASK_DO),
        "w (flag)": seen(PLAN_FLAG),
        "w": cared(PLAN_WRITE, TASK_DO),
        # The person and their proxy write their own words, from their own pages; see "What-matters edit".
        ("Person", "w"): {},
        ("Proxy", "w"): {},
    },
    "Edit clinical recommendations": {
        "F": cared(CLINICAL_WRITE),
        "F if authorised": {**cared(CLINICAL_WRITE), "if": "may_sign"},
    },
    "Completing signature": {
        "F": cared(PLAN_SIGN, PLAN_CONFIRM),
        "if authorised": {**cared(PLAN_SIGN, PLAN_CONFIRM), "if": "may_sign"},
    },
    "Senior endorsement (S)": {
        "F": cared(*ENDORSES),
        **{
            words: {**cared(*ENDORSES), "if": "may_endorse"}
            for words in ("consultant", "delegated by org", "delegated", "GP/cons")
        },
        "OOH GP: on review": {**cared(PLAN_ENDORSE), "if": "may_endorse"},
    },
    "Record/verify ADRT, LPA": {
        "F": cared(PAPERS_WRITE, DOCUMENT_ADD, DOCUMENT_VERIFY),
        **{words: cared(DOCUMENT_ADD) for words in ("w", "w(report)", "w(upload)")},
    },
    "What-matters edit": {
        "F": cared(*WRITES_WORDS),
        "w(help)": cared(WHAT_MATTERS_WRITE),
        ("Person", "F"): cared(WHAT_MATTERS_WRITE),
        # Of those linked to them, only where the person let them (domain.md section 1.3, "read+own-words").
        ("Proxy", "F"): {WHAT_MATTERS_WRITE: "own_words"},
    },
    "Contacts/home/hazards": {
        "F": cared(*WRITES_HOME),
        "w(hazard)": seen(HAZARD_REPORT),
        # They see the contacts that may be shared, and tell the team what is wrong with them.
        "w": cared(SHAREABLE_CONTACTS_READ),
        "F own": cared(CONTACTS_WRITE),
    },
    "JIC record": {
        "F": cared(CRISIS_MEDICINES_WRITE),
        "location only": cared(CRISIS_MEDICINES_PLACE_WRITE),
        # Reading it is part of reading the plan.
        "r": {},
    },
    "Record crisis contact/outcome": {
        "F": seen(CRISIS_CONTACT_RECORD),
        "w": seen(CRISIS_CONTACT_TELL),
    },
    "Print clinical ticket": {"F": seen(PLAN_PRINT)},
    "Print family ticket": {words: cared(FAMILY_TICKET_PRINT) for words in ("F", "F(help)", "F (mailroom rules)")},
    "Raise concern/dispute": {"all": seen(CONCERN_RAISE)},
    "Withhold item from person": {
        "S only": cared(ITEM_WITHHOLD),
        "S": {**cared(ITEM_WITHHOLD), "if": "may_endorse"},
        "audit": seen(WITHHELD_REVIEW),
    },
    "Record death & place": {
        "F": seen(DEATH_RECORD),
        "F (verify)": seen(DEATH_RECORD),
        "w(report)": seen(DEATH_REPORT),
    },
    "Merge/unmerge identity": {"approve": seen(PERSON_MERGE_APPROVE), "do": seen(PERSON_MERGE)},
    "De-identified reports": {"own": {REPORT_READ: "own_organisation"}, "F": seen(REPORT_READ), "r": seen(REPORT_READ)},
    "Audit trail read": {
        "own acts": OWN_ACTS,
        "own": OWN_ACTS,
        "who viewed my plan": seen(WHO_LOOKED_READ),
        "same": seen(WHO_LOOKED_READ),
        "F": seen(WHO_LOOKED_READ, ALARM_READ, GLASS_REVIEW, OVERSEE),
        "r": seen(WHO_LOOKED_READ),
    },
    "User/role admin": {"approve": seen(PLATFORM_APPROVE), "F": seen(STAFF_MANAGE, PLATFORM_MANAGE)},
}
# What no cell of the table speaks of: teams are told of changes, whoever works in them.
HEARS = cared(NOTICE_READ, NOTICE_ACKNOWLEDGE)
HEARING = set(COLUMNS) - {"VCSE", "Person", "Proxy", "ICB analyst", "IG/Caldicott", "SysAdmin"}
