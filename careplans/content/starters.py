"""Sets of questions by condition, to begin a conversation with. They suggest what to ask, never what to answer.

The questions are ours, drawn from domain.md §1.5 to §1.13; they hold no dose, no recommendation and no default.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Starter:
    """What is worth asking someone who lives with this: questions by the section in which the answer is written."""

    key: str
    name: str
    prompts: dict[str, tuple[str, ...]]


CANCER_AT_HOME = Starter(
    "cancer_at_home",
    "Advanced cancer, at home",
    {
        "esther": ("What do you want to be able to do in the time ahead?",),
        "prognosis": ("How much does the person want to know about the time ahead, and who else may know?",),
        "likely_emergencies": (
            "What if pain does not settle?",
            "What if there is bleeding?",
            "What if there is a fever after cancer treatment?",
            "What if legs become weak, or passing water stops?",
        ),
        "anticipatory": ("Are medicines for a crisis in the house, with a signed chart? Where are they?",),
        "treatment_escalation": (
            "Which infections would be treated in hospital, and which at home?",
            "What about blood products, and drips at home?",
        ),
        "place_of_care": ("What would make staying at home too much, and where then?",),
        "carer": ("Who is there at night, and what if they fall ill?",),
    },
)
FRAILTY_AND_DEMENTIA = Starter(
    "frailty_dementia",
    "Frailty and dementia",
    {
        "about_me": ("Who knows the person's story best, and what calms them?",),
        "capacity_assessments": ("For which decision is capacity in question, and what helps the person take part?",),
        "lpa_health_welfare": ("Is there a lasting power of attorney, and has it been seen and checked?",),
        "normal_for_me": ("What is usual for them, on a good day: speech, walking, eating, behaviour?",),
        "likely_emergencies": (
            "What if they fall?",
            "What if they stop eating and drinking?",
            "What if they choke?",
            "What if there is a chest or urine infection?",
            "What if they become suddenly more confused?",
        ),
        "treatment_escalation": ("For which injuries or illnesses would hospital help, and for which not?",),
        "adjustments": ("Which glasses, hearing aids or ways of speaking must a crew know of?",),
        "care_home": ("Is a nurse there at night, and who may confirm an expected death?",),
    },
)
HEART_AND_LUNGS = Starter(
    "heart_failure_copd",
    "Heart failure or COPD",
    {
        "devices": (
            "Is there an ICD or pacemaker, and can it still give shocks?",
            "Is there breathing equipment at home, and who looks after it?",
        ),
        "oxygen": ("Which oxygen target has a clinician set, and is there a card that says so?",),
        "normal_for_me": ("Which oxygen level, pulse and breathing are usual for them?",),
        "emergency_medicines": ("Is there a rescue pack, and when may it be begun?",),
        "likely_emergencies": (
            "What if breathlessness becomes frightening?",
            "What if ankles swell or weight rises quickly?",
            "What if the ICD gives a shock?",
        ),
        "treatment_escalation": (
            "Would breathing support with a mask be wanted again?",
            "Would intensive care be wanted?",
        ),
        "other_problems": ("What else, beside heart and lungs, decides what treatment can achieve?",),
    },
)
NEUROLOGICAL = Starter(
    "neurological",
    "Neurological illness (such as MND, Parkinson's, MS)",
    {
        "communication": ("How does the person say yes and no, and what do they need to hand to speak?",),
        "adrt": ("Has the person made an advance decision, for example about a ventilator or a feeding tube?",),
        "devices": ("Is there a mask ventilator, a feeding tube or a cough machine, and who is rung when it fails?",),
        "medicines": ("Which medicines must not be late or stopped?",),
        "likely_emergencies": (
            "What if they choke or cannot clear their chest?",
            "What if they cannot swallow their medicines?",
            "What if the ventilator fails?",
        ),
        "capacity_assessments": ("Which decisions should be talked about while it is easy to speak?",),
        "place_of_care": ("What would have to be in place for care at home when moving becomes impossible?",),
    },
)
CHILD = Starter(
    "child",
    "Child or young person",
    {
        "young_person": (
            "Who may consent, and how does the young person take part?",
            "Which ward may they go to without being referred, and who leads the move to adult services?",
        ),
        "parental_responsibility": ("Who holds parental responsibility, and who must be reached for a decision?",),
        "cpr": ("Which parts of resuscitation would help this child, and which would not?",),
        "likely_emergencies": (
            "What if breathing stops while the heart still beats?",
            "What if the heart stops?",
            "What if there is a long seizure?",
        ),
        "function": ("What does the child weigh, and on which day was that?",),
        "esther": ("What do they love, and what must school, brothers and sisters know?",),
        "after_death": ("What would the family want to be able to do afterwards?",),
    },
)
LEARNING_DISABILITY = Starter(
    "learning_disability",
    "Learning disability or autism",
    {
        "learning_disability": (
            "Is there a hospital passport, and where is it?",
            "How does the person show pain, and who reads it best?",
        ),
        "communication": ("In which form does the person understand best: easy read, pictures, signs?",),
        "easy_read": ("Which few sentences would the person themselves point to?",),
        "imca": ("Is there nobody close to consult, so that an advocate is required?",),
        "normal_for_me": ("Which readings or behaviour are usual for them and could be mistaken for illness?",),
        "adjustments": ("What makes a hospital or a crew bearable: one voice, waiting outside, a known face?",),
        "cpr": ("Is the reason a clinical fact, and would it be the same for anyone without the disability?",),
    },
)

STARTERS = {
    one.key: one
    for one in (CANCER_AT_HOME, FRAILTY_AND_DEMENTIA, HEART_AND_LUNGS, NEUROLOGICAL, CHILD, LEARNING_DISABILITY)
}


def suggested(chosen: list[str], section_key: str) -> list[tuple[str, str]]:
    """The questions that the chosen sets suggest for a section, each with the name of its set."""
    sets = [STARTERS[key] for key in chosen if key in STARTERS]
    return [(prompt, one.name) for one in sets for prompt in one.prompts.get(section_key, ())]
