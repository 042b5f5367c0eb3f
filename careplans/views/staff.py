"""Teams and staff: the organisations a reader manages, and one of them with everybody who works there."""

from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from accounts.managing import changes_to_decide, organisations_for, overdue_reviews, staff_of, teams_of, to_review
from accounts.permissions import PLATFORM_APPROVE, PLATFORM_MANAGE, STAFF_MANAGE
from careplans.actions.reaching import reached
from careplans.actions.staff import invitations_of, open_organisation
from careplans.views.more import more_of


def looks_after_staff(user):
    """Whether this user manages any staff, or decides on what is asked for."""
    return any(user.may_anywhere(one) for one in (STAFF_MANAGE, PLATFORM_APPROVE, PLATFORM_MANAGE))


@require_safe
def staff(request):
    """The organisations this user manages, what waits for their decision, and whose access nobody has looked at."""
    user = request.user
    reached(looks_after_staff(user) or None, "staff", by=user)
    organisations = organisations_for(user).order_by("name")
    may_open = user.may_anywhere(PLATFORM_MANAGE)
    if not may_open and not user.may_anywhere(PLATFORM_APPROVE) and organisations.count() == 1:
        return redirect("organisation", organisations[0].pk)
    context = {
        "more": more_of(request, lambda limit, start: organisations[start : start + limit]),
        "to_decide": len(changes_to_decide(user)),
        "overdue": overdue_reviews(user),
        "may_open": may_open,
    }
    return render(request, "careplans/staff.html", context)


@require_safe
def organisation(request, organisation_id):
    """One organisation: its teams, who works there, and who is invited."""
    found = open_organisation(organisation_id, by=request.user)
    working = staff_of(found)
    context = {
        "organisation": found,
        "teams": teams_of(found),
        "more": more_of(request, lambda limit, start: working[start : start + limit]),
        "invitations": invitations_of(found),
        "to_review": to_review(found).count(),
        "to_decide": len(changes_to_decide(request.user)),
    }
    return render(request, "careplans/staff_organisation.html", context)
