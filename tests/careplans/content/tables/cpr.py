"""Decision tables about CPR, capacity and involvement."""

from datetime import date

from tests.careplans.content.tables import case, each_unsaid, rows, treatments

TURNS_18_TODAY, TURNS_18_TOMORROW = date(2008, 11, 21), date(2008, 11, 22)
SIXTEEN = date(2010, 5, 19)
MODIFIED = {"decision": "modified", "modified_details": "Suction, own mask, up to 10 minutes."}
ATTEMPT = {"decision": "attempt"}
LACKS = {"has_capacity": "no", "how_involved": ["b"]}
TOLD = {"discussed_with_person": "no", "discussed_with_person_reason": "Could not understand."}
CONSULTED = TOLD | {"discussed_with_family": "yes"}

TABLES = {
    "modified_cpr_is_for_children": [
        case("18 today", "blocks cpr.decision", cpr=MODIFIED, born=TURNS_18_TODAY),
        case("18 tomorrow", cpr=MODIFIED, born=TURNS_18_TOMORROW),
        case("born on 29 February, 18 tomorrow", cpr=MODIFIED, born=date(2008, 2, 29), today=date(2026, 2, 28)),
        case(
            "born on 29 February, 18",
            "blocks cpr.decision",
            cpr=MODIFIED,
            born=date(2008, 2, 29),
            today=date(2026, 3, 1),
        ),
        case("only the year is known, and it may be over", "blocks cpr.decision", cpr=MODIFIED, born=date(2008, 1, 1)),
        case("age not known", "blocks cpr.decision", cpr=MODIFIED, born=None),
        case("no details", "blocks cpr.modified_details", cpr=MODIFIED | {"modified_details": None}, born=SIXTEEN),
        case("not modified", cpr=ATTEMPT),
        *each_unsaid("cpr", "decision"),
    ],
    "limiting_cpr_needs_a_reason": [
        case("not recommended", "blocks cpr.reason", cpr={"reason": None}),
        case("modified", "blocks cpr.reason", cpr=MODIFIED | {"reason": None}, born=SIXTEEN),
        case("recommended", cpr=ATTEMPT | {"reason": None}),
        case("a reason is given"),
        *each_unsaid("cpr", "decision", cpr={"reason": None}),
    ],
    "limiting_cpr_was_talked_about": [
        case("not said", "blocks cpr.discussed_with_person", cpr={"discussed_with_person": None}),
        case("no", "blocks cpr.discussed_with_person", cpr={"discussed_with_person": "no"}),
        case("no, for a reason", cpr=TOLD),
        case("lacks capacity, family not told", "blocks cpr.discussed_with_family", cpr=TOLD, involvement=LACKS),
        case("lacks capacity, family told", cpr=CONSULTED, involvement=LACKS),
        case(
            "lacks capacity, nobody to tell",
            cpr=TOLD | {"discussed_with_family": "no", "discussed_with_family_reason": "Nobody is alive."},
            involvement=LACKS,
        ),
        case("CPR is recommended", cpr=ATTEMPT | {"discussed_with_person": None}),
        *each_unsaid("cpr", "decision", cpr={"discussed_with_person": None}),
        *each_unsaid("involvement", "has_capacity"),
    ],
    "disability_is_never_the_reason": [
        case("a disability", "blocks cpr.reason", cpr={"reason": "Learning disability"}),
        case("a syndrome", "blocks cpr.reason", cpr={"reason": "Down’s syndrome."}),
        case("frailty of LD", "blocks cpr.reason", cpr={"reason": "Frailty of LD"}),
        case("age and address", "blocks cpr.reason", cpr={"reason": "He is 91 years old and lives in a care home"}),
        case("prison", "blocks cpr.reason", cpr={"reason": "Prisoner"}),
        case("modified for a child", "blocks cpr.reason", cpr=MODIFIED | {"reason": "Autism"}, born=SIXTEEN),
        case("a clinical reason too", cpr={"reason": "Down syndrome with end-stage heart failure"}),
        case("CPR is recommended", cpr=ATTEMPT | {"reason": "Learning disability is no reason"}),
        *each_unsaid("cpr", "decision", cpr={"reason": "Learning disability"}),
    ],
    "limiting_cpr_says_who_was_involved": [
        case("no capacity answer", "blocks involvement.has_capacity", involvement={"has_capacity": None}),
        case("no box ticked", "blocks involvement.how_involved", involvement={"how_involved": None}),
        case("D in words", involvement={"how_involved": None, "other_reason": "It would harm him."}),
        case("CPR is recommended", cpr=ATTEMPT, involvement={"has_capacity": None, "how_involved": None}),
        case("both are said"),
        *each_unsaid("cpr", "decision", involvement={"how_involved": None}),
    ],
    "involvement_is_one_answer": [
        case(
            "A and B",
            "blocks involvement.how_involved",
            "blocks involvement.how_involved",
            involvement={"how_involved": ["a", "b"]},
        ),
        case("A, and lacks", "blocks involvement.how_involved", involvement={"has_capacity": "no"}),
        case("B, and has", "blocks involvement.how_involved", involvement={"how_involved": ["b"]}),
        case("D without a reason", "blocks involvement.other_reason", involvement={"how_involved": ["d"]}),
        case("D with one", involvement={"how_involved": ["d"], "other_reason": "Harm."}),
        case("C1 without C3", "blocks involvement.other_reason", involvement={"how_involved": ["c1"]}, born=SIXTEEN),
        case("C1 and C3", involvement={"how_involved": ["c1", "c3"]}, born=SIXTEEN),
        *each_unsaid("involvement", "has_capacity"),
    ],
    "involvement_c_is_for_children": [
        case(
            "18 today",
            "blocks involvement.how_involved",
            involvement={"how_involved": ["c1", "c3"]},
            born=TURNS_18_TODAY,
        ),
        case("18 tomorrow", involvement={"how_involved": ["c1", "c3"]}, born=TURNS_18_TOMORROW),
        case("age not known", "blocks involvement.how_involved", involvement={"how_involved": ["c2"]}, born=None),
        case("A"),
    ],
    "lacking_capacity_means_others_were_consulted": [
        case("A", "blocks involvement.how_involved", involvement=LACKS | {"how_involved": ["a"]}, cpr=CONSULTED),
        case("nobody", "blocks involvement.people_involved", involvement=LACKS, cpr=TOLD),
        case("family", involvement=LACKS, cpr=CONSULTED),
        case("an advocate", involvement=LACKS, cpr=TOLD, imca={"instructed_on": "2026-10-15"}),
        case("a proxy", involvement=LACKS, cpr=TOLD, shared_understanding={"legal_proxy": "yes"}),
        case("D with its reason", involvement={"has_capacity": "no", "how_involved": ["d"], "other_reason": "Harm."}),
        case(
            "C2 under 18", involvement={"has_capacity": "no", "how_involved": ["c2", "c3"]}, cpr=CONSULTED, born=SIXTEEN
        ),
        *each_unsaid("involvement", "has_capacity", cpr=TOLD),
    ],
    "lacking_capacity_is_explained": [
        case("not said", "warns involvement.lacks_capacity_how", involvement=LACKS),
        case("said", involvement=LACKS | {"lacks_capacity_how": "Cannot retain what he is told."}),
        case(
            "an assessment says",
            involvement=LACKS,
            capacity_assessments=rows({"decision": "CPR", "outcome": "lacks", "basis": "cannot weigh it"}),
        ),
        case(
            "an assessment without its grounds",
            "warns involvement.lacks_capacity_how",
            involvement=LACKS,
            capacity_assessments=rows({"decision": "CPR", "outcome": "lacks"}),
        ),
        *each_unsaid("involvement", "has_capacity"),
    ],
    "an_advocate_is_thought_of": [
        case(
            "only a paid carer",
            "warns imca.required",
            involvement=LACKS,
            personal_contacts=rows({"name": "Jo Lee", "roles": ["paid_carer", "emergency_contact"]}),
        ),
        case("a daughter", involvement=LACKS),
        case("said already", involvement=LACKS, personal_contacts=[], imca={"required": "no"}),
        case("nothing serious", involvement=LACKS, personal_contacts=[], cpr={"decision": {"unsaid": "undecided"}}),
        case(
            "no CPR answer, but treatments",
            "warns imca.required",
            involvement=LACKS,
            personal_contacts=[],
            cpr={"decision": {"unsaid": "undecided"}},
            treatment_escalation=treatments(("dialysis", "not_recommended")),
        ),
        *each_unsaid("involvement", "has_capacity", personal_contacts=[]),
    ],
    "an_advocate_is_instructed": [
        case("required, not instructed", "warns imca.instructed_on", imca={"required": "yes"}),
        case("instructed", imca={"required": "yes", "instructed_on": "2026-10-15"}),
        case("not required", imca={"required": "no"}),
        case("not said"),
    ],
    "not_cpr_is_not_do_not_treat": [
        case("nothing to do is said", "warns treatment_escalation", comfort={"would_want": None}),
        case("comfort"),
        case(
            "a treatment",
            comfort={"would_want": None},
            treatment_escalation=treatments(("oral_antibiotics", "conditional")),
        ),
        case(
            "only what is not to be done",
            "warns treatment_escalation",
            comfort={"would_want": None},
            treatment_escalation=treatments(("dialysis", "not_recommended")),
        ),
        case(
            "a likely emergency",
            comfort={"would_want": None},
            likely_emergencies=rows({"trigger": "Breathless", "what_to_do": "Sit her up"}),
        ),
        case("CPR is recommended", comfort={"would_want": None}, cpr=ATTEMPT),
        *each_unsaid("cpr", "decision", comfort={"would_want": None}),
    ],
    "modified_cpr_is_made_again_at_18": [
        case(
            "review after the birthday",
            "blocks review.review_due",
            cpr=MODIFIED,
            review={"review_due": "2026-12-02"},
            born=date(2008, 12, 1),
        ),
        case("review on the birthday", cpr=MODIFIED, review={"review_due": "2026-12-01"}, born=date(2008, 12, 1)),
        case(
            "not modified",
            "warns review.review_due",
            review={"review_due": "2026-12-02"},
            born=date(2008, 12, 1),
        ),
        case("an adult"),
        case("age not known", cpr=MODIFIED, born=None),
    ],
}
