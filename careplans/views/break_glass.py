"""The screen before a plan that nothing else opens, and the button that shuts it again."""

from django.conf import settings
from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

from accounts.permissions import PLAN_LOOK_UP
from careplans.access import plans_for
from careplans.actions.break_glass import break_glass as break_this_glass
from careplans.actions.break_glass import end_glass as end_this_glass
from careplans.actions.break_glass import reach_own_glass, reach_to_break
from careplans.actions.identity import remember_confirmed
from careplans.actions.lookalikes import lookalikes_of
from careplans.forms.break_glass import BreakGlassForm
from careplans.views.own_hand import is_own_hand, was_here_lately

WRONG = "This is not your password. Nothing was opened. Type it again."
TOO_MANY = "Too many wrong passwords. Wait a few minutes. Nothing was opened."


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
def break_glass(request, plan_id):
    """Who it is, what will happen, and why; sent with a reason, the card is open for some hours."""
    if plans_for(request.user, PLAN_LOOK_UP).filter(pk=plan_id).exists():
        return redirect("card", plan_id=plan_id)
    plan = reach_to_break(plan_id, request.session, by=request.user)
    asked = {"person": plan.person, "asks_password": not was_here_lately(request)}
    if request.method != "POST":
        return _ask(request, plan, BreakGlassForm(**asked))
    form = BreakGlassForm(request.POST, **asked)
    if not form.is_valid() or not _is_own_hand(request, plan, form):
        return _ask(request, plan, form, status=422)
    given = {name: form.cleaned_data[name] for name in ("reason", "words", "case_number")}
    break_this_glass(plan, **given, matched=form.matched, by=request.user)
    # Where somebody is much alike, what tells the two apart is asked before the plan is shown, as of everybody.
    if not lookalikes_of(plan.person, by=request.user):
        remember_confirmed(request.session, plan.pk)
    return redirect("card", plan_id=plan_id)


def _is_own_hand(request, plan, form):
    if "password" not in form.fields:
        return True
    return is_own_hand(request, plan, form, deed="break-glass", wrong=WRONG, too_many=TOO_MANY)


def _ask(request, plan, form, *, status=200):
    context = {"plan": plan, "person": plan.person, "form": form, "hours": settings.BREAK_GLASS["lasts_hours"]}
    return render(request, "careplans/break_glass.html", context, status=status)


@require_POST
def end_glass(request, plan_id):
    """It is shut from the next request on."""
    end_this_glass(reach_own_glass(plan_id, by=request.user), by=request.user)
    messages.success(request, "Break-glass has ended. The plan is shut again for you.")
    return redirect("lookup")
