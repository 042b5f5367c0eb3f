"""Looking into the plans that were opened by break-glass: what waits, one of them, and what was found."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.permissions import GLASS_REVIEW
from careplans.actions.glass_reviews import (
    MayNotReview,
    ReviewedAlready,
    list_glasses,
    open_review,
    reach_glass,
    review_glass,
    share_by_glass,
)
from careplans.actions.looks import look_in_words
from careplans.actions.reaching import reached
from careplans.forms.break_glass import GlassReviewForm
from careplans.views.more import more_of

OWN = "You opened this plan yourself. Somebody else looks into it."
DONE_ALREADY = "A colleague had said already what they found. Nothing was changed."


@require_safe
def glasses(request):
    """What nobody has looked into yet, the longest waiting first; with `done`, what somebody has."""
    reached(request.user.may_anywhere(GLASS_REVIEW) or None, "list of broken glasses", by=request.user)
    done = "done" in request.GET
    more = more_of(request, lambda limit, start: list_glasses(limit, start, done=done, by=request.user))
    context = {"more": more, "done": done, "share": share_by_glass(), "rules": settings.BREAK_GLASS}
    return render(request, "careplans/glasses.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def glass(request, glass_id):
    """Who opened whose plan, why, and what they read; sent with an outcome, it is done."""
    if request.method != "POST":
        return _show(request, glass_id, GlassReviewForm())
    found = reach_glass(glass_id, by=request.user)
    form = GlassReviewForm(request.POST)
    if not form.is_valid():
        return _show(request, glass_id, form, status=422)
    try:
        review_glass(found, **form.cleaned_data, by=request.user)
    except MayNotReview:
        return _show(request, glass_id, form, status=403)
    except ReviewedAlready:
        messages.info(request, DONE_ALREADY)
        return redirect(found)
    messages.success(request, "Thank you. What you found is on record.")
    return redirect("glasses")


def _show(request, glass_id, form, *, status=200):
    review = open_review(glass_id, by=request.user)
    is_own = review.glass.user_id == request.user.pk
    context = {
        "review": review,
        "glass": review.glass,
        "person": review.glass.person,
        "looks": [look_in_words(event) for event in review.looks],
        "refusal": OWN if is_own else "",
        "form": None if is_own or review.glass.reviewed_at else form,
    }
    return render(request, "careplans/glass.html", context, status=status)
