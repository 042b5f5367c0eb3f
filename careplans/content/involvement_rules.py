"""Rules about capacity for these recommendations, and who took part in making them."""

from collections.abc import Iterator

from careplans.content.document import Problem
from careplans.content.facts import Facts
from careplans.content.rulebook import WARNS, rule


@rule(
    source="MCA 2005 s 4; ReSPECT v3 §6; domain.md §8 rule 5",
    reads=(
        "involvement shared_understanding.legal_proxy cpr.discussed_with_family imca.instructed_on "
        "personal_contacts.involved_in_planning"
    ),
    hazard="10",
)
def lacking_capacity_means_others_were_consulted(facts: Facts) -> Iterator[Problem]:
    """Without capacity, option B with a proxy, family or an advocate consulted, or reason D.

    Under 18, C takes the place of B.
    """
    if not facts.lacks_capacity:
        return
    reason = facts.said("involvement", "other_reason")
    accepted = {"b", "c1", "c2"} if facts.is_under_18 else {"b"}
    if not facts.involvement & accepted and not ("d" in facts.involvement and reason):
        yield Problem(
            "The person lacks capacity, so involvement is B, or D with its reason.", "involvement", "how_involved"
        )
    if not reason and not _somebody_was_consulted(facts):
        yield Problem(
            "Record who was consulted for the person: a legal proxy, family, or an advocate; or give the reason.",
            "involvement",
            "people_involved",
        )


def _somebody_was_consulted(facts):
    discussions = set(facts.said("involvement", "discussions") or ())
    return (
        facts.is_yes("shared_understanding", "legal_proxy")
        or facts.is_yes("cpr", "discussed_with_family")
        or bool(discussions & {"acp_family", "acp_caregiver", "cpr_family", "cpr_caregiver"})
        or bool(facts.said("imca", "instructed_on"))
        or any(person.said("involved_in_planning") == "yes" for person in facts.rows("personal_contacts"))
    )


@rule(
    source="MCA 2005 s 37; domain.md §1.4",
    reads="involvement.has_capacity imca.required personal_contacts.roles cpr.decision treatment_escalation",
    hazard="10",
    does=WARNS,
)
def an_advocate_is_thought_of(facts: Facts) -> Iterator[Problem]:
    """Nobody suitable to consult and a serious decision: an advocate is considered."""
    if not facts.lacks_capacity or facts.said("imca", "required"):
        return
    close = [
        person
        for person in facts.rows("personal_contacts")
        if not {"paid_carer", "do_not_contact"} & set(person.said("roles") or ())
    ]
    if not close and (facts.cpr or facts.rows("treatment_escalation")):
        yield Problem(
            "Nobody close is recorded to be consulted. Say whether an advocate (IMCA) is required.",
            "imca",
            "required",
            blocks=False,
        )


@rule(source="ReSPECT v3 §6; domain.md §8 rule 6", reads="involvement.how_involved")
def involvement_c_is_for_children(facts: Facts) -> Iterator[Problem]:
    """Involvement C is for a person under 18."""
    if facts.involvement & {"c1", "c2", "c3"} and not facts.is_under_18:
        yield Problem("Involvement C is only for a person under 18.", "involvement", "how_involved")


@rule(source="ReSPECT v3 §6; domain.md §1.5", reads="involvement", hazard="10")
def involvement_is_one_answer(facts: Facts) -> Iterator[Problem]:
    """A or B or one of C1 and C2 (with C3), or D with its reason."""
    ticked = facts.involvement
    if len(ticked & {"a", "b", "c1", "c2"}) > 1:
        yield Problem("Choose only one of A, B, C1 and C2.", "involvement", "how_involved")
    if "a" in ticked and facts.lacks_capacity:
        yield Problem("A says that the person has capacity; the answer above says not.", "involvement", "how_involved")
    if "b" in ticked and facts.is_yes("involvement", "has_capacity"):
        yield Problem(
            "B says that the person lacks capacity; the answer above says not.", "involvement", "how_involved"
        )
    c_without_parents = ticked & {"c1", "c2"} and "c3" not in ticked
    if ("d" in ticked or c_without_parents) and not facts.said("involvement", "other_reason"):
        yield Problem("Give the reason: D, or C without C3, needs one.", "involvement", "other_reason")


@rule(source="ReSPECT v3 §5 and §6", reads="cpr.decision involvement", hazard="10, 20")
def limiting_cpr_says_who_was_involved(facts: Facts) -> Iterator[Problem]:
    """Capacity and involvement are said wherever CPR is limited."""
    if not facts.limits_cpr:
        return
    if facts.said("involvement", "has_capacity") is None:
        yield Problem(
            "Say whether the person has capacity for this recommendation about CPR.", "involvement", "has_capacity"
        )
    if not facts.involvement and not facts.said("involvement", "other_reason"):
        yield Problem("Say how the person was involved: A, B, C or D.", "involvement", "how_involved")


@rule(
    source="ReSPECT v3 §5.2; MCA 2005 s 3",
    hazard="10",
    reads="involvement.has_capacity involvement.lacks_capacity_how capacity_assessments",
    does=WARNS,
)
def lacking_capacity_is_explained(facts: Facts) -> Iterator[Problem]:
    """Where capacity is lacking it is said in what way, here or in an assessment that says on what grounds."""
    if not facts.lacks_capacity or facts.said("involvement", "lacks_capacity_how"):
        return
    assessed = [row for row in facts.rows("capacity_assessments") if row.said("outcome") in ("lacks", "fluctuating")]
    if not any(row.said("basis") or row.said("impairment") for row in assessed):
        yield Problem("Say in what way the person lacks capacity.", "involvement", "lacks_capacity_how", blocks=False)


@rule(source="MCA 2005 ss 37-39; domain.md §1.4", hazard="10", reads="imca.required imca.instructed_on", does=WARNS)
def an_advocate_is_instructed(facts: Facts) -> Iterator[Problem]:
    """An advocate who is required has been instructed."""
    if facts.is_yes("imca", "required") and not facts.said("imca", "instructed_on"):
        yield Problem("An advocate is required. Instruct one and give the date.", "imca", "instructed_on", blocks=False)


INVOLVEMENT_RULES = (
    limiting_cpr_says_who_was_involved,
    involvement_is_one_answer,
    involvement_c_is_for_children,
    lacking_capacity_means_others_were_consulted,
    lacking_capacity_is_explained,
    an_advocate_is_thought_of,
    an_advocate_is_instructed,
)
