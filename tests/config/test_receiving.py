"""How much may come in, and where."""

import os
import tempfile
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory
from django.urls import ResolverMatch

from config.receiving import MOST_OF_A_REQUEST


def files_sent_to(view, *files):
    """What a request with these files holds once it is read, as for this view."""
    request = RequestFactory().post("/", {f"file{number}": file for number, file in enumerate(files)})
    request.resolver_match = ResolverMatch(view, (), {})
    return request.FILES


def takes_none(request): ...


def takes_one(request): ...


takes_one.takes_a_file = True


def test_a_file_is_thrown_away_where_none_is_taken():
    assert not files_sent_to(takes_none, SimpleUploadedFile("a.pdf", b"%PDF-"))


def test_a_large_file_is_held_without_a_name_on_any_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    held = files_sent_to(takes_one, SimpleUploadedFile("a.pdf", b"x" * 2_000_000))["file0"]

    assert (held.size, len(held.read()), os.listdir(tmp_path)) == (2_000_000, 2_000_000, [])


def test_of_a_file_that_is_too_large_no_more_is_held_than_may_be(settings):
    settings.UPLOAD_MOST_BYTES = {"picture_or_paper": 100_000, "recording": 200_000}

    held = files_sent_to(takes_one, SimpleUploadedFile("a.mp4", b"x" * 900_000))["file0"]

    assert held.size == 900_000
    assert len(held.read()) <= 200_000


def test_two_files_at_once_are_refused(client, bethan):
    client.force_login(bethan)
    two = {"a": SimpleUploadedFile("a", b"a"), "b": SimpleUploadedFile("b", b"b")}

    assert client.post("/people/new/", two).status_code == 400


def test_an_enormous_request_is_answered_before_it_is_read(client, bethan):
    client.force_login(bethan)
    body = BytesIO(b"never read")

    answer = client.generic(
        "POST", "/people/new/", b"", CONTENT_LENGTH=str(MOST_OF_A_REQUEST + 1), **{"wsgi.input": body}
    )

    assert (answer.status_code, body.tell()) == (413, 0)
    assert "Nothing was kept." in answer.content.decode()
