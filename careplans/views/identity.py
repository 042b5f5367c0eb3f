"""The question that comes before what a plan says: is this the right person?"""

from functools import wraps

from django.http import Http404
from django.shortcuts import redirect, render

from accounts.permissions import PLAN_LOOK_UP
from careplans.access import BY_GLASS, may
from careplans.actions.break_glass import may_break_open
from careplans.actions.cases import start_case
from careplans.actions.identity import REMEMBERED, has_confirmed, knows_the_person, remember_confirmed
from careplans.actions.lookalikes import lookalikes_of
from careplans.actions.reading import open_plan, reach_plan
from careplans.audit import Verb
from careplans.content.lookalikes import known_of
from careplans.forms.identity import IdentityForm, ReadBackForm
from careplans.views.cases import case_typed_for

__all__ = ["REMEMBERED", "has_confirmed", "remember_confirmed"]


def identity_first(permission):
    """A view of what a plan says: until two identifiers are confirmed, it answers with the question who this is.

    Teams who care for the person, the person and their representatives know who it is already. Used by every page
    that shows content, those about its words and its copies too. Who may not read the plan, but may break the glass for
    it, is led there.
    """

    def decorate(view):
        @wraps(view)
        def lead_to_the_glass(request, plan_id, **named):
            try:
                return ask_or_answer(request, plan_id, **named)
            except Http404:
                shut = may_break_open(plan_id, request.session, by=request.user) if permission in BY_GLASS else None
                if shut is None:
                    raise
            return ask_or_answer(request, plan_id, **named) if opened_by_case(request, shut) else _to_the_glass(shut)

        def ask_or_answer(request, plan_id, **named):
            if has_confirmed(request.session, plan_id):
                return view(request, plan_id, **named)
            plan = reach_plan(plan_id, permission, by=request.user)
            if knows_the_person(request.user, plan):
                return view(request, plan_id, **named)
            opened = open_plan(plan_id, permission, verb=Verb.READ_PERSON, by=request.user)
            return ask_who_this_is(request, Asking(opened, request.user, initial={"onward": request.path}))

        return lead_to_the_glass

    return decorate


def opened_by_case(request, shut):
    """Whether the case number typed before this one of several people was chosen opens their plan."""
    start_case(shut.person, case_number=case_typed_for(request.session, shut.pk), by=request.user)
    return may(request.user, PLAN_LOOK_UP, shut)


def _to_the_glass(shut):
    return redirect("break_glass", plan_id=shut.pk)


class Asking:
    """How one person's identity is asked for: by ticking what was checked, or by typing it where somebody is close."""

    def __init__(self, plan, reader, *args, **kwargs):
        self.plan, self.person = plan, plan.person
        self.lookalikes = lookalikes_of(plan.person, by=reader)
        if self.is_read_back:
            others = [one.known for one in self.lookalikes]
            self.form = ReadBackForm(*args, known=known_of(plan.person), others=others, **kwargs)
        else:
            self.form = IdentityForm(*args, person=plan.person, is_alike=bool(self.lookalikes), **kwargs)

    @property
    def is_read_back(self):
        """Whether somebody is so much alike that ticking is not enough."""
        return any(one.resemblance.is_close for one in self.lookalikes)

    @property
    def named(self):
        """Those who may be named to this reader."""
        return [one for one in self.lookalikes if one.may_be_named]

    @property
    def unnamed(self):
        """How many more there are whom this reader may not find."""
        return len(self.lookalikes) - len(self.named)


def ask_who_this_is(request, asking):
    """The page with the identity to check, and not one word of what the plan says."""
    context = {"plan": asking.plan, "person": asking.person, "form": asking.form, "asking": asking}
    template = "careplans/read_back.html" if asking.is_read_back else "careplans/confirm_identity.html"
    return render(request, template, context, status=422 if asking.form.is_bound else 200)


def where_to(onward, plan, otherwise):
    """The page of this same plan that was asked for, and no other."""
    return onward if onward.startswith(plan.get_absolute_url()) else otherwise
