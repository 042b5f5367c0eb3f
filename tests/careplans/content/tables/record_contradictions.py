"""Decision tables for statements about the person, their health and who may decide that disagree."""

from tests.careplans.content.tables import case, each_unsaid, rows, treatments

ASSESSED = {"decision": "Recommendations about CPR", "outcome": "lacks", "assessed_at": "2026-11-01T10:00:00+00:00"}
POWER = {"registration": "registered", "life_sustaining_authority": "yes", "active_now": "yes"}
DISSENT = {"decision": "Stay at home", "dissent_by": "Alan Pettit", "dissent_view": "wanted hospital"}

TABLES = {
    "capacity_is_as_it_was_assessed": [
        case("has, and lacks", "warns involvement.has_capacity", capacity_assessments=rows(ASSESSED)),
        case(
            "lacks, and has",
            "warns involvement.has_capacity",
            involvement={"has_capacity": "no", "how_involved": ["b"]},
            capacity_assessments=rows(ASSESSED | {"outcome": "has"}),
        ),
        case("the same", capacity_assessments=rows(ASSESSED | {"outcome": "has"})),
        case("another decision", capacity_assessments=rows(ASSESSED | {"decision": "Help to wash today"})),
        case("it comes and goes", capacity_assessments=rows(ASSESSED | {"outcome": "fluctuating"})),
        case(
            "the newest says the same",
            capacity_assessments=rows(
                ASSESSED | {"outcome": "has"}, ASSESSED | {"assessed_at": "2025-01-01T10:00:00Z"}
            ),
        ),
        *each_unsaid("involvement", "has_capacity", capacity_assessments=rows(ASSESSED)),
    ],
    "who_can_decide_is_not_decided_for": [
        case("best interests", "warns consent.plan_created_with", consent={"plan_created_with": "best_interests"}),
        case("an attorney", "warns consent.plan_created_with", consent={"plan_created_with": "attorney"}),
        case("agreement"),
        case("lacks capacity", consent={"plan_created_with": "best_interests"}, involvement={"has_capacity": "no"}),
        *each_unsaid("involvement", "has_capacity", consent={"plan_created_with": "attorney"}),
    ],
    "attorney_waits_while_the_person_decides": [
        case("in use", "warns lpa_health_welfare.active_now", lpa_health_welfare=rows(POWER)),
        case("not in use", lpa_health_welfare=rows(POWER | {"active_now": "no"})),
        case("no effect yet", lpa_health_welfare=rows(POWER | {"registration": "applied_for"})),
        case("lacks capacity", involvement={"has_capacity": "no"}, lpa_health_welfare=rows(POWER)),
        *each_unsaid("involvement", "has_capacity", lpa_health_welfare=rows(POWER)),
    ],
    "a_proxy_is_not_denied": [
        case(
            "denied",
            "warns shared_understanding.legal_proxy",
            shared_understanding={"legal_proxy": "no"},
            lpa_health_welfare=rows(POWER),
        ),
        case("admitted", shared_understanding={"legal_proxy": "yes"}, lpa_health_welfare=rows(POWER)),
        case(
            "no effect",
            shared_understanding={"legal_proxy": "no"},
            lpa_health_welfare=rows(POWER | {"revoked": "yes"}, POWER | {"registration": "not_checked"}),
        ),
        *each_unsaid("shared_understanding", "legal_proxy", lpa_health_welfare=rows(POWER)),
    ],
    "dissent_is_shown": [
        case("not settled", "warns best_interests.decision", best_interests=rows(DISSENT)),
        case(
            "only who", "warns best_interests.decision", best_interests=rows({"decision": "Stay", "dissent_by": "Alan"})
        ),
        case("settled", best_interests=rows(DISSENT | {"dissent_resolved": "Alan agrees"})),
        case("nobody", best_interests=rows({"decision": "Stay at home"})),
    ],
    "a_withdrawn_decision_is_not_relied_on": [
        case(
            "withdrawn, in the guidance",
            "warns clinical_focus.guidance",
            adrt={"status": "withdrawn"},
            clinical_focus={"guidance": "Follow her advance decision."},
        ),
        case(
            "none, as the reason for a treatment",
            "warns treatment_escalation.reason",
            adrt={"status": "none"},
            treatment_escalation=treatments(("dialysis", "not_recommended", {"reason": "refused in ADRT"})),
        ),
        case("said to be withdrawn", adrt={"status": "withdrawn"}, clinical_focus={"guidance": "ADRT withdrawn."}),
        case("there is one", adrt={"status": "original_seen"}, clinical_focus={"guidance": "See the ADRT."}),
        case("not mentioned", adrt={"status": "none"}),
        *each_unsaid("adrt", "status", clinical_focus={"guidance": "Follow her advance decision."}),
    ],
    "oxygen_aims_at_what_is_normal": [
        case(
            "above",
            "warns oxygen.target_saturation",
            normal_for_me={"oxygen_saturation": "78-82%"},
            oxygen={"target_saturation": "94-98%"},
        ),
        case("the same", normal_for_me={"oxygen_saturation": "88-92% on 2 L"}, oxygen={"target_saturation": "88-92%"}),
        case("touching", normal_for_me={"oxygen_saturation": "88%"}, oxygen={"target_saturation": "88-92%"}),
        case("on air", normal_for_me={"oxygen_saturation": "84% on air"}, oxygen={"target_saturation": "88-92%"}),
        case("no number", normal_for_me={"oxygen_saturation": "low"}, oxygen={"target_saturation": "comfort only"}),
        case("only one of them", oxygen={"target_saturation": "94-98%"}),
    ],
    "shocks_are_wanted_from_a_device_that_is_on": [
        case(
            "off, and wanted",
            "warns treatment_escalation.intervention",
            devices=rows({"kind": "icd", "icd_shock_status": "deactivated"}),
            treatment_escalation=treatments(("icd_shocks", "recommended")),
        ),
        case(
            "off, and not wanted",
            devices=rows({"kind": "icd", "icd_shock_status": "deactivated"}),
            treatment_escalation=treatments(("icd_shocks", "not_recommended")),
        ),
        case(
            "on, and wanted",
            devices=rows({"kind": "icd", "icd_shock_status": "active"}),
            treatment_escalation=treatments(("icd_shocks", "recommended")),
        ),
        case(
            "not said",
            devices=rows({"kind": "icd"}),
            treatment_escalation=treatments(("icd_shocks", "recommended")),
        ),
    ],
    "code_and_prognosis_agree": [
        case("A and weeks", "warns prognosis.gsf", prognosis={"gsf": "A", "prognosis": "weeks"}),
        case("D and months", "warns prognosis.gsf", prognosis={"gsf": "D", "prognosis": "months"}),
        case("B and days", "warns prognosis.gsf", prognosis={"gsf": "B", "prognosis": "days"}),
        case("A and a year", prognosis={"gsf": "A", "prognosis": "about_a_year"}),
        case("B and a year", prognosis={"gsf": "B", "prognosis": "about_a_year"}),
        case("C and months", prognosis={"gsf": "C", "prognosis": "months"}),
        case("D and days", prognosis={"gsf": "D", "prognosis": "days"}),
        *each_unsaid("prognosis", "gsf"),
        *each_unsaid("prognosis", "prognosis"),
    ],
    "dying_is_not_months_away": [
        case("months", "warns function.phase", function={"phase": "dying"}, prognosis={"prognosis": "months"}),
        case("days", function={"phase": "dying"}, prognosis={"prognosis": "days"}),
        case("stable", function={"phase": "stable"}, prognosis={"prognosis": "months"}),
        *each_unsaid("prognosis", "prognosis", function={"phase": "dying"}),
    ],
    "a_chart_is_for_medicines_wanted": [
        case(
            "refused",
            "warns anticipatory.status",
            anticipatory={"status": "refused"},
            anticipatory_items=rows({"drug": "Morphine"}),
        ),
        case(
            "being organised", anticipatory={"status": "being_organised"}, anticipatory_items=rows({"drug": "Morphine"})
        ),
        case("not needed, and no chart", anticipatory={"status": "not_needed"}),
        *each_unsaid("anticipatory", "status", anticipatory_items=rows({"drug": "Morphine"})),
    ],
    "opting_out_names_no_organ": [
        case("corneas", "warns donation.status", donation={"status": "opted_out", "detail": "Corneas and tissue"}),
        case("none", donation={"status": "opted_out", "detail": "No organs, no tissue"}),
        case("opted in", donation={"status": "opted_in", "detail": "Corneas"}),
        case("nothing said", donation={"status": "opted_out"}),
        *each_unsaid("donation", "status", donation={"detail": "Corneas"}),
    ],
    "nothing_is_shared_online_against_their_wish": [
        case(
            "their own access",
            "warns consent.sharing",
            consent={"sharing": "not_electronically", "digital_access": "read"},
        ),
        case(
            "somebody's access for them",
            "warns consent.sharing",
            consent={"sharing": "withdrawn", "proxy_name": "Jo Lee", "proxy_scope": "read"},
        ),
        case("no access", consent={"sharing": "withdrawn", "digital_access": "none"}),
        case("nothing said of access", consent={"sharing": "not_electronically"}),
        case("shared", consent={"digital_access": "read_and_write"}),
    ],
    "who_may_not_see_has_no_access": [
        case(
            "the same name",
            "warns consent.proxy_name",
            consent={"proxy_name": "Jo Lee", "do_not_share_with": "her son\nJo Lee"},
        ),
        case("another name", consent={"proxy_name": "Jo Lee", "do_not_share_with": "Joan Leeming"}),
        case("nobody", consent={"proxy_name": "Jo Lee"}),
    ],
    "nobody_to_contact_means_nobody": [
        case("no, and one", "warns first_call.has_emergency_contact", first_call={"has_emergency_contact": "no"}),
        case("yes, and one", first_call={"has_emergency_contact": "yes"}),
        case(
            "no, and none",
            first_call={"has_emergency_contact": "no"},
            personal_contacts=rows({"name": "Jo Lee", "roles": ["faith_contact"]}),
        ),
        case("not said"),
    ],
    "person_would_call_the_same": [
        case("someone else", "warns first_call.number", esther={"where_to_turn": "Jo or Marcus. Then 999."}),
        case("by name", esther={"where_to_turn": "The hospice. Then Katherine."}),
        case("by number", esther={"where_to_turn": "08081570101"}),
        case(
            "somebody who answers there",
            esther={"where_to_turn": "Jo. Then 999."},
            professional_contacts=rows({"name": "Jo Mistry", "phone": "0808 157 0101", "key_worker": "yes"}),
        ),
        case("not asked"),
    ],
}
