"""Decision tables about health, devices, medicines, people, the home and the review."""

from datetime import date

from tests.careplans.content.conftest import TODAY
from tests.careplans.content.tables import case, each_unsaid, rows, treatments

ICD = "warns devices.icd_shock_status"
IN_PLACE = {"status": "in_place", "where_kept": "Larder", "chart_present": "yes"}
CHARTED = {"drug": "Midazolam", "authorised_dose": "2.5 mg", "route": "SC", "indication": "agitation"}
SECURE = {"establishment": "HMP Marshgate (fictional)"}


def device(kind, status):
    return rows({"kind": kind, "icd_shock_status": status} if status else {"kind": kind})


TABLES = {
    "allergy_state_agrees_with_the_list": [
        case("known, none listed", "blocks allergy_list", allergy_list=[]),
        *(
            case(f"{status}, one listed", "blocks allergies.status", allergies={"status": status})
            for status in ("none_known", "not_recorded", "unavailable")
        ),
        case("none known, none listed", allergies={"status": "none_known"}, allergy_list=[]),
        case("known, one listed"),
        case("not answered", allergies={"status": None}),
    ],
    "icd_is_off_where_cpr_is_not_wanted": [
        *(
            case(f"{kind} {status}", ICD, devices=device(kind, status))
            for kind in ("icd", "crt_d")
            for status in ("active", "deactivation_planned", "discussed_declined", "unknown", "not_applicable", None)
        ),
        case("another device said to be active", ICD, devices=device("other", "active")),
        case("turned off", devices=device("crt_d", "deactivated")),
        case("a hearing aid", devices=device("hearing_aid", "not_applicable")),
        case("a pacemaker", devices=device("pacemaker", None)),
        case("CPR is recommended", cpr={"decision": "attempt"}, devices=device("icd", "active")),
        case("modified CPR", cpr={"decision": "modified"}, devices=device("icd", "active")),
        *each_unsaid("cpr", "decision", devices=device("icd", "active")),
    ],
    "a_device_turned_off_says_when": [
        case("no date", "warns devices.deactivation_on", devices=device("icd", "deactivated")),
        case(
            "a date", devices=rows({"kind": "icd", "icd_shock_status": "deactivated", "deactivation_on": "2026-10-01"})
        ),
        case("still active", devices=device("icd", "active")),
    ],
    "one_key_worker": [
        case("none", "warns professional_contacts.key_worker", professional_contacts=[]),
        case(
            "two",
            "blocks professional_contacts.key_worker",
            professional_contacts=rows({"name": "A", "key_worker": "yes"}, {"name": "B", "key_worker": "yes"}),
        ),
        case(
            "one has left today",
            professional_contacts=rows(
                {"name": "A", "key_worker": "yes", "ended_on": "2026-11-21"}, {"name": "B", "key_worker": "yes"}
            ),
        ),
        case(
            "one leaves tomorrow",
            "blocks professional_contacts.key_worker",
            professional_contacts=rows(
                {"name": "A", "key_worker": "yes", "ended_on": "2026-11-22"}, {"name": "B", "key_worker": "yes"}
            ),
        ),
        case("one"),
    ],
    "somebody_can_be_reached": [
        case("nobody", "blocks first_call.has_emergency_contact", personal_contacts=[]),
        case("nobody, and said so", personal_contacts=[], first_call={"has_emergency_contact": "no"}),
        case("nobody marked", "warns personal_contacts.roles", personal_contacts=rows({"name": "Kath"})),
        case(
            "only somebody not to be contacted",
            "blocks first_call.has_emergency_contact",
            personal_contacts=rows({"name": "Gary", "roles": ["do_not_contact"]}),
        ),
        case("one"),
    ],
    "a_condition_is_stated": [
        case(
            "only if what?",
            "warns treatment_escalation.conditions",
            treatment_escalation=treatments(("dialysis", "conditional")),
        ),
        case(
            "which treatment?",
            "blocks treatment_escalation.intervention_detail",
            treatment_escalation=treatments(("other", "recommended")),
        ),
        case(
            "both are said",
            treatment_escalation=treatments(
                ("other", "conditional", {"intervention_detail": "Leeches", "conditions": "a bruise"})
            ),
        ),
        case("not discussed", treatment_escalation=treatments(("dialysis", {"unsaid": "not_yet_discussed"}))),
    ],
    "doses_cannot_be_misread": [
        *(
            case(
                dose,
                "warns anticipatory_items.authorised_dose",
                anticipatory_items=rows(CHARTED | {"authorised_dose": dose}),
            )
            for dose in ("200 mcg", "5.0 mg", ".5 mg", "100 µg")
        ),
        case("a regular medicine", "warns medicines.dose", medicines=rows({"drug": "Digoxin", "dose": "62.50 mg"})),
        *(
            case(dose, anticipatory_items=rows(CHARTED | {"authorised_dose": dose}))
            for dose in ("200 micrograms", "5 mg", "0.5 mg", "2.5-5 mg", "10 mg")
        ),
    ],
    "medicines_in_place_can_be_given": [
        case("where?", "warns anticipatory.where_kept", anticipatory=IN_PLACE | {"where_kept": None}),
        case("no chart", "warns anticipatory.chart_present", anticipatory=IN_PLACE | {"chart_present": "no"}),
        case("not said", "warns anticipatory.chart_present", anticipatory=IN_PLACE | {"chart_present": None}),
        case("both", anticipatory=IN_PLACE),
        case("not in place", anticipatory={"status": "being_organised"}),
        *each_unsaid("anticipatory", "status"),
    ],
    "medicines_in_place_are_in_date": [
        case(
            "expired yesterday",
            "warns anticipatory.stock_expires_on",
            anticipatory=IN_PLACE | {"stock_expires_on": "2026-11-20"},
        ),
        case("expires today", anticipatory=IN_PLACE | {"stock_expires_on": "2026-11-21"}),
        case(
            "last month", "warns anticipatory.stock_expires_on", anticipatory=IN_PLACE | {"stock_expires_on": "2026-10"}
        ),
        case("this month", anticipatory=IN_PLACE | {"stock_expires_on": "2026-11"}),
        case("this year", anticipatory=IN_PLACE | {"stock_expires_on": "2026"}),
        case(
            "the chart's review has passed",
            "warns anticipatory.review_by",
            anticipatory=IN_PLACE | {"review_by": "2026-11-20"},
        ),
        case("the chart's review is today", anticipatory=IN_PLACE | {"review_by": "2026-11-21"}),
        case("no longer in place", anticipatory={"status": "removed_or_used", "stock_expires_on": "2020"}),
        case("the day is not known", anticipatory=IN_PLACE | {"stock_expires_on": "2020"}, today=None),
    ],
    "what_a_chart_authorises_is_whole": [
        *(
            case(
                f"no {key}",
                f"warns anticipatory_items.{key}",
                anticipatory=IN_PLACE,
                anticipatory_items=rows({k: v for k, v in CHARTED.items() if k != key}),
            )
            for key in ("authorised_dose", "route", "indication")
        ),
        case("whole", anticipatory=IN_PLACE, anticipatory_items=rows(CHARTED)),
        case(
            "not in place yet",
            anticipatory={"status": "being_organised"},
            anticipatory_items=rows({"drug": "Morphine"}),
        ),
    ],
    "a_driver_in_use_has_a_number": [
        case("none", "warns syringe_driver.support_phone", syringe_driver={"in_use": "yes"}),
        case("one", syringe_driver={"in_use": "yes", "support_phone": "0808 157 0101"}),
        case("not in use", syringe_driver={"in_use": "no"}),
        case("not said"),
    ],
    "frailty_scale_fits_the_person": [
        case("64", "warns function.cfs", function={"cfs": 6}, born=date(1961, 11, 22)),
        case("65 today", function={"cfs": 6}, born=date(1961, 11, 21)),
        case("a child", "warns function.cfs", function={"cfs": 6}, born=date(2010, 5, 19)),
        case("age not known", function={"cfs": 6}, born=None),
        case(
            "lifelong disability",
            "warns function.cfs",
            function={"cfs": 6},
            learning_disability={"hospital_passport": "yes"},
        ),
        case(
            "among the problems",
            "warns function.cfs",
            function={"cfs": 6},
            other_problems=rows({"problem": "Learning disability"}),
        ),
        case("no score", function={"akps": 40}, born=date(2010, 5, 19)),
    ],
    "the_living_score_above_0": [
        case("0", "blocks function.akps", function={"akps": 0}),
        case("10", function={"akps": 10}),
        case("no score"),
    ],
    "nothing_happened_in_the_future": [
        case("CPR tomorrow", "warns cpr.decided_on", cpr={"decided_on": "2026-11-22"}),
        case("CPR today", cpr={"decided_on": "2026-11-21"}),
        case("an advance decision next month", "warns adrt.made_on", adrt={"made_on": "2026-12"}),
        case("an advance decision this month", adrt={"made_on": "2026-11"}),
        case(
            "a treatment tomorrow",
            "warns treatment_escalation.decided_on",
            treatment_escalation=treatments(("dialysis", "not_recommended", {"decided_on": "2026-11-22"})),
        ),
        case("the day is not known", cpr={"decided_on": "2030-01-01"}, today=None),
    ],
    "cpr_is_thought_of_again_in_time": [
        case("yesterday", "warns cpr.review_on", cpr={"review_on": "2026-11-20"}),
        case("today", cpr={"review_on": "2026-11-21"}),
        case("no date"),
        case("the day is not known", cpr={"review_on": "2020-01-01"}, today=None),
    ],
    "review_is_soon_enough": [
        case("passed", "blocks review.review_due", review={"review_due": "2026-11-20"}),
        case("today", review={"review_due": "2026-11-21"}),
        case("a year and a day", "blocks review.review_due", review={"review_due": "2027-11-23"}),
        case("a year", review={"review_due": "2027-11-22"}),
        case(
            "yellow, 93 days", "blocks review.review_due", prognosis={"gsf": "C"}, review={"review_due": "2027-02-22"}
        ),
        case("yellow, 92 days", prognosis={"gsf": "C"}, review={"review_due": "2027-02-21"}),
        case("red, 32 days", "blocks review.review_due", prognosis={"gsf": "D"}, review={"review_due": "2026-12-23"}),
        case("red, 31 days", prognosis={"gsf": "D"}, review={"review_due": "2026-12-22"}),
        case("the day is not known", review={"review_due": "2020-01-01"}, today=None),
        *each_unsaid("prognosis", "gsf"),
    ],
    "sharing_except_names_somebody": [
        case("nobody", "blocks consent.do_not_share_with", consent={"sharing": "except_named"}),
        case("somebody", consent={"sharing": "except_named", "do_not_share_with": "Marsh Ward"}),
        case("everyone"),
    ],
    "no_key_safe_code_in_words": [
        case("in the way in", "blocks home.access", home={"access": "Key safe by the door, code 4471."}),
        case("with a letter", "blocks home.access", home={"access": "Keysafe code: C4471Y"}),
        case("in who opens", "blocks home.who_opens", home={"who_opens": "nobody; keysafe 2580"}),
        case("where it is", home={"access": "Key-safe left of door. Blue front door, 14 steps."}),
        case("whom to ring", home={"access": "Key safe: ring 01632 960230 for the code."}),
        case("no key safe", home={"access": "Postcode ZZ99 3CZ, second floor, flat 1203"}),
    ],
    "no_prisoner_number": [
        case(
            "one",
            "blocks secure_setting.crew_instructions",
            secure_setting=SECURE | {"crew_instructions": "Ask for A1234BC"},
        ),
        case("in the note of the way in", "blocks home.access", home={"access": "Gate, prisoner a1234bc"}),
        case("none", secure_setting=SECURE | {"crew_instructions": "Main gate; say Room H4. PO Box M1 1AA"}),
    ],
    "night_staff_know_of_cpr": [
        case("not said", "warns secure_setting.night_staff_know_cpr", secure_setting=SECURE),
        case("no", "warns secure_setting.night_staff_know_cpr", secure_setting=SECURE | {"night_staff_know_cpr": "no"}),
        case("yes", secure_setting=SECURE | {"night_staff_know_cpr": "yes"}),
        case("CPR is recommended", cpr={"decision": "attempt"}, secure_setting=SECURE),
        case("not in a secure setting"),
    ],
    "a_marker_of_violence_is_reviewed": [
        case("no date", "warns hazards.review_on", hazards=rows({"kind": "violence", "detail": "2024"})),
        case("passed", "warns hazards.review_on", hazards=rows({"kind": "violence", "review_on": "2026-11-20"})),
        case("today", hazards=rows({"kind": "violence", "review_on": TODAY.isoformat()})),
        case("a dog", hazards=rows({"kind": "dog"})),
    ],
    "moving_to_adult_care_is_led": [
        case("14 today", "warns young_person.transition_lead", born=date(2012, 11, 21)),
        case("14 tomorrow", born=date(2012, 11, 22)),
        case("somebody leads", young_person={"transition_lead": "Sister Rowan"}, born=date(2010, 5, 19)),
        case("an adult"),
        case("age not known", born=None),
    ],
}
