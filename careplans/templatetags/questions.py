"""How a form field becomes a question in the NHS design system: which component, and what it is told."""

from django import forms

# A browser's own limits cut a text short without a word, or stop the page being sent; a placeholder vanishes on typing.
NOT_PASSED_ON = {"maxlength", "minlength", "required", "placeholder", "class", "id", "rows", "cols", "size"}
PASSED_BY_NAME = {"autocomplete", "inputmode", "spellcheck", "autocapitalize"}


def question(field, *, heading=False, size="", width="", revealed=None):
    """The component that asks this bound field, and its parameters.

    Nothing here cuts what is typed: a text that is too long is sent back whole, with a message, never shortened.
    """
    widget = field.field.widget
    for kind, build in BUILDERS:
        if isinstance(widget, kind):
            label = _label(field, heading, size)
            return build(field, _shared(field), label=label, width=width, revealed=revealed or {})
    raise TypeError(f"There is no NHS component for {type(widget).__name__} ({field.name}).")


def first_box(field):
    """The id of the first box a reader would type or tick in."""
    return f"{field.auto_id}_0" if isinstance(field.field.widget, forms.MultiWidget) else field.auto_id


def error_list(form):
    """Every error of a form in the order of its fields, each naming its question and leading to its box."""
    fields = [bound for bound in form if bound.errors]
    found = [_error(bound, text) for bound in fields for text in bound.errors]
    return [{"text": str(text)} for text in form.non_field_errors()] + found


def _error(field, text):
    return {"text": f"{str(field.label).rstrip('?:. ')}: {text}", "href": f"#{first_box(field)}"}


def _shared(field):
    return {
        "name": field.html_name,
        "hint": _hint(field),
        "errorMessage": " ".join(map(str, field.errors)) or None,
        "disabled": field.field.disabled or None,
    }


def _hint(field):
    """The help text; a link in it works where the text says of itself that it is safe."""
    text = str(field.help_text)
    return {"html" if hasattr(text, "__html__") else "text": text} if text else None


def _label(field, heading, size):
    label = {"text": str(field.label), "size": size or ("l" if heading else "s")}
    return label | {"isPageHeading": True} if heading else label


def _attributes(field):
    """What the widget asks of its box and the design system allows."""
    attrs = {key: value for key, value in field.field.widget.attrs.items() if key not in NOT_PASSED_ON}
    named = {key: attrs.pop(key) for key in PASSED_BY_NAME & attrs.keys()}
    optional = {key: {"value": value, "optional": True} for key, value in attrs.items()}
    return named | {"attributes": optional}


def _value(field):
    value = field.field.widget.format_value(field.value())
    return "" if value is None else value


def _input(field, shared, *, label, width, **_):
    widget = field.field.widget
    kind = {"type": widget.input_type}
    if widget.input_type == "number":
        kind = {"type": "text", "inputmode": "numeric"}
    box = {"id": field.auto_id, "label": label, "value": _value(field), "width": width or widget.attrs.get("size")}
    return "input", shared | box | kind | _attributes(field)


def _password(field, shared, *, label, **_):
    return "password-input", shared | {"id": field.auto_id, "label": label} | _attributes(field)


def _file(field, shared, *, label, **_):
    accepted = {"accept": field.field.widget.attrs["accept"]} if "accept" in field.field.widget.attrs else {}
    return "file-upload", shared | {"id": field.auto_id, "label": label, "attributes": accepted}


def _textarea(field, shared, *, label, **_):
    rows = field.field.widget.attrs.get("rows", 4)
    params = shared | {"id": field.auto_id, "label": label, "value": _value(field), "rows": rows} | _attributes(field)
    longest = _longest(field.field)
    return ("character-count", params | {"maxlength": longest, "threshold": 75}) if longest else ("textarea", params)


def _longest(form_field):
    """The most characters a text may have, where its field or the item behind it says so."""
    return getattr(form_field, "max_length", None) or getattr(getattr(form_field, "item", None), "max_length", None)


def _options(field, revealed):
    hints = getattr(field.field, "option_hints", {})
    dividers = getattr(field.field, "divider_before", {})
    opens = getattr(field.field, "opens", {})
    for option in field.subwidgets:
        value, text = str(option.data["value"]), str(option.data["label"])
        if value in dividers:
            yield {"divider": dividers[value]}
        if value:
            shown = {"conditional": {"html": revealed[value]}} if value in revealed else {}
            chosen = option.data["selected"]
            said = {"value": value, "text": text, "checked": chosen, "hint": hints.get(value)}
            yield said | shown | _opening(opens, value)


def _opening(opens, value):
    """An option that leads to further questions says to which; the style sheet shows them."""
    return {"attributes": {"data-opens": opens[value]}} if value in opens else {}


def _ticks(component):
    def build(field, shared, *, label, revealed, **_):
        items = list(_options(field, revealed))
        return component, shared | {"idPrefix": field.auto_id, "fieldset": {"legend": label}, "items": items}

    return build


def _one_tick(field, shared, **_):
    item = {"value": "on", "text": str(field.label), "checked": bool(field.value()), "hint": shared.pop("hint")}
    item |= {"attributes": _attributes(field)["attributes"]}
    return "checkboxes", shared | {"idPrefix": field.auto_id, "items": [item]}


def _select(field, shared, *, label, **_):
    items = [_listed(field.field, option.data) for option in field.subwidgets]
    return "select", shared | {"id": field.auto_id, "label": label, "items": items} | _attributes(field)


def _listed(form_field, option):
    """One line of a drop-down list."""
    value = str(option["value"])
    said = {"value": value, "text": str(option["label"]), "selected": option["selected"]}
    return said | _opening(getattr(form_field, "opens", {}), value)


def _date(field, shared, *, label, **_):
    drawn = field.field.widget.get_context(field.html_name, field.value(), {"id": field.auto_id})["widget"]
    boxes = zip(drawn["subwidgets"], ("Day", "Month", "Year"), strict=True)
    items = [_date_box(field, box, part) for box, part in boxes]
    params = shared | {"id": field.auto_id, "fieldset": {"legend": label}, "items": items}
    return "date-input", params


def _date_box(field, box, part):
    """One box, holding exactly what was typed in it, even where the three together are no date."""
    typed = field.form.data.get(box["name"], box["value"])
    width = 4 if part == "Year" else 2
    return {"name": box["name"], "id": box["attrs"]["id"], "label": part, "value": typed or None, "width": width}


BUILDERS = (
    (forms.MultiWidget, _date),
    (forms.CheckboxSelectMultiple, _ticks("checkboxes")),
    (forms.RadioSelect, _ticks("radios")),
    (forms.CheckboxInput, _one_tick),
    (forms.Select, _select),
    (forms.Textarea, _textarea),
    (forms.PasswordInput, _password),
    (forms.FileInput, _file),
    (forms.widgets.Input, _input),
)
