"""Questions that follow from an answer: shown by that answer alone, without a script (static/css, `.gt-follows`)."""

from careplans.forms.answers import why_none

ANSWERED = "This has an answer, though the answer above does not ask for it."


def open_follow_ups(form):
    """Mark, in a row's form, which options open which questions, and which questions wait for them.

    A question that has an answer, or something typed in it, never waits: nothing that was written is out of sight.
    """
    for number, (asked_if, items) in enumerate(_by_condition(form.section), start=1):
        slot = f"f{number}"
        for key, options in asked_if.items():
            _opens(form.fields[key], options, slot)
        for item in items:
            _wait(form, item, slot)


def _by_condition(section):
    """The questions that follow, with those together that follow from the same answers."""
    found = []
    for item in (item for item in section.items if item.asked_if and not item.retired):
        together = next((items for asked_if, items in found if asked_if == item.asked_if), None)
        if together is None:
            found.append((item.asked_if, [item]))
        else:
            together.append(item)
    return found


def _opens(field, options, slot):
    field.opens = {**getattr(field, "opens", {})}
    for option in options:
        field.opens[option] = f"{field.opens.get(option, '')} {slot}".strip()


def _wait(form, item, slot):
    names = [name for name in (item.key, why_none(item)) if name in form.fields]
    if not any(form[name].value() for name in names):
        for name in names:
            form.fields[name].follows = slot
    elif not item.is_asked(form.stored):
        field = form.fields[item.key]
        field.help_text = f"{field.help_text} {ANSWERED}".strip()
