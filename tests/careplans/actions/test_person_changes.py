"""Changing a person's details: what stood before is kept, and nobody's words are overwritten unseen."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.http import Http404

from careplans.actions.people import register_person
from careplans.actions.person_changes import (
    SomeoneChangedItFirst,
    edit_person,
    facts_at,
    facts_of,
    reach_person_to_edit,
)
from careplans.models import AccessEvent, Person, PersonChange, PersonPhone
from tests.builders import MAGGIES_NUMBER, SPARE_NUMBER, person_facts


@pytest.fixture
def peg(bethan, teams):
    facts = person_facts(nhs_number=SPARE_NUMBER, nhs_number_status="02", given_names="Peg", family_name="Ockenden")
    return register_person(facts, phones=[{"number": "01632 960118"}], team=teams["night_team"], by=bethan)


def test_a_change_keeps_what_stood_before_and_says_who_and_why(peg, bethan):
    change = edit_person(peg, {"family_name": "Ash"}, revision=1, reason="Married in June", by=bethan)

    peg.refresh_from_db()
    assert (peg.family_name, peg.revision) == ("Ash", 2)
    assert (change.before, change.after) == ({"family_name": "Ockenden"}, {"family_name": "Ash"})
    assert (change.changed_by, change.reason, change.number) == (bethan, "Married in June", 2)


def test_a_change_is_on_record(peg, bethan):
    edit_person(peg, {"family_name": "Ash", "title": "Ms"}, revision=1, reason="Married", by=bethan)

    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.person) == ("edited_person", bethan, peg)
    assert (event.subject, event.reason) == ("family_name, title", "Married")


def test_saving_without_a_change_changes_nothing(peg, bethan):
    assert edit_person(peg, facts_of(peg) | {"born_on": peg.born_on}, revision=1, by=bethan) is None
    assert (Person.objects.get().revision, PersonChange.objects.count()) == (1, 0)


def test_whoever_traces_a_number_stands_behind_it(peg, bethan):
    traced = {"nhs_number_status": "01", "traced_how": "NHS record: all three agree"}
    edit_person(peg, traced, revision=1, by=bethan)

    peg.refresh_from_db()
    assert (peg.is_identity_verified, peg.traced_by, peg.traced_how) == (True, bethan, "NHS record: all three agree")
    assert peg.traced_at is not None


def test_a_number_in_doubt_loses_the_word_of_whoever_traced_it(peg, bethan):
    edit_person(peg, {"nhs_number_status": "01", "traced_how": "NHS record"}, revision=1, by=bethan)
    edit_person(peg, {"nhs_number_status": "05"}, revision=2, by=bethan)

    peg.refresh_from_db()
    assert (peg.traced_by, peg.traced_at, peg.traced_how) == (None, None, "")
    assert PersonChange.objects.first().before == {"nhs_number_status": "01", "traced_how": "NHS record"}


def test_telephone_numbers_are_ended_not_deleted(peg, bethan):
    edit_person(peg, {"phones": [{"number": "111", "use": "home", "preference": 1}]}, revision=1, by=bethan)

    assert [phone.number for phone in peg.phones.all()] == ["111"]
    assert PersonPhone._base_manager.filter(person=peg).count() == 2


def test_a_change_to_another_question_keeps_both(peg, bethan, imran):
    edit_person(peg, {"gp_phone": "01632 960200"}, revision=1, by=imran)
    edit_person(peg, {"title": "Ms", "gp_phone": ""}, revision=1, by=bethan)

    peg.refresh_from_db()
    assert (peg.gp_phone, peg.title, peg.revision) == ("01632 960200", "Ms", 3)


CLASHES = [
    ({"family_name": "Ash"}, {"family_name": "Oak"}),
    ({"family_name": "Ash"}, {"born_on": date(1958, 4, 13)}),
    ({"nhs_number_status": "03"}, {"given_names": "Margery"}),
    ({"phones": []}, {"phones": [{"number": "111", "use": "", "preference": 1}]}),
]


@pytest.mark.parametrize(("theirs", "mine"), CLASHES)
def test_who_comes_second_to_the_same_question_is_shown_both(peg, bethan, imran, theirs, mine):
    edit_person(peg, theirs, revision=1, by=imran)

    with pytest.raises(SomeoneChangedItFirst) as first:
        edit_person(peg, mine, revision=1, by=bethan)

    assert (first.value.clashes, first.value.change.changed_by) == (list(mine), imran)
    assert Person.objects.get().revision == 2


def test_the_same_answer_twice_is_no_clash(peg, bethan, imran):
    edit_person(peg, {"family_name": "Ash"}, revision=1, by=imran)

    assert edit_person(peg, {"family_name": "Ash"}, revision=1, by=bethan) is None


def test_every_earlier_revision_can_be_read_again(peg, bethan):
    first = facts_of(peg)
    edit_person(peg, {"family_name": "Ash", "phones": []}, revision=1, by=bethan)
    edit_person(Person.objects.get(), {"family_name": "Oak"}, revision=2, by=bethan)

    assert facts_at(Person.objects.get(), 1) == first
    assert facts_at(Person.objects.get(), 2) == first | {"family_name": "Ash", "phones": []}


@pytest.mark.parametrize("number", [MAGGIES_NUMBER, "1111111111", "9992048175"])
def test_a_number_of_somebody_else_or_of_nobody_is_refused(peg, maggies_draft, bethan, number):
    with pytest.raises(ValidationError):
        edit_person(peg, {"nhs_number": number}, revision=1, by=bethan)

    peg.refresh_from_db()
    assert (peg.nhs_number, peg.revision, PersonChange.objects.count()) == (SPARE_NUMBER, 1, 0)


@pytest.mark.parametrize("name", ["owen", "ravi", "imran", "grace", "priya", "maggie"])
def test_only_a_team_that_registered_or_cares_for_someone_changes_them(peg, request, name):
    by = request.getfixturevalue(name)

    with pytest.raises(Http404):
        reach_person_to_edit(peg.pk, by=by)

    assert AccessEvent.objects.last().result == "denied"


def test_a_team_that_cares_for_someone_may_change_them(maggies_draft, imran):
    assert reach_person_to_edit(maggies_draft.person_id, by=imran) == maggies_draft.person


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_the_same_question_at_once_one_is_shown_both(peg, bethan, imran):
    start, ends = threading.Barrier(2), []

    def save(name, by):
        start.wait()
        try:
            ends.append(edit_person(peg, {"family_name": name}, revision=1, by=by).after["family_name"])
        except SomeoneChangedItFirst:
            ends.append("shown both")
        finally:
            connection.close()

    threads = [threading.Thread(target=save, args=one) for one in (("Ash", bethan), ("Oak", imran))]
    [thread.start() for thread in threads]
    [thread.join() for thread in threads]

    won = Person.objects.get().family_name
    assert sorted(ends) == sorted([won, "shown both"])
    assert PersonChange.objects.count() == 1
