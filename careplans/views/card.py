"""The emergency card, and the question that stands before it."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts.permissions import CRISIS_CONTACT_RECORD, PLAN_LOOK_UP, PLAN_PRINT
from careplans.actions.identity import confirm_identity as record_identity
from careplans.actions.identity import refuse_identity
from careplans.actions.reading import open_card, reach_plan
from careplans.templatetags.glass import open_glass
from careplans.views.card_copies import card_words
from careplans.views.cases import case_typed_for
from careplans.views.identity import Asking, ask_who_this_is, identity_first, remember_confirmed, where_to
from careplans.views.standing import standing_of


@require_safe
@identity_first(PLAN_LOOK_UP)
def card(request, plan_id):
    """What the plan in use says, in the order it is decided on; where none is in use, a page that says so."""
    case_number = case_typed_for(request.session, plan_id)
    plan = open_card(plan_id, PLAN_LOOK_UP, by=request.user, case_number=case_number)
    if not plan.is_in_use:
        return render(request, "careplans/card_not_in_use.html", {"plan": plan, "person": plan.person})
    standing = standing_of(plan, plan.current)
    may_do_more = open_glass(request.user, plan.person_id) is None
    context = {
        "plan": plan,
        "person": plan.person,
        "words": card_words(plan, standing),
        "standing": standing,
        "may_print": may_do_more and request.user.may_anywhere(PLAN_PRINT),
        "may_record": may_do_more and request.user.may_anywhere(CRISIS_CONTACT_RECORD),
    }
    return render(request, "careplans/card.html", context)


@require_POST
def confirm_identity(request, plan_id):
    """Enough identifiers agree: the session remembers this plan for a while and the page asked for is shown."""
    plan = reach_plan(plan_id, PLAN_LOOK_UP, by=request.user)
    asking = Asking(plan, request.user, request.POST)
    if not asking.form.is_valid():
        if asking.form.wrong:
            refuse_identity(plan, wrong=asking.form.wrong, by=request.user)
        return ask_who_this_is(request, asking)
    given = asking.form.cleaned_data
    record_identity(plan, matched=given["matched"], by=request.user)
    remember_confirmed(request.session, plan.pk)
    the_card = f"/plans/{plan.pk}/card/"
    onward = where_to(given["onward"], plan, the_card)
    if asking.lookalikes and onward == the_card:  # every other page asks for itself
        messages.warning(request, "Name alert: another person here has a similar name")
    return redirect(onward)
