"""The emergency card, and the question that stands before it."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import PLAN_LOOK_UP, PLAN_PRINT
from careplans.actions.identity import confirm_identity as record_identity
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.content.card import allergies_in, card_of
from careplans.views.identity import ask_who_this_is, identity_first, identity_form, remember_confirmed, where_to
from careplans.views.standing import standing_of


@require_safe
@identity_first(PLAN_LOOK_UP)
def card(request, plan_id):
    """What the plan in use says, in the order it is decided on; where none is in use, a page that says so."""
    plan = open_plan(plan_id, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=request.user)
    if not plan.is_in_use:
        return render(request, "careplans/card_not_in_use.html", {"plan": plan, "person": plan.person})
    content = plan.current.content
    context = {
        "plan": plan,
        "person": plan.person,
        "allergies": allergies_in(content),
        "card": card_of(content),
        "standing": standing_of(plan, plan.current),
        "may_print": request.user.may_anywhere(PLAN_PRINT),
    }
    return render(request, "careplans/card.html", context)


@require_POST
def confirm_identity(request, plan_id):
    """Two identifiers ticked: the session remembers this plan for a while and the page asked for is shown."""
    plan = reach_plan(plan_id, PLAN_LOOK_UP, by=request.user)
    form = identity_form(plan, request.POST)
    if not form.is_valid():
        return ask_who_this_is(request, plan, form)
    record_identity(plan, matched=form.cleaned_data["matched"], by=request.user)
    remember_confirmed(request.session, plan.pk)
    return redirect(where_to(form.cleaned_data["onward"], plan, f"/plans/{plan.pk}/card/"))
