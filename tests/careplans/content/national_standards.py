"""The coverage checklist of the national standards, as data: what each asks for, and where a plan holds it.

A home is “section.item”; several have spaces between; a section alone means all of it. The standards are those that
domain.md §1.1 sets out, and its own tables from §1.3 to §2.4 and §4.3.
"""

STANDARDS = {
    "PRSB Palliative and End of Life Care v1.1": {
        "About Me: seven headings": "about_me",
        "About Me: date, supported by, media": "about_me.last_updated about_me.supported_by about_me.recordings",
        "preferred contact method": "communication.contact_method",
        "accommodation status": "home.accommodation",
        "GP name, practice, identifier": "gp_practice.gp gp_practice.practice gp_practice.practice_code",
        "reasonable adjustments with the consequence of not making them": "adjustments.reasonable_adjustments",
        "impairments, cognition, mobility": "adjustments.impairments adjustments.cognition adjustments.mobility",
        "alerts": "condition_alerts.alert condition_alerts.kind condition_alerts.what_to_do",
        "consent relating to a child, and its location": "young_person.consent young_person.consent_location",
        "mental capacity assessment, and its location": "capacity_assessments capacity_assessments.document_location",
        "health and welfare LPA: code, location": "lpa_health_welfare.registration lpa_health_welfare.location",
        "deputy: name, contact": "other_authority.deputy other_authority.deputy_name other_authority.deputy_phone",
        "property and finance LPA or deputy": "other_authority.property_lpa property_attorneys",
        "ADRT: code, text, location": "adrt.status adrt_treatments.treatment adrt.location_of_original",
        "professional contact: name, role, key worker": (
            "professional_contacts.name professional_contacts.role professional_contacts.key_worker"
        ),
        "professional contact: speciality, team, organisation": (
            "professional_contacts.speciality professional_contacts.team professional_contacts.organisation"
        ),
        "professional contact: contact, start, end": (
            "professional_contacts.phone professional_contacts.started_on professional_contacts.ended_on"
        ),
        "personal contact: name, relationship, type, contact, comments": (
            "personal_contacts.name personal_contacts.relationship personal_contacts.roles personal_contacts.phone "
            "personal_contacts.notes"
        ),
        "problem: onset, end, stage, comment": (
            "other_problems.problem other_problems.onset other_problems.ended other_problems.stage "
            "other_problems.comment"
        ),
        "primary palliative care diagnosis": "primary_diagnosis.diagnosis primary_diagnosis.category",
        "allergy: agent, type, or an explicit state": "allergy_list.agent allergy_list.kind allergies.status",
        "allergy: reaction, onset, severity, certainty, route": (
            "allergy_list.reaction allergy_list.onset allergy_list.severity allergy_list.certainty allergy_list.route"
        ),
        "allergy: evidence, dates": "allergy_list.evidence allergy_list.recorded_on",
        "medication: name, form, route, dose": "medicines.drug medicines.form medicines.route medicines.dose",
        "medication: course, change, OTC": "medicines.course medicines.prescribed_by",
        "discontinued medication": "stopped_medicines",
        "devices": "devices",
        "care plan: strengths, needs, funding, agreed with": (
            "care_and_support.strengths care_and_support.needs care_and_support.funding care_and_support.agreed_with"
        ),
        "goals with importance": "goals.goal goals.importance",
        "actions: what, who, when, strategy, status, confidence": (
            "goal_actions.what goal_actions.who goal_actions.due_on goal_actions.how goal_actions.status "
            "goal_actions.confidence"
        ),
        "outcomes": "goal_actions.outcome",
        "care plan: last updated, review date, responsible for review": (
            "care_and_support.updated_on review.review_due review.responsible"
        ),
        "other care planning documents": "shared_understanding.other_plans documents",
        "contingency plan: trigger, what should happen, who to contact": (
            "likely_emergencies.trigger likely_emergencies.what_to_do likely_emergencies.call"
        ),
        "contingency plan: agreed with, coping, early warning signs": (
            "likely_emergencies.agreed_with likely_emergencies.what_helps likely_emergencies.early_signs"
        ),
        "advance statement: code, location": "advance_statement.status advance_statement.location",
        "anticipatory medicines and equipment": "anticipatory.status anticipatory.equipment",
        "additional support plans: name, content, review, reviewer, updated": "support_plans",
        "involvement in advance care planning": "involvement.discussions involvement.people_involved",
        "CPR decision: code, involvement, review date, document location": (
            "cpr.decision involvement.how_involved cpr.review_on cpr.form_location"
        ),
        "estimated prognosis": "prognosis.prognosis prognosis.prognosis_detail",
        "on palliative care register": "prognosis.palliative_register",
        "preferred place of death: name, type": "place_of_death.first_choice place_of_death.first_choice_named",
        "financial support forms": "financial",
        "organ and tissue donation": "donation.status",
        "documents: location, confidentiality, class, title": (
            "documents.location documents.confidentiality documents.sort documents.title documents.service"
        ),
    },
    "PRSB Personalised Care and Support Plan v2.0": {"formulation": "care_and_support.formulation"},
    "SCCI1580": {
        "consent status": "consent.sharing consent.recorded_on",
        "planned review date": "review.review_due",
        "CPR decision: made, date, location, review": "cpr.decision cpr.decided_on cpr.form_location cpr.review_on",
        "main carer, and availability of carer support": "personal_contacts.roles carer.availability",
        "interpreter, preferred language": "communication.interpreter communication.language",
        "functional status": "function.akps",
        "end of life tools in use": "identification.tools_in_use",
        "is the main carer aware of the prognosis": "prognosis.aware_carers",
        "is the person aware of the CPR decision": "cpr_form.person_aware",
        "family informed of the CPR decision": "cpr_form.family_aware",
        "key worker and telephone": "professional_contacts.key_worker professional_contacts.phone",
        "other services involved": "professional_contacts",
        "primary diagnosis, other diagnoses": "primary_diagnosis other_problems",
        "just in case box, and where kept": "anticipatory.status anticipatory.box_issued_on anticipatory.where_kept",
        "LPA name and contact": "attorneys.name attorneys.phone",
        "place of death, first and second choice": "place_of_death.first_choice place_of_death.second_choice",
        "others to involve in decisions": "involvement.others_to_involve",
    },
    "End of Life national minimum dataset v2.3": {
        "consent: decision detail, date, recorder": "consent.sharing_detail consent.recorded_on consent.recorded_by",
        "CPR: reason, capacity, review date": "cpr.reason involvement.has_capacity cpr.review_on",
        "CPR: persons and organisations made aware": "cpr_form.made_aware",
        "prognosis: date, awareness, recorder": (
            "prognosis.estimated_on prognosis.aware_person prognosis.estimated_by"
        ),
        "treatment: level and intervention": ("treatment_escalation.intervention treatment_escalation.recommendation"),
        "priority scale and statement": "priorities.priority_scale priorities.priority_scale_note",
        "ADRT: notes, date": "adrt.note adrt.made_on",
        "domestic access information": "home.access",
        "wishes": "comfort after_death.wishes",
        "other documents: name, location, source": "documents.title documents.location documents.source",
    },
    "Suffolk and North East Essex set": {
        "awareness of CPR, with the reason for not being aware": (
            "cpr_form.person_not_aware_reason cpr_form.family_not_aware_reason"
        ),
        "authority to administer, with date": "anticipatory.prescriber anticipatory.authorised_on",
        "able to summon help, to recognise risk": "home.can_summon_help home.recognises_danger",
        "dependants and pets": "dependants after_death.dependants_pets",
        "wishes after death": "after_death.wishes after_death.funeral after_death.body_donation",
        "life story: when and what": "life_story.when life_story.what",
        "frailty score": "function.cfs",
    },
    "ROSI and standalone DNACPR": {
        "three reasons with evidence": (
            "cpr_form.unlikely_to_succeed cpr_form.not_in_best_interests cpr_form.not_wanted"
        ),
        "copied from paper, or made here": "cpr_form.source cpr_form.form_kind",
        "decision-maker, senior clinician, on behalf of": (
            "cpr_form.decision_maker cpr_form.senior_clinician cpr_form.on_behalf_of"
        ),
        "review date or indefinite": "cpr_form.review cpr_form.review_on",
        "transcription checked": "cpr_form.checked_by",
        "date and time on the form": "cpr_form.decided_at",
    },
    "domain.md 1.2 living arrangement": {
        "lives alone, who else": "home.lives_alone home.living_arrangement",
    },
    "domain.md 1.3 consent": {
        "plan created with": "consent.plan_created_with consent.plan_created_with_detail",
        "sharing except named": "consent.sharing consent.do_not_share_with",
        "information family must not be told": "consent.do_not_discuss_with consent.family_told",
        "people who must not be contacted": "consent.do_not_contact personal_contacts.roles",
        "digital access, proxy and evidence": (
            "consent.digital_access consent.proxy_name consent.proxy_basis consent.proxy_scope consent.proxy_evidence"
        ),
    },
    "domain.md 1.4 capacity and legal": {
        "capacity: decision, outcome, impairment": (
            "capacity_assessments.decision capacity_assessments.outcome capacity_assessments.impairment"
        ),
        "capacity: the four abilities": (
            "capacity_assessments.understands capacity_assessments.retains capacity_assessments.uses_or_weighs "
            "capacity_assessments.communicates"
        ),
        "capacity: support, assessor, time, validity": (
            "capacity_assessments.basis capacity_assessments.assessor capacity_assessments.assessed_at "
            "capacity_assessments.valid_until capacity_assessments.reassess_when"
        ),
        "ADRT: age and capacity when made": "adrt.over_18_when_made adrt.capacity_evidence",
        "ADRT: treatments and circumstances": "adrt_treatments.treatment adrt_treatments.circumstances",
        "ADRT: life-sustaining": "adrt_treatments.life_sustaining adrt.even_if_life_at_risk",
        "ADRT: (a) in writing (b) signed": "adrt.in_writing adrt.signed_by_person",
        "ADRT: (c) before a witness (d) who signs": "adrt_checks.signed_before_witness adrt.witness_signed",
        "ADRT: (e) the statement itself meets (a) to (d)": "adrt_checks.statement_signed_and_witnessed",
        "ADRT: withdrawn, later LPA, inconsistent": (
            "adrt_checks.withdrawn_on adrt_checks.withdrawn_how adrt.later_lpa_check adrt.acted_inconsistently "
            "adrt_checks.inconsistent_acts"
        ),
        "ADRT: unanticipated circumstances": "adrt_checks.unforeseen",
        "ADRT: before a court": "adrt_checks.before_a_court adrt_checks.before_a_court_detail",
        "ADRT: who checked, when, review, GP aware": (
            "adrt.checked_by adrt.checked_on adrt.review_on adrt.gp_aware adrt_checks.given_to"
        ),
        "LPA: donor capacity, restrictions, executed, revoked": (
            "lpa_health_welfare.donor_capacity lpa_health_welfare.restrictions lpa_health_welfare.executed_on "
            "lpa_health_welfare.revoked lpa_health_welfare.revoked_on"
        ),
        "LPA: attorneys with order, replacements": "attorneys.order attorneys.kind attorneys.when_reachable",
        "LPA: jointly, severally, for some": "lpa_health_welfare.acting lpa_health_welfare.jointly_for",
        "LPA: OPG status, reference, date, last checked, by whom, how": (
            "lpa_health_welfare.registration lpa_health_welfare.opg_reference lpa_health_welfare.registered_on "
            "lpa_health_welfare.registration_checked_on lpa_health_welfare.registration_checked_by"
        ),
        "LPA: authority over life-sustaining treatment": "lpa_health_welfare.life_sustaining_authority",
        "deputy: order and limits": (
            "other_authority.deputy_order_on other_authority.deputy_limits other_authority.deputy_order_seen_by "
            "other_authority.deputy_order_location"
        ),
        "advance statement: text, date, recorded on behalf": (
            "advance_statement.summary advance_statement.made_on advance_statement.written_down_by"
        ),
        "best interests: decision, maker, consulted, wishes, options, outcome": (
            "best_interests.decision best_interests.decision_maker best_interests.consulted "
            "best_interests.wishes_considered best_interests.options best_interests.outcome"
        ),
        "best interests: dissent, document": "best_interests.dissent_by best_interests.document_location",
        "IMCA": "imca.required imca.reason imca.name imca.phone imca.instructed_on imca.report_on",
        "DoLS in force, dates": "other_authority.dols_in_force other_authority.dols_from other_authority.dols_to",
        "court orders, safeguarding": "other_authority.court_orders other_authority.safeguarding",
        "parental responsibility, who must agree": (
            "parental_responsibility.how_held parental_responsibility.must_be_involved parental_responsibility.limits"
        ),
        "Gillick or 16-17 capacity": "young_person.competence young_person.competence_detail",
        "social-care status": "young_person.social_care",
        "discussion codes": "involvement.discussions",
    },
    "domain.md 1.5 recommendations": {
        "2.1 shared understanding": "shared_understanding.summary",
        "2.2 other plans and where": "shared_understanding.other_plans",
        "2.3 legal welfare proxy": "shared_understanding.legal_proxy",
        "3 scale, value, fear": "priorities.priority_scale priorities.most_value priorities.most_fear",
        "4.1 focus": "clinical_focus.focus clinical_focus.focus_reason",
        "4.2 guidance": "clinical_focus.guidance",
        "4.3 CPR, modified detail": "cpr.decision cpr.modified_details",
        "4.4 date and review": "cpr.decided_on cpr.review_on",
        "5 capacity": "involvement.has_capacity involvement.lacks_capacity_how",
        "6 involvement, reason D, record": (
            "involvement.how_involved involvement.other_reason involvement.discussed_on involvement.record_location"
        ),
        "8 involved in planning, signature": "personal_contacts.involved_in_planning involvement.person_signed",
        "4.6 scope": "clinical_focus.scope clinical_focus.scope_detail",
    },
    "domain.md 1.6 escalation": {
        "row": (
            "treatment_escalation.intervention treatment_escalation.recommendation treatment_escalation.conditions "
            "treatment_escalation.reason treatment_escalation.decided_by treatment_escalation.decided_on"
        ),
    },
    "domain.md 1.7 prognosis and function": {
        "GSF with its date": "prognosis.gsf prognosis.gsf_on",
        "awareness of person and carers": "prognosis.aware_person prognosis.aware_carers",
        "register with its date": "prognosis.palliative_register prognosis.palliative_register_since",
        "surprise question, indicators": (
            "prognosis.surprise_question identification.surprise_question_on identification.general_indicators "
            "identification.specific_indicators"
        ),
        "AKPS, CFS, phase, ECOG, each dated": (
            "function.akps function.akps_on function.cfs function.cfs_on function.phase function.phase_on "
            "function.ecog function.ecog_on"
        ),
        "IPOS": "function.ipos function.ipos_on",
        "eFI: score and band, date, source": (
            "identification.risk_score identification.risk_score_on identification.risk_score_source"
        ),
        "allergies, four states": "allergies.status allergies.basis",
        "who identified": "identification.identified_by identification.identified_on",
    },
    "domain.md 1.8 medicines": {
        "crisis-critical lines": "medicines.crisis_critical medicines.crisis_kind",
        "source and date of the list": "medicines_record.source medicines_record.copied_on",
        "rescue packs": "emergency_medicines",
        "anticipatory: prescribed, box issued": "anticipatory.prescribed_on anticipatory.box_issued_on",
        "anticipatory: chart, prescriber, valid until": (
            "anticipatory.chart_present anticipatory.chart_location anticipatory.prescriber "
            "anticipatory.authorised_on anticipatory.review_by"
        ),
        "anticipatory: stock expiry, who may give": "anticipatory.stock_expires_on anticipatory.who_may_give",
        "anticipatory: who to ring, risk, second check": (
            "anticipatory.who_to_ring anticipatory.risk_note anticipatory.copy_checked_by"
        ),
        "authorised items": (
            "anticipatory_items.drug anticipatory_items.presentation anticipatory_items.authorised_dose "
            "anticipatory_items.route anticipatory_items.indication anticipatory_items.minimum_interval "
            "anticipatory_items.max_24h anticipatory_items.seek_help_if"
        ),
        "syringe driver: drugs, rate, checks, telephone": (
            "syringe_driver.contents syringe_driver.rate syringe_driver.checks syringe_driver.support_phone"
        ),
        "home oxygen: flow, device, target": "oxygen.flow oxygen.delivered_by oxygen.target_saturation",
    },
    "domain.md 1.9 devices": {
        "make, model, card, site": (
            "devices.make_and_model devices.card_location devices.site devices.details devices.crisis_relevance"
        ),
        "clinic telephone": "devices.clinic_phone",
        "shock therapy": (
            "devices.icd_shock_status devices.deactivation_on devices.deactivation_by devices.deactivation_emergency"
        ),
        "written confirmation for undertakers": "devices.deactivation_letter",
    },
    "domain.md 1.10 preferences": {
        "place of care, first and second, reason, date": (
            "place_of_care.first_choice place_of_care.second_choice place_of_care.first_choice_reason "
            "place_of_care.asked_on"
        ),
        "what would change my mind": (
            "place_of_care.what_would_change_my_mind place_of_death.what_would_change_my_mind"
        ),
        "faith: needs, rites, contact": "spiritual.needs faith_in_detail.rites spiritual.contact",
        "faith: carers, diet, blood, language, washing, burial": (
            "faith_in_detail.same_sex_carers faith_in_detail.diet faith_in_detail.blood_products "
            "faith_in_detail.prayer_language faith_in_detail.washing faith_in_detail.burial_timing"
        ),
        "donation: organs, representative": "donation.detail donation.representative donation.register",
        "after death: funeral, body, who to tell": (
            "after_death.funeral after_death.body_donation after_death.who_to_tell"
        ),
        "SR1, CHC fast track, blue badge": ("financial.sr1_completed_on financial.chc_fast_track financial.blue_badge"),
    },
    "domain.md 1.11 people, communication, home": {
        "contacts: night, order, own health, aware": (
            "personal_contacts.call_at_night personal_contacts.order personal_contacts.health_limits "
            "personal_contacts.aware_of_plan"
        ),
        "carer's own emergency plan, who steps in": "carer.emergency_plan carer.stands_in carer.stands_in_phone",
        "carer's needs and assessment": "carer.needs carer.assessment",
        "professional: hours, out of hours, key nurse or GP": (
            "professional_contacts.hours professional_contacts.out_of_hours_phone professional_contacts.key_role"
        ),
        "first call": "first_call.number first_call.who first_call.hours",
        "interpreter mode": "communication.interpreter_mode communication.interpreter_ways",
        "accessible information: four needs": (
            "communication.communication_support communication.contact_method communication.formats "
            "communication.communication_professional communication.accessible_information"
        ),
        "easy read": "easy_read",
        "vision, hearing": "adjustments.vision adjustments.hearing",
        "normal for me": "normal_for_me",
        "home access": "home.access home.parking home.who_opens",
        "summon help, telecare": "home.can_summon_help home.alarm home.telecare_phone",
        "hazards with review and end": "hazards.kind hazards.detail hazards.review_on hazards.ends_on hazards.source",
        "likely emergencies: avoid": "likely_emergencies.avoid",
    },
    "domain.md 1.12 children (CYPACP V4 pages)": {
        "contacts": "personal_contacts professional_contacts parental_responsibility.phone",
        "wishes during life": "child_wishes",
        "diagnosis and decision-making": "child_decisions",
        "specific treatment plans": "child_treatment_plans",
        "life-threatening event; breathing and heart apart": (
            "life_threatening_event.respiratory_arrest life_threatening_event.cardiac_arrest"
        ),
        "when parents cannot be contacted": "life_threatening_event.parents_not_reached",
        "wishes during end of life": "child_end_of_life",
        "notes": "young_person.notes",
        "distribution list": "distribution",
        "school, EHCP": "young_person.ehcp young_person.school_contact young_person.school_phone",
        "open-access ward": "young_person.open_access",
        "weight, dated": "function.weight function.weighed_on",
        "siblings": "siblings",
        "transition: lead, date": "young_person.transition_lead young_person.transition_on",
        "modified CPR detail": "cpr.modified_details",
        "steroid and anaesthetic alerts": "condition_alerts.kind",
    },
    "domain.md 1.13 settings": {
        "prison: establishment, hours, gate": (
            "secure_setting.establishment secure_setting.healthcare_hours secure_setting.crew_instructions"
        ),
        "prison: cell or wing, medicines": "secure_setting.where_held secure_setting.medicines_held",
        "prison: restraints": "secure_setting.restraint secure_setting.restraint_assessed_on",
        "prison: early release": "secure_setting.early_release secure_setting.early_release_applied_on",
        "prison: family liaison, night staff": (
            "secure_setting.family_liaison_officer secure_setting.family_liaison_phone "
            "secure_setting.night_staff_know_cpr secure_setting.night_staff_told_on"
        ),
        "prison: after death": "secure_setting.after_death",
        "care home": (
            "care_home.location_code care_home.nurse_day_and_night care_home.who_may_verify_death care_home.room "
            "care_home.falls_rule care_home.night_phone"
        ),
        "learning disability": (
            "learning_disability.hospital_passport learning_disability.liaison_nurse "
            "learning_disability.how_pain_shows learning_disability.supporter_present"
        ),
        "no fixed abode, no GP": (
            "no_fixed_address.how_to_reach no_fixed_address.key_worker no_fixed_address.post no_fixed_address.has_gp"
        ),
        "out of area, Traveller, boat, asylum, forces": (
            "no_fixed_address.circumstances no_fixed_address.staying_at no_fixed_address.paper_copy"
        ),
    },
    "domain.md 2.2 ESTHER": {
        "what matters, good day, bad day": "esther.matters_most esther.good_day esther.bad_day",
        "network, where to turn, safe": "esther.who_matters esther.where_to_turn esther.feel_safe",
        "independence, worries, told before": "esther.independence esther.worries esther.told_before",
        "who must work together": "esther.who_must_work_together",
        "goals: importance, confidence": "goals.importance goals.confidence",
        "did we do it": "esther.did_we_do_it",
        "written by, show on ticket": "own_words.written_by own_words.show_on_ticket",
    },
    "domain.md 2.4 neighbouring patterns": {
        "This is me": (
            "this_is_me.where_i_live this_is_me.knows_me_best this_is_me.background this_is_me.daily_routine "
            "this_is_me.food_likes this_is_me.upsets_me this_is_me.calms_me"
        ),
        "one-page profile": "one_page_profile",
        "hospital passport: red, amber, green": (
            "hospital_passport.must_know hospital_passport.important hospital_passport.likes"
        ),
    },
    "domain.md 4.3 and 4.4": {
        "least to publish": (
            "primary_diagnosis.diagnosis consent.plan_created_with involvement.has_capacity cpr.decision "
            "clinical_focus.focus clinical_focus.guidance place_of_care.first_choice first_call.number "
            "first_call.has_emergency_contact review.review_due allergies.status"
        ),
        "review triggers, tasks": "review_triggers planning_tasks",
    },
}

# What the same pages of domain.md name and a plan does not hold, and where it is instead.
HELD_ELSEWHERE = {
    "names, numbers, addresses, demographics": "columns of the person, sealed into each version as its identity",
    "key-safe code": "kept apart from the plan, encrypted, revealed for a reason that is recorded",
    "signatures, endorsement, confirmation": "rows of their own, sealed into each version",
    "author, source and informant of a section": "the provenance of the draft, sealed into each version",
    "legal basis under the UK GDPR": "a text of the organisation, to be confirmed by its information governance",
    "national data opt-out": "about secondary use, not care: a matter of the reports, which hold no names",
    "withhold-from-person flag": "needs pages that hide one answer from one reader; a field alone would be a lie",
    "file of a document": "an uploaded copy is a row of its own, never part of the sealed text",
    "actual place and date of death": "belongs to closing a plan, after which nothing is written in it",
    "plan offered, declined": "an offer is made before there is a plan: a row of its own",
    "lock status of a CPR form": "every published version is sealed by the database",
}

# Every SNOMED CT concept that domain.md gives for something a plan says, and no other.
SNOMED = set(
    [
        "17097001",
        "24700007",
        "37340000",
        "49049000",
        "52448006",
        "59927004",
        "84114007",
        "90688005",
        "248279007",
        "413909005",
        "414859005",
        "425691002",
        "445414007",
        "450475007",
        "450476008",
        "713079002",
        "713580008",
        "713600001",
        "713656002",
        "713662007",
        "713665009",
        "714361002",
        "714747005",
        "714748000",
        "719238004",
        "719240009",
        "735324008",
        "736366004",
        "736367008",
        "736373009",
        "763264000",
        "767503006",
        "89751000000108",
        "89761000000106",
        "108401000000102",
        "109401000000108",
        "110481000000108",
        "325541000000106",
        "341041000000103",
        "376201000000102",
        "511401000000102",
        "512071000000106",
        "517111000000103",
        "517131000000106",
        "517161000000101",
        "518741000000100",
        "518771000000106",
        "766391000000108",
        "816281000000101",
        "816301000000100",
        "816361000000101",
        "816381000000105",
        "819211000000102",
        "845151000000104",
        "845701000000104",
        "845721000000108",
        "845751000000103",
        "845771000000107",
        "871021000000106",
        "887701000000100",
        "922321000000108",
        "931761000000106",
        "955231000000109",
        "962601000000103",
        "968211000000101",
        "1034241000000106",
        "1052911000000106",
        "1092801000000106",
        "1107891000000106",
        "1129411000000100",
        "1403141000000101",
        "1403151000000103",
        "1413121000000106",
        "1515861000000103",
        "1515871000000105",
        "1515881000000107",
        "1515891000000109",
        "1515901000000105",
        "1515911000000107",
        "1515921000000101",
        "1751111000000104",
    ]
)

# Answers that a standard names one by one, as words that their labels must hold.
WORDS_OF_DOMAIN = [
    ("allergies", "status", ("known", "no known", "not recorded", "unavailable")),
    ("prognosis", "gsf", ("a .blue.", "b .green.", "c .yellow.", "d .red.")),
    ("prognosis", "aware_person", ("aware", "not aware", "insight", "not known")),
    ("function", "phase", ("stable", "unstable", "deteriorating", "dying")),
    ("anticipatory", "status", ("in place", "being organised", "not needed", "refused", "removed or used")),
    (
        "devices",
        "kind",
        (
            "icd",
            "crt-d",
            "pacemaker",
            "crt-p",
            "lvad",
            "peg or rig",
            "tracheostomy",
            "non-invasive",
            "cough assist",
            "syringe driver",
            "picc or port",
            "catheter",
            "nephrostomy",
            "stent",
            "baclofen",
        ),
    ),
    ("devices", "icd_shock_status", ("active", "deactivated", "planned", "declined", "not known")),
    (
        "hazards",
        "kind",
        ("infection", "cytotoxic", "oxygen", "dog", "violence", "bariatric", "hoarding", "firearms"),
    ),
    (
        "medicines",
        "crisis_kind",
        ("blood thinner", "opioid", "steroid", "insulin", "epilepsy", "oxygen", "maoi", "parkinson"),
    ),
    (
        "secure_setting",
        "early_release",
        ("not considered", "considered", "applied", "granted", "refused", "not sought"),
    ),
    ("clinical_focus", "scope", ("this stay", "all settings")),
    ("donation", "status", ("opted in", "opted out", "no decision", "excluded", "nominated")),
    ("no_fixed_address", "circumstances", ("homeless", "traveller", "boat", "asylum", "forces")),
    ("lpa_health_welfare", "acting", ("jointly", "jointly and severally", "for some")),
    ("condition_alerts", "kind", ("steroid", "anaesthetic", "implant")),
    ("personal_contacts", "roles", ("next of kin", "main carer", "emergency", "attorney", "advocate", "key-holder")),
    ("communication", "interpreter_ways", ("spoken", "written", "signed", "into the hand")),
]
