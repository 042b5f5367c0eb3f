"""Reading plans: the card, the whole plan, its versions and what changed."""

from rest_framework.response import Response
from rest_framework.views import APIView

from accounts.permissions import PLAN_HISTORY_READ, PLAN_LOOK_UP, PLAN_READ
from careplans.access import may_see_where, sections_hidden
from careplans.actions.reading import open_plan, open_two_versions, open_version
from careplans.api.describing import described, json_list, json_object
from careplans.api.identity import identity_first
from careplans.api.problems import Refusal
from careplans.api.shapes import card_shape, changes_shape, version_line, version_shape
from careplans.audit import Verb
from careplans.models.reading import read_version


def current_of(plan):
    """The version in use; a 409 problem where there is none to rely on."""
    if not plan.is_in_use:
        raise Refusal(409, "not_in_use", "This plan has no version in use now.")
    return plan.current


def _whole(plan, version, *, by):
    version.plan = plan
    hidden = sections_hidden(by)
    parts = read_version(version, shows_where=may_see_where(by, plan), hidden=hidden)
    return version_shape(plan, version, parts, hidden=hidden)


class Card(APIView):
    """The emergency card of the version in use."""

    @described("read_card", gives=json_object("The card, in the order of decisions at the scene"), refusals=(409,))
    @identity_first(PLAN_LOOK_UP)
    def get(self, request, plan_id):
        plan = open_plan(plan_id, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=request.user)
        return Response(card_shape(plan, current_of(plan)))


class WholePlan(APIView):
    """Every section of the version in use."""

    @described("read_plan", gives=json_object("The whole current version"), refusals=(409,))
    @identity_first(PLAN_READ)
    def get(self, request, plan_id):
        plan = open_plan(plan_id, PLAN_READ, verb=Verb.READ_PLAN, by=request.user)
        return Response(_whole(plan, current_of(plan), by=request.user))


class Versions(APIView):
    """Every version there has been, newest first."""

    @described("list_versions", gives=json_list("One line for each version"), refusals=(409,))
    @identity_first(PLAN_HISTORY_READ)
    def get(self, request, plan_id):
        plan = open_plan(plan_id, PLAN_HISTORY_READ, verb=Verb.READ_HISTORY, by=request.user)
        return Response([version_line(version) for version in plan.versions.select_related("published_by")])


class OneVersion(APIView):
    """One version, current or past, as it was published."""

    @described("read_version", gives=json_object("That version"), refusals=(409,))
    @identity_first(PLAN_HISTORY_READ)
    def get(self, request, plan_id, number):
        plan, version = open_version(plan_id, number, PLAN_HISTORY_READ, by=request.user)
        return Response(_whole(plan, version, by=request.user))


class ChangesBetween(APIView):
    """What changed between two versions, in plain words."""

    @described("read_changes", gives=json_object("A summary and a sentence for each change"), refusals=(409,))
    @identity_first(PLAN_HISTORY_READ)
    def get(self, request, plan_id, earlier, later):
        _, older, newer = open_two_versions(plan_id, earlier, later, PLAN_HISTORY_READ, by=request.user)
        return Response(changes_shape(older, newer, hidden=sections_hidden(request.user)))
