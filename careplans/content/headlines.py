"""What is counted of a plan: a few plain values, each one of a fixed set, drawn from what the plan says."""

from datetime import date

from careplans.content.facts import Facts

NOT_RECORDED = "not_recorded"


def headlines(content: dict) -> dict:
    """The values to search and report on. A reason for not answering is not an answer: it counts as not recorded."""
    facts = Facts(content)
    due = facts.said("review", "review_due")
    return {
        "cpr": facts.cpr or NOT_RECORDED,
        "clinical_focus": facts.said("clinical_focus", "focus") or NOT_RECORDED,
        "hospital_transfer": hospital_transfer(facts),
        "preferred_place_of_care": facts.said("place_of_care", "first_choice") or "",
        "preferred_place_of_death": facts.said("place_of_death", "first_choice") or "",
        "gsf_letter": facts.gsf or "",
        "has_adrt": facts.has_adrt,
        "icd_active": bool(facts.icds_that_may_shock),
        "anticipatory_status": facts.said("anticipatory", "status") or "",
        "first_call_number": facts.said("first_call", "number") or "",
        "review_due": date.fromisoformat(due) if due else None,
    }


def hospital_transfer(facts: Facts) -> str:
    """recommended, conditional or not_recommended; where lines differ, conditional, so that someone reads them."""
    answers = {
        row.said("recommendation")
        for row in facts.rows("treatment_escalation")
        if row.said("intervention") == "hospital_transfer"
    } - {None}
    if len(answers) > 1:
        return "conditional"
    return answers.pop() if answers else ""
