"""Breaking the glass: who may, what it opens and for how long, and who is told."""

from datetime import date, timedelta

import pytest
from django.core import mail
from django.db import IntegrityError, ProgrammingError, transaction
from django.http import Http404
from django.utils import timezone

from accounts import permissions
from accounts.permissions import (
    CLINICAL_READ,
    PLAN_HISTORY_READ,
    PLAN_LOOK_UP,
    PLAN_READ,
    PLAN_WRITE,
    WHAT_MATTERS_READ,
)
from accounts.roles import HOSPITAL
from careplans.access import may
from careplans.actions.break_glass import GiveAReason, end_glass, may_break_open, reach_own_glass, reach_to_break
from careplans.actions.identity import remember_confirmed
from careplans.actions.lookups import Found, NobodyMatched, NoPlan, Query, look_up
from careplans.actions.reading import open_version
from careplans.actions.sharing import share_with
from careplans.audit import Verb
from careplans.models import AccessEvent, Alarm, BreakGlass, CaseRelationship, Notice
from careplans.notices.delivery import deliver
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, build_plan, build_team, build_user, person_facts, publish_draft
from tests.careplans.breaking import a_gp_elsewhere, broken
from tests.careplans.test_sharing_positions import say

MAGGIE = Query(born_on=date(1958, 3, 14), nhs_number=MAGGIES_NUMBER)
OPENED = {PLAN_LOOK_UP, PLAN_READ, PLAN_HISTORY_READ, CLINICAL_READ, WHAT_MATTERS_READ}
EVERYTHING = {value for name, value in vars(permissions).items() if name.isupper()}


@pytest.fixture
def zara(db):
    """A hospital clinician, called to anybody, outside the area."""
    return build_user("Zara", "Ali", HOSPITAL, build_team("Emergency department", "Far Hospital"))


@pytest.fixture
def nia(teams, grace):
    """A GP elsewhere; and there is somebody who looks into what she opens."""
    return a_gp_elsewhere(teams)


def what_may(user, plan):
    return {permission for permission in EVERYTHING if may(user, permission, plan)}


def test_it_opens_reading_and_nothing_else(maggies_plan, nia):
    assert what_may(nia, maggies_plan) == set()

    broken(maggies_plan, nia)

    assert what_may(nia, maggies_plan) == OPENED


def test_past_versions_are_read_too(maggies_plan, imran, nia):
    publish_draft(maggies_plan, by=imran, key="second")
    broken(maggies_plan, nia)

    _, version = open_version(maggies_plan.pk, 1, PLAN_HISTORY_READ, by=nia)

    assert version.number == 1


def test_it_opens_one_person_to_one_user(maggies_plan, bethan, imran, nia, teams):
    facts = person_facts(nhs_number=SPARE_NUMBER, given_names="Ada", family_name="Byron")
    another = build_plan(by=bethan, team=teams["night_team"], shared_with=[teams["surgery"]], facts=facts)
    publish_draft(another, by=imran, key="another")
    colleague = a_gp_elsewhere(teams, "Tom", "Reed")

    broken(maggies_plan, nia)

    assert [may(nia, PLAN_LOOK_UP, maggies_plan), may(nia, PLAN_LOOK_UP, another)] == [True, False]
    assert not may(colleague, PLAN_LOOK_UP, maggies_plan)


def test_it_ends_by_itself_after_four_hours(maggies_plan, nia):
    glass = broken(maggies_plan, nia, now=timezone.now() - timedelta(hours=4, seconds=1))

    assert glass.ends_at - glass.started_at == timedelta(hours=4)
    assert what_may(nia, maggies_plan) == set()


def test_how_long_it_lasts_is_a_setting(maggies_plan, nia, settings):
    settings.BREAK_GLASS = {**settings.BREAK_GLASS, "lasts_hours": 1}

    glass = broken(maggies_plan, nia)

    assert glass.ends_at - glass.started_at == timedelta(hours=1)


def test_ending_it_shuts_the_plan_at_once(maggies_plan, nia):
    glass = broken(maggies_plan, nia)

    assert end_glass(glass, by=nia) is True

    assert what_may(nia, maggies_plan) == set()
    assert end_glass(glass, by=nia) is False
    assert AccessEvent.objects.filter(verb=Verb.ENDED_GLASS).count() == 1


def test_nobody_ends_what_another_broke(maggies_plan, nia, owen):
    glass = broken(maggies_plan, nia)

    assert end_glass(glass, by=owen) is False
    with pytest.raises(Http404):
        reach_own_glass(maggies_plan.pk, by=owen)

    assert may(nia, PLAN_LOOK_UP, maggies_plan)


def test_breaking_it_twice_is_one_glass_one_event_and_one_notice(maggies_plan, nia):
    first = broken(maggies_plan, nia)

    assert broken(maggies_plan, nia, words="somebody pressed twice") == first

    assert AccessEvent.objects.filter(verb=Verb.BROKE_GLASS).count() == 1
    assert Notice.objects.filter(glass=first).count() == 1


def test_after_it_ended_it_can_be_broken_again(maggies_plan, nia):
    long_ago = timezone.now() - timedelta(hours=9)
    first = broken(maggies_plan, nia, now=long_ago)

    second = broken(maggies_plan, nia)

    first.refresh_from_db()
    assert (first.ended_at, second.pk != first.pk) == (first.ends_at, True)


@pytest.mark.parametrize("said", [{"words": ""}, {"words": "too short"}, {"words": "  a       b      c  "}])
def test_a_reason_that_says_nothing_opens_nothing(maggies_plan, nia, said):
    with pytest.raises(GiveAReason):
        broken(maggies_plan, nia, **said)

    assert not BreakGlass.objects.exists()
    assert not AccessEvent.objects.filter(verb=Verb.BROKE_GLASS).exists()


def test_a_case_number_is_enough(maggies_plan, nia):
    assert broken(maggies_plan, nia, words="", case_number="4711").case_number == "4711"


def test_who_why_and_which_version_are_on_record(maggies_plan, nia):
    glass = broken(maggies_plan, nia, words="found on  the floor", case_number="4711", matched=["nhs_number"])

    event = AccessEvent.objects.get(verb=Verb.BROKE_GLASS)
    assert (event.actor, event.plan, event.person, event.version_number) == (nia, maggies_plan, maggies_plan.person, 1)
    assert event.reason == "Unconscious or cannot be asked: found on the floor"
    assert (event.case_number, event.subject) == ("4711", f"break-glass {glass.reference}")
    assert AccessEvent.objects.get(verb=Verb.CONFIRMED_IDENTITY).subject == "nhs_number"


def test_information_governance_is_told_at_once(maggies_plan, nia, teams, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as rung:
        glass = broken(maggies_plan, nia)

    notice = Notice.objects.get(glass=glass)
    assert (notice.team, notice.kind, len(rung)) == (teams["board"], Notice.Kind.GLASS_BROKEN, 1)
    assert Notice.objects.due().filter(pk=notice.pk).exists()


@pytest.mark.django_db(transaction=True)
def test_the_message_names_nobody_and_nothing_clinical(maggies_plan, nia, settings):
    settings.PUBLIC_URL = "https://records.example.org"
    glass = broken(maggies_plan, nia, words="Maggie Holloway fell on the floor")

    deliver(Notice.objects.get(glass=glass).pk)

    sent = mail.outbox[-1]
    assert sent.subject == f"TRAINING: Urgent: A care plan was opened by break-glass (ref {glass.reference})"
    assert f"https://records.example.org/oversight/break-glass/{glass.pk}/" in sent.body
    said = f"{sent.subject} {sent.body}"
    assert [word for word in ("Maggie", "Holloway", "fell", "Nia", "CPR", str(maggies_plan.pk)) if word in said] == []


def test_if_the_event_cannot_be_written_nothing_is_opened(maggies_plan, nia, monkeypatch):
    def full_disk(*args, **kwargs):
        raise OSError("no space left")

    monkeypatch.setattr("careplans.actions.break_glass.record", full_disk)
    with pytest.raises(OSError, match="no space"):
        broken(maggies_plan, nia)

    assert not BreakGlass.objects.exists()
    assert not Notice.objects.filter(kind=Notice.Kind.GLASS_BROKEN).exists()


def test_who_it_was_and_why_can_never_be_changed(maggies_plan, nia, owen):
    glass = broken(maggies_plan, nia)

    for change in ({"user": owen}, {"words": "quite another reason"}, {"ends_at": timezone.now() + timedelta(days=9)}):
        with pytest.raises(ProgrammingError), transaction.atomic():
            BreakGlass.objects.filter(pk=glass.pk).update(**change)


def test_the_database_wants_a_case_number_or_words(maggies_plan, nia):
    now = timezone.now()
    facts = {"user": nia, "person": maggies_plan.person, "plan": maggies_plan, "reason": "other"}

    with pytest.raises(IntegrityError), transaction.atomic():
        BreakGlass.objects.create(**facts, started_at=now, ends_at=now + timedelta(hours=4))


def test_who_found_the_person_by_number_and_birth_may_break_it(maggies_plan, nia):
    session = {}
    remember_confirmed(session, maggies_plan.pk)

    assert may_break_open(maggies_plan.pk, session, by=nia) == maggies_plan


def test_who_only_has_the_address_learns_nothing(maggies_plan, nia):
    with pytest.raises(Http404):
        reach_to_break(maggies_plan.pk, {}, by=nia)

    assert AccessEvent.objects.latest("id").verb == Verb.TRIED


@pytest.mark.parametrize("name", ["maggie", "katherine", "grace", "dan", "priya"])
def test_who_treats_nobody_breaks_nothing(maggies_plan, request, name):
    session = {}
    remember_confirmed(session, maggies_plan.pk)

    assert may_break_open(maggies_plan.pk, session, by=request.getfixturevalue(name)) is None


def test_there_is_nothing_to_break_for_whoever_may_read(maggies_plan, bethan, nia, teams, imran):
    session = {}
    remember_confirmed(session, maggies_plan.pk)
    share_with(maggies_plan, teams["elsewhere"], reason="Asked to help", by=imran)

    assert [may_break_open(maggies_plan.pk, session, by=user) for user in (bethan, nia)] == [None, None]


def test_a_look_up_by_number_and_birth_says_that_there_is_a_plan_and_no_more(maggies_plan, nia):
    outcome = look_up(MAGGIE, by_glass=True, by=nia)

    assert (type(outcome), outcome.access, outcome.version.plan) == (Found, "break_glass", maggies_plan)


def test_where_no_glass_can_be_broken_a_stranger_finds_nobody(maggies_plan, nia):
    assert isinstance(look_up(MAGGIE, nearly=True, by=nia), NobodyMatched)


@pytest.mark.parametrize(
    "less",
    [
        {"nhs_number": MAGGIES_NUMBER, "born_on": date(1958, 3, 15)},
        {"nhs_number": MAGGIES_NUMBER, "born_on": date(1958, 3, 1), "born_precision": "month"},
        {"nhs_number": MAGGIES_NUMBER, "born_on": date(1958, 3, 14), "family_name": "Byron"},
        {"family_name": "Holloway", "given_name": "Margaret", "born_on": date(1958, 3, 14)},
    ],
)
def test_with_less_a_stranger_finds_nobody(maggies_plan, nia, less):
    assert isinstance(look_up(Query(**less), nearly=True, by_glass=True, by=nia), NobodyMatched)


def test_a_case_number_opens_no_strangers_plan(maggies_plan, nia):
    look_up(MAGGIE, case_number="4711", by_glass=True, by=nia)

    assert what_may(nia, maggies_plan) == set()


def test_with_a_name_that_differs_a_stranger_is_not_put_on_the_list_of_cases(maggies_plan, nia):
    query = Query(nhs_number=MAGGIES_NUMBER, born_on=date(1958, 3, 14), family_name="Byron")

    look_up(query, case_number="4711", by_glass=True, by=nia)

    assert not CaseRelationship.objects.exists()


def test_an_urgent_role_without_area_or_case_is_told_of_the_plan_and_breaks_the_glass(maggies_plan, zara):
    outcome = look_up(Query(born_on=date(1958, 3, 14), family_name="Holloway"), by=zara)
    assert (type(outcome), outcome.access, what_may(zara, maggies_plan)) == (Found, "break_glass", set())

    broken(reach_to_break(maggies_plan.pk, {}, by=zara), zara)

    assert what_may(zara, maggies_plan) == OPENED


def test_with_a_case_number_an_urgent_role_reads_at_once(maggies_plan, zara):
    assert look_up(MAGGIE, case_number="4711", by=zara).access == "read"


def test_what_is_not_shared_electronically_is_opened_by_a_glass_and_not_by_a_case(maggies_plan, imran, ravi):
    say(maggies_plan, "not_electronically", by=imran)
    assert look_up(MAGGIE, case_number="4711", by=ravi).access == "break_glass"

    broken(reach_to_break(maggies_plan.pk, {}, by=ravi), ravi)

    assert what_may(ravi, maggies_plan) == OPENED


def test_what_is_no_longer_shared_is_opened_by_nothing(maggies_plan, imran, ravi, nia):
    broken(maggies_plan, nia)

    say(maggies_plan, "withdrawn", by=imran)

    assert what_may(nia, maggies_plan) == set()
    assert may_break_open(maggies_plan.pk, {}, by=ravi) is None
    assert isinstance(look_up(MAGGIE, by=ravi), NoPlan)


def test_for_whoever_may_read_the_look_up_says_so(maggies_plan, bethan):
    assert look_up(MAGGIE, by=bethan).access == "read"


def test_too_many_in_a_shift_raise_an_alarm(maggies_plan, nia, settings):
    settings.BREAK_GLASS = {**settings.BREAK_GLASS, "lasts_hours": 1}
    now = timezone.now()

    for hours in (9, 6, 3):
        broken(maggies_plan, nia, now=now - timedelta(hours=hours))
    assert not Alarm.objects.exists()

    broken(maggies_plan, nia, now=now)
    assert Alarm.objects.get().kind == Alarm.Kind.ONE_BREAKS_GLASS


def test_a_team_hears_of_it_in_no_inbox(maggies_plan, nia, bethan, ravi):
    glass = broken(maggies_plan, nia)

    assert what_may(nia, maggies_plan) & {PLAN_WRITE} == set()
    assert not Notice.objects.filter(glass=glass).exclude(team__name="Kent care board").exists()
