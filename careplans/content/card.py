"""The emergency card: what a plan says, in the order it is decided on at the scene (domain.md §3.1).

Right person → arrest → legally binding → focus → where → do and do not → if … then → medicines → call → what matters.
The screen and the sheet of paper both stand on this one reading.
"""

import re
from dataclasses import dataclass

from careplans.content.alerts import Alert, alerts
from careplans.content.authority import Binding, binding_of
from careplans.content.calls import Call, calls_of
from careplans.content.crisis_medicines import crisis_medicines
from careplans.content.document import Contradiction
from careplans.content.lines import Line, chosen, joined, line, rows_said, said
from careplans.content.rules import contradictions

EMERGENCIES_AT_FIRST = 4
ONLY_IF = re.compile(r"^(only )?if:? ", re.IGNORECASE)
SAID_WITH_MEDICINES = ("medicine", "normal_for_me")


@dataclass(frozen=True)
class Cpr:
    """The CPR line. `answer` is attempt, modified, not_recommended or not_recorded: nothing is ever assumed."""

    answer: str
    unsaid: str
    detail: str
    reason: str
    decided_on: str
    think_again: str
    form_location: str


@dataclass(frozen=True)
class Treatment:
    """One treatment and what is recommended: `condition` says on what terms, in full where there is an "only if"."""

    name: str
    condition: str = ""
    only_if: str = ""


@dataclass(frozen=True)
class Treatments:
    """Treatments in two columns; `unsettled` were asked about and not answered."""

    would_want: tuple[Treatment, ...]
    would_not_want: tuple[Treatment, ...]
    unsettled: tuple[Treatment, ...]


@dataclass(frozen=True)
class Emergency:
    """If this happens, then that."""

    trigger: str
    do: str
    avoid: str
    call: str


@dataclass(frozen=True)
class Quote:
    """The person's own words. `who_wrote` is '' where they wrote them alone."""

    words: str
    who_wrote: str


@dataclass(frozen=True)
class Card:
    """Everything the emergency card says about the plan, in order. What is missing is a Line without words."""

    cpr: Cpr
    alerts: tuple[Alert, ...]
    disagreements: tuple[Contradiction, ...]
    binding: Binding
    focus: Line
    focus_reason: str
    guidance: Line
    hospital: Line
    places: tuple[Line, ...]
    setting: tuple[Line, ...]
    treatments: Treatments
    comfort: tuple[Line, ...]
    emergencies: tuple[Emergency, ...]
    medicines: tuple[Line, ...]
    calls: tuple[Call, ...]
    quote: Quote | None
    matters: tuple[Line, ...]
    speaking: tuple[Line, ...]

    @property
    def first_emergencies(self):
        return self.emergencies[:EMERGENCIES_AT_FIRST]

    @property
    def more_emergencies(self):
        return self.emergencies[EMERGENCIES_AT_FIRST:]


def card_of(content: dict, overrides: list[dict] = ()) -> Card:
    """What a crew must know of this plan, in the order they decide; `overrides` as in rules.contradictions."""
    return Card(
        cpr=_cpr(content),
        alerts=tuple(alert for alert in alerts(content) if alert.kind not in SAID_WITH_MEDICINES),
        disagreements=tuple(contradictions(content, overrides)),
        binding=binding_of(content),
        focus=line(content, "clinical_focus", "focus"),
        focus_reason=said(content, "clinical_focus", "focus_reason"),
        guidance=line(content, "clinical_focus", "guidance"),
        hospital=_hospital(content),
        places=_places(content),
        setting=(*_scope(content), *_only_said(line(content, *asked) for asked in SETTING)),
        treatments=_treatments(content),
        comfort=_only_said(line(content, "comfort", key) for key in ("would_want", "would_not_want")),
        emergencies=_emergencies(content),
        medicines=crisis_medicines(content),
        calls=calls_of(content),
        quote=_quote(content),
        matters=_only_said(line(content, *asked) for asked in MATTERS),
        speaking=_speaking(content),
    )


SETTING = (
    ("place_of_care", "what_would_change_my_mind"),
    ("care_home", "falls_rule"),
    ("care_home", "nurse_day_and_night"),
    ("care_home", "night_phone", "Care home at night"),
    ("no_fixed_address", "staying_at"),
    ("no_fixed_address", "how_to_reach"),
    ("no_fixed_address", "key_worker"),
    ("no_fixed_address", "key_worker_phone"),
    ("no_fixed_address", "paper_copy"),
    ("young_person", "open_access"),
    ("life_threatening_event", "take_to"),
    ("life_threatening_event", "parents_not_reached"),
    ("secure_setting", "establishment"),
    ("secure_setting", "healthcare_hours"),
    ("secure_setting", "crew_instructions"),
    ("secure_setting", "restraint"),
)
MATTERS = (
    ("priorities", "most_value"),
    ("priorities", "most_fear"),
    ("about_me", "please_do_dont"),
    ("faith_in_detail", "blood_products"),
    ("spiritual", "cannot_wait", "Near death, without delay"),
    ("spiritual", "contact", "Who to contact about faith or custom"),
)


def _scope(content):
    """That the recommendations are for one stay in hospital: anywhere else they may not hold (domain.md §4.6)."""
    if chosen(content, "clinical_focus", "scope") == "this_admission":
        scope = line(content, "clinical_focus", "scope")
        yield Line(scope.label, joined(scope.words, said(content, "clinical_focus", "scope_detail"), by=": "))


def _only_said(facts):
    return tuple(one for one in facts if one.is_said)


def _cpr(content):
    """The recommendation as it is recorded; left open, or with a reason, it is 'not recorded': presume attempt."""
    decision = line(content, "cpr", "decision")
    answer = chosen(content, "cpr", "decision") or "not_recorded"
    return Cpr(
        answer=answer,
        unsaid=decision.unsaid,
        detail=said(content, "cpr", "modified_details") if answer == "modified" else "",
        reason=said(content, "cpr", "reason") if answer != "not_recorded" else "",
        decided_on=said(content, "cpr", "decided_on") if answer != "not_recorded" else "",
        think_again=said(content, "cpr", "review"),
        form_location=said(content, "cpr", "form_location"),
    )


def _hospital(content):
    """Whether to take the person to hospital, from the line about it among the treatments."""
    label = "Hospital"
    for row in rows_said(content, "treatment_escalation"):
        if row["codes"].get("intervention") == "hospital_transfer":
            return Line(label, _hospital_in_words(row), row["unsaid"].get("recommendation", ""))
    return Line(label)


def _hospital_in_words(row):
    answer = {"recommended": "Yes", "conditional": "Only if", "not_recommended": "No"}.get(
        row["codes"].get("recommendation"), ""
    )
    return joined(answer, _terms(row) if answer == "Only if" else row["conditions"], by=": ")


def _terms(row):
    """On what terms a treatment is recommended, without the "only if" that is put before them."""
    return ONLY_IF.sub("", row["conditions"] or "the conditions are not recorded")


def _places(content):
    care = ("place_of_care", "Preferred place of care"), ("place_of_death", "Preferred place of death")
    return tuple(_place(content, section_key, label) for section_key, label in care)


def _place(content, section_key, label):
    """First choice and then the second, each with its name."""
    first = line(content, section_key, "first_choice", label)
    choices = [_named(content, section_key, which) for which in ("first_choice", "second_choice")]
    return Line(label, joined(*choices, by="; then ") if first.is_said else "", first.unsaid)


def _named(content, section_key, which):
    return joined(said(content, section_key, which), said(content, section_key, f"{which}_named"), by=", ")


def _treatments(content):
    columns = {"recommended": [], "conditional": [], "not_recommended": [], "": []}
    for row in rows_said(content, "treatment_escalation"):
        if row["codes"].get("intervention") != "hospital_transfer":
            columns[row["codes"].get("recommendation", "")].append(_treatment(row))
    return Treatments(
        would_want=tuple(columns["recommended"] + columns["conditional"]),
        would_not_want=tuple(columns["not_recommended"]),
        unsettled=tuple(columns[""]),
    )


def _treatment(row):
    is_other = row["codes"].get("intervention") == "other"
    name = row["intervention_detail"] if is_other else joined(row["intervention"], row["intervention_detail"], by=": ")
    name = name or row["intervention"]
    if row["codes"].get("recommendation") != "conditional":
        return Treatment(name, row["conditions"])
    return Treatment(name, f"only if: {_terms(row)}", only_if=_terms(row))


def _emergencies(content):
    """What a child's plan says of an arrest of breathing or of the heart comes first, each by itself."""
    arrests = _only_said(line(content, "life_threatening_event", key, trigger) for key, trigger in ARRESTS.items())
    return (
        *(Emergency(arrest.label, arrest.words, "", "") for arrest in arrests),
        *(
            Emergency(row["trigger"], row["what_to_do"], row["avoid"], row["call"])
            for row in rows_said(content, "likely_emergencies")
        ),
    )


ARRESTS = {
    "respiratory_arrest": "Breathing stops and the heart still beats",
    "cardiac_arrest": "The heart stops",
    "reversible_causes": "Something that can be put right",
}
WRITERS = {"with_help": "the person, with help", "someone_else": "someone who knows them"}


def _quote(content):
    """The sentence the person wants read first, or else what matters most to them."""
    words = said(content, "own_words", "ticket_quote") or said(content, "esther", "matters_most")
    if not words:
        return None
    named, how = said(content, "own_words", "writer_name"), chosen(content, "own_words", "written_by")
    return Quote(words, joined(WRITERS[how], named, by=": ") if how in WRITERS else "")


def _speaking(content):
    """How to talk with the person: language, interpreter, and what helps."""
    language, interpreter = said(content, "communication", "language"), chosen(content, "communication", "interpreter")
    needs = {"yes": "interpreter needed", "no": ""}.get(interpreter, "")
    mode = said(content, "communication", "interpreter_mode") if interpreter == "yes" else ""
    lines = [Line("Language", joined(language, needs, mode))]
    asked = (("about_me", "communication", "Communicate with me by"), ("adjustments", "hearing"))
    more = (("adjustments", "reasonable_adjustments"), ("learning_disability", "how_pain_shows"))
    return _only_said([*lines, *(line(content, *one) for one in (*asked, *more))])


def allergies_in(content: dict) -> str:
    """The one phrase about allergies that stands beside the person's name: what is known, or that nothing is."""
    return next(str(alert) for alert in alerts(content) if alert.kind == "allergy")
