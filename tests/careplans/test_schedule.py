from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from celery import current_app
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connections, transaction
from django.utils import timezone
from redis import Redis

from accounts.models import Invitation
from careplans.actions.documents import add_document
from careplans.actions.kept_texts import keep_text
from careplans.actions.staff_invitations import invite
from careplans.actions.uploads import upload_copy
from careplans.models import AccessEvent, AuditBlock, KeptText, Notice, UploadedFile
from careplans.models.files import MOST_TRIES
from careplans.schedule import (
    SWEEPING_NOTICES,
    delete_what_was_kept,
    examine_looks,
    forget_launches,
    is_our_turn,
    seal_audit_trail,
    sweep_file_copies,
    sweep_files,
    sweep_invitations,
    sweep_notices,
)
from tests.careplans.actions.staff import somebody
from tests.faults.servers import RedisProgram, ended_afterwards
from tests.faults.waiting import within


@pytest.fixture(scope="module")
def redis(tmp_path_factory):
    """A Redis of our own: on a shared one other tests ring too."""
    with ended_afterwards(RedisProgram(tmp_path_factory.mktemp("redis"))) as (server,):
        server.start()
        yield server


@pytest.fixture
def rung(redis, monkeypatch):
    """How many messages wait on the queue."""
    monkeypatch.setenv("CELERY_BROKER_URL", redis.url)
    with Redis.from_url(redis.url) as client:
        client.flushdb()
        yield lambda: client.llen("celery")


def elsewhere(work):
    """Do it on another connection, as another process would."""
    with ThreadPoolExecutor(1) as thread:
        done = thread.submit(work)
        thread.submit(connections.close_all)
        return done.result()


def test_everything_the_clock_starts_is_a_task_that_exists():
    current_app.loader.import_default_modules()

    scheduled = {entry["task"] for entry in current_app.conf.beat_schedule.values()}

    assert scheduled == {
        sweep_notices.name,
        sweep_file_copies.name,
        sweep_files.name,
        seal_audit_trail.name,
        delete_what_was_kept.name,
        forget_launches.name,
        sweep_invitations.name,
        examine_looks.name,
    }
    assert scheduled <= set(current_app.tasks)


def test_a_tick_nobody_took_in_time_is_dropped():
    entries = current_app.conf.beat_schedule.values()

    assert [entry["options"]["expires"] for entry in entries] == [entry["schedule"] for entry in entries]


def test_a_sweep_rings_for_every_notice_that_is_due_and_no_other(maggies_plan, rung):
    done = Notice.objects.first()
    Notice.objects.filter(pk=done.pk).update(sent_at=timezone.now())

    sweep_notices()

    assert rung() == 3


def test_a_sweep_rings_for_every_file_copy_that_is_not_made(maggies_plan, rung):
    sweep_file_copies()

    assert rung() == 1


def test_a_sweep_rings_for_every_invitation_that_is_not_sent(teams, fern, rung):
    invite(teams["night_team"], somebody(), by=fern)
    sent = invite(teams["night_team"], somebody(email="sent@hospice.golden-ticket.test"), by=fern)
    Invitation.objects.filter(pk=sent.pk).update(sent_at=timezone.now())

    sweep_invitations()

    assert rung() == 1


def test_the_clock_deletes_kept_texts_on_their_day_and_not_before(maggies_draft, bethan):
    month = timedelta(days=30)
    for age in (month, month - timedelta(hours=1)):
        typed = {"reason": [str(age)]}
        keep_text(maggies_draft, "cpr", typed, why="someone_first", by=bethan, now=timezone.now() - age)

    delete_what_was_kept()

    assert [kept.typed for kept in KeptText.objects.all()] == [{"reason": [str(month - timedelta(hours=1))]}]
    event = AccessEvent.objects.last()
    assert (event.verb, event.actor, event.plan, event.subject) == ("threw_text_away", None, maggies_draft, "cpr")


def test_a_sweep_rings_for_every_file_that_waits_and_gives_up_on_what_never_comes_through(maggies_plan, bethan, rung):
    document = add_document(maggies_plan, kind="adrt", title="Her advance decision", by=bethan)
    waits, never = (upload_copy(document, SimpleUploadedFile("a.pdf", b"%PDF-1.7"), by=bethan).pk for _ in range(2))
    UploadedFile.objects.filter(pk=never).update(tries=MOST_TRIES, tried_at=timezone.now() - timedelta(hours=1))

    sweep_files()

    assert rung() == 1
    assert dict(UploadedFile.objects.values_list("pk", "state")) == {waits: "waiting", never: "refused"}


@pytest.mark.django_db(transaction=True)
def test_the_clock_seals_the_audit_trail(maggies_plan):
    # Open transactions of others on this server hold sealing back, until they end.
    assert within(60, lambda: seal_audit_trail() or AuditBlock.objects.exists())


@pytest.mark.django_db(transaction=True)
def test_while_one_sweeps_another_leaves_it_alone(maggies_plan, rung):
    with transaction.atomic():
        assert is_our_turn(SWEEPING_NOTICES)

        elsewhere(sweep_notices)

    assert rung() == 0
    elsewhere(sweep_notices)
    assert rung() == 4
