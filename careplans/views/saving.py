"""Saving what a writing page sends, by its button or by its script: one way, under what the page had seen."""

from careplans.actions.kept_texts import save_or_keep
from careplans.forms.kept import typed_in


def save_sent(request, plan, form, origin, **how):
    """The draft with a valid form in it. Where someone was first, what was typed is kept and StaleDraft raised."""
    return save_or_keep(
        plan,
        form.section.key,
        form.answers,
        typed=typed_in(request.POST),
        revision=origin.revision_read,
        seen=origin.seal_seen,
        page=origin.page_mark,
        turn=origin.turn_taken,
        by=request.user,
        **form.written,
        **how,
    )
