"""Which plans this session has confirmed it is reading for the right person, and the question that comes first.

There is no "current patient": each plan is confirmed by itself, for a while, so two tabs cannot be mixed up.
"""

from functools import wraps

from django.conf import settings
from django.shortcuts import render
from django.utils import timezone

from careplans.access import cares_for, is_own_plan
from careplans.actions.people import near_matches
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.forms.identity import IdentityForm

REMEMBERED = "confirmed_plans"


def remember_confirmed(session, plan_id, *, now=None):
    """This session has checked that this plan is about the person at hand; what has lapsed is forgotten."""
    moment = _seconds(now)
    kept = {key: at for key, at in session.get(REMEMBERED, {}).items() if _is_fresh(at, moment)}
    session[REMEMBERED] = {**kept, str(plan_id): moment}


def has_confirmed(session, plan_id, *, now=None):
    """Whether this session confirmed this very plan a short while ago."""
    at = session.get(REMEMBERED, {}).get(str(plan_id))
    return at is not None and _is_fresh(at, _seconds(now))


def _seconds(now):
    return int((now or timezone.now()).timestamp())


def _is_fresh(at, moment):
    return 0 <= moment - at < settings.SHOW_PLAN_AFTER_CONFIRMING_MINUTES * 60


def identity_first(permission):
    """A view of what a plan says: until two identifiers are confirmed, it answers with the question who this is.

    Teams who care for the person, the person and their representatives know who it is already. Used by every page
    that shows content, those about its words and its copies too.
    """

    def decorate(view):
        @wraps(view)
        def ask_or_answer(request, plan_id, **named):
            if has_confirmed(request.session, plan_id):
                return view(request, plan_id, **named)
            plan = reach_plan(plan_id, permission, by=request.user)
            if cares_for(request.user, plan) or is_own_plan(request.user, plan):
                return view(request, plan_id, **named)
            return ask_who_this_is(request, open_plan(plan_id, permission, verb=Verb.READ_PERSON, by=request.user))

        return ask_or_answer

    return decorate


def ask_who_this_is(request, plan, form=None):
    """The page with the identity to check, and not one word of what the plan says."""
    form = form or identity_form(plan, initial={"onward": request.path})
    context = {"plan": plan, "person": plan.person, "form": form}
    return render(request, "careplans/confirm_identity.html", context, status=422 if form.is_bound else 200)


def identity_form(plan, *args, **kwargs):
    """The identifiers of this plan's person, to be ticked; one more is asked where somebody is much alike."""
    person = plan.person
    alike = near_matches(family_name=person.family_name, born_on=person.born_on).exclude(pk=person.pk)
    return IdentityForm(*args, person=person, is_alike=alike.exists(), **kwargs)


def where_to(onward, plan, otherwise):
    """The page of this same plan that was asked for, and no other."""
    return onward if onward.startswith(plan.get_absolute_url()) else otherwise
