"""What the inspecting program takes and refuses, and what it could do if a file took it over: nothing."""

import io
import subprocess
import sys

import pytest
from PIL import Image

from careplans.uploads.checking import COULD_NOT_OPEN, REFUSALS, inspected
from tests.careplans.uploads import samples

HTML = b"<!doctype html><script>alert(1)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def code_of(media_type, data):
    kept, words = inspected(media_type, data)
    assert kept is None
    return next((code for code, said in REFUSALS.items() if said == words), words)


@pytest.mark.parametrize(
    ("media_type", "data"),
    [
        ("application/pdf", samples.pdf()),
        ("application/pdf", samples.pdf(pages=200)),
        ("audio/mp4", samples.mp4(b"M4A ")),
        ("audio/mpeg", samples.mp3()),
        ("audio/ogg", samples.ogg()),
        ("audio/wav", samples.wav()),
        ("video/mp4", samples.mp4()),
        ("video/quicktime", samples.mp4(b"qt  ")),
        ("video/webm", samples.webm()),
    ],
)
def test_a_paper_or_a_recording_is_kept_byte_for_byte(media_type, data):
    assert inspected(media_type, data) == (data, "")


@pytest.mark.parametrize(("media_type", "make"), [("image/jpeg", samples.jpeg), ("image/png", samples.png)])
def test_a_picture_is_drawn_again(media_type, make):
    kept, why = inspected(media_type, make() + b"trailing bytes of something else")

    assert why == ""
    assert Image.open(io.BytesIO(kept)).size == (60, 40)
    assert Image.open(io.BytesIO(kept)).getpixel((5, 5))[2] > 100
    assert b"trailing" not in kept


def test_a_photo_forgets_where_it_was_taken_and_stands_upright():
    sent = samples.jpeg(orientation=6)
    assert samples.SECRET_PLACE.encode() in sent

    kept, _ = inspected("image/jpeg", sent)

    picture = Image.open(io.BytesIO(kept))
    assert picture.size == (40, 60)
    assert (dict(picture.getexif()), picture.info.get("comment")) == ({}, None)
    assert samples.SECRET_PLACE.encode() not in kept


def test_what_is_clear_in_a_picture_stays_clear():
    kept, _ = inspected("image/png", samples.png(mode="RGBA", colour=(0, 0, 0, 0)))

    assert Image.open(io.BytesIO(kept)).getpixel((0, 0))[3] == 0


@pytest.mark.parametrize(
    ("code", "media_type", "data"),
    [
        ("not_this_kind", "image/png", HTML),
        ("not_this_kind", "image/png", SVG),
        ("not_this_kind", "image/png", samples.jpeg()),
        ("not_this_kind", "application/pdf", HTML + samples.pdf()),
        ("not_this_kind", "application/pdf", samples.archive() + samples.pdf()),
        ("broken_picture", "image/png", samples.png()[:70]),
        ("broken_picture", "image/jpeg", samples.jpeg((900, 900))[:4000]),
        ("broken_picture", "image/jpeg", b"\xff\xd8\xff" + HTML),
        ("too_many_pixels", "image/png", samples.enormous_png()),
        ("moving_picture", "image/png", samples.moving_png()),
        ("locked_pdf", "application/pdf", samples.locked_pdf()),
        ("locked_pdf", "application/pdf", samples.locked_pdf(user="")),
        ("broken_pdf", "application/pdf", b"%PDF-1.7\n1 0 obj\n<<>>\n%%EOF"),
        ("broken_pdf", "application/pdf", samples.pdf()[:200] + b"%%EOF"),
        ("active_pdf", "application/pdf", samples.pdf_with_script_on_opening()),
        ("active_pdf", "application/pdf", samples.pdf_with_script_deep_in_a_page()),
        ("active_pdf", "application/pdf", samples.pdf_with_script_deep_in_a_page(compressed=False)),
        ("active_pdf", "application/pdf", samples.pdf_with_a_file_inside()),
        ("active_pdf", "application/pdf", samples.pdf_that_submits_itself()),
        ("active_pdf", "application/pdf", samples.pdf_with_a_film()),
        ("active_pdf", "application/pdf", samples.pdf_form(XFA="<xdp/>")),
        ("two_files_in_one", "application/pdf", samples.pdf() + HTML),
        ("two_files_in_one", "application/pdf", samples.pdf() + samples.archive()),
        ("two_files_in_one", "application/pdf", samples.pdf() + samples.archive() + b"%%EOF"),
        ("two_files_in_one", "application/pdf", samples.pdf().replace(b"\n", b"\n%<script>\n", 1)),
        ("too_much_inside", "application/pdf", samples.pdf(pages=201)),
        ("too_much_inside", "application/pdf", samples.nested_pdf()),
        ("broken_recording", "video/mp4", samples.mp4() + HTML),
        ("broken_recording", "video/mp4", samples.mp4()[:-8]),
        ("broken_recording", "video/webm", samples.webm(b"html")),
        ("broken_recording", "video/webm", samples.webm() + HTML),
        ("broken_recording", "audio/mpeg", b"ID3" + HTML),
        ("broken_recording", "audio/mpeg", samples.mp3() + HTML),
        ("broken_recording", "audio/ogg", samples.ogg(b"\x80theora")),
        ("broken_recording", "audio/ogg", samples.ogg() + HTML),
        ("broken_recording", "audio/wav", samples.wav() + samples.archive()),
    ],
)
def test_a_hostile_or_broken_file_is_refused_with_words(code, media_type, data):
    assert code_of(media_type, data) == code


def test_a_plain_form_to_be_filled_in_is_no_danger():
    assert inspected("application/pdf", samples.pdf_form())[1] == ""


def in_the_cage(attempt):
    """What becomes of a piece of Python where the inspector has given everything up."""
    program = f"from careplans.uploads import inspector\ninspector.give_up_everything()\n{attempt}"
    return subprocess.run([sys.executable, "-c", program], env={}, capture_output=True, text=True, timeout=60)


@pytest.mark.parametrize(
    "attempt",
    [
        "open('/etc/passwd')",
        "import socket; socket.socket()",
        "b'x' * (2 * 1024 ** 3)",
        "import os; os.pipe()",
    ],
)
def test_whoever_takes_over_the_inspector_can_reach_nothing(attempt):
    done = in_the_cage(attempt)

    assert done.returncode == 1
    assert "Too many open files" in done.stderr or "MemoryError" in done.stderr or done.stderr == ""


def test_what_breaks_the_inspector_is_refused(monkeypatch):
    monkeypatch.setattr("careplans.uploads.checking.sys.executable", "/bin/false")

    assert inspected("image/png", samples.png()) == (None, COULD_NOT_OPEN)


def test_an_endless_file_is_stopped_by_the_clock_of_the_processor():
    program = (
        "from careplans.uploads import inspector\n"
        "inspector.MOST_SECONDS = 1\n"
        "inspector.give_up_everything()\n"
        "while True: pass"
    )

    done = subprocess.run([sys.executable, "-c", program], env={}, capture_output=True, timeout=60)

    assert done.returncode < 0


def test_a_file_that_takes_too_long_is_refused(monkeypatch):
    monkeypatch.setattr("careplans.uploads.checking.LONGEST_CHECK", 0.01)

    assert inspected("image/png", samples.png()) == (None, COULD_NOT_OPEN)
