"""A team's own list of the people it cares for."""

from django.db.models import F

from accounts.models import User
from accounts.permissions import PLAN_READ
from careplans.access import caseload_of
from careplans.audit import Verb, record


def open_caseload(*, by: User):
    """The plans of the people this user's teams care for, soonest review first; that the list was opened is on record.

    Names and states only: what plans and drafts say is left in the database.
    """
    teams = ", ".join(dict.fromkeys(str(team) for _, team in by.roles_held()))
    record(Verb.READ_CASELOAD, by=by, subject=teams)
    plans = caseload_of(by, PLAN_READ).select_related("person", "current__headlines", "draft")
    listed = plans.defer("current__document", "draft__content")
    return listed.order_by(
        F("current__headlines__review_due").asc(nulls_last=True), "person__family_name", "person__given_names", "pk"
    )
