"""The page for the call-taker: what the caller says is typed, the plan is read out, and that is put on record."""

from html import unescape

import pytest
from django.db import connection

from careplans.actions import slowing
from careplans.actions.plans import withdraw_plan
from careplans.actions.prints import print_ticket
from careplans.actions.slowing import one_at_a_time
from careplans.content.spoken import in_words, new_code
from careplans.models import AccessEvent
from careplans.views.radio import NOT_OURS, WAIT
from tests.builders import publish_draft
from tests.careplans.views.looking import MAGGIES_BIRTH, page

CREW = {"caller": "Alpha 41", "case_number": "CAD 1234"}


@pytest.fixture
def sheet(maggies_plan, imran):
    ticket, _ = print_ticket(maggies_plan, layout="a4", kept_where="Fridge", by=imran)
    return ticket


@pytest.fixture
def slept(monkeypatch):
    """What would have been waited: seconds, and whether a transaction was open. The test's own does not count."""
    told = []
    depth = len(connection.savepoint_ids)
    monkeypatch.setattr(slowing.time, "sleep", lambda s: told.append((s, len(connection.savepoint_ids) - depth)))
    return told


def give(client, user, code, **typed):
    client.force_login(user)
    return client.post("/read-out/", {"code": code, **MAGGIES_BIRTH, **CREW, **typed})


def errors(response):
    return {name: found[0] for name, found in response.context["form"].errors.items()}


def words(response):
    return unescape(response.content.decode())


def read(client, user, ticket):
    """Give the right code, and follow to the script."""
    return client.get(give(client, user, ticket.spoken_code).url)


def record(client, plan, **typed):
    said = {"version": plan.current.number, "heard": "all", **CREW}
    return client.post(f"/plans/{plan.pk}/read-out/", said | typed)


def test_the_first_box_has_the_focus_on_arrival(client, ravi):
    shown = page(client, ravi, "/read-out/")

    assert shown.count("autofocus") == 1
    assert 'name="code"' in shown


def test_a_right_code_and_date_of_birth_lead_to_the_script(client, ravi, sheet):
    response = give(client, ravi, in_words(sheet.spoken_code).lower())

    shown = words(client.get(response.url))
    assert response.url == f"/plans/{sheet.version.plan_id}/read-out/"
    assert "Do not attempt CPR. I say again: do not attempt CPR." in shown
    assert "That sheet is current. I am reading version 1" in shown
    assert 'value="Alpha 41"' in shown


def test_the_number_on_the_sheet_does_as_well_as_the_date_of_birth(client, ravi, sheet):
    client.force_login(ravi)

    by_number = {"code": sheet.spoken_code, "nhs_number": "999 204 8174", **CREW}

    assert client.post("/read-out/", by_number).url == f"/plans/{sheet.version.plan_id}/read-out/"
    assert list(errors(client.post("/read-out/", by_number | {"nhs_number": "999 204 8175"}))) == ["nhs_number"]


def test_the_look_is_on_record_before_the_script_is_shown(client, ravi, sheet):
    read(client, ravi, sheet)

    verbs = list(AccessEvent.objects.filter(actor=ravi).order_by("id").values_list("verb", "reason"))
    assert verbs == [("found_by_code", "Caller: Alpha 41"), ("opened_read_out", "Caller: Alpha 41")]


def test_without_the_record_of_the_look_there_is_no_script(client, ravi, sheet, monkeypatch):
    def no_audit(*_, **__):
        raise RuntimeError

    address = give(client, ravi, sheet.spoken_code).url
    monkeypatch.setattr("careplans.actions.reading.record", no_audit)

    with pytest.raises(RuntimeError):
        client.get(address)


def test_a_wrong_check_sign_is_refused_at_once_and_costs_nothing(client, ravi, sheet, slept):
    code = sheet.spoken_code
    swapped = next(code[:n] + code[n + 1] + code[n] + code[n + 2 :] for n in range(7) if code[n] != code[n + 1])
    for _ in range(20):
        response = give(client, ravi, swapped)

    told = "One sign is wrong, or two are swapped. Ask the caller to read the code again."
    assert (response.status_code, errors(response)) == (422, {"code": told})
    assert slept == []
    assert not AccessEvent.objects.filter(actor=ravi).exists()
    assert 'value="Alpha 41"' in words(response)


def test_a_code_alone_opens_nothing_and_the_caller_must_be_named(client, ravi, sheet):
    nobody = dict.fromkeys([*MAGGIES_BIRTH, "caller"], "")

    assert list(errors(give(client, ravi, sheet.spoken_code, **nobody))) == ["caller", "date_of_birth"]
    assert not AccessEvent.objects.filter(actor=ravi).exists()


def bytes_without_what_was_typed(response, code):
    """The answer, the token of the form and the code that was echoed left out."""
    token = response.context["csrf_token"]
    return response.status_code, words(response).replace(str(token), "").replace(code, "")


def test_a_right_code_with_the_wrong_person_tells_as_little_as_no_code(client, ravi, sheet):
    wrong = {"date_of_birth_year": "1959"}
    no_code = new_code()

    of_somebody, of_nobody = give(client, ravi, sheet.spoken_code, **wrong), give(client, ravi, no_code, **wrong)

    assert errors(of_somebody) == {"__all__": NOT_OURS}
    assert bytes_without_what_was_typed(of_somebody, sheet.spoken_code) == bytes_without_what_was_typed(
        of_nobody, no_code
    )
    assert page(client, ravi, f"/plans/{sheet.version.plan_id}/read-out/").count("Do not attempt CPR") == 0


def test_guessing_waits_longer_and_longer_outside_every_transaction(client, ravi, slept):
    for _ in range(9):
        give(client, ravi, new_code())

    assert slept == [(0.5, 0), (1.0, 0), (2.0, 0), (4.0, 0), (5.0, 0), (5.0, 0)]


def test_an_honest_caller_waits_for_nothing_in_the_middle_of_an_attack(client, ravi, amina, sheet, slept):
    for _ in range(12):
        give(client, ravi, new_code())
    waited = len(slept)

    assert give(client, amina, sheet.spoken_code).status_code == 302
    assert give(client, ravi, sheet.spoken_code).status_code == 302
    assert len(slept) == waited


def test_a_second_try_while_the_first_waits_is_asked_to_come_again_and_keeps_what_was_typed(client, ravi, sheet):
    with one_at_a_time(ravi):
        response = give(client, ravi, sheet.spoken_code)

    assert (response.status_code, errors(response)) == (429, {"__all__": WAIT})
    assert f'value="{sheet.spoken_code}"' in words(response)
    assert not AccessEvent.objects.filter(actor=ravi).exists()
    assert give(client, ravi, sheet.spoken_code).status_code == 302


def test_an_older_sheet_is_to_be_destroyed_and_the_newest_version_is_read(client, ravi, imran, sheet):
    publish_draft(sheet.version.plan, by=imran, key="second")

    assert "That sheet is replaced. Destroy it. What I read is version 2" in words(read(client, ravi, sheet))


def test_of_a_withdrawn_plan_not_a_word_is_read_and_what_to_do_is_said(client, ravi, imran, sheet):
    withdraw_plan(sheet.version.plan, reason="She asked for it", by=imran)

    shown = words(read(client, ravi, sheet))
    assert "That sheet is withdrawn. Destroy it. No plan is in use here." in shown
    assert "Do not attempt CPR" not in shown


def test_of_a_person_who_has_died_nothing_is_read(client, ravi, sheet):
    person = sheet.version.plan.person
    person.died_on = person.born_on
    person.save(update_fields=["died_on"])

    assert "This record says that the person has died." in words(read(client, ravi, sheet))


def test_a_sheet_of_a_closed_plan_says_that_nothing_is_in_its_place(client, ravi, imran, sheet):
    plan = sheet.version.plan
    plan.closed_at, plan.closed_by = plan.started_at, imran
    plan.save(update_fields=["closed_at", "closed_by"])

    shown = words(give(client, ravi, sheet.spoken_code))
    assert "no other is in its place" in shown
    assert "Do not attempt CPR" not in shown


def test_that_it_was_read_out_is_put_on_record_and_the_next_call_can_be_taken(client, ravi, sheet):
    plan = sheet.version.plan
    read(client, ravi, sheet)

    response = record(client, plan)

    event = AccessEvent.objects.get(verb="read_out")
    assert response.url == "/read-out/"
    assert (event.version_number, event.reason, event.case_number) == (1, "Caller: Alpha 41", "CAD 1234")
    assert event.subject == "All of it, and it was read back to me right"
    assert 'value="Alpha 41"' not in page(client, ravi, "/read-out/")


def test_what_is_missing_is_asked_for_with_the_script_still_there(client, ravi, sheet):
    read(client, ravi, sheet)

    response = record(client, sheet.version.plan, heard="", caller="")

    assert (response.status_code, sorted(errors(response))) == (422, ["caller", "heard"])
    assert "I say again: do not attempt CPR" in words(response)
    assert not AccessEvent.objects.filter(verb="read_out").exists()


def test_who_read_a_version_that_was_replaced_meanwhile_is_sent_to_the_new_one(client, ravi, imran, sheet):
    read(client, ravi, sheet)
    plan = sheet.version.plan
    publish_draft(plan, by=imran, key="second")

    response = record(client, plan, version=1)

    assert response.url == f"/plans/{plan.pk}/read-out/"
    assert AccessEvent.objects.get(verb="read_out").version_number == 1
    assert "You read version 1. The plan has changed since: tell Alpha 41 what is new." in words(
        client.get(response.url)
    )


def test_without_a_code_who_it_is_comes_first(client, ravi, sheet):
    shown = page(client, ravi, f"/plans/{sheet.version.plan_id}/read-out/")

    assert "Is this the right person?" in shown
    assert "attempt CPR" not in shown


def test_no_code_stands_in_an_address_a_session_or_a_log(client, ravi, sheet, caplog, capsys):
    caplog.set_level("DEBUG")
    address = give(client, ravi, sheet.spoken_code).url
    client.get(address)

    assert client.get("/read-out/", {"code": sheet.spoken_code}).context["form"].is_bound is False
    assert sheet.spoken_code not in f"{address} {dict(client.session)}"
    assert sheet.spoken_code not in caplog.text + "".join(capsys.readouterr())


def test_only_those_who_answer_calls_read_out(client, bethan, grace, maggie, owen, sheet):
    for user in (bethan, grace, maggie, owen):
        assert give(client, user, sheet.spoken_code).status_code == 403
        assert client.get("/read-out/").status_code == 403
        assert client.get(f"/plans/{sheet.version.plan_id}/read-out/").status_code == 404


def test_the_alarm_stands_on_the_first_page_of_who_watches_until_it_is_seen(client, ravi, grace, slept):
    for _ in range(12):
        give(client, ravi, new_code())

    shown = page(client, grace, "/")
    assert "12 wrong codes by one sign-in since" in shown
    assert "Ravi Menon" in shown
    address = shown.split('action="/oversight/alarms/')[1].split('"')[0]
    assert client.post(f"/oversight/alarms/{address}").url == "/"
    assert "Somebody is trying codes" not in page(client, grace, "/")
    assert "wrong codes" not in page(client, ravi, "/")
