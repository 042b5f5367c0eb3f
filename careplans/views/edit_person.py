"""Changing a person's details, and how they changed: nobody's words are overwritten unseen."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from careplans.actions.person_changes import (
    SomeoneChangedItFirst,
    edit_person,
    facts_at,
    facts_of,
    open_person_history,
    open_person_to_edit,
    reach_person_to_edit,
)
from careplans.content.person_words import side_by_side
from careplans.forms.edit_person import EditPersonForm
from careplans.models import Person

STATUSES = dict(Person.NumberStatus.choices)
PAGE = "careplans/edit_person.html"


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, person_id):
    """Everything on record about a person, to be changed; and what to do where somebody was faster."""
    if request.method != "POST":
        person = open_person_to_edit(person_id, by=request.user)
        form = EditPersonForm(stored=facts_of(person), revision=person.revision)
        return render(request, PAGE, {"person": person, "form": form})
    person = reach_person_to_edit(person_id, by=request.user)
    form = EditPersonForm(request.POST, stored=_as_it_was_read(person, request.POST), revision=person.revision)
    if not form.is_valid():
        return render(request, PAGE, {"person": person, "form": form}, status=422)
    return _save(request, person, form)


def _as_it_was_read(person, sent):
    """What the record said when the page was made."""
    read = sent.get("revision", "")
    is_known = read.isascii() and read.isdigit() and 1 <= int(read[:9]) <= person.revision
    return facts_at(person, int(read[:9])) if is_known else facts_of(person)


def _save(request, person, form):
    given = form.cleaned_data
    try:
        change = edit_person(
            person, form.facts_and_rows, revision=given["revision"], reason=given["reason"], by=request.user
        )
    except ValidationError as refusal:
        form.refuse(refusal)
        return render(request, PAGE, {"person": person, "form": form}, status=422)
    except SomeoneChangedItFirst as first:
        return _show_both(request, first, given["reason"])
    messages.success(request, "Saved. What stood before is kept." if change else "Nothing was changed.")
    return redirect("person", person.pk)


def _show_both(request, first, reason):
    """What both wrote, side by side; the form goes on from theirs, with everything of this user's laid over it."""
    form = EditPersonForm(stored=first.theirs | first.mine, revision=first.person.revision)
    form.initial["reason"] = reason
    clashes = {name: first.mine[name] for name in first.clashes}
    whole = first.theirs | clashes
    context = {
        "person": first.person,
        "form": form,
        "change": first.change,
        "clashes": side_by_side(first.theirs, whole, STATUSES),
    }
    return render(request, PAGE, context, status=409)


@require_safe
def history(request, person_id):
    """How a person's details changed, newest first, with who changed them and why."""
    person, changes = open_person_history(person_id, by=request.user)
    shown = [{"change": change, "lines": _lines(person, change)} for change in changes]
    return render(request, "careplans/person_history.html", {"person": person, "shown": shown})


def _lines(person, change):
    return side_by_side(change.before, change.after, STATUSES, is_sensitive=person.location_sensitive)
