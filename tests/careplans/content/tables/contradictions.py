"""Decision tables for what would have a crew do two different things."""

from tests.careplans.content.tables import case, each_unsaid, rows, treatments

REASON = "needs a reason treatment_escalation.intervention"
MADE = {"status": "original_seen", "made_on": "2026-08-19"}
TUBE = {"treatment": "Mechanical ventilation through a tube in the windpipe", "life_sustaining": "yes"}
ATTEMPT = {"decision": "attempt"}
BALANCE = {"focus": "balance"}


def refused(words, kind, answer="recommended", *found, circumstances=None, **more):
    """A case in which these words are refused and this treatment has this answer."""
    refusal = {"treatment": words, "circumstances": circumstances, "life_sustaining": "no"}
    return case(
        f"“{words}” refused, {kind} {answer}",
        *found,
        adrt=MADE | more,
        adrt_treatments=rows(refusal),
        treatment_escalation=treatments((kind, answer)),
    )


TABLES = {
    "advance_decision_refuses_what_is_recommended": [
        refused("A tube in my windpipe", "intubation", "recommended", REASON),
        refused("Being put on a breathing machine", "invasive_ventilation", "recommended", REASON),
        refused("Blood transfusion", "blood_products", "recommended", REASON, circumstances="In any circumstances"),
        refused("Artificial feeding by tube or drip", "artificial_nutrition", "recommended", REASON),
        refused("Antibiotics into a vein", "iv_antibiotics", "recommended", REASON),
        refused("Antibiotics", "oral_antibiotics", "recommended", REASON),
        refused("Being taken to hospital", "hospital_transfer", "recommended", REASON),
        refused("CPAP or any mask ventilation", "non_invasive_ventilation", "recommended", REASON),
        refused(
            "Dialysis",
            "dialysis",
            "recommended",
            "warns treatment_escalation.intervention",
            circumstances="if I no longer know my family",
        ),
        refused("Dialysis", "dialysis", "not_recommended"),
        refused("Dialysis", "dialysis", "conditional"),
        refused("Dialysis", "dialysis", {"unsaid": "not_yet_discussed"}),
        refused("Dialysis", "dialysis", "recommended", status="withdrawn"),
        refused("Dialysis", "dialysis", "recommended", status={"unsaid": "declined_to_discuss"}),
        refused("Antibiotics into a vein", "oral_antibiotics"),
        refused("Antibiotics by mouth", "iv_antibiotics"),
        refused("Ventilation through a tube, but not a mask", "non_invasive_ventilation"),
        refused("Mask ventilation", "intubation"),
        refused("Feeding by tube", "intubation"),
        refused("Anything that prolongs my dying", "iv_fluids"),
        refused("Treatment at home, apart from antibiotics", "oral_antibiotics"),
    ],
    "advance_decision_refuses_cpr_that_is_recommended": [
        case(
            "CPR refused without circumstances",
            "needs a reason cpr.decision",
            cpr=ATTEMPT,
            clinical_focus=BALANCE,
            adrt=MADE,
            adrt_treatments=rows({"treatment": "Cardiopulmonary resuscitation", "life_sustaining": "yes"}),
        ),
        case(
            "CPR refused in some circumstances",
            "warns cpr.decision",
            cpr=ATTEMPT,
            clinical_focus=BALANCE,
            adrt=MADE,
            adrt_treatments=rows({"treatment": "CPR", "circumstances": "if I am unconscious for weeks"}),
        ),
        case("CPR is not recommended", adrt=MADE, adrt_treatments=rows({"treatment": "CPR"})),
        case(
            "another treatment is refused",
            cpr=ATTEMPT,
            clinical_focus=BALANCE,
            adrt=MADE,
            adrt_treatments=rows({"treatment": "Ventilation, but not CPR"}, TUBE),
        ),
        case(
            "the advance decision was withdrawn",
            cpr=ATTEMPT,
            clinical_focus=BALANCE,
            adrt={"status": "withdrawn"},
            adrt_treatments=rows({"treatment": "CPR"}),
        ),
        *each_unsaid("cpr", "decision", adrt=MADE, adrt_treatments=rows({"treatment": "CPR"})),
    ],
    "comfort_alone_and_cpr": [
        case("CPR and comfort", "needs a reason cpr.decision", cpr=ATTEMPT),
        case("CPR and balance", cpr=ATTEMPT, clinical_focus=BALANCE),
        case("CPR and longer life", cpr=ATTEMPT, clinical_focus={"focus": "extend_life"}),
        case("no CPR and comfort"),
        *each_unsaid("cpr", "decision"),
        *each_unsaid("clinical_focus", "focus", cpr=ATTEMPT),
    ],
    "comfort_alone_and_life_support": [
        case("intensive care", REASON, treatment_escalation=treatments(("intensive_care", "recommended"))),
        case("ventilation", REASON, treatment_escalation=treatments(("invasive_ventilation", "recommended"))),
        case(
            "each of two",
            REASON,
            REASON,
            treatment_escalation=treatments(("ecmo", "recommended"), ("intubation", "recommended")),
        ),
        case("not recommended", treatment_escalation=treatments(("intensive_care", "not_recommended"))),
        case("only if", treatment_escalation=treatments(("intensive_care", "conditional"))),
        case(
            "recommended with conditions",
            treatment_escalation=treatments(("intensive_care", "recommended", {"conditions": "after surgery"})),
        ),
        case("not life support", treatment_escalation=treatments(("oral_antibiotics", "recommended"))),
        case(
            "the focus is balance",
            clinical_focus=BALANCE,
            treatment_escalation=treatments(("intensive_care", "recommended")),
        ),
        *each_unsaid("clinical_focus", "focus", treatment_escalation=treatments(("intensive_care", "recommended"))),
    ],
    "parts_of_cpr_agree_with_cpr": [
        case(
            "CPR without compressions",
            REASON,
            cpr=ATTEMPT,
            clinical_focus=BALANCE,
            treatment_escalation=treatments(("chest_compressions", "not_recommended")),
        ),
        case("no CPR but drugs", REASON, treatment_escalation=treatments(("arrest_drugs", "recommended"))),
        case("no CPR and no drugs", treatment_escalation=treatments(("arrest_drugs", "not_recommended"))),
        case("no CPR, shock only if", treatment_escalation=treatments(("defibrillation", "conditional"))),
        case(
            "no CPR, one shock on terms",
            treatment_escalation=treatments(("defibrillation", "recommended", {"conditions": "witnessed VF"})),
        ),
        case(
            "modified CPR says it in its own words",
            cpr={"decision": "modified"},
            treatment_escalation=treatments(("chest_compressions", "not_recommended")),
        ),
        *each_unsaid("cpr", "decision", treatment_escalation=treatments(("arrest_drugs", "recommended"))),
    ],
    "one_answer_about_hospital": [
        case(
            "yes and no",
            REASON,
            treatment_escalation=treatments(
                ("hospital_transfer", "recommended"), ("hospital_transfer", "not_recommended")
            ),
        ),
        case(
            "not, and only if, where one has no conditions",
            REASON,
            treatment_escalation=treatments(
                ("hospital_transfer", "not_recommended"),
                ("hospital_transfer", "conditional", {"conditions": "a broken hip"}),
            ),
        ),
        case(
            "not for one thing, only if another",
            treatment_escalation=treatments(
                ("hospital_transfer", "not_recommended", {"conditions": "infection"}),
                ("hospital_transfer", "conditional", {"conditions": "a broken hip"}),
            ),
        ),
        case(
            "one answer twice",
            treatment_escalation=treatments(
                ("hospital_transfer", "not_recommended"), ("hospital_transfer", "not_recommended")
            ),
        ),
        case(
            "one answer and one not discussed",
            treatment_escalation=treatments(
                ("hospital_transfer", "not_recommended"), ("hospital_transfer", {"unsaid": "not_yet_discussed"})
            ),
        ),
    ],
    "one_answer_about_each_treatment": [
        case(
            "the same treatment in the same words",
            REASON,
            treatment_escalation=treatments(
                ("surgery", "recommended", {"intervention_detail": "Hip"}),
                ("surgery", "not_recommended", {"intervention_detail": " hip"}),
            ),
        ),
        case(
            "different words",
            treatment_escalation=treatments(
                ("surgery", "recommended", {"intervention_detail": "Hip"}),
                ("surgery", "not_recommended", {"intervention_detail": "Bowel"}),
            ),
        ),
        case(
            "different treatments",
            treatment_escalation=treatments(("dialysis", "recommended"), ("surgery", "not_recommended")),
        ),
        case(
            "hospital has a rule of its own",
            treatment_escalation=treatments(
                ("hospital_transfer", "recommended"), ("hospital_transfer", "not_recommended")
            ),
        ),
    ],
    "at_home_only_and_to_hospital": [
        case(
            "both",
            REASON,
            treatment_escalation=treatments(("home_treatment", "recommended"), ("hospital_transfer", "recommended")),
        ),
        case(
            "hospital only if",
            treatment_escalation=treatments(("home_treatment", "recommended"), ("hospital_transfer", "conditional")),
        ),
        case(
            "one treatment at home",
            treatment_escalation=treatments(
                ("home_treatment", "recommended", {"intervention_detail": "IV antibiotics at home"}),
                ("hospital_transfer", "recommended"),
            ),
        ),
        case("home alone", treatment_escalation=treatments(("home_treatment", "recommended"))),
        case("hospital alone", treatment_escalation=treatments(("hospital_transfer", "recommended"))),
    ],
    "to_die_at_home_and_to_hospital": [
        case(
            "focus is comfort",
            "warns treatment_escalation.intervention",
            place_of_death={"first_choice": "home"},
            treatment_escalation=treatments(("hospital_transfer", "recommended")),
        ),
        case(
            "weeks to live",
            "warns treatment_escalation.intervention",
            clinical_focus=BALANCE,
            prognosis={"gsf": "C"},
            place_of_death={"first_choice": "supported_living"},
            treatment_escalation=treatments(("hospital_transfer", "recommended")),
        ),
        case(
            "not near the end",
            clinical_focus=BALANCE,
            prognosis={"gsf": "A", "prognosis": "about_a_year"},
            place_of_death={"first_choice": "home"},
            treatment_escalation=treatments(("hospital_transfer", "recommended")),
        ),
        case(
            "hospital on conditions",
            place_of_death={"first_choice": "home"},
            treatment_escalation=treatments(("hospital_transfer", "recommended", {"conditions": "a broken hip"})),
        ),
        case(
            "would die in hospital",
            place_of_death={"first_choice": "hospital"},
            treatment_escalation=treatments(("hospital_transfer", "recommended")),
        ),
        *each_unsaid(
            "place_of_death", "first_choice", treatment_escalation=treatments(("hospital_transfer", "recommended"))
        ),
    ],
    "no_advance_decision_and_treatments_refused": [
        case(
            "none, and one refused", "needs a reason adrt.status", adrt={"status": "none"}, adrt_treatments=rows(TUBE)
        ),
        case("withdrawn: what it refused is history", adrt={"status": "withdrawn"}, adrt_treatments=rows(TUBE)),
        case("none, and nothing refused", adrt={"status": "none"}),
        case("there is one", adrt=MADE, adrt_treatments=rows(TUBE)),
        *each_unsaid("adrt", "status", adrt_treatments=rows(TUBE)),
    ],
    "nobody_to_be_called_is_not_to_be_contacted": [
        case(
            "both roles in one person",
            "needs a reason personal_contacts.name",
            personal_contacts=rows({"name": "Gary Wilmot", "roles": ["emergency_contact", "do_not_contact"]}),
        ),
        case(
            "named among those not to be contacted",
            "needs a reason personal_contacts.name",
            consent={"do_not_contact": "Former husband, Gary Wilmot (his request)"},
            personal_contacts=rows({"name": "Gary Wilmot", "roles": ["attorney"]}),
        ),
        case(
            "another person of that family",
            consent={"do_not_contact": "Gary Wilmot"},
            personal_contacts=rows({"name": "Susan Wilmot", "roles": ["emergency_contact"]}),
        ),
        case(
            "only not to be contacted",
            consent={"do_not_contact": "Gary Wilmot"},
            first_call={"has_emergency_contact": "no"},
            personal_contacts=rows({"name": "Gary Wilmot", "roles": ["do_not_contact", "family_or_friend"]}),
        ),
    ],
}
