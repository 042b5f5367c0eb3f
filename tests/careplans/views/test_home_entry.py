"""The key-safe code of Maggie's home: who is shown it, for what reason, and that it is nowhere else."""

import json
from io import BytesIO

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.db import DatabaseError, transaction
from django.test import override_settings

from careplans.actions.enciphering import Unreadable, decipher, encipher
from careplans.actions.home_entry import NoReason, is_home_entry_code, keep_home_entry_code, reveal_home_entry_code
from careplans.models import AccessEvent, HomeEntryCode, Person
from tests.careplans.printing.paper import words_on
from tests.careplans.views.looking import confirmed

CODE = "47-K1E9"
REASON = "Incident 4711, nobody opens"


@pytest.fixture
def kept(maggies_plan, bethan):
    return keep_home_entry_code(maggies_plan, CODE, by=bethan)


def page_of(plan):
    return f"/plans/{plan.pk}/home-entry/"


def signed_in(client, user):
    client.force_login(user)
    return client


def newest_event():
    return AccessEvent.objects.last()


def test_asking_shows_no_code(client, maggies_plan, kept, bethan):
    page = signed_in(client, bethan).get(page_of(maggies_plan))

    assert (page.status_code, CODE in page.content.decode()) == (200, False)


@pytest.mark.parametrize("who", ["bethan", "imran", "ravi"])
def test_those_in_charge_and_responders_are_shown_it_for_a_reason(client, request, maggies_plan, kept, who):
    user = request.getfixturevalue(who)

    page = confirmed(client, user, maggies_plan).post(page_of(maggies_plan), {"reason": REASON})

    event = newest_event()
    assert CODE in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    assert (event.verb, event.actor, event.reason, event.plan) == (
        "revealed_home_entry_code",
        user,
        REASON,
        maggies_plan,
    )


def test_without_a_reason_nothing_is_shown_and_nothing_is_on_record(client, maggies_plan, kept, bethan):
    before = AccessEvent.objects.count()

    page = signed_in(client, bethan).post(page_of(maggies_plan), {"reason": "  "})

    assert (page.status_code, CODE in page.content.decode()) == (422, False)
    assert AccessEvent.objects.count() == before
    with pytest.raises(NoReason):
        reveal_home_entry_code(maggies_plan, reason=" ", by=bethan)


@pytest.mark.parametrize(("who", "ending"), [("owen", ""), ("owen", "keep/"), ("katherine", "keep/")])
def test_nobody_else_learns_that_there_is_one(client, request, maggies_plan, kept, who, ending):
    page = signed_in(client, request.getfixturevalue(who)).post(
        page_of(maggies_plan) + ending, {"reason": REASON, "code": "0000"}
    )

    assert (page.status_code, CODE in page.content.decode()) == (404, False)
    assert is_home_entry_code(maggies_plan.person, CODE)


@pytest.mark.parametrize(("is_sensitive", "status"), [(False, 200), (True, 404)])
def test_family_is_shown_it_unless_nobody_may_learn_where_the_person_is(
    client, maggies_plan, kept, katherine, is_sensitive, status
):
    Person.objects.update(location_sensitive=is_sensitive)

    page = signed_in(client, katherine).post(page_of(maggies_plan), {"reason": REASON})

    assert (page.status_code, CODE in page.content.decode()) == (status, not is_sensitive)


def test_a_responder_cannot_set_it(client, maggies_plan, kept, ravi):
    page = signed_in(client, ravi).post(page_of(maggies_plan) + "keep/", {"code": "0000"})

    assert page.status_code == 404
    assert is_home_entry_code(maggies_plan.person, CODE)


def test_a_new_code_ends_the_one_before_and_both_are_on_record(client, maggies_plan, kept, bethan):
    done = signed_in(client, bethan).post(page_of(maggies_plan) + "keep/", {"code": "9-9-9"})

    old, new = HomeEntryCode.objects.order_by("set_at")
    assert (done.status_code, newest_event().verb) == (302, "kept_home_entry_code")
    assert (old.ended_by, new.ended_at) == (bethan, None)
    assert is_home_entry_code(maggies_plan.person, "9-9-9")
    assert not is_home_entry_code(maggies_plan.person, CODE)


def test_an_empty_code_ends_it(client, maggies_plan, kept, bethan):
    signed_in(client, bethan).post(page_of(maggies_plan) + "keep/", {"code": ""})

    page = client.post(page_of(maggies_plan), {"reason": REASON})

    assert "No code is kept for this home." in page.content.decode()
    assert not HomeEntryCode.objects.filter(ended_at=None).exists()


def test_a_form_from_elsewhere_is_refused(client, maggies_plan, kept, bethan):
    client.handler.enforce_csrf_checks = True

    page = signed_in(client, bethan).post(page_of(maggies_plan), {"reason": REASON})

    assert (page.status_code, CODE in page.content.decode()) == (403, False)


def test_it_is_nowhere_else(client, maggies_plan, kept, bethan, caplog, capsys):
    signed_in(client, bethan).post(page_of(maggies_plan), {"reason": REASON})

    asked = {"layout": "full", "kept_where": "At home"}
    paper = client.post(f"/api/v1/plans/{maggies_plan.pk}/tickets/", asked, content_type="application/json")
    pages = [f"/plans/{maggies_plan.pk}/{end}" for end in ("", "card/", "draft/", "draft/home/", "who-looked/")]
    pages += [f"/people/{maggies_plan.person_id}/", f"/api/v1/plans/{maggies_plan.pk}/", page_of(maggies_plan)]
    read = [client.get(page).content.decode() for page in pages]
    rows = json.dumps([list(model.objects.values()) for model in apps.get_models()], default=str)
    written = caplog.text + "".join(capsys.readouterr())

    assert REASON in rows
    assert CODE not in "".join(read) + rows + written + words_on(BytesIO(paper.content).getvalue())


@pytest.mark.parametrize("change", [{"ciphertext": "x"}, {"set_at": "2026-01-01T00:00Z"}])
def test_the_database_refuses_to_change_a_code(kept, change):
    with pytest.raises(DatabaseError), transaction.atomic():
        HomeEntryCode.objects.filter(pk=kept.pk).update(**change)

    assert HomeEntryCode.objects.get(pk=kept.pk).ciphertext == kept.ciphertext


def test_the_database_refuses_to_delete_a_code(kept):
    with pytest.raises(DatabaseError), transaction.atomic():
        HomeEntryCode.objects.filter(pk=kept.pk).delete()

    assert HomeEntryCode.objects.filter(pk=kept.pk).exists()


def test_after_a_change_of_keys_the_old_code_opens_under_the_old_key(maggies_plan, kept):
    with override_settings(HOME_ENTRY_KEYS=["n" * 40, *configured.HOME_ENTRY_KEYS]):
        assert is_home_entry_code(maggies_plan.person, CODE)


def test_with_the_key_lost_the_page_says_so(client, maggies_plan, kept, bethan):
    with override_settings(HOME_ENTRY_KEYS=["n" * 40]):
        page = signed_in(client, bethan).post(page_of(maggies_plan), {"reason": REASON})

    assert (page.status_code, "cannot be opened any more" in page.content.decode()) == (409, True)


def test_what_is_about_one_person_opens_nothing_for_another():
    enciphered = encipher(CODE, about="maggie", keys=["k" * 40])

    assert decipher(enciphered, about="maggie", keys=["k" * 40]) == CODE
    assert CODE not in enciphered
    with pytest.raises(Unreadable):
        decipher(enciphered, about="owen", keys=["k" * 40])
