"""Capacity, what may bind, and who was involved."""

from careplans.management.personas.places.kinds import Said, choice, coded, concept, each, implied
from careplans.management.personas.wordings import always, option, unless, yes_no

_AT = "capacity_and_legal"

CAPACITY = {
    f"{_AT}.capacity_assessments[].outcome": choice(
        "capacity_assessments",
        "outcome",
        near={"has capacity": "has", "lacks capacity": "lacks", "fluctuat": "fluctuating"},
        more="outcome_detail",
        otherwise="not_assessed",
    ),
    **each(
        f"{_AT}.capacity_assessments[]",
        "capacity_assessments",
        decision="decision",
        basis="basis",
        assessor="assessor",
        assessed_at="assessed_at",
        reassess_when="reassess_when",
    ),
}

ADRT = {
    f"{_AT}.adrt.status": choice(
        "adrt",
        "status",
        {
            "original_seen": "original_seen",
            "copy_attached": "copy_attached",
            "reported_not_seen": "reported_not_seen",
        },
    ),
    **concept(f"{_AT}.adrt.coding", "adrt", "status"),
    f"{_AT}.adrt.withdrawn": implied("adrt", "status", lambda stored, value: (stored == "withdrawn") is value),
    f"{_AT}.adrt.age_over_18_when_made": (Said("adrt", "over_18_when_made", yes_no),),
    f"{_AT}.adrt.in_writing": (Said("adrt", "in_writing", yes_no),),
    f"{_AT}.adrt.signed_by_person": (Said("adrt", "signed_by_person", yes_no),),
    f"{_AT}.adrt.witness_signed": (Said("adrt", "witness_signed", yes_no),),
    f"{_AT}.adrt.states_even_if_life_at_risk": (Said("adrt", "even_if_life_at_risk", yes_no),),
    **each(
        f"{_AT}.adrt",
        "adrt",
        made_on="made_on",
        capacity_evidence="capacity_evidence",
        witness_name="witness_name",
        checked_by="checked_by",
        checked_on="checked_on",
        location_of_original="location_of_original",
        later_lpa_check="later_lpa_check",
        note="note",
    ),
    **each(f"{_AT}.adrt.treatments[]", "adrt_treatments", treatment="treatment", circumstances="circumstances"),
    f"{_AT}.adrt.treatments[].life_sustaining": (Said("adrt_treatments", "life_sustaining", yes_no),),
}


def _attorneys(path, kind):
    return {
        f"{path}.name": (Said("attorneys", "name"), Said("attorneys", "kind", always(kind))),
        **each(path, "attorneys", relationship="relationship", phone="phone"),
    }


_LPA = f"{_AT}.lpa_health_welfare[]"
LPA = {
    f"{_LPA}.status": choice("lpa_health_welfare", "registration"),
    f"{_LPA}.opg_registered": (
        Said(
            "lpa_health_welfare",
            "registration",
            lambda value: "registered" if value else "not_registered",
            is_default=True,
            says=lambda stored, value: (stored == "registered") is value,
        ),
    ),
    f"{_LPA}.acting": choice("lpa_health_welfare", "acting"),
    f"{_LPA}.life_sustaining_treatment_authority": choice(
        "lpa_health_welfare", "life_sustaining_authority", {"yes in document": "yes"}
    ),
    f"{_LPA}.active_now": (Said("lpa_health_welfare", "active_now", yes_no),),
    **concept(f"{_LPA}.coding", "lpa_health_welfare", "life_sustaining_authority"),
    **each(
        _LPA,
        "lpa_health_welfare",
        executed_on="executed_on",
        opg_registered_on="registered_on",
        opg_reference="opg_reference",
        restrictions="restrictions",
        document_seen_by="document_seen_by",
        document_seen_on="document_seen_on",
        location="location",
        note="note",
    ),
    **_attorneys(f"{_LPA}.attorneys[]", "attorney"),
    **_attorneys(f"{_LPA}.replacement_attorneys[]", "replacement"),
}

OTHERS = {
    f"{_AT}.lpa_property_finance.held": (Said("other_authority", "property_lpa", yes_no),),
    f"{_AT}.lpa_property_finance.note": (Said("other_authority", "property_lpa_note"),),
    f"{_AT}.deputy": (
        Said("other_authority", "deputy", option({"none": "no"}, otherwise="yes")),
        Said("other_authority", "deputy_detail", unless(("none",))),
    ),
    f"{_AT}.dols": (
        Said("other_authority", "dols_in_force", option({"not applicable": "no"}, strict=False)),
        Said("other_authority", "dols_detail", unless(("not applicable",))),
    ),
    f"{_AT}.dols.in_force": (Said("other_authority", "dols_in_force", yes_no),),
    f"{_AT}.dols.from": (Said("other_authority", "dols_from"),),
    f"{_AT}.dols.to": (Said("other_authority", "dols_to"),),
    f"{_AT}.dols.authorised_by": (Said("other_authority", "dols_detail"),),
    **each(_AT, "other_authority", court_orders="court_orders", safeguarding="safeguarding"),
    f"{_AT}.advance_statement.status": choice("advance_statement", "status", {"has": "has"}),
    **concept(f"{_AT}.advance_statement.coding", "advance_statement", "status"),
    **each(
        f"{_AT}.advance_statement",
        "advance_statement",
        date="made_on",
        location="location",
        summary="summary",
        note="note",
    ),
    **each(
        f"{_AT}.best_interests_decisions[]",
        "best_interests",
        decision="decision",
        date="decided_on",
        decision_maker="decision_maker",
        wishes_considered="wishes_considered",
        outcome="outcome",
    ),
    f"{_AT}.best_interests_decisions[].consulted[]": (Said("best_interests", "consulted", joined="\n"),),
    f"{_AT}.best_interests_decisions[].options[]": (Said("best_interests", "options", joined="\n"),),
    f"{_AT}.best_interests_decisions[].dissent.by": (Said("best_interests", "dissent_by"),),
    f"{_AT}.best_interests_decisions[].dissent.at": (Said("best_interests", "dissent_on"),),
    f"{_AT}.best_interests_decisions[].dissent.view": (Said("best_interests", "dissent_view"),),
    f"{_AT}.best_interests_decisions[].dissent.resolved": (Said("best_interests", "dissent_resolved"),),
    f"{_AT}.best_interests_decisions[].dissent.minutes": (Said("best_interests", "document_location"),),
    f"{_AT}.imca.required": (Said("imca", "required", yes_no),),
    **each(
        f"{_AT}.imca",
        "imca",
        reason="reason",
        name="name",
        organisation="organisation",
        phone="phone",
        instructed_on="instructed_on",
        report_on="report_on",
        report_used="report_used",
    ),
    **each(
        f"{_AT}.parental_responsibility[]",
        "parental_responsibility",
        name="name",
        relationship="relationship",
        how_held="how_held",
    ),
    f"{_AT}.parental_responsibility[].must_be_involved": (Said("parental_responsibility", "must_be_involved", yes_no),),
    f"{_AT}.young_person_note": (Said("young_person", "legal_note"),),
}

_BY = "involvement_and_signatures"


def _discussed(path):
    return concept(f"{path}.discussion_codes[]", "involvement", "discussions") | {
        f"{path}.discussion_codes[].code": coded("involvement", "discussions")
    }


def _begins_an_option(stored, letter):
    """Whether how they were involved is A, B, one of the Cs, or D."""
    return any(key.startswith(letter.casefold()) for key in stored or ())


INVOLVEMENT = {
    f"{_BY}.involvement": (
        Said(
            "involvement",
            "how_involved",
            option({"a": ["a"], "b": ["b"], "c": [], "d": ["d"]}),
            says=_begins_an_option,
        ),
        Said("involvement", "has_capacity", option({"a": "yes", "b": "no"}, strict=False)),
    ),
    f"{_BY}.sub_options[]": (
        Said("involvement", "how_involved", option({"c1": ["c1"], "c2": ["c2"], "c3": ["c3"]})),
        Said("involvement", "has_capacity", option({"c1": "yes", "c2": "no"}, strict=False)),
    ),
    **each(_BY, "involvement", detail="detail", record_location="record_location", person_signed="person_signed"),
    f"{_BY}.persons_involved[]": (Said("involvement", "people_involved", joined="\n"),),
    **_discussed(_BY),
    **_discussed("emergency_recommendations.cpr"),
}

PLACES = {**CAPACITY, **ADRT, **LPA, **OTHERS, **INVOLVEMENT}
