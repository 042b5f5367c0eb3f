"""How one question of a plan is asked on a page: a box for the answer and, where allowed, the reasons for none.

Nothing is chosen beforehand, and whatever was chosen can be taken back: without a script a radio button cannot.
"""

from django import forms

from careplans.content.items import UNSAID, Choice, ItemField, Many

MOST_RADIOS = 8
NO_ANSWER = "no-answer:"
TAKE_BACK = "take-back"
REASONS = [(NO_ANSWER + reason, words) for reason, words in UNSAID.items()]
SPOKEN_REASONS = [(value, f"No answer: {words.lower()}") for value, words in REASONS]
NEEDED = "Needed before the plan is published."


class TypedAnswer(ItemField):
    """A box to write in. A reason for having no answer is asked beside it and leaves the box empty."""

    def prepare_value(self, value):
        return "" if isinstance(value, dict) else value


class ChosenAnswer(ItemField):
    """One list in which an answer, or a reason for having none, is chosen: never both."""

    def __init__(self, item, *, is_stored):
        super().__init__(item)
        options = [(key, str(label)) for key, label in item.options.items()]
        is_long = len(options) > MOST_RADIOS
        self.widget = _drop_down(item, options) if is_long else _radios(item, options, is_stored)
        self.divider_before = {REASONS[0][0]: "or"} if item.may_be_unsaid else {TAKE_BACK: "or"}

    def prepare_value(self, value):
        return NO_ANSWER + str(value["unsaid"]) if isinstance(value, dict) else value

    def clean(self, value):
        if value == TAKE_BACK:
            return None
        if isinstance(value, str) and value.startswith(NO_ANSWER):
            return super().clean({"unsaid": value.removeprefix(NO_ANSWER)})
        return super().clean(value)


def _drop_down(item, options):
    reasons = SPOKEN_REASONS if item.may_be_unsaid else []
    return forms.Select(choices=[("", "Choose one, or leave it"), *options, *reasons])


def _radios(item, options, is_stored):
    reasons = SPOKEN_REASONS if item.may_be_unsaid else []
    take_back = [(TAKE_BACK, "Take this answer away")] if is_stored else []
    return forms.RadioSelect(choices=[*options, *reasons, *take_back])


class WhyNone(forms.ChoiceField):
    """Why a question that is written, not chosen, has no answer."""

    def __init__(self, item):
        choices = [("", "No reason chosen"), *REASONS]
        widget = forms.Select(attrs={"aria-label": f"Or no answer, because: {item.label}"})
        super().__init__(label="Or no answer, because", choices=choices, required=False, widget=widget)
        self.item = item
        self.error_messages["invalid_choice"] = "Choose one of the reasons in the list."

    def prepare_value(self, value):
        return NO_ANSWER + str(value["unsaid"]) if isinstance(value, dict) else value if _is_reason(value) else ""

    def clean(self, value):
        chosen = super().clean(value)
        return {"unsaid": chosen.removeprefix(NO_ANSWER)} if chosen else None


def _is_reason(value):
    return isinstance(value, str) and value.startswith(NO_ANSWER)


def fields_for(item, stored=None):
    """The form fields that ask this item, by name: one, or a box and the reasons for leaving it empty."""
    if isinstance(item, Choice):
        field = ChosenAnswer(item, is_stored=stored is not None)
    elif isinstance(item, Many):
        field = item.form_field()
    else:
        field = TypedAnswer(item)
    if item.needed_to_publish:
        field.help_text = f"{field.help_text} {NEEDED}".strip()
    asks_why = item.may_be_unsaid and not isinstance(item, Choice)
    return {item.key: field} | ({why_none(item): WhyNone(item)} if asks_why else {})


def why_none(item):
    """The name of the field that asks why there is no answer."""
    return f"{item.key}-why-none"
