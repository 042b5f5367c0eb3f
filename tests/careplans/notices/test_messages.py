from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from careplans.models import Notice, Person, Plan, PlanVersion
from careplans.notices.messages import announce, message_for, write_message
from tests.builders import person_facts

FACTS = {
    "notice_id": UUID("6f1f8a3e-0000-4000-8000-000000000001"),
    "reference": "K7Q2BBBB",
    "kind": Notice.Kind.PUBLISHED,
    "urgency": Notice.Urgency.URGENT,
    "happened_at": datetime(2026, 7, 1, 13, 5, tzinfo=UTC),
}


def test_a_message_says_that_something_changed_when_and_where_to_read_it(settings):
    settings.PUBLIC_URL = "https://records.example.org"
    settings.ENVIRONMENT = "production"

    message = write_message(**FACTS)

    assert message.subject == "Urgent: A care plan changed (ref K7Q2BBBB)"
    assert message.body.splitlines()[:6] == [
        "A care plan changed at 01-Jul-2026 14:05, UK time. Your team is told because it may be called to this person.",
        "",
        "Urgency: Urgent",
        "Reference: K7Q2BBBB",
        "",
        "Sign in to read what changed and to say that your team has seen it:",
    ]
    assert message.body.splitlines()[6] == f"https://records.example.org/notices/{FACTS['notice_id']}/"


def test_a_message_from_a_training_town_says_so_before_anything_else():
    message = write_message(**FACTS)

    assert message.subject == "TRAINING: Urgent: A care plan changed (ref K7Q2BBBB)"
    assert message.body.splitlines()[0] == "TRAINING: nobody in this message is real. It is from a training town."


def test_a_notice_has_one_message_id_however_often_it_is_sent(settings):
    settings.PUBLIC_URL = "https://records.example.org:8443"

    assert write_message(**FACTS).message_id == f"<{FACTS['notice_id']}@records.example.org>"
    assert write_message(**FACTS) == write_message(**FACTS)


@pytest.mark.parametrize("intruder", ["person", "plan", "version", "why"])
def test_the_writer_of_messages_cannot_be_given_a_person(intruder):
    with pytest.raises(TypeError):
        write_message(**FACTS, **{intruder: "Maggie Holloway"})


words = st.text(min_size=1, max_size=30)


def a_notice_about(person, local_reference, why, content):
    plan = Plan(person=person, local_reference=local_reference)
    version = PlanVersion(plan=plan, number=2, why=why, document={"record": content})
    facts = {"id": FACTS["notice_id"], "reference": FACTS["reference"], "created_at": FACTS["happened_at"]}
    return Notice(**facts, kind="published", urgency="urgent", plan=plan, version=version)


@given(name=words, number=st.text("0123456789", min_size=10, max_size=10), reference=words, why=words, said=words)
def test_what_is_sent_is_the_same_whoever_it_is_about(name, number, reference, why, said):
    person = Person(**person_facts(family_name=name, given_names=name, nhs_number=number, address_lines=name))

    notice = a_notice_about(person, reference, why, {"primary_diagnosis": {"diagnosis": said}})

    assert message_for(notice) == write_message(**FACTS)


def test_every_kind_and_urgency_is_told_in_words():
    subjects = {
        write_message(**FACTS | {"kind": kind, "urgency": urgency}).subject
        for kind in Notice.Kind
        for urgency in Notice.Urgency
    }

    assert len(subjects) == len(Notice.Kind) * len(Notice.Urgency)


def test_the_teams_that_care_and_those_that_cover_the_area_are_told_once_each(maggies_plan, teams):
    told = [notice.team for notice in maggies_plan.notices.all()]

    assert set(told) == {teams[name] for name in ("night_team", "surgery", "out_of_hours", "ambulance_control")}
    assert len(told) == 4


def test_a_team_that_both_cares_and_covers_the_area_is_told_once(maggies_plan, teams):
    version = maggies_plan.current

    notices = announce(version, [teams["out_of_hours"]], kind=Notice.Kind.WITHDRAWN, urgency=Notice.Urgency.URGENT)

    assert {notice.team for notice in notices} == {teams["out_of_hours"], teams["ambulance_control"]}
    assert len(notices) == 2


def test_a_notice_is_due_from_the_moment_it_is_written(maggies_plan, teams):
    moment = datetime(2026, 11, 21, 3, 0, tzinfo=UTC)

    notices = announce(maggies_plan.current, [], kind=Notice.Kind.WITHDRAWN, urgency="urgent", now=moment)

    assert {(notice.created_at, notice.next_attempt_at) for notice in notices} == {(moment, moment)}
