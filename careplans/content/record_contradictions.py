"""Statements of one plan that disagree about the person, their health or who may decide. They are pointed out."""

import re
from collections.abc import Iterator

from careplans.content.disagreement import ASK, DISSENT, disagree, quoted
from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import WARNS, rule

# An assessment of capacity that is about these recommendations, and not about washing or where to live.
THESE_RECOMMENDATIONS = re.compile(
    r"\bcpr\b|resuscitat|recommendation|escalation|emergency care|this plan", re.IGNORECASE
)
# What each Gold Standards letter may stand beside; neighbours are not told apart (domain.md §1.7).
MAY_STAND_WITH = {
    "A": ("over_a_year", "about_a_year"),
    "B": ("about_a_year", "months"),
    "C": ("months", "weeks"),
    "D": ("weeks", "days"),
}
LONG = ("about_a_year", "over_a_year", "months")
SATURATION = re.compile(r"(?<![\d.])(1?\d\d)(?![\d.])(?!\s*(l\b|lit|h\b|kpa|k\b))", re.IGNORECASE)
WITHOUT_OXYGEN = re.compile(r"\bair\b|without|off oxygen|no oxygen", re.IGNORECASE)
GIVES = re.compile(r"\b(donate|donated|cornea\w*|kidneys?|heart|eyes|tissue|organs?)\b", re.IGNORECASE)
GIVES_NOT = re.compile(r"\b(no|not|none|never|nothing|declin\w*|refus\w*|against|opt\w*|object\w*)\b", re.IGNORECASE)
RELIES_ON_ADRT = re.compile(r"\badrt\b|advance decision", re.IGNORECASE)
TAKEN_BACK = re.compile(r"withdr|no longer|taken back|cancel|revok|no (adrt|advance)|not |none|without", re.IGNORECASE)


@rule(
    source="MCA 2005 ss 1-3; domain.md §1.4 and §8 rule 5",
    hazard="10",
    reads="involvement.has_capacity involvement.discussed_on capacity_assessments",
    does=WARNS,
)
def capacity_is_as_it_was_assessed(facts: Facts) -> Iterator[Problem]:
    """Capacity for these recommendations is what the newest assessment of that decision found."""
    answer = facts.said("involvement", "has_capacity")
    assessed = [row for row in facts.rows("capacity_assessments") if _is_about_these(row)]
    newest = max(assessed, key=lambda row: row.said("assessed_at") or "", default=None)
    found = newest and {"has": "yes", "lacks": "no"}.get(newest.said("outcome"))
    if answer and found and answer != found:
        yield disagree(
            "An assessment found otherwise about capacity for these recommendations.",
            quoted(facts, "involvement", "has_capacity"),
            quoted(facts, "capacity_assessments", "decision outcome outcome_detail", newest.id),
        )


def _is_about_these(assessment):
    return bool(THESE_RECOMMENDATIONS.search(assessment.said("decision") or ""))


@rule(
    source="MCA 2005 ss 1-5; domain.md §1.3",
    hazard="10",
    reads=(
        "involvement.has_capacity involvement.discussed_on consent.plan_created_with consent.recorded_on "
        "consent.recorded_by"
    ),
    does=WARNS,
)
def who_can_decide_is_not_decided_for(facts: Facts) -> Iterator[Problem]:
    """A plan is not made in somebody's best interests, or by an attorney, where they can decide."""
    if not facts.is_yes("involvement", "has_capacity"):
        return
    if facts.said("consent", "plan_created_with") in ("best_interests", "attorney"):
        yield disagree(
            "The person has capacity for these recommendations, and the plan was made by others for them.",
            quoted(facts, "consent", "plan_created_with"),
            quoted(facts, "involvement", "has_capacity"),
        )


@rule(
    source="MCA 2005 s 11(7)(a); domain.md §1.4",
    hazard="9, 10",
    reads="involvement.has_capacity involvement.discussed_on lpa_health_welfare",
    does=WARNS,
)
def attorney_waits_while_the_person_decides(facts: Facts) -> Iterator[Problem]:
    """A power of attorney is in use only while the person cannot decide."""
    if not facts.is_yes("involvement", "has_capacity"):
        return
    for lpa in facts.effective_lpas:
        if lpa.said("active_now") == "yes":
            yield disagree(
                "A power of attorney is in use, and the person has capacity for these recommendations.",
                quoted(facts, "lpa_health_welfare", "active_now registration", lpa.id),
                quoted(facts, "involvement", "has_capacity"),
            )


@rule(
    source="domain.md §1.5",
    hazard="9",
    reads="shared_understanding.legal_proxy lpa_health_welfare parental_responsibility other_authority.deputy",
    does=WARNS,
)
def a_proxy_is_not_denied(facts: Facts) -> Iterator[Problem]:
    """Where no legal proxy is said to be in place, no registered power of attorney is in use."""
    if facts.said("shared_understanding", "legal_proxy") != "no":
        return
    for lpa in facts.effective_lpas:
        yield disagree(
            "It says that there is no legal proxy, and a registered power of attorney is recorded.",
            quoted(facts, "shared_understanding", "legal_proxy"),
            quoted(facts, "lpa_health_welfare", "registration life_sustaining_authority", lpa.id),
        )


@rule(
    source="domain.md §4.5",
    hazard="17",
    reads=(
        "best_interests.outcome best_interests.decision best_interests.decided_on best_interests.decision_maker "
        "best_interests.dissent_by best_interests.dissent_on best_interests.dissent_view "
        "best_interests.dissent_resolved"
    ),
    does=WARNS,
)
def dissent_is_shown(facts: Facts) -> Iterator[Problem]:
    """Somebody's objection that is not settled is shown beside the decision; it does not change it."""
    for made in facts.rows("best_interests"):
        if not made.said("dissent_resolved") and (made.said("dissent_by") or made.said("dissent_view")):
            yield disagree(
                "Somebody disagrees with a best-interests decision, and it is not settled.",
                quoted(facts, "best_interests", "decision outcome", made.id),
                quoted(facts, "best_interests", "dissent_by dissent_on dissent_view", made.id).without_date(),
                precedence=DISSENT,
            )


@rule(
    source="MCA 2005 s 25(2)(a); domain.md §1.4",
    hazard="8",
    reads="adrt cpr.reason clinical_focus.guidance treatment_escalation",
    does=WARNS,
)
def a_withdrawn_decision_is_not_relied_on(facts: Facts) -> Iterator[Problem]:
    """An advance decision that was withdrawn, or does not exist, is nobody's reason."""
    if facts.said("adrt", "status") not in ("withdrawn", "none"):
        return
    places = [("cpr", "reason", ""), ("clinical_focus", "guidance", "")]
    places += [("treatment_escalation", "reason", row.id) for row in facts.rows("treatment_escalation")]
    for section, item, row in places:
        side = quoted(facts, section, item, row)
        if RELIES_ON_ADRT.search(side.words) and not TAKEN_BACK.search(side.words):
            yield disagree(
                "An advance decision is given as the reason, and there is none in being.",
                side,
                quoted(facts, "adrt", "status note"),
            )


@rule(
    source="domain.md §1.7",
    reads="prognosis.gsf prognosis.gsf_note prognosis.prognosis prognosis.prognosis_detail prognosis.estimated_on",
    does=WARNS,
)
def code_and_prognosis_agree(facts: Facts) -> Iterator[Problem]:
    """The Gold Standards letter and the estimate mean about the same length of time."""
    estimate = facts.said("prognosis", "prognosis")
    if facts.gsf and estimate and estimate not in MAY_STAND_WITH[facts.gsf]:
        yield disagree(
            "The code and the estimated prognosis mean different lengths of time.",
            quoted(facts, "prognosis", "gsf gsf_note"),
            quoted(facts, "prognosis", "prognosis prognosis_detail"),
            precedence=ASK,
        )


@rule(
    source="domain.md §1.7",
    reads="function.phase prognosis.prognosis prognosis.prognosis_detail prognosis.estimated_on",
    does=WARNS,
)
def dying_is_not_months_away(facts: Facts) -> Iterator[Problem]:
    """Somebody whose phase is dying has no months."""
    if facts.said("function", "phase") == "dying" and facts.said("prognosis", "prognosis") in LONG:
        yield disagree(
            "The phase of illness is dying, and the estimated prognosis is long.",
            quoted(facts, "function", "phase"),
            quoted(facts, "prognosis", "prognosis prognosis_detail"),
            precedence=ASK,
        )


@rule(
    source="domain.md §1.8 and §1.11",
    reads="normal_for_me.oxygen_saturation oxygen.target_saturation",
    does=WARNS,
)
def oxygen_aims_at_what_is_normal(facts: Facts) -> Iterator[Problem]:
    """A target of oxygen does not lie wholly above what is normal for this person."""
    usual = facts.said("normal_for_me", "oxygen_saturation") or ""
    normal, target = _saturations(usual), _saturations(facts.said("oxygen", "target_saturation") or "")
    if normal and target and max(normal) < min(target) and not WITHOUT_OXYGEN.search(usual):
        yield disagree(
            "The oxygen target is above what is normal for this person.",
            quoted(facts, "oxygen", "target_saturation"),
            quoted(facts, "normal_for_me", "oxygen_saturation"),
            precedence=ASK,
        )


def _saturations(text):
    numbers = [int(found[0]) for found in SATURATION.findall(text)]
    return [number for number in numbers if 50 <= number <= 100]


@rule(source="domain.md §1.9", hazard="11", reads="devices treatment_escalation", does=WARNS)
def shocks_are_wanted_from_a_device_that_is_on(facts: Facts) -> Iterator[Problem]:
    """Shocks from an ICD are not recommended where its shocks are turned off."""
    off = [device for device in facts.rows("devices") if device.said("icd_shock_status") == "deactivated"]
    for treatment in facts.treatments("recommended", "icd_shocks") if off else ():
        yield disagree(
            "Shocks from the ICD are recommended, and it has been turned off.",
            quoted(facts, "treatment_escalation", "intervention recommendation conditions", treatment.id),
            quoted(facts, "devices", "kind name icd_shock_status deactivation_on", off[0].id),
            precedence=ASK,
        )


@rule(source="domain.md §1.8", hazard="13", reads="anticipatory.status anticipatory_items", does=WARNS)
def a_chart_is_for_medicines_wanted(facts: Facts) -> Iterator[Problem]:
    """No anticipatory medicine is authorised where they are not needed, or were refused."""
    listed = facts.rows("anticipatory_items")
    if listed and facts.said("anticipatory", "status") in ("not_needed", "refused"):
        yield disagree(
            "Anticipatory medicines are not needed or were refused, and a chart authorises them.",
            quoted(facts, "anticipatory", "status"),
            quoted(facts, "anticipatory_items", "drug authorised_dose", listed[0].id),
            precedence=ASK,
        )


@rule(source="domain.md §1.10", reads="donation.status donation.detail donation.note", does=WARNS)
def opting_out_names_no_organ(facts: Facts) -> Iterator[Problem]:
    """Somebody who opted out of donation names nothing to be donated."""
    detail = facts.said("donation", "detail") or ""
    if facts.said("donation", "status") == "opted_out" and GIVES.search(detail) and not GIVES_NOT.search(detail):
        yield disagree(
            "They opted out of donation, and what is to be donated is listed.",
            quoted(facts, "donation", "status"),
            quoted(facts, "donation", "detail"),
            precedence=ASK,
        )


@rule(
    source="domain.md §1.3",
    hazard="19",
    reads=(
        "consent.sharing consent.sharing_detail consent.digital_access consent.digital_access_detail "
        "consent.proxy_name consent.proxy_scope consent.recorded_on consent.recorded_by"
    ),
    does=WARNS,
)
def nothing_is_shared_online_against_their_wish(facts: Facts) -> Iterator[Problem]:
    """Where the plan may not be shared electronically, nobody has access to it online."""
    if facts.said("consent", "sharing") not in ("not_electronically", "withdrawn"):
        return
    wider = "proxy_name proxy_scope" if facts.said("consent", "proxy_scope") else ""
    own = "digital_access" if facts.said("consent", "digital_access") in ("read", "read_and_write") else ""
    if wider or own:
        yield disagree(
            "The plan may not be shared electronically, and somebody has access to it online.",
            quoted(facts, "consent", "sharing sharing_detail"),
            quoted(facts, "consent", f"{own} {wider}".strip()),
            precedence=ASK,
        )


@rule(
    source="domain.md §1.3",
    hazard="19",
    reads="consent.do_not_share_with consent.proxy_name consent.proxy_scope consent.recorded_on consent.recorded_by",
    does=WARNS,
)
def who_may_not_see_has_no_access(facts: Facts) -> Iterator[Problem]:
    """Someone the plan may not be shared with does not have access for the person."""
    name = (facts.said("consent", "proxy_name") or "").strip().lower()
    kept_from = (facts.said("consent", "do_not_share_with") or "").lower()
    if name and re.search(rf"\b{re.escape(name)}\b", kept_from):
        yield disagree(
            "Someone has access for the person, and the plan may not be shared with them.",
            quoted(facts, "consent", "proxy_name proxy_scope"),
            quoted(facts, "consent", "do_not_share_with"),
            precedence=ASK,
        )


@rule(
    source="domain.md §4.3; ReSPECT v3 §8",
    reads="first_call.has_emergency_contact personal_contacts.name personal_contacts.roles",
    does=WARNS,
)
def nobody_to_contact_means_nobody(facts: Facts) -> Iterator[Problem]:
    """Where there is said to be nobody to contact in an emergency, nobody is marked as emergency contact."""
    marked = facts.people_with_role("emergency_contact")
    if marked and facts.said("first_call", "has_emergency_contact") == "no":
        yield disagree(
            "It says that there is nobody to contact in an emergency, and an emergency contact is recorded.",
            quoted(facts, "first_call", "has_emergency_contact"),
            quoted(facts, "personal_contacts", "name roles", marked[0].id),
            precedence=ASK,
        )


@rule(
    source="ESTHER; domain.md §2.2",
    reads=(
        "esther.where_to_turn first_call.number first_call.who personal_contacts.name personal_contacts.phone "
        "professional_contacts.name professional_contacts.phone"
    ),
    does=WARNS,
)
def person_would_call_the_same(facts: Facts) -> Iterator[Problem]:
    """Where the person would turn is the plan's first call, or somebody who answers at that number."""
    would_ring, first = facts.said("esther", "where_to_turn"), facts.said("first_call", "number")
    if not would_ring or not first or _digits(first) in _digits(would_ring):
        return
    who = _long_words(facts.said("first_call", "who") or "")
    if not _long_words(would_ring) & who and not _words(would_ring) & _names_at(facts, _digits(first)):
        yield disagree(
            "The person would ring someone else first. Agree on one first call.",
            quoted(facts, "first_call", "number who"),
            quoted(facts, "esther", "where_to_turn"),
            precedence=ASK,
        )


def _names_at(facts, number):
    """Every name of those who are recorded with this number."""
    people = (*facts.rows("personal_contacts"), *facts.rows("professional_contacts"))
    reached = [one.said("name") or "" for one in people if _digits(one.said("phone") or "") == number]
    return {word for name in reached for word in _words(name)}


def _digits(text):
    return re.sub(r"\D", "", text)


def _words(text):
    return set(re.findall(r"\w+", text.lower()))


def _long_words(text):
    return {word for word in _words(text) if len(word) > 3}


RECORD_CONTRADICTIONS = (
    capacity_is_as_it_was_assessed,
    who_can_decide_is_not_decided_for,
    attorney_waits_while_the_person_decides,
    a_proxy_is_not_denied,
    dissent_is_shown,
    a_withdrawn_decision_is_not_relied_on,
    oxygen_aims_at_what_is_normal,
    shocks_are_wanted_from_a_device_that_is_on,
    code_and_prognosis_agree,
    dying_is_not_months_away,
    a_chart_is_for_medicines_wanted,
    opting_out_names_no_organ,
    nothing_is_shared_online_against_their_wish,
    who_may_not_see_has_no_access,
    nobody_to_contact_means_nobody,
    person_would_call_the_same,
)
