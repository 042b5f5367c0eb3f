"""Looking into broken glasses: what stands out, what came up later, and what was found by somebody else."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.http import Http404
from django.utils import timezone

from accounts.actions import join_team
from accounts.permissions import PLAN_LOOK_UP
from accounts.roles import INFORMATION_GOVERNANCE
from careplans.actions.break_glass import end_glass
from careplans.actions.cases import start_case
from careplans.actions.glass_reviews import (
    MayNotReview,
    ReviewedAlready,
    list_glasses,
    open_review,
    review_glass,
    share_by_glass,
)
from careplans.actions.reading import open_plan
from careplans.audit import Verb
from careplans.models import AccessEvent, BreakGlass, Notice
from tests.careplans.breaking import a_gp_elsewhere, broken
from tests.careplans.views.looking import queries_of

WHAT_GRACE_FOUND = {"outcome": "justified", "note": "Rang the surgery: he was with her."}
HOUR = timedelta(hours=1)


@pytest.fixture
def nia(teams, grace):
    """A GP elsewhere, who joined long ago."""
    return a_gp_elsewhere(teams, joined_at=timezone.now() - timedelta(days=400))


def signs(glass, grace):
    return open_review(glass.pk, by=grace).signs


def test_the_longest_waiting_comes_first_and_the_reviewed_apart(maggies_plan, nia, teams, grace):
    now = timezone.now()
    late = broken(maggies_plan, nia, now=now - HOUR)
    early = broken(maggies_plan, a_gp_elsewhere(teams, "Tom", "Reed"), now=now - 2 * HOUR)
    assert [one.glass for one in list_glasses(9, by=grace)] == [early, late]

    review_glass(early, **WHAT_GRACE_FOUND, by=grace)

    assert [one.glass for one in list_glasses(9, by=grace)] == [late]
    assert [one.glass for one in list_glasses(9, done=True, by=grace)] == [early]


def test_what_was_found_is_on_record_and_its_notice_is_done(maggies_plan, nia, grace):
    glass = broken(maggies_plan, nia)

    review_glass(glass, **WHAT_GRACE_FOUND, by=grace)

    glass.refresh_from_db()
    assert (glass.outcome, glass.reviewed_by, glass.note) == ("justified", grace, WHAT_GRACE_FOUND["note"])
    assert Notice.objects.get(glass=glass).acknowledged_by == grace
    event = AccessEvent.objects.get(verb=Verb.REVIEWED_GLASS)
    assert (event.plan, event.reason, event.actor) == (maggies_plan, "Justified", grace)


def test_what_was_found_first_stays(maggies_plan, nia, grace):
    glass = broken(maggies_plan, nia)
    review_glass(glass, **WHAT_GRACE_FOUND, by=grace)

    with pytest.raises(ReviewedAlready):
        review_glass(glass, outcome="inappropriate", note="On second thoughts", by=grace)

    glass.refresh_from_db()
    assert glass.outcome == "justified"


def test_nobody_looks_into_their_own(maggies_plan, nia, teams):
    join_team(nia, teams["board"], role=INFORMATION_GOVERNANCE)
    glass = broken(maggies_plan, nia)

    with pytest.raises(MayNotReview):
        review_glass(glass, **WHAT_GRACE_FOUND, by=nia)
    with pytest.raises(IntegrityError), transaction.atomic():
        facts = {**WHAT_GRACE_FOUND, "reviewed_at": timezone.now(), "reviewed_by": nia}
        BreakGlass.objects.filter(pk=glass.pk).update(**facts)

    assert BreakGlass.objects.unreviewed().get() == glass


def test_only_information_governance_sees_the_queue(maggies_plan, nia, owen, imran):
    glass = broken(maggies_plan, nia)

    assert [list_glasses(9, by=user) for user in (owen, imran, nia)] == [[], [], []]
    with pytest.raises(Http404):
        open_review(glass.pk, by=imran)


def test_it_is_due_in_two_working_days_and_then_the_guardians(maggies_plan, nia, grace):
    friday = datetime(2026, 11, 20, 15, 0, tzinfo=UTC)
    glass = broken(maggies_plan, nia, now=friday)

    assert glass.due_on.isoformat() == "2026-11-24"
    moments = (friday + timedelta(days=4), friday + timedelta(days=5))
    assert [list_glasses(9, by=grace, now=moment)[0].is_overdue for moment in moments] == [False, True]


def test_what_they_did_meanwhile_is_shown_and_nothing_after(maggies_plan, nia, grace):
    glass = broken(maggies_plan, nia)
    open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=nia)
    end_glass(glass, by=nia)
    again = broken(maggies_plan, nia)
    open_plan(maggies_plan.pk, PLAN_LOOK_UP, verb=Verb.READ_PLAN, by=nia)

    verbs = [event.verb for event in open_review(glass.pk, by=grace).looks]

    assert again.pk != glass.pk
    assert verbs == ["confirmed_identity", "broke_glass", "read_card", "ended_glass"]


def test_a_case_that_comes_up_within_a_day_is_shown(maggies_plan, nia, ravi, grace):
    now = timezone.now()
    glass = broken(maggies_plan, nia, words="", case_number="4711", now=now - 25 * HOUR)
    for hours, number in ((26, "before"), (24, "4711"), (2, "4712"), (0, "after")):
        start_case(maggies_plan.person, case_number=number, by=ravi, now=now - hours * HOUR)

    found = open_review(glass.pk, by=grace).matches

    assert [(match.case_number, match.is_same) for match in found] == [("4711", True), ("4712", False)]


def test_an_ordinary_one_stands_out_in_nothing(maggies_plan, nia, grace):
    assert signs(broken(maggies_plan, nia), grace) == []


def test_more_than_three_in_a_shift_stand_out(maggies_plan, nia, grace):
    now = timezone.now()
    spread = [broken(maggies_plan, nia, now=now - hours * HOUR) for hours in (26, 21, 16, 11)]
    assert signs(spread[-1], grace) == ["The same words were given as a reason before"]

    for hours, words in ((6.5, "fell in the garden"), (1, "not answering us")):
        last = broken(maggies_plan, nia, now=now - hours * HOUR, words=words)
        end_glass(last, by=nia, now=now - hours * HOUR + timedelta(minutes=1))
    last = broken(maggies_plan, nia, now=now, words="still not answering")

    assert signs(last, grace) == ["4 by this sign-in within 12 hours"]


def test_more_than_two_people_without_a_case_stand_out(maggies_plan, teams, nia, ravi, grace):
    long_ago = timezone.now() - timedelta(days=400)
    others = [a_gp_elsewhere(teams, name, "Reed", joined_at=long_ago) for name in ("Tom", "Una")]
    glasses = [broken(maggies_plan, user, words=f"reason of {user}") for user in (nia, *others)]
    found = ["3 people opened this plan within 24 hours, and there is no case"]
    assert [signs(glass, grace) for glass in glasses] == [[], [], found]

    start_case(maggies_plan.person, case_number="4711", by=ravi)

    assert signs(glasses[-1], grace) == []


def test_the_same_family_name_stands_out(maggies_plan, teams, nia, grace):
    namesake = a_gp_elsewhere(teams, "Tom", "HOLLOWAY", joined_at=nia.joined_at)

    assert signs(broken(maggies_plan, namesake), grace) == ["The person and the reader have the same family name"]


def test_a_colleague_stands_out(maggies_plan, teams, nia, maggie, grace):
    join_team(maggie, teams["elsewhere"], role=INFORMATION_GOVERNANCE)

    assert signs(broken(maggies_plan, nia), grace) == ["The person works in the same organisation"]


def test_a_newcomer_stands_out(maggies_plan, teams, grace):
    newcomer = a_gp_elsewhere(teams)

    assert signs(broken(maggies_plan, newcomer), grace) == ["This sign-in was less than 30 days old"]


def test_the_numbers_are_settings(maggies_plan, nia, grace, settings):
    glass = broken(maggies_plan, nia)

    settings.BREAK_GLASS = {**settings.BREAK_GLASS, "most_in_a_shift": 0, "newcomer_for_days": 500}

    assert signs(glass, grace) == [
        "1 by this sign-in within 12 hours",
        "This sign-in was less than 500 days old",
    ]


def test_the_list_takes_as_many_queries_for_one_as_for_three(maggies_plan, teams, nia, grace, client):
    client.force_login(grace)
    broken(maggies_plan, nia)
    one = queries_of(lambda: client.get("/oversight/break-glass/"))

    for name in ("Tom", "Una"):
        broken(maggies_plan, a_gp_elsewhere(teams, name, "Reed"))

    assert queries_of(lambda: client.get("/oversight/break-glass/")) == one


def read(plan, user, number):
    for _ in range(number):
        open_plan(plan.pk, PLAN_LOOK_UP, verb=Verb.READ_CARD, by=user)


def test_how_many_looks_were_by_break_glass(maggies_plan, nia, bethan):
    read(maggies_plan, bethan, 19)
    broken(maggies_plan, nia)
    read(maggies_plan, nia, 1)

    share = share_by_glass()

    assert (share.views, share.by_glass, share.percent, share.is_product_fault) == (20, 1, 5.0, False)
    read(maggies_plan, nia, 1)
    assert share_by_glass().is_product_fault


def test_a_week_without_looks_is_no_fault(maggies_plan):
    assert (share_by_glass().percent, share_by_glass().is_product_fault) == (0.0, False)
