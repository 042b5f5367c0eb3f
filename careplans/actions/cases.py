"""Cases: looking someone up with a case number gives the user's team a relationship to them for a day, silently."""

from django.db import transaction
from django.db.models import F, OuterRef, Subquery
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_LOOK_UP
from careplans.access import cases_for, plans_for, teams_with
from careplans.actions.reaching import reached
from careplans.audit import Verb, record
from careplans.models import CASE_LASTS, CaseRelationship, Person


def start_case(person: Person, *, case_number: str, by: User, now=None) -> None:
    """In the caller's transaction: the teams in which this user looks people up work on this case for 24 hours.

    Nothing without a case number; and nothing changes where they work on it already, whoever began.
    """
    if not case_number:
        return
    moment, number = now or timezone.now(), case_number[:60]
    teams = teams_with(by, PLAN_LOOK_UP)
    same = CaseRelationship.objects.filter(person=person, team__in=teams, case_number=number)
    same.lapsed(moment).update(closed_at=F("ends_at"))
    # Two colleagues who look up at the same moment start it once.
    CaseRelationship.objects.bulk_create(
        [
            CaseRelationship(
                person=person,
                team=team,
                case_number=number,
                started_by=by,
                started_at=moment,
                ends_at=moment + CASE_LASTS,
            )
            for team in teams
        ],
        ignore_conflicts=True,
    )


def list_cases(limit: int, start: int = 0, *, by: User) -> list[CaseRelationship]:
    """The open cases of the user's teams, newest first, each with its person and, as `plan_id`, the plan there is.

    They name people: where there is one, that the list was read is on record before it is given back.
    """
    plans = plans_for(by, PLAN_LOOK_UP).filter(person=OuterRef("person")).values("pk")
    listed = cases_for(by).select_related("person", "team").annotate(plan_id=Subquery(plans[:1]))
    cases = list(listed.order_by("-started_at", "pk")[start : start + limit])
    if cases:
        record(Verb.READ_CASES, by=by, subject=", ".join(sorted({str(case.team) for case in cases})))
    return cases


def reach_case(case_id, *, by: User) -> CaseRelationship:
    """An open case of the user's teams; otherwise Http404, and the attempt is on record."""
    case = cases_for(by).select_related("person").filter(pk=case_id).first()
    return reached(case, f"case {case_id}", by=by, reason=PLAN_LOOK_UP)


@transaction.atomic
def close_case(case: CaseRelationship, *, by: User, now=None) -> None:
    """The team works on this case no more. Whoever is second changes nothing."""
    moment = now or timezone.now()
    if CaseRelationship.objects.open(moment).filter(pk=case.pk).update(closed_at=moment, closed_by=by):
        record(Verb.CLOSED_CASE, by=by, person=case.person, case_number=case.case_number, now=moment)
