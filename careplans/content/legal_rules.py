"""Rules about advance decisions, and the powers of attorney that may displace them. They warn; a court decides."""

from collections.abc import Iterator

from careplans.content.disagreement import disagree, quoted
from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import BLOCKS, NEEDS_A_REASON, WARNS, rule

LPA_WORDS = "executed_on registration life_sustaining_authority"
MUST_BE_YES = {
    "over_18_when_made": "aged 18 or over when it was made",
}
MUST_BE_YES_IF_LIFE_SUSTAINING = {
    "in_writing": "in writing",
    "signed_by_person": "signed",
    "witness_signed": "witnessed",
    "even_if_life_at_risk": "said to apply even if life is at risk",
}

# Asked only where somebody looks closer: not said is no shortfall, "no" is (MCA 2005 s 25(5)-(6)).
MUST_NOT_BE_NO = {
    "signed_before_witness": "signed or acknowledged before the witness",
    "statement_signed_and_witnessed": "signed and witnessed in its statement about risk to life",
}


def adrt_shortfalls(content: dict) -> list[str]:
    """What speaks against the advance decision, in words: what was found wanting, then what was not checked.

    MCA 2005 s 25 (domain.md §1.4 and §8 rule 7; hazard 8). An empty list is not a ruling that it is valid.
    """
    facts = Facts(content)
    wanted = {**MUST_BE_YES, **(MUST_BE_YES_IF_LIFE_SUSTAINING if refuses_life_sustaining(facts) else {})}
    answers = {words: facts.said("adrt", key) for key, words in wanted.items()}
    missing = [f"not {words}" for words, answer in answers.items() if answer == "no"]
    if refuses_life_sustaining(facts):
        missing += [f"not {words}" for key, words in MUST_NOT_BE_NO.items() if facts.said("adrt_checks", key) == "no"]
    if facts.is_yes("adrt_checks", "before_a_court"):
        missing.append("a court is being asked whether it is valid: until it answers, treat to save life")
    unchecked = [f"not checked: {words}" for words, answer in answers.items() if answer is None]
    if not facts.said("adrt", "capacity_evidence"):
        unchecked.append("not checked: capacity when it was made")
    if later_lpa_may_displace_adrt.problems(facts):
        missing.append("a later lasting power of attorney may displace it")
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
    return any(facts.said(section, key) == "no" for section, key in _formalities())


def _formalities():
    """Where each formality of section 25(5) and (6) is answered."""
    yield from (("adrt", key) for key in MUST_BE_YES_IF_LIFE_SUSTAINING)
    yield from (("adrt_checks", key) for key in MUST_NOT_BE_NO)


@rule(
    source="MCA 2005 s 25(5)-(6); domain.md §8 rule 7", reads="adrt adrt_checks adrt_treatments", hazard="8", does=WARNS
)
def adrt_meets_section_25(facts: Facts) -> Iterator[Problem]:
    """A refusal of life-sustaining treatment has its formalities, or is shown not to."""
    if not facts.has_adrt or not refuses_life_sustaining(facts):
        return
    for section, key in _formalities():
        if facts.said(section, key) == "no":
            yield Problem(
                "This advance decision does not meet section 25(5) for life-sustaining treatment. It will be shown so.",
                section,
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


@rule(source="MCA 2005 s 24; domain.md §1.4", reads="adrt.status adrt_treatments", hazard="8", does=WARNS)
def adrt_names_a_treatment(facts: Facts) -> Iterator[Problem]:
    """An advance decision refuses something in particular."""
    if facts.has_adrt and not facts.rows("adrt_treatments"):
        yield Problem(
            "Add the treatments the advance decision refuses, word for word.", "adrt_treatments", blocks=False
        )


@rule(
    source="MCA 2005 s 25(2)(b) and (7); domain.md §8 rule 9",
    hazard="9",
    reads="adrt adrt_treatments lpa_health_welfare",
    does=(NEEDS_A_REASON, WARNS),
)
def later_lpa_may_displace_adrt(facts: Facts) -> Iterator[Problem]:
    """A later power of attorney over the same treatment displaces it; one that certainly is later needs a reason.

    Where somebody has checked the two against each other and said so, it is pointed out and no more.
    """
    made = facts.said("adrt", "made_on")
    if not facts.has_adrt or not made:
        return
    for lpa in facts.rows("lpa_health_welfare"):
        if _may_cover_the_same(facts, lpa) and _may_be_later(lpa.said("executed_on"), made):
            yield disagree(
                "A lasting power of attorney may be later than the advance decision and may displace it. Check.",
                quoted(facts, "lpa_health_welfare", LPA_WORDS, lpa.id),
                quoted(facts, "adrt", "made_on status later_lpa_check"),
                needs_reason=_certainly_displaces(facts, lpa, made) and not facts.said("adrt", "later_lpa_check"),
            )


def _certainly_displaces(facts, lpa, made):
    executed = lpa.said("executed_on") or ""
    return (
        lpa in facts.effective_lpas
        and lpa.said("life_sustaining_authority") == "yes"
        and executed[: len(made)] > made[: len(executed)]
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


@rule(
    source="MCA 2005 s 24(1); domain.md §1.4",
    hazard="8",
    reads="adrt.status adrt.made_on adrt.over_18_when_made",
    does=(BLOCKS, WARNS),
)
def adrt_was_made_by_an_adult(facts: Facts) -> Iterator[Problem]:
    """An advance decision is made at 18 or over, and its date does not say otherwise."""
    if not facts.has_adrt:
        return
    made, birthday = facts.said("adrt", "made_on"), facts.turns_18_on
    if made and birthday and made < birthday.isoformat()[: len(made)]:
        yield Problem("By its date, this advance decision was made before 18. Correct the date.", "adrt", "made_on")
    elif facts.said("adrt", "over_18_when_made") != "yes":
        yield Problem(
            "Check that the person was 18 or over when the advance decision was made. Until then it is shown so.",
            "adrt",
            "over_18_when_made",
            blocks=False,
        )


@rule(
    source="MCA 2005 s 24(1); domain.md §1.4",
    hazard="8",
    reads="adrt.status adrt.capacity_evidence",
    does=WARNS,
)
def adrt_has_evidence_of_capacity(facts: Facts) -> Iterator[Problem]:
    """It is recorded how capacity was known when an advance decision was made, or it is shown as not checked."""
    if facts.has_adrt and not facts.said("adrt", "capacity_evidence"):
        yield Problem(
            "Record what shows that the person had capacity when the advance decision was made.",
            "adrt",
            "capacity_evidence",
            blocks=False,
        )


LEGAL_RULES = (
    adrt_meets_section_25,
    adrt_was_made_by_an_adult,
    adrt_has_evidence_of_capacity,
    adrt_names_a_treatment,
    later_lpa_may_displace_adrt,
)
