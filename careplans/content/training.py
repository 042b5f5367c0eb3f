"""The exercises of a training town, on its six people. What each says of a plan is held against that plan by a test."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Exercise:
    """One thing to try. It is done once this reader's looks of today hold `verb` about the person, with `result`.

    `cpr` and `quotes` are what the person's plan says; where nobody is to be found there is no number and no plan.
    """

    key: str
    title: str
    story: str
    try_this: str
    seen: str
    number: str = ""
    cpr: str = ""
    quotes: tuple[str, ...] = ()
    verb: str = "read_card"
    result: str = "done"

    def is_shown_by(self, verb: str, result: str, number: str | None) -> bool:
        """Whether this look is the one the exercise asks for."""
        return (self.verb, self.result, self.number) == (verb, result, number or "")


ANSWERING = (
    Exercise(
        key="maggie",
        title="A name and a street",
        story=(
            "A crew is with a woman who is barely awake. All they have is “Maggie Holloway, about 68, Marram Close in "
            "Seawick”; the neighbour thinks her birthday is 14 March. What does she want if her heart stops?"
        ),
        try_this="Look her up with what you have. You will be asked whether it is the right person: ask the neighbour.",
        seen=(
            "Do not attempt CPR. Before a word of the plan was shown you had to agree two things about who she is, "
            "because you came by a name. She wants to stay at home; there is one exception, and it needs her yes."
        ),
        number="9992048174",
        cpr="not_recommended",
        quotes=("Hospital ONLY if she has rigors with suspected biliary sepsis AND she wants to go",),
    ),
    Exercise(
        key="harry",
        title="Choking is not dying",
        story=(
            "Larkfield Lodge rings. Harry Pettit in Room 12, NHS number 999 561 9288, born 30 June 1935, is blue and "
            "cannot breathe; he was eating. The new nurse says: “He is not for resuscitation, so we leave him?”"
        ),
        try_this="Look him up by number and date of birth, and read “If this happens” before you answer.",
        seen=(
            "CPR is not recommended, and choking is treated: back blows, abdominal thrusts, suction, 999. A "
            "recommendation about CPR is only about CPR."
        ),
        number="9995619288",
        cpr="not_recommended",
        quotes=("Don't let the CPR recommendation stop you clearing his airway",),
    ),
    Exercise(
        key="grewal",
        title="Turn the oxygen up?",
        story=(
            "A crew in Chalkwell has Balwinder Grewal, born 2 November 1951. He is grey, his oxygen reads 86 %, and "
            "they want to give him all they have. His wife speaks Punjabi only, and something in his chest “kicks”."
        ),
        try_this="Look him up by name and date of birth. Read the alerts before anything else.",
        seen=(
            "Oxygen to 88–92 % and no higher. His heart device is still switched on: there is a magnet for it in "
            "the blue folder. He speaks Punjabi and wants an interpreter, not a relative."
        ),
        number="9996703541",
        cpr="not_recommended",
        quotes=("Don't give high-flow oxygen (CO2 retainer)",),
    ),
    Exercise(
        key="kofi",
        title="A young person",
        story=(
            "Kofi Osei’s mother rings 111 from the car: NHS number 999 738 2161, born 19 May 2010. He has stopped "
            "breathing. She has his ventilator, and asks what they may do."
        ),
        try_this="Open his card and read the line about CPR to its end, aloud, as you would on the telephone.",
        seen=(
            "Modified CPR, which is for under-18s only: clear the airway, his own mask or a bag and mask for up to "
            "ten minutes, no tube. His plan is to extend life, and hospital is right for him."
        ),
        number="9997382161",
        cpr="modified",
        quotes=("No intubation for CPR",),
    ),
    Exercise(
        key="ray",
        title="Behind a locked door",
        story=(
            "02:40, the control room of HMP Marshgate: Ray Dolan, born 22 January 1964, is in pain in room H4. No "
            "nurse is on site. The officer asks whether to wait for the morning."
        ),
        try_this="Look him up. Who is to be rung now, and what must the crew know before it comes to the gate?",
        seen=(
            "Do not wait: the hospice line, 0808 157 0141, at any hour. He is used to opioids, so usual doses may "
            "not help; he is not to be restrained."
        ),
        number="9998461022",
        cpr="not_recommended",
        quotes=("Don't wait for morning",),
    ),
    Exercise(
        key="susie",
        title="Normal for her",
        story=(
            "Rowan House, flat 2: Susie Archer, NHS number 999 913 5773, born 11 February 1974, has a chest "
            "infection. Her oxygen reads 79 %. She has a learning disability, and somebody in the crew says “surely "
            "not for CPR”."
        ),
        try_this="Look her up. Is 79 % low for her? What is recommended if her heart stops, and who goes with her?",
        seen=(
            "Attempt CPR, and hospital yes, with Jo or Marcus and her passport. 78–82 % is normal for her. A learning "
            "disability is never a reason to assume anything."
        ),
        number="9999135773",
        cpr="attempt",
        quotes=("Don't chase SpO2 above 82%",),
    ),
    Exercise(
        key="nobody",
        title="Nobody found",
        story=(
            "A caller reads out an NHS number, 999 126 4809, and a date of birth, 1 January 1940. The crew asks: “So "
            "there is no plan, and we treat as usual?”"
        ),
        try_this="Look up this number and date of birth, and read what the page tells you to try and to assume.",
        seen=(
            "Nobody was found, and that is not proof that there is no plan. Read the digits back, try the family "
            "name, ask who is with the person, look for a printed ticket; meanwhile treat as you would without one."
        ),
        verb="looked_up",
        result="nobody",
    ),
)
WRITING = (
    Exercise(
        key="change",
        title="She has changed her mind",
        story=(
            "For Maggie’s nurse, Bethan. Maggie says: “If it gets too much for Katherine I would rather be in the "
            "hospice.” Write that down where it belongs, so that the night team would know, and see what will change."
        ),
        try_this="Open her plan from My people, write it under where she wants to die, save, and look at the preview.",
        seen=(
            "The change stands in the draft, and no team is told until somebody signs and publishes it. The page to "
            "publish tells in one sentence what changes. Leave it, and put it back as it was for the next learner."
        ),
        number="9992048174",
        cpr="not_recommended",
        verb="wrote_section",
    ),
)
EXERCISES = ANSWERING + WRITING
