"""Capacity for these recommendations, and who took part in making them (domain.md §1.5, parts 5 and 6)."""

from careplans.content.document import Section
from careplans.content.items import Coded, Many, Text, Tier, WholeDate, YesNo

INVOLVEMENT = Section(
    key="involvement",
    title="Capacity and involvement",
    document="recommendations",
    group="Emergency recommendations",
    items=(
        YesNo(
            key="has_capacity",
            label="Does the person have capacity to take part in making these recommendations?",
            hint="For this decision, at this time. There is no such thing as capacity in general.",
            needed_to_publish=True,
            may_be_unsaid=True,
            tier=Tier.FIRST_SCREEN,
        ),
        Text(
            key="lacks_capacity_how",
            label="If not, in what way do they lack capacity?",
            hint="Those close to them, or a legal proxy, must then be consulted.",
            lines=2,
            asked_if={"has_capacity": ("no",)},
        ),
        Many(
            key="how_involved",
            label="How the person and those close to them were involved",
            options={
                "a": "A: has capacity and was fully involved",
                "b": "B: lacks capacity even with support; decided by capacity law with proxy, family or friends",
                "c1": "C1: under 18, sufficiently mature, and took part",
                "c2": "C2: under 18, not sufficiently mature; views considered",
                "c3": "C3: under 18, and those with parental responsibility were fully involved",
                "d": "D: none of these, for the reason given",
            },
        ),
        Text(
            key="other_reason",
            label="If D, or C without C3: the reason",
            hint="The conversation would have caused harm, or consulting those close was not practicable.",
            lines=2,
            asked_if={"how_involved": ("c1", "c2", "d")},
        ),
        Text(key="detail", label="How they were involved", lines=3),
        Text(key="people_involved", label="Who was involved", hint="One name on each line.", lines=4),
        Many(
            key="discussions",
            label="What was discussed, and with whom",
            options={
                "acp_person": Coded(
                    "Advance care planning, with the person", "713662007", "Discussion about advance care planning"
                ),
                "acp_family": Coded(
                    "Advance care planning, with family", "713665009", "Discussion about ACP with family member"
                ),
                "acp_caregiver": Coded(
                    "Advance care planning, with a carer", "714361002", "Discussion about ACP with caregiver"
                ),
                "acp_declined": Coded("Advance care planning: declined", "714747005", "Discussion about ACP declined"),
                "acp_agreed": Coded("Advance care plan: agreed", "713600001", "Agreement on advance care plan"),
                "acp_reviewed": Coded("Advance care plan: reviewed", "713580008", "Review of advance care plan"),
                "acp_not_now": Coded(
                    "Advance care planning: not the right time", "922321000000108", "ACP discussion not appropriate now"
                ),
                "cpr_person": Coded(
                    "CPR, with the person", "713079002", "Discussion about cardiopulmonary resuscitation"
                ),
                "cpr_family": Coded("CPR, with family", "713656002", "Discussion about CPR with family member"),
                "cpr_caregiver": Coded("CPR, with a carer", "1403141000000101", "Discussion about CPR with caregiver"),
            },
        ),
        Text(key="others_to_involve", label="Others to involve in later decisions", lines=2),
        WholeDate(key="discussed_on", label="Date of the discussion"),
        Text(key="record_location", label="Where the discussion is recorded", max_length=300),
        Text(
            key="person_signed",
            label="Did the person, or those close, sign?",
            hint="They do not have to.",
            max_length=300,
        ),
    ),
)

SECTIONS = (INVOLVEMENT,)
