"""The page about the rules, made from the rules: `python -m tests.careplans.content.rules_page` writes it anew."""

from pathlib import Path

from careplans.content.authority_rules import AUTHORITY_RULES
from careplans.content.contradictions import CONTRADICTIONS
from careplans.content.cpr_rules import CPR_RULES
from careplans.content.disagreement import ASK, DISSENT, ORDER
from careplans.content.health_rules import HEALTH_RULES
from careplans.content.involvement_rules import INVOLVEMENT_RULES
from careplans.content.legal_rules import LEGAL_RULES
from careplans.content.record_contradictions import RECORD_CONTRADICTIONS
from careplans.content.record_rules import RECORD_RULES

ROOT = Path(__file__).parents[3]
PAGE = ROOT / "docs" / "rules.md"
COMMAND = "python -m tests.careplans.content.rules_page"
GROUPS = {
    "What would have a crew do two different things": CONTRADICTIONS,
    "Other statements that disagree": RECORD_CONTRADICTIONS,
    "CPR": CPR_RULES,
    "Capacity and involvement": INVOLVEMENT_RULES,
    "Advance decisions": LEGAL_RULES,
    "Who may decide": AUTHORITY_RULES,
    "Health, devices and medicines": HEALTH_RULES,
    "People, sharing, home and dates": RECORD_RULES,
}

# What is not a rule about the words of one plan, and what holds it instead: file, and a name that stands in it.
ELSEWHERE = (
    ("§8 rule 2: a version has a completing signature and the minimum", "careplans/actions/signing.py", "def publish"),
    ("§4.3: what must be answered before publication", "careplans/content/document.py", "def unanswered"),
    ("§4.3: identity verified before publication", "careplans/actions/signing.py", "is_identity_verified"),
    ("§8 rule 3: one live plan for each person", "careplans/models/plans.py", "one_live_plan_per_person"),
    (
        "§8 rule 8: an unregistered power is never shown as authority",
        "careplans/content/authority.py",
        "effective_lpas",
    ),
    ("§8 rule 10: the banner of an ICD that can still shock", "careplans/content/alerts.py", "ICD STILL ACTIVE"),
    ("§8 rule 11: one number to call first", "careplans/content/sections/people.py", "First call in a crisis"),
    (
        "§8 rule 12: a change of the recommendations clears signatures",
        "careplans/actions/signing.py",
        "recommendations_hash",
    ),
    ("§8 rule 13: what may be printed", "careplans/actions/prints.py", "def why_not_print"),
    ("§8 rule 14: every look has who, when and why", "careplans/audit.py", "def record"),
    ("§8 rule 15: every place has a category", "careplans/content/sections/places.py", "DEATH_LOCATION_TYPES"),
    (
        "§8 rule 16: no default on CPR, focus or scale",
        "tests/careplans/forms/test_sections.py",
        "test_nothing_is_ever_chosen_beforehand",
    ),
    ("§8 rule 17: NHS numbers are checked", "careplans/models/people.py", "def check_nhs_number"),
    ("§8 rule 18: one form of dates", "careplans/content/wording.py", "def format_date"),
    (
        "§1.4: what was checked of an advance decision, never “valid”",
        "careplans/content/legal_rules.py",
        "def adrt_standing",
    ),
    ("§1.4: attorneys for property are kept off the card", "careplans/content/facts.py", "def health_attorneys"),
    ("Hazards 1 and 2: the right person", "careplans/actions/near_matches.py", "def near_matches"),
    ("Hazard 3: a draft is never shown as signed", "careplans/models/versions.py", "sealed_against_change"),
    ("Hazard 5: paper that is out of date", "careplans/printing/expiry.py", "def last_valid_day"),
    ("Hazard 6: CPR has four states and no default", "careplans/content/card.py", "not_recorded"),
    ("Hazard 10: ask the person first", "templates/components/ask_the_person.html", "ask"),
    (
        "Hazard 17: a plan that disagrees with itself, on the card",
        "templates/careplans/card_disagreements.html",
        "card_side",
    ),
    ("Hazard 17: the same on paper", "templates/print/cpr.html", "READ LIVE RECORD"),
    ("Hazard 18: nobody's words are lost", "careplans/actions/drafts.py", "class StaleDraft"),
    ("Hazard 24: what gives way on paper, and what never does", "careplans/printing/fitting.py", "def fit_on_one_side"),
    (
        "Hazard 25: who signs has a registration number",
        "careplans/models/versions.py",
        "signer_has_a_registration_number",
    ),
)
NEVER_COMPARED = (
    "Where somebody would be cared for and where they would die: two questions, and often two answers.",
    "A longer life as the focus, and CPR not recommended: the one does not mean the other.",
    "Words in free text with one another, save where a rule above says which words it looks for.",
    "Doses: the record keeps what a prescriber authorised and judges nothing.",
)


def page():
    """The whole page."""
    parts = [HEAD, *(_group(title, rules) for title, rules in GROUPS.items()), _elsewhere(), _never_compared()]
    return "\n".join(parts)


HEAD = f"""# The rules of a plan

Written by `{COMMAND}` from the rules themselves; a test fails when it is out of date.
Sources are sections of the domain reference unless an Act, a judgment or a form is named; hazards are numbers of its
section 7.

A rule **blocks** publication, **needs a reason** (it blocks until somebody gives a reason and their name to it) or
**warns**. Nothing is ever put right by the software, and nothing that disagrees is left out of sight.

A reason given for going on holds for one rule, at one place, and for the answers that the rule read (`rules.basis`).
When one of those answers changes, the reason lapses and the rule asks again.

## Whose word counts

Said on the card wherever two statements disagree; both are quoted whole.

- Decisions about treatment: {ORDER}
- Matters of fact: {ASK}
- An objection: {DISSENT}
"""


def _group(title, rules):
    rows = [
        f"| `{one.name}` | {one.says} | {one.source} | {one.hazard or '–'} | {', '.join(one.does)} |" for one in rules
    ]
    return "\n".join(
        [f"## {title}\n", "| Rule | What it says | Source | Hazard | Does |", "|---|---|---|---|---|", *rows, ""]
    )


def _elsewhere():
    rows = [f"| {what} | `{path}`, “{name}” |" for what, path, name in ELSEWHERE]
    return "\n".join(["## Held elsewhere\n", "| What must hold | Where |", "|---|---|", *rows, ""])


def _never_compared():
    return "\n".join(["## Never compared\n", *(f"- {words}" for words in NEVER_COMPARED), ""])


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
