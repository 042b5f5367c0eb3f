"""Rules about what may bind: advance decisions and lasting powers of attorney. They warn; a court decides."""

from collections.abc import Iterator

from careplans.content.document import Problem
from careplans.content.facts import Facts

MUST_BE_YES = {
    "over_18_when_made": "aged 18 or over when it was made",
}
MUST_BE_YES_IF_LIFE_SUSTAINING = {
    "in_writing": "in writing",
    "signed_by_person": "signed",
    "witness_signed": "witnessed",
    "even_if_life_at_risk": "said to apply even if life is at risk",
}


def adrt_shortfalls(content: dict) -> list[str]:
    """What speaks against the advance decision, in words: what was found wanting, then what was not checked.

    MCA 2005 s 25 (domain.md §1.4 and §8 rule 7; hazard 8). An empty list is not a ruling that it is valid.
    """
    facts = Facts(content)
    wanted = {**MUST_BE_YES, **(MUST_BE_YES_IF_LIFE_SUSTAINING if refuses_life_sustaining(facts) else {})}
    answers = {words: facts.said("adrt", key) for key, words in wanted.items()}
    missing = [f"not {words}" for words, answer in answers.items() if answer == "no"]
    unchecked = [f"not checked: {words}" for words, answer in answers.items() if answer is None]
    if facts.is_yes("adrt", "acted_inconsistently"):
        missing.append("the person has since acted inconsistently with it")
    return missing + unchecked


def adrt_standing(content: dict) -> str:
    """What was checked of an advance decision that is in being, in one line; never "valid". '' where there is none."""
    facts = Facts(content)
    if not facts.has_adrt:
        return ""
    if refuses_life_sustaining(facts) and _fails_section_25(facts):
        return "Does not meet section 25(5) of the Mental Capacity Act for life-sustaining treatment"
    shortfalls = adrt_shortfalls(content)
    if shortfalls:
        return f"Check before relying on it: {'; '.join(shortfalls)}"
    return "Legally binding if valid and applicable; all checks are recorded"


def refuses_life_sustaining(facts: Facts) -> bool:
    """Whether any treatment refused in advance is one that sustains life."""
    return any(refused.said("life_sustaining") == "yes" for refused in facts.rows("adrt_treatments"))


def _fails_section_25(facts):
    return any(facts.said("adrt", key) == "no" for key in MUST_BE_YES_IF_LIFE_SUSTAINING)


def adrt_meets_section_25(facts: Facts) -> Iterator[Problem]:
    """A refusal of life-sustaining treatment has its formalities, or is shown not to (MCA 2005 s 25(5)-(6); rule 7)."""
    if not facts.has_adrt or not refuses_life_sustaining(facts):
        return
    for key in MUST_BE_YES_IF_LIFE_SUSTAINING:
        if facts.said("adrt", key) == "no":
            yield Problem(
                "This advance decision does not meet section 25(5) for life-sustaining treatment. It will be shown so.",
                "adrt",
                key,
                blocks=False,
            )
            return
    if any(facts.said("adrt", key) is None for key in MUST_BE_YES_IF_LIFE_SUSTAINING):
        yield Problem(
            "Check the formalities of this advance decision. Until then it is shown as not checked.",
            "adrt",
            "even_if_life_at_risk",
            blocks=False,
        )


def adrt_names_a_treatment(facts: Facts) -> Iterator[Problem]:
    """An advance decision refuses something in particular (MCA 2005 s 24; domain.md §1.4; hazard 8)."""
    if facts.has_adrt and not facts.rows("adrt_treatments"):
        yield Problem(
            "Add the treatments the advance decision refuses, word for word.", "adrt_treatments", blocks=False
        )


def later_lpa_may_displace_adrt(facts: Facts) -> Iterator[Problem]:
    """A later power of attorney over the same treatment displaces it (MCA 2005 s 25(2)(b); rule 9; hazard 9)."""
    made = facts.said("adrt", "made_on")
    if not facts.has_adrt or not made:
        return
    for lpa in facts.rows("lpa_health_welfare"):
        if _may_cover_the_same(facts, lpa) and _may_be_later(lpa.said("executed_on"), made):
            yield Problem(
                "A lasting power of attorney may be later than the advance decision and may displace it. Check.",
                "lpa_health_welfare",
                "executed_on",
                lpa.id,
                blocks=False,
            )


def _may_cover_the_same(facts, lpa):
    """Without authority over life-sustaining treatment an LPA cannot displace a refusal of it (MCA 2005 s 25(7))."""
    if lpa.said("revoked") == "yes":
        return False
    refused = facts.rows("adrt_treatments")
    all_life_sustaining = bool(refused) and all(one.said("life_sustaining") == "yes" for one in refused)
    return not (all_life_sustaining and lpa.said("life_sustaining_authority") == "no")


def _may_be_later(executed, made):
    """Whether `executed` can be after `made`, as far as two dates of which only a part may be known can tell."""
    if not executed:
        return True
    certain = min(len(executed), len(made))
    if executed[:certain] != made[:certain]:
        return executed[:certain] > made[:certain]
    return len(executed) != len(made) or certain < 10


def unregistered_lpa_has_no_effect(facts: Facts) -> Iterator[Problem]:
    """A power of attorney that is not registered is never authority (MCA 2005 s 9; rule 8; hazard 9)."""
    for lpa in facts.rows("lpa_health_welfare"):
        if lpa.said("active_now") == "yes" and lpa not in facts.effective_lpas:
            yield Problem(
                "A power of attorney that is not registered, or is revoked, cannot be in use. Correct one of the two.",
                "lpa_health_welfare",
                "active_now",
                lpa.id,
            )


def a_proxy_is_named(facts: Facts) -> Iterator[Problem]:
    """Saying that a legal proxy is in place needs one with authority on record (domain.md §1.5; hazard 9)."""
    if not facts.is_yes("shared_understanding", "legal_proxy"):
        return
    has_proxy = (
        facts.effective_lpas or facts.rows("parental_responsibility") or facts.is_yes("other_authority", "deputy")
    )
    if not has_proxy:
        yield Problem(
            "A legal proxy is said to be in place, and none with authority is recorded.",
            "shared_understanding",
            "legal_proxy",
            blocks=False,
        )


def nothing_binds_before_18(facts: Facts) -> Iterator[Problem]:
    """Neither an advance decision nor a power of attorney can be made before 18 (MCA 2005 ss 9 and 24; §1.4)."""
    if not facts.is_under_18:
        return
    if facts.has_adrt:
        yield Problem("An advance decision cannot be made before 18.", "adrt", "status")
    if facts.rows("lpa_health_welfare"):
        yield Problem("A lasting power of attorney cannot be made before 18.", "lpa_health_welfare")


LEGAL_RULES = (
    adrt_meets_section_25,
    adrt_names_a_treatment,
    later_lpa_may_displace_adrt,
    unregistered_lpa_has_no_effect,
    a_proxy_is_named,
    nothing_binds_before_18,
)
