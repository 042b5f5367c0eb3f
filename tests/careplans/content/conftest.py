"""A plan that nothing is wrong with, for the rules to be broken one at a time."""

from datetime import date

import pytest

from careplans.content.rules import check, problems_before_publishing

TODAY = date(2026, 11, 21)
MAGGIE_BORN = date(1958, 3, 14)
REVIEW_WITHIN = {"default": 366, "yellow": 92, "red": 31}


@pytest.fixture
def plan():
    """Maggie's plan: sound, and ready to publish."""
    return sound_plan()


def sound_plan():
    """What Maggie's plan says, made anew each time."""
    return {
        "consent": {"plan_created_with": "agreement", "sharing": "all_direct_care"},
        "primary_diagnosis": {"diagnosis": "Pancreatic adenocarcinoma with liver metastases"},
        "allergies": {"status": "known"},
        "allergy_list": [{"id": "peni", "agent": "Penicillin", "reaction": "wheeze", "severity": "severe"}],
        "clinical_focus": {"focus": "comfort", "guidance": "Stay at home. Ring the hospice line."},
        "cpr": {
            "decision": "not_recommended",
            "reason": "CPR could not restore her to a condition she would value.",
            "discussed_with_person": "yes",
        },
        "involvement": {"has_capacity": "yes", "how_involved": ["a"]},
        "comfort": {"would_want": "The window open, and the hospice nurse."},
        "place_of_care": {"first_choice": "home"},
        "first_call": {"number": "0808 157 0101", "who": "Saltmarsh Hospice advice line"},
        "personal_contacts": [{"id": "kath", "name": "Katherine Holloway", "roles": ["emergency_contact"]}],
        "professional_contacts": [{"id": "beth", "name": "Bethan Rowlands", "key_worker": "yes"}],
        "review": {"review_due": "2026-12-08"},
    }


def found(plan, *, born=MAGGIE_BORN, today=TODAY):
    """What the rules find, as (section, item, whether it stops publication)."""
    problems = check(plan, born=born, today=today, review_within=REVIEW_WITHIN)
    return [(problem.section, problem.item, problem.blocks) for problem in problems]


def stopping(plan, *, born=MAGGIE_BORN):
    """Everything that stops publication, unanswered questions included, as (section, item)."""
    problems = problems_before_publishing(plan, born=born, today=TODAY, review_within=REVIEW_WITHIN)
    return [(problem.section, problem.item) for problem in problems if problem.blocks]
