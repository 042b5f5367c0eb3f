"""What is taken in, unopened; and that the web process has nothing to open it with."""

import subprocess
import sys
from threading import BoundedSemaphore

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from careplans.actions import uploads
from careplans.actions.documents import add_document
from careplans.actions.uploads import (
    AlreadyRemoved,
    NotTaken,
    clips_of,
    open_file,
    pieces_of,
    plain_name,
    remove_file,
    upload_clip,
    upload_copy,
)
from careplans.audit import Result, Verb
from careplans.models import AccessEvent, UploadedFile
from careplans.uploads.checking import check_file
from tests.careplans.uploads import samples


@pytest.fixture
def document(maggies_plan, bethan):
    return add_document(maggies_plan, kind="adrt", title="Her advance decision", by=bethan)


def a_file(data, name="scan.pdf", says_it_is="application/pdf"):
    return SimpleUploadedFile(name, data, says_it_is)


def test_a_copy_waits_with_what_is_known_of_it(document, bethan, maggies_plan):
    file = upload_copy(
        document, a_file(samples.png(), "ADRT.exe", "application/x-msdownload"), says="Page 1", by=bethan
    )

    event = AccessEvent.objects.get(verb=Verb.SENT_FILE)
    assert (file.state, file.media_type, file.declared_type) == ("waiting", "image/png", "application/x-msdownload")
    assert (file.name, file.says, file.uploaded_by, file.uploaded_by_family) == ("ADRT.exe", "Page 1", bethan, False)
    assert (event.actor, event.plan, event.subject) == (bethan, maggies_plan, f"PNG picture {file.pk}")


def test_what_the_family_sends_is_marked_as_theirs(document, katherine, maggie):
    assert upload_copy(document, a_file(samples.pdf()), by=katherine).uploaded_by_family
    assert upload_copy(document, a_file(samples.pdf()), by=maggie).uploaded_by_family


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "This file is empty."),
        (b"<html>", "not of a kind that can be kept here. Send a PDF"),
        (samples.mp4(), "not of a kind that can be kept here. Send a PDF"),
        (samples.archive(), "not of a kind"),
    ],
)
def test_another_kind_is_refused_at_once_and_nothing_is_kept(document, bethan, data, words):
    with pytest.raises(NotTaken, match=words):
        upload_copy(document, a_file(data), by=bethan)

    assert not UploadedFile.objects.exists()
    assert not AccessEvent.objects.filter(verb=Verb.SENT_FILE).exists()


def test_a_paper_is_no_clip(maggies_plan, maggie):
    with pytest.raises(NotTaken, match="Send a photo"):
        upload_clip(maggies_plan, "esther", a_file(samples.pdf()), by=maggie)


def test_a_file_that_is_too_large_is_refused_with_both_sizes(document, bethan, settings):
    settings.UPLOAD_MOST_BYTES = {"picture_or_paper": 1024 * 1024, "recording": 1}

    with pytest.raises(NotTaken, match="This file has 1.2 megabytes. The most is 1 megabytes."):
        upload_copy(document, a_file(samples.pdf() + b"\n" * 1_258_291), by=bethan)
    assert not UploadedFile.objects.exists()


@pytest.mark.parametrize("limit", [{"UPLOAD_MOST_FILES": 1}, {"UPLOAD_ROOM_FOR_A_PLAN": 1000}])
def test_a_plan_has_room_for_so_much(document, bethan, settings, limit):
    first = upload_copy(document, a_file(samples.pdf()), by=bethan)
    for name, value in limit.items():
        setattr(settings, name, value)

    with pytest.raises(NotTaken, match="no more room"):
        upload_copy(document, a_file(samples.pdf()), by=bethan)
    assert list(UploadedFile.objects.values_list("pk", flat=True)) == [first.pk]


def test_while_another_file_is_taken_in_this_one_is_not(document, bethan, monkeypatch):
    monkeypatch.setattr(uploads, "LONGEST_WAIT", 0.01)
    monkeypatch.setattr(uploads, "_one_at_a_time", busy := BoundedSemaphore(1))
    with busy, pytest.raises(NotTaken, match="Other files are being sent"):
        upload_copy(document, a_file(samples.pdf()), by=bethan)

    assert upload_copy(document, a_file(samples.pdf()), by=bethan).state == "waiting"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\letters\\LPA.pdf", "LPA.pdf"),
        ("a\r\nSet-Cookie: x.pdf", "aSet-Cookie: x.pdf"),
        ("exe.\u202efdp", "exe.fdp"),
        ("\x00", "A file without a name"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("Llythyr Siân.pdf", "Llythyr Siân.pdf"),
    ],
)
def test_a_name_is_only_ever_text(name, shown):
    assert plain_name(name) == shown


def test_what_waits_or_was_refused_or_taken_away_cannot_be_opened(document, bethan, maggies_plan):
    file = upload_copy(document, a_file(samples.pdf()), by=bethan)
    with pytest.raises(Http404):
        open_file(maggies_plan.pk, file.pk, by=bethan)
    check_file(file.pk)
    assert open_file(maggies_plan.pk, file.pk, by=bethan) == file

    remove_file(file, reason="The wrong scan", by=bethan)

    with pytest.raises(Http404):
        open_file(maggies_plan.pk, file.pk, by=bethan)
    with pytest.raises(AlreadyRemoved):
        remove_file(file, reason="Again", by=bethan)
    tried = AccessEvent.objects.filter(verb=Verb.TRIED, result=Result.DENIED, subject=f"file {file.pk}")
    assert (tried.count(), AccessEvent.objects.filter(verb=Verb.OPENED_FILE).count()) == (2, 1)


def test_a_file_is_given_out_in_pieces_that_make_the_whole(document, bethan, monkeypatch):
    file = upload_copy(document, a_file(samples.pdf()), by=bethan)
    check_file(file.pk)
    file.refresh_from_db()
    monkeypatch.setattr(uploads, "PIECE", 100)

    assert b"".join(pieces_of(file, 0, file.kept_size - 1)) == bytes(file.content)
    assert b"".join(pieces_of(file, 50, 249)) == bytes(file.content)[50:250]


def test_a_clip_stands_beside_its_heading(maggies_plan, maggie):
    clip = upload_clip(maggies_plan, "about_me.communication", a_file(samples.mp4()), says="I wave", by=maggie)

    assert [(one.pk, one.heading, one.document) for one in clips_of(maggies_plan)] == [(clip.pk, clip.heading, None)]


def test_the_web_process_has_nothing_to_open_a_file_with():
    """WeasyPrint brings Pillow along for our own pages; nothing of ours uses it, and a PDF reader is not even there."""
    program = (
        "import sys, django; django.setup()\n"
        "import config.wsgi, config.urls\n"
        "print(sorted({'pikepdf', 'careplans.uploads.inspector', 'careplans.uploads.containers'} & set(sys.modules)))"
    )

    done = subprocess.run([sys.executable, "-c", program], cwd=settings.BASE_DIR, capture_output=True, text=True)

    assert done.stdout.strip() == "[]", done.stderr[-500:]
