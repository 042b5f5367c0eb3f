"""Each file is checked once, whatever dies meanwhile; and nothing that waits or was refused can be opened."""

import hashlib
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, connection, transaction
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from careplans.actions.documents import add_document
from careplans.actions.uploads import upload_copy
from careplans.audit import Result, Verb
from careplans.models import AccessEvent, UploadedFile
from careplans.models.files import MOST_TRIES
from careplans.uploads import checking
from careplans.uploads.checking import check_file, files_to_check, give_up_on_files
from tests.careplans.uploads import samples

State = UploadedFile.State


@pytest.fixture
def document(maggies_plan, bethan):
    return add_document(maggies_plan, kind="adrt", title="Her advance decision", by=bethan)


def sent(document, data, by, name="scan.pdf"):
    return upload_copy(document, SimpleUploadedFile(name, data, "application/pdf"), by=by)


def test_a_good_file_is_accepted_with_its_hash_and_an_event(document, bethan):
    file = sent(document, samples.jpeg(), bethan)

    assert check_file(file.pk)

    file.refresh_from_db()
    event = AccessEvent.objects.get(verb=Verb.CHECKED_FILE)
    assert (file.state, file.refused_because, file.kept_size) == (State.ACCEPTED, "", len(file.content))
    assert hashlib.sha256(file.content).hexdigest() == file.kept_sha256
    assert samples.SECRET_PLACE.encode() not in bytes(file.content)
    assert (event.actor, event.result, event.subject) == (None, Result.DONE, f"file {file.pk}")


def test_of_a_refused_file_no_byte_is_kept(document, bethan):
    file = sent(document, samples.pdf_with_script_on_opening(), bethan)

    assert check_file(file.pk)

    file.refresh_from_db()
    assert (file.state, file.content, file.kept_sha256) == (State.REFUSED, None, "")
    assert "Print it and scan it" in file.refused_because
    assert AccessEvent.objects.get(verb=Verb.CHECKED_FILE).result == Result.REFUSED


def test_a_paper_that_stays_as_it_was_sent_is_not_written_again(document, bethan):
    file = sent(document, samples.pdf(), bethan)

    with CaptureQueriesContext(connection) as asked:
        check_file(file.pk)

    file.refresh_from_db()
    assert (file.state, bytes(file.content), file.kept_sha256) == (State.ACCEPTED, samples.pdf(), file.sha256)
    assert not any('"content" = ' in query["sql"] for query in asked.captured_queries)


def test_it_is_checked_once(document, bethan):
    file = sent(document, samples.pdf(), bethan)
    assert check_file(file.pk)
    later = timezone.now() + timedelta(hours=1)

    assert not check_file(file.pk, now=later)
    assert files_to_check(later) == []
    assert AccessEvent.objects.filter(verb=Verb.CHECKED_FILE).count() == 1


def test_two_workers_do_not_settle_it_twice(document, bethan, monkeypatch):
    """The second comes while the first looks: it finds the claim, and even when that has lapsed one result stands."""
    file, look, much_later = (
        sent(document, samples.pdf(), bethan),
        checking.inspected,
        timezone.now() + timedelta(hours=1),
    )
    answers = []

    def slowly(media_type, data):
        monkeypatch.setattr(checking, "inspected", look)
        answers.extend([check_file(file.pk), check_file(file.pk, now=much_later)])
        return None, "The slower of the two thought otherwise."

    monkeypatch.setattr(checking, "inspected", slowly)

    assert not check_file(file.pk)
    assert answers == [False, True]
    file.refresh_from_db()
    assert (file.state, file.refused_because) == (State.ACCEPTED, "")
    assert AccessEvent.objects.filter(verb=Verb.CHECKED_FILE).count() == 1


def test_a_worker_that_dies_leaves_the_file_to_the_next(document, bethan, monkeypatch):
    file, look = sent(document, samples.pdf(), bethan), checking.inspected

    def dies(media_type, data):
        raise SystemExit

    monkeypatch.setattr(checking, "inspected", dies)
    with pytest.raises(SystemExit):
        check_file(file.pk)
    monkeypatch.setattr(checking, "inspected", look)

    assert files_to_check() == []
    assert check_file(file.pk, now=timezone.now() + timedelta(minutes=3))
    file.refresh_from_db()
    assert (file.state, file.tries) == (State.ACCEPTED, 2)


def test_a_file_that_ends_every_worker_is_given_up_and_emptied(document, bethan):
    file = sent(document, samples.pdf(), bethan)
    UploadedFile.objects.filter(pk=file.pk).update(tries=MOST_TRIES, tried_at=timezone.now())

    assert give_up_on_files() == 0
    assert give_up_on_files(timezone.now() + timedelta(minutes=3)) == 1

    file.refresh_from_db()
    assert (file.state, file.content, file.refused_because) == (State.REFUSED, None, checking.COULD_NOT_OPEN)


@pytest.mark.parametrize("change", [{"content": b"other"}, {"state": "waiting", "checked_at": None}, {"name": "other"}])
def test_a_checked_file_never_changes(document, bethan, change):
    file = sent(document, samples.pdf(), bethan)
    check_file(file.pk)

    with pytest.raises(ProgrammingError), transaction.atomic():
        UploadedFile.objects.filter(pk=file.pk).update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic():
        UploadedFile.objects.filter(pk=file.pk).delete()


def test_a_file_that_waits_keeps_what_was_sent(document, bethan):
    file = sent(document, samples.pdf(), bethan)

    with pytest.raises(ProgrammingError), transaction.atomic():
        UploadedFile.objects.filter(pk=file.pk).update(media_type="text/html")
