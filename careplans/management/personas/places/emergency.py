"""Emergency recommendations, medicines and devices."""

from careplans.management.personas.places.kinds import Said, choice, coded, concept, each
from careplans.management.personas.wordings import always, yes_no

_CPR = "emergency_recommendations.cpr"
CPR = {
    f"{_CPR}.decision": choice("cpr", "decision", {"for modified cpr - child only": "modified"}),
    f"{_CPR}.status_code": choice(
        "cpr",
        "decision",
        {"recommended": "attempt", "modified_child": "modified", "not_recommended": "not_recommended"},
    ),
    **concept(f"{_CPR}.coding", "cpr", "decision"),
    f"{_CPR}.discussed_with_person": (Said("cpr", "discussed_with_person", yes_no),),
    f"{_CPR}.discussed_with_family": (Said("cpr", "discussed_with_family", yes_no),),
    **each(
        _CPR,
        "cpr",
        reason="reason",
        modified_details="modified_details",
        discussed_with_person_reason="discussed_with_person_reason",
        discussed_with_family_reason="discussed_with_family_reason",
        decided_on="decided_on",
        review_on="review_on",
        review="review",
        form_location="form_location",
    ),
}

SAME_TREATMENTS = {
    "icu": "intensive_care",
    "vasopressors": "circulatory_support",
    "antibiotics": "antimicrobials",
    "oral antibiotics": "oral_antibiotics",
    "iv antibiotics": "iv_antibiotics",
    "intravenous antibiotics": "iv_antibiotics",
    "iv fluids": "iv_fluids",
    "subcutaneous fluids": "subcutaneous_fluids",
    "tube/iv feeding": "artificial_nutrition",
    "blood tests/observations": "blood_tests",
    "fracture surgery": "fracture_surgery",
    "icd shocks": "icd_shocks",
    "ecmo": "ecmo",
    "venesection": "venesection",
    "cough assist": "cough_assist",
    "pleural drainage": "chest_drain",
}
NEARLY_THE_SAME = {
    "tracheal intubation": "intubation",
    "intubation": "intubation",
    "non-invasive ventilation": "non_invasive_ventilation",
    "niv": "non_invasive_ventilation",
    "oral": "oral_antibiotics",
    "iv/oral antibiotics": "antimicrobials",
    "iv diuretics": "iv_medicines",
    "blood": "blood_products",
    "feeding": "artificial_nutrition",
    "picu": "intensive_care",
    "antiarrhythmics": "rhythm_treatment",
    "radiotherapy": "radiotherapy",
    "ward-level": "ward_care",
}
_ONE = "emergency_recommendations.treatment_escalation[]"
RECOMMENDATIONS = {
    "emergency_recommendations.shared_understanding": (Said("shared_understanding", "summary"),),
    "emergency_recommendations.clinical_focus": choice("clinical_focus", "focus"),
    "emergency_recommendations.clinical_guidance": (Said("clinical_focus", "guidance"),),
    f"{_ONE}.intervention": choice(
        "treatment_escalation",
        "intervention",
        SAME_TREATMENTS,
        NEARLY_THE_SAME,
        more="intervention_detail",
        otherwise="other",
    ),
    f"{_ONE}.recommendation": choice("treatment_escalation", "recommendation", {"conditional": "conditional"}),
    **each(_ONE, "treatment_escalation", conditions="conditions", reason="reason"),
    **each(
        "emergency_recommendations.likely_emergencies[]",
        "likely_emergencies",
        trigger="trigger",
        what_to_do="what_to_do",
        avoid="avoid",
        call="call",
    ),
}


def _kept_as(path, kind, **items):
    """A medicine for a crisis: its row says of which kind it is."""
    return {
        **each(path, "emergency_medicines", **items),
        f"{path}.drug": (Said("emergency_medicines", "drug"), Said("emergency_medicines", "kind", always(kind))),
    }


_CHART = "medicines.anticipatory.authorisation_chart"
MEDICINES = {
    **each(
        "medicines.regular[]",
        "medicines",
        drug="drug",
        dose="dose",
        route="route",
        frequency="frequency",
        indication="indication",
        note="note",
    ),
    "medicines.regular[].crisis_critical": (Said("medicines", "crisis_critical", yes_no),),
    "medicines.rescue_pack.{name}": (
        Said("emergency_medicines", "dose", row_by_key=True),
        Said("emergency_medicines", "drug", row_by_key=True, from_key=True),
        Said("emergency_medicines", "kind", always("rescue_pack"), row_by_key=True),
    ),
    **_kept_as(
        "medicines.emergency_drug",
        "emergency",
        dose="dose",
        route="route",
        when="when_to_use",
        where="where_kept",
        who="who_may_give",
    ),
    "medicines.anticipatory.status": choice("anticipatory", "status"),
    **each(
        "medicines.anticipatory",
        "anticipatory",
        prescribed_on="prescribed_on",
        box_issued_on="box_issued_on",
        where_kept="where_kept",
        stock_expiry="stock_expires_on",
        who_may_give="who_may_give",
        risk_note="risk_note",
    ),
    **concept("medicines.anticipatory.coding[]", "anticipatory", "prescribed_on", "box_issued"),
    "medicines.anticipatory.coding[].code": coded("anticipatory", "box_issued", "prescribed_on"),
    f"{_CHART}.present": (Said("anticipatory", "chart_present", yes_no),),
    **each(
        _CHART,
        "anticipatory",
        location="chart_location",
        prescriber="prescriber",
        authorised_on="authorised_on",
        review_by="review_by",
    ),
    **each(
        "medicines.anticipatory.items[]",
        "anticipatory_items",
        drug="drug",
        presentation="presentation",
        authorised_dose="authorised_dose",
        route="route",
        indication="indication",
        minimum_interval="minimum_interval",
        max_24h="max_24h",
        seek_help_if="seek_help_if",
    ),
    "medicines.syringe_driver.in_use": (Said("syringe_driver", "in_use", yes_no),),
    **each("medicines.syringe_driver", "syringe_driver", site="site", contents="contents", plan="plan"),
    "medicines.oxygen.home": (Said("oxygen", "at_home", yes_no),),
    **each(
        "medicines.oxygen",
        "oxygen",
        flow="flow",
        target_spo2="target_saturation",
        device="delivered_by",
        fire_risk="fire_risk",
    ),
}

KINDS_OF_DEVICE = {
    "biliary stent": "stent",
    "hearing aid": "hearing_aid",
    "crt-d": "crt_d",
    "niv": "niv",
    "mechanical cough assist": "cough_assist",
    "gastrostomy": "gastrostomy",
    "power wheelchair": "wheelchair",
    "indwelling pleural catheter": "pleural_catheter",
}
DEVICES = {
    "devices[].type": choice("devices", "kind", near=KINDS_OF_DEVICE, more="name", otherwise="other"),
    "devices[].icd_shock_status": choice("devices", "icd_shock_status"),
    **each("devices[]", "devices", details="details", crisis_relevance="crisis_relevance"),
    **each(
        "devices[].deactivation",
        "devices",
        discussed_on="deactivation_discussed_on",
        decision="deactivation_decision",
        planned_on="deactivation_on",
        by="deactivation_by",
        emergency="deactivation_emergency",
    ),
}

PLACES = {**CPR, **RECOMMENDATIONS, **MEDICINES, **DEVICES}
