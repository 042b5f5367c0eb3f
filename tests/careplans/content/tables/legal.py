"""Decision tables about what may bind, and who may decide."""

from datetime import date

from tests.careplans.content.tables import case, each_unsaid, rows, treatments

FORMALITIES = ("over_18_when_made", "in_writing", "signed_by_person", "witness_signed", "even_if_life_at_risk")
ADRT = {"status": "original_seen", "made_on": "2026-08-19", "capacity_evidence": "GP letter"}
SOUND = ADRT | dict.fromkeys(FORMALITIES, "yes")
LIFE = rows({"treatment": "A tube in the windpipe", "life_sustaining": "yes"})
OTHER = rows({"treatment": "Antibiotics", "life_sustaining": "no"})
POWER = {"registration": "registered", "executed_on": "2024-05-03", "life_sustaining_authority": "yes"}
LATER = rows(POWER | {"executed_on": "2026-09-01"})
SIXTEEN = date(2010, 5, 19)


def binding(when, *found, adrt=SOUND, refused=LIFE, **changes):
    return case(when, *found, adrt=adrt, adrt_treatments=refused, **changes)


TABLES = {
    "adrt_meets_section_25": [
        *(binding(f"not {key}", f"warns adrt.{key}", adrt=SOUND | {key: "no"}) for key in FORMALITIES[1:]),
        *(
            binding(f"{key} not said", "warns adrt.even_if_life_at_risk", adrt=SOUND | {key: None})
            for key in FORMALITIES[1:]
        ),
        *(
            binding(f"not {key}", f"warns adrt_checks.{key}", adrt_checks={key: "no"})
            for key in ("signed_before_witness", "statement_signed_and_witnessed")
        ),
        binding("looked at closer", adrt_checks={"signed_before_witness": "yes"}),
        binding("all is in order"),
        binding("not life-sustaining", adrt=SOUND | {"witness_signed": "no"}, refused=OTHER),
        binding("withdrawn", adrt=SOUND | {"status": "withdrawn", "in_writing": "no"}),
    ],
    "adrt_was_made_by_an_adult": [
        binding("said to be under 18", "warns adrt.over_18_when_made", adrt=SOUND | {"over_18_when_made": "no"}),
        binding("not said", "warns adrt.over_18_when_made", adrt=SOUND | {"over_18_when_made": None}),
        binding(
            "the day before 18",
            "blocks adrt.made_on",
            adrt=SOUND | {"made_on": "2026-08-18"},
            born=date(2008, 8, 19),
        ),
        binding("on the 18th birthday", born=date(2008, 8, 19)),
        binding(
            "only the month is known, and it may be after", adrt=SOUND | {"made_on": "2026-08"}, born=date(2008, 8, 31)
        ),
        binding(
            "only the year is known, and it is before",
            "blocks adrt.made_on",
            adrt=SOUND | {"made_on": "2025"},
            born=date(2008, 8, 31),
        ),
        binding("withdrawn", adrt=SOUND | {"status": "withdrawn", "over_18_when_made": "no"}),
        *each_unsaid("adrt", "status"),
    ],
    "adrt_has_evidence_of_capacity": [
        binding("none", "warns adrt.capacity_evidence", adrt=SOUND | {"capacity_evidence": None}),
        binding("some"),
        binding("withdrawn", adrt=SOUND | {"status": "withdrawn", "capacity_evidence": None}),
        *each_unsaid("adrt", "status", adrt={"capacity_evidence": None}),
    ],
    "adrt_names_a_treatment": [
        binding("none", "warns adrt_treatments", refused=[]),
        binding("one"),
        binding("none made", adrt={"status": "none"}, refused=[]),
        *each_unsaid("adrt", "status"),
    ],
    "later_lpa_may_displace_adrt": [
        binding("certainly later", "needs a reason lpa_health_welfare.executed_on", lpa_health_welfare=LATER),
        binding(
            "later, and checked",
            "warns lpa_health_welfare.executed_on",
            adrt=SOUND | {"later_lpa_check": "Asked."},
            lpa_health_welfare=LATER,
        ),
        binding(
            "perhaps later: the same month",
            "warns lpa_health_welfare.executed_on",
            lpa_health_welfare=rows(POWER | {"executed_on": "2026-08"}),
        ),
        binding(
            "not dated",
            "warns lpa_health_welfare.executed_on",
            lpa_health_welfare=rows(POWER | {"executed_on": None}),
        ),
        binding(
            "later, not registered yet",
            "warns lpa_health_welfare.executed_on",
            lpa_health_welfare=rows(LATER[0] | {"registration": "applied_for"}),
        ),
        binding("earlier", lpa_health_welfare=rows(POWER)),
        binding("the same day", lpa_health_welfare=rows(POWER | {"executed_on": "2026-08-19"})),
        binding("later, revoked", lpa_health_welfare=rows(LATER[0] | {"revoked": "yes"})),
        binding(
            "later, without that authority",
            lpa_health_welfare=rows(LATER[0] | {"life_sustaining_authority": "no"}),
        ),
    ],
    "unregistered_lpa_has_no_effect": [
        case(
            "applied for",
            "blocks lpa_health_welfare.active_now",
            lpa_health_welfare=rows(POWER | {"registration": "applied_for", "active_now": "yes"}),
        ),
        case(
            "revoked",
            "blocks lpa_health_welfare.active_now",
            lpa_health_welfare=rows(POWER | {"revoked": "yes", "active_now": "yes"}),
        ),
        case("not said", "blocks lpa_health_welfare.active_now", lpa_health_welfare=rows({"active_now": "yes"})),
        case("registered", lpa_health_welfare=rows(POWER | {"active_now": "yes"})),
        case("not in use", lpa_health_welfare=rows(POWER | {"registration": "not_registered", "active_now": "no"})),
    ],
    "a_proxy_is_named": [
        case("nobody", "warns shared_understanding.legal_proxy", shared_understanding={"legal_proxy": "yes"}),
        case(
            "not registered",
            "warns shared_understanding.legal_proxy",
            shared_understanding={"legal_proxy": "yes"},
            lpa_health_welfare=rows(POWER | {"registration": "not_checked"}),
        ),
        case("registered", shared_understanding={"legal_proxy": "yes"}, lpa_health_welfare=rows(POWER)),
        case("a deputy", shared_understanding={"legal_proxy": "yes"}, other_authority={"deputy": "yes"}),
        case("a mother", shared_understanding={"legal_proxy": "yes"}, parental_responsibility=rows({"name": "Grace"})),
        *each_unsaid("shared_understanding", "legal_proxy"),
    ],
    "nothing_binds_before_18": [
        case(
            "both",
            "blocks adrt.status",
            "blocks lpa_health_welfare",
            adrt=SOUND,
            lpa_health_welfare=rows(POWER),
            born=SIXTEEN,
        ),
        case("18 today", adrt=SOUND, lpa_health_welfare=rows(POWER), born=date(2008, 11, 21)),
        case("not possible", adrt={"status": "not_possible_under_18"}, born=SIXTEEN),
        case("age not known", adrt=SOUND, born=None),
    ],
    "an_attorney_who_decided_has_authority": [
        case(
            "no power in being",
            "blocks consent.plan_created_with",
            consent={"plan_created_with": "attorney"},
            lpa_health_welfare=rows(POWER | {"registration": "applied_for"}),
        ),
        case("registered", consent={"plan_created_with": "attorney"}, lpa_health_welfare=rows(POWER)),
        case("a deputy", consent={"plan_created_with": "attorney"}, other_authority={"deputy": "yes"}),
        case("agreement"),
    ],
    "a_deputy_refuses_nothing_that_sustains_life": [
        case(
            "decided by the deputy",
            "warns treatment_escalation.decided_by",
            other_authority={"deputy": "yes"},
            treatment_escalation=treatments(("intubation", "not_recommended", {"decided_by": "Deputy, Mr Ray"})),
        ),
        case("CPR, in the reason", "warns cpr.reason", cpr={"reason": "Refused by the court-appointed deputy."}),
        case(
            "another treatment",
            treatment_escalation=treatments(("blood_tests", "not_recommended", {"decided_by": "the deputy"})),
        ),
        case(
            "recommended",
            treatment_escalation=treatments(("intubation", "recommended", {"decided_by": "the deputy"})),
            clinical_focus={"focus": "balance"},
        ),
        case("a deputy manager", cpr={"reason": "Deputy manager agrees: advanced cancer."}),
        case("nobody named"),
    ],
    "property_attorneys_have_no_say": [
        case(
            "only a power over property",
            "warns attorneys.name",
            other_authority={"property_lpa": "yes"},
            attorneys=rows({"name": "Susan Pettit"}),
        ),
        case(
            "by the document named",
            "warns attorneys.name",
            attorneys=rows({"name": "Susan", "instrument": "Property and financial affairs, 2019"}),
            lpa_health_welfare=rows(POWER),
        ),
        case("health and welfare", attorneys=rows({"name": "Susan"}), lpa_health_welfare=rows(POWER)),
        case("neither is recorded", attorneys=rows({"name": "Susan"})),
    ],
    "an_attorney_can_be_reached": [
        case("no number", "warns attorneys.phone", attorneys=rows({"name": "Susan Pettit"})),
        case("a number", attorneys=rows({"name": "Susan Pettit", "phone": "07700 900210"})),
        case(
            "a number among the contacts",
            attorneys=rows({"name": "Susan Pettit"}),
            personal_contacts=rows({"name": "Susan Pettit", "phone": "07700 900210", "roles": ["emergency_contact"]}),
        ),
        case("a replacement", attorneys=rows({"name": "Jean", "kind": "replacement"})),
    ],
    "parents_of_a_child_are_recorded": [
        case("nobody", "warns parental_responsibility", born=SIXTEEN),
        case("a mother", parental_responsibility=rows({"name": "Grace"}), born=SIXTEEN),
        case("18 today", born=date(2008, 11, 21)),
        case("18 tomorrow", "warns parental_responsibility", born=date(2008, 11, 22)),
    ],
}
