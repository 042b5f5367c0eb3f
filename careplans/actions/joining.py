"""What a merge moves from one record to the other, what it leaves, and how an unmerge puts every row back.

Nothing is deleted. Sealed rows, such as versions, printed copies and the access ledger, are never touched: they belong
to their plan, or stay with the record they were written about. Every link is kept as a MergedLink.
"""

from django.db.models import Q

from careplans.access import teams_caring_for
from careplans.actions.notifying import tell_newcomer, tell_teams
from careplans.audit import Verb, record
from careplans.granting import end_grants, grant_care, grants_about
from careplans.models import AccessEvent, MergedLink, Notice, Person, Plan, Representative, Ticket

Kind = MergedLink.Kind


def join_records(merge, *, by, now):
    """Make the duplicate's plans, representatives and sign-in the survivor's; one plan stays live."""
    moved = {
        Kind.REPRESENTATIVE: _representatives_to_move(merge),
        Kind.RECORD: list(Person.objects.filter(merged_into=merge.duplicate).values_list("pk", flat=True)),
        Kind.PLAN: list(Plan.objects.filter(person=merge.duplicate).values_list("pk", flat=True)),
        Kind.ACCOUNT: _account_to_move(merge),
    }
    _keep_links(merge, merge.survivor, {})
    _keep_links(merge, merge.duplicate, moved)
    _close_the_other_plan(merge, by=by, now=now)
    Plan.objects.filter(pk__in=moved[Kind.PLAN]).update(person=merge.survivor)
    Representative.objects.filter(pk__in=moved[Kind.REPRESENTATIVE]).update(person=merge.survivor)
    Person.objects.filter(pk__in=moved[Kind.RECORD]).update(merged_into=merge.survivor)
    if moved[Kind.ACCOUNT]:
        _hand_over_account(merge.duplicate, merge.survivor)
    merge.duplicate.merged_into = merge.survivor
    merge.duplicate.save(update_fields=["merged_into"])
    for plan in Plan.objects.filter(person=merge.survivor).select_related("person", "current"):
        record(Verb.MERGED, by=by, plan=plan, subject=f"merge {merge.pk}", now=now)


def _representatives_to_move(merge):
    """All but those who read along for the survivor already."""
    there = Representative.objects.filter(person=merge.survivor, ended_at=None).values("user")
    of_duplicate = Representative.objects.filter(person=merge.duplicate)
    return list(of_duplicate.exclude(user__in=there, ended_at=None).values_list("pk", flat=True))


def _account_to_move(merge):
    """The duplicate's sign-in, unless the survivor has one: one person signs in one way."""
    has_one = merge.duplicate.account_id and not merge.survivor.account_id
    return [merge.duplicate.account_id] if has_one else []


def _hand_over_account(giver, taker):
    account, giver.account = giver.account, None
    giver.save(update_fields=["account"])
    taker.account = account
    taker.save(update_fields=["account"])


def _keep_links(merge, person, moved):
    """A row for everything that belongs to this record now."""
    belongs = {
        Kind.PLAN: Plan.objects.filter(person=person),
        Kind.TICKET: Ticket.objects.filter(version__plan__person=person),
        Kind.NOTICE: Notice.objects.filter(plan__person=person),
        Kind.REPRESENTATIVE: Representative.objects.filter(person=person),
        Kind.RECORD: Person.objects.filter(merged_into=person),
        Kind.EVENT: AccessEvent.objects.filter(Q(person=person) | Q(person=None, plan__person=person)),
        Kind.GRANT: grants_about(person),
    }
    rows = {kind: list(found.values_list("pk", flat=True)) for kind, found in belongs.items()}
    rows[Kind.ACCOUNT] = [person.account_id] if person.account_id else []
    MergedLink.objects.bulk_create(
        MergedLink(merge=merge, kind=kind, row=str(row), belonged_to=person, moved=row in moved.get(kind, ()))
        for kind, found in rows.items()
        for row in found
    )


def _link(merge, kind, row, person):
    MergedLink.objects.create(merge=merge, kind=kind, row=str(row), belonged_to=person, moved=True)


def _close_the_other_plan(merge, *, by, now):
    """Where both records have a live plan, the one that was not chosen is closed, and its teams are told and join."""
    both = Plan.objects.live().filter(person__in=[merge.survivor, merge.duplicate]).select_related("current", "person")
    others = [plan for plan in both if merge.keep_plan_id and plan.pk != merge.keep_plan_id]
    for plan in others if len(both) > 1 else ():
        teams = list(teams_caring_for(plan))
        was_in_use = plan.is_in_use
        Plan.objects.filter(pk=plan.pk).update(closed_at=now, closed_by=by)
        _link(merge, Kind.CLOSED_PLAN, plan.pk, plan.person)
        if was_in_use:
            tell_teams(plan.current, kind=Notice.Kind.WITHDRAWN, urgency=Notice.Urgency.URGENT, by=by, now=now)
        _let_join(merge, plan.person, teams, by=by, now=now)


def _let_join(merge, person, teams, *, by, now):
    """Teams that cared for the person by the closed plan care for them by the one that stays."""
    kept = Plan.objects.select_related("current").get(pk=merge.keep_plan_id)
    known = set(teams_caring_for(kept))
    for team in teams:
        if team in known:
            continue
        grant = grant_care(kept, team, reason="Cared for this person on a record that was merged", by=by, now=now)
        _link(merge, Kind.NEW_GRANT, grant.pk, person)
        if kept.is_in_use:
            tell_newcomer(kept.current, team, now=now)


def separate_records(merge, *, by, now):
    """Give back to each record what was its own; the plan that the merge closed is in use again, if none took over."""
    duplicate, survivor = merge.duplicate, merge.survivor
    Person.objects.filter(pk__in=_moved(merge, Kind.RECORD)).update(merged_into=duplicate)
    Plan.objects.filter(pk__in=_moved(merge, Kind.PLAN)).update(person=duplicate)
    Representative.objects.filter(pk__in=_moved(merge, Kind.REPRESENTATIVE)).update(person=duplicate)
    if str(survivor.account_id) in _moved(merge, Kind.ACCOUNT):
        _hand_over_account(survivor, duplicate)
    end_grants(_moved(merge, Kind.NEW_GRANT), by=by, now=now)
    duplicate.merged_into = None
    duplicate.save(update_fields=["merged_into"])
    for plan in Plan.objects.filter(pk__in=_moved(merge, Kind.CLOSED_PLAN), closed_at=merge.approved_at):
        _open_again(plan, by=by, now=now)
    for plan in Plan.objects.filter(person__in=[survivor, duplicate]).select_related("person", "current"):
        record(Verb.UNMERGED, by=by, plan=plan, subject=f"merge {merge.pk}", now=now)


def _moved(merge, kind):
    return list(merge.links.filter(kind=kind, moved=True).values_list("row", flat=True))


def _open_again(plan, *, by, now):
    """Live as before, unless the record has another live plan by now: then it stays closed, and can be read."""
    if Plan.objects.live().filter(person=plan.person_id).exists():
        return
    Plan.objects.filter(pk=plan.pk).update(closed_at=None, closed_by=None)
    plan.refresh_from_db()
    if plan.is_in_use:
        tell_teams(plan.current, kind=Notice.Kind.RESTORED, urgency=Notice.Urgency.URGENT, by=by, now=now)
