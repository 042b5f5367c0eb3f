"""What a stranger learns from any address that takes an id: nothing. The addresses come from the URL conf itself."""

import re
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import get_resolver
from django.utils import timezone

from accounts.invitee import Invitee
from careplans.actions.cases import start_case
from careplans.actions.documents import add_document
from careplans.actions.kept_texts import keep_text
from careplans.actions.staff_changes import ask_for_whole_area
from careplans.actions.staff_invitations import invite
from careplans.actions.team_tasks import ask_team
from careplans.actions.uploads import upload_copy
from careplans.models import Alarm, OversightCase, WatchedPerson
from careplans.uploads.checking import settle
from tests.builders import build_merge, publish_draft
from tests.careplans.breaking import a_gp_elsewhere, broken
from tests.careplans.uploads import samples

VARIES = {"Date", "Expires", "X-Correlation-ID", "Set-Cookie"}
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")


def all_routes(patterns=None, prefix=""):
    """Every route of the product, as a template such as `plans/{plan_id}/versions/{number}/`."""
    for pattern in patterns if patterns is not None else get_resolver().url_patterns:
        route = prefix + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from all_routes(pattern.url_patterns, route)
        else:
            yield re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", route)


def takes_an_id(route):
    return "_id}" in route


ROUTES = sorted(filter(takes_an_id, all_routes()))


def a_document_and_a_file(plan, by):
    """A paper on the list, and a copy of it that has been checked and can be opened."""
    document = add_document(plan, kind="adrt", title="Her advance decision", by=by)
    file = upload_copy(document, SimpleUploadedFile("scan.png", samples.png()), by=by)
    settle(file.pk, samples.png(), "")
    return {"document_id": document.pk, "file_id": file.pk}


def a_case_and_a_task(plan, teams, ravi):
    """A case that a team works on now, and something another team has to do."""
    start_case(plan.person, case_number="4711", by=ravi)
    task = ask_team(teams["surgery"], "other", "Ring: her daughter", person=plan.person, plan=plan, by=ravi)
    return {"case_id": plan.person.cases.get().pk, "task_id": task.pk}


def staff_of_the_surgery(surgery, imran, priya):
    """The surgery with one who works there, one who is invited, and a change that waits for a second person."""
    invitee = Invitee("new@surgery.golden-ticket.test", "Nia", "Evans", "co_ordinator")
    return {
        "organisation_id": surgery.organisation_id,
        "user_id": imran.pk,
        "invitation_id": invite(surgery, invitee, by=priya).pk,
        "change_id": ask_for_whole_area(surgery, because="It answers at night", by=priya).pk,
    }


def a_case_of_oversight_and_a_watch(person, actor, asked_by):
    """Something to look into, and somebody who is asked to be watched."""
    facts = {"rule": "no_case", "day": timezone.localdate(), "events": 1}
    case = OversightCase.objects.create(person=person, actor=actor, **facts)
    watched = WatchedPerson.objects.create(person=person, because="Known", asked_by=asked_by)
    return {"oversight_id": case.pk, "watched_id": watched.pk}


@pytest.fixture
def real_ids(maggies_plan, imran, bethan, ravi, priya, teams):
    """Ids that all exist, for a plan with two versions."""
    publish_draft(maggies_plan, by=imran, key="second")
    return {
        "plan_id": maggies_plan.pk,
        "person_id": maggies_plan.person_id,
        "notice_id": maggies_plan.notices.first().pk,
        "team_id": teams["surgery"].pk,
        "merge_id": build_merge(maggies_plan.person, by=bethan, asked_by=priya, team=teams["night_team"]).pk,
        "alarm_id": Alarm.objects.create(kind="many_try_codes", since=timezone.now()).pk,
        "glass_id": broken(maggies_plan, a_gp_elsewhere(teams)).pk,
        **a_case_of_oversight_and_a_watch(maggies_plan.person, ravi, priya),
        "kept_id": keep_text(maggies_plan, "cpr", {"reason": ["Typed"]}, why="not_saved", by=imran).pk,
        **staff_of_the_surgery(teams["surgery"], imran, priya),
        **a_document_and_a_file(maggies_plan, imran),
        **a_case_and_a_task(maggies_plan, teams, ravi),
    }


NAMED = {"number": 1, "earlier": 1, "later": 2, "section_key": "cpr"}


def addresses(route, real_ids):
    """The same address twice: with ids that exist, and with ids that do not."""
    random_ids = {name: uuid.uuid4() for name in real_ids}
    return "/" + route.format(**NAMED, **real_ids), "/" + route.format(**NAMED, **random_ids)


def answers(client, address):
    """All that a stranger can tell of the answers to every method; their own question echoed back does not count."""
    told = {}
    for method in METHODS:
        response = client.generic(method, address, "{}", content_type="application/json")
        headers = {name: value.replace(address, "ADDRESS") for name, value in response.items() if name not in VARIES}
        told[method] = response.status_code, headers, response.content
    return told


def test_there_are_addresses_to_try():
    assert len(ROUTES) >= 25


@pytest.mark.parametrize("route", ROUTES)
def test_owen_cannot_tell_what_exists(client, owen, real_ids, route):
    client.force_login(owen)
    real, random = addresses(route, real_ids)

    told = answers(client, real)

    assert told == answers(client, random)
    assert {status for status, _, _ in told.values()} <= {404, 405}


@pytest.mark.parametrize("route", ROUTES)
def test_a_visitor_is_sent_to_sign_in_whatever_exists(client, real_ids, route):
    real, random = addresses(route, real_ids)

    told = answers(client, real)

    assert told == answers(client, random)
    assert {status for status, _, _ in told.values()} <= {302, 401, 405}
