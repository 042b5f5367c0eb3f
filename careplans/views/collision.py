"""When two people write at once, or two pages are mixed up: what happened, side by side, with nothing lost."""

from django.shortcuts import render

from careplans.actions.drafts import draft_content
from careplans.content.changes import changes
from careplans.content.items import NOT_RECORDED
from careplans.forms.sections import SectionForm


def both_versions(form: SectionForm, theirs):
    """Where the words saved meanwhile and the words on this page differ, and the rows that only they have.

    Those rows join the page, so that saving it takes nothing of theirs away that was not seen.
    """
    section = form.section
    added = form.add_rows_of_others(theirs)
    mine = form.answers + added if section.repeats else form.answers
    differences = changes({section.key: theirs} if theirs else {}, {section.key: mine})
    return {"differences": [_side_by_side(one) for one in differences], "rows_of_others": len(added)}


def _side_by_side(change):
    asked = change.item.label if change.item else change.section.row_name.capitalize()
    return {
        "question": f"{change.row_label}: {asked}" if change.row_label else asked,
        "theirs": change.before or NOT_RECORDED,
        "yours": change.after or NOT_RECORDED,
    }


def stands_already(plan, form):
    """Whether the draft says just this now: a second click on the same button."""
    stored = draft_content(plan).get(form.section.key)
    newest = plan.own_words.first()
    is_same_hand = not form.written or (newest and newest.written_how == form.written["written_how"])
    return bool(stored) and stored == form.answers and is_same_hand


def show_mixed_up(request, form: SectionForm):
    """The page sent belongs to another plan: nothing is saved, and every word typed is given back."""
    typed = [
        {"question": bound.label, "words": bound.value()}
        for row in form.rows
        for bound in row.questions
        if bound.value() and not bound.is_hidden
    ]
    return render(request, "careplans/desk_mixed_up.html", {"typed": typed}, status=409)
