from datetime import UTC, datetime

import pytest

from careplans.actions.looks import WORDS
from careplans.audit import Verb, record
from careplans.models import AccessEvent
from tests.careplans.views.looking import BY_NUMBER, answers_for, look_up, page, queries_for, sign_ins_for


def ledger(client, user, plan, page_number=1):
    return " ".join(page(client, user, f"/plans/{plan.pk}/who-looked/?page={page_number}").split())


def test_every_deed_there_is_has_words_of_its_own():
    assert set(WORDS) == set(Verb)
    assert len(set(WORDS.values())) == len(WORDS)


@pytest.mark.parametrize("name", ["maggie", "katherine", "grace"])
def test_the_person_her_family_and_governance_see_who_looked(client, request, ravi, maggies_plan, name):
    look_up(client, ravi, BY_NUMBER | {"reason": "Collapse at home", "case_number": "CAD 1234"})
    client.get(f"/plans/{maggies_plan.pk}/card/")

    shown = ledger(client, request.getfixturevalue(name), maggies_plan)

    assert (
        "<strong>Ravi Menon</strong>, 111 or out-of-hours clinician, NHS 111 Kent</p> <p>Read the emergency card"
        in shown
    )
    assert "Why: Collapse at home" in shown
    assert "Case number: CAD 1234" in shown


def test_newest_comes_first_and_time_is_that_of_the_wall_clock(client, maggie, ravi, maggies_plan):
    in_summer = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    record(Verb.READ_CARD, by=ravi, plan=maggies_plan, version=maggies_plan.current, now=in_summer)

    shown = ledger(client, maggie, maggies_plan)

    assert shown.index("Read this list") < shown.index("02-Jul-2026 00:30")


def test_a_printed_copy_checked_by_a_stranger_is_told_so(client, maggie, maggies_plan):
    record(Verb.CHECKED_TICKET, by=None, plan=maggies_plan, version=maggies_plan.current)

    assert "<strong>Someone with a printed copy</strong>" in ledger(client, maggie, maggies_plan)


def test_no_word_of_the_plan_stands_in_the_ledger(client, grace, maggies_plan):
    shown = ledger(client, grace, maggies_plan)

    assert [word for word in ("CPR", "Penicillin", "comfort", "Pancreatic") if word in shown] == []


def test_a_long_list_is_told_in_pages(client, maggie, ravi, maggies_plan):
    for _ in range(60):
        record(Verb.READ_CARD, by=ravi, plan=maggies_plan)

    first, second = (ledger(client, maggie, maggies_plan, number) for number in (1, 2))
    assert first.count("gt-looks__one") == 50
    assert "Started the plan" not in first
    assert "Started the plan" in second


def test_looking_at_who_looked_is_a_look(client, maggie, maggies_plan):
    ledger(client, maggie, maggies_plan)

    assert AccessEvent.objects.get(verb="read_who_looked").actor == maggie


def test_the_ledger_costs_as_much_with_many_looks_as_with_few(client, maggie, ravi, maggies_plan):
    client.force_login(maggie)
    few = queries_for(client, f"/plans/{maggies_plan.pk}/who-looked/")
    for _ in range(20):
        record(Verb.READ_CARD, by=ravi, plan=maggies_plan)

    assert queries_for(client, f"/plans/{maggies_plan.pk}/who-looked/") == few


@pytest.mark.parametrize("name", ["owen", "bethan", "ravi", "dan"])
def test_nobody_else_can_tell_that_there_is_a_ledger(client, request, maggies_plan, name):
    of_maggie, of_nobody = answers_for(client, request.getfixturevalue(name), maggies_plan, "who-looked/")

    assert of_maggie == of_nobody
    assert of_maggie[0] == 404


def test_without_signing_in_nobody_can_tell_either(client, maggies_plan):
    of_maggie, of_nobody = sign_ins_for(client, maggies_plan, "who-looked/")

    assert of_maggie == of_nobody == (302, "/accounts/login/?next=")
