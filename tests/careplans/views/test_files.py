"""How files are given out: to those who may read the plan, shut in, in parts if asked, every time on record."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from careplans.actions.documents import add_document
from careplans.actions.uploads import upload_clip, upload_copy
from careplans.audit import Verb
from careplans.models import AccessEvent, UploadedFile
from careplans.uploads.checking import check_file
from careplans.views.files import range_asked_for
from tests.careplans.uploads import samples


@pytest.fixture
def document(maggies_plan, bethan):
    return add_document(maggies_plan, kind="adrt", title="Her advance decision", by=bethan)


def checked(document, data, by):
    file = upload_copy(document, SimpleUploadedFile("x.html", data, "text/html"), by=by)
    check_file(file.pk)
    return file


@pytest.mark.parametrize(
    ("make", "media_type", "way"),
    [(samples.pdf, "application/pdf", "attachment"), (samples.png, "image/png", "inline")],
)
def test_a_file_comes_as_what_it_is_and_can_do_nothing(client, document, bethan, make, media_type, way):
    file = checked(document, make(), bethan)
    client.force_login(bethan)

    answer = client.get(file.get_absolute_url())

    assert (answer.status_code, answer["Content-Type"]) == (200, media_type)
    assert answer["Content-Disposition"].startswith(f'{way}; filename="copy-')
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "no-store, private"
    assert not answer.has_header("ETag")
    assert answer.getvalue() == bytes(UploadedFile.objects.get().content)
    assert int(answer["Content-Length"]) == UploadedFile.objects.get().kept_size


def test_every_opening_is_on_record(client, document, bethan, katherine):
    file = checked(document, samples.pdf(), bethan)

    for reader in (bethan, katherine):
        client.force_login(reader)
        client.get(file.get_absolute_url())
        client.get(file.get_absolute_url(), headers={"Range": "bytes=1-2"})

    opened = AccessEvent.objects.filter(verb=Verb.OPENED_FILE, subject=f"file {file.pk}")
    assert list(opened.values_list("actor", flat=True)) == [bethan.pk, bethan.pk, katherine.pk, katherine.pk]


def test_what_waits_is_not_there_for_anybody(client, document, bethan):
    file = upload_copy(document, SimpleUploadedFile("a.pdf", samples.pdf()), by=bethan)
    client.force_login(bethan)

    assert client.get(file.get_absolute_url()).status_code == 404


def test_a_file_of_another_plan_is_not_found_under_this_one(client, document, bethan):
    file = checked(document, samples.pdf(), bethan)
    client.force_login(bethan)
    other = add_document(document.plan, kind="other", title="Another", by=bethan)

    assert client.get(reverse("file", args=[other.pk, file.pk])).status_code == 404


def test_ravi_confirms_who_it_is_before_a_file_is_opened(client, document, bethan, ravi):
    file = checked(document, samples.pdf(), bethan)
    client.force_login(ravi)

    answer = client.get(file.get_absolute_url())

    assert answer["Content-Type"].startswith("text/html")
    assert not AccessEvent.objects.filter(verb=Verb.OPENED_FILE).exists()


@pytest.mark.parametrize(
    ("header", "asked"),
    [
        ("", (0, 99, False)),
        ("bytes=0-", (0, 99, True)),
        ("bytes=10-19", (10, 19, True)),
        ("bytes=90-500", (90, 99, True)),
        ("bytes=-10", (90, 99, True)),
        ("bytes=-500", (0, 99, True)),
        ("bytes=100-", None),
        ("bytes=20-10", None),
        ("bytes=-0", None),
        ("bytes=-", (0, 99, False)),
        ("bytes=0-1,5-6", (0, 99, False)),
        ("bytes=\u0661-", (0, 99, False)),
        ("lines=1-2", (0, 99, False)),
    ],
)
def test_the_part_asked_for(header, asked):
    assert range_asked_for(header, 100) == asked


def test_a_film_is_given_in_parts(client, maggies_plan, maggie):
    clip = upload_clip(maggies_plan, "esther", SimpleUploadedFile("me.mp4", samples.mp4()), by=maggie)
    check_file(clip.pk)
    client.force_login(maggie)

    part = client.get(clip.get_absolute_url(), headers={"Range": "bytes=4-11"})
    beyond = client.get(clip.get_absolute_url(), headers={"Range": "bytes=9999-"})

    assert (part.status_code, part.getvalue(), part["Content-Type"]) == (206, b"ftypisom", "video/mp4")
    assert part["Content-Range"] == f"bytes 4-11/{len(samples.mp4())}"
    assert (beyond.status_code, beyond["Content-Range"]) == (416, f"bytes */{len(samples.mp4())}")


def take_away(client, who, file, reason="Sent twice"):
    client.force_login(who)
    return client.post(reverse("remove_file", args=[file.plan_id, file.pk]), {f"remove-{file.pk}-reason": reason})


def test_katherine_takes_away_what_she_sent_and_nothing_else(client, document, bethan, katherine):
    hers, his = checked(document, samples.pdf(), katherine), checked(document, samples.png(), bethan)

    assert take_away(client, katherine, hers).status_code == 302
    assert take_away(client, katherine, his).status_code == 404

    taken = UploadedFile.objects.exclude(removed_at=None).get()
    assert (taken.pk, taken.removed_by, taken.removed_because) == (hers.pk, katherine, "Sent twice")
    assert client.get(hers.get_absolute_url()).status_code == 404


def test_a_reason_is_needed_to_take_something_away(client, document, bethan):
    file = checked(document, samples.pdf(), bethan)

    take_away(client, bethan, file, reason="")

    assert UploadedFile.objects.filter(removed_at=None).count() == 1
