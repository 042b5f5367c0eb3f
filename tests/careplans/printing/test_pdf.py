"""The renderer reads nothing but what the page itself carries (reliability.md cases 18 and 19)."""

import time
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from weasyprint import HTML

from careplans.printing import pdf as renderer
from careplans.printing.pdf import MOST_CHARACTERS, CouldNotRender, render
from tests.careplans.printing.paper import lines_on, opened, printed, words_on

SECRET = "a-word-that-stands-in-a-file"


class Canary(BaseHTTPRequestHandler):
    """Counts who comes."""

    def do_GET(self):
        self.server.hits += 1
        self.send_response(200)
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture
def canary():
    server = HTTPServer(("127.0.0.1", 0), Canary)
    server.hits = 0
    Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def secret_file(tmp_path):
    file = tmp_path / "secret.txt"
    file.write_text(SECRET)
    return file


def baits(canary, secret_file):
    """Ways to make a renderer fetch or attach something."""
    for address in (f"http://127.0.0.1:{canary.server_port}/x", secret_file.as_uri()):
        yield f'<img src="{address}" alt="">'
        yield f'<link rel="stylesheet" href="{address}">'
        yield f'<link rel="attachment" href="{address}">'
        yield f'<style>@import "{address}";</style>'
        yield f'<p style="background: url({address})">x</p>'
        yield f'<object data="{address}"></object><embed src="{address}">'
        yield f'<svg xmlns="http://www.w3.org/2000/svg"><image href="{address}"/></svg>'


def test_the_canary_sings_when_nothing_guards_the_renderer(canary, secret_file):
    HTML(string=next(baits(canary, secret_file))).write_pdf()

    assert canary.hits == 1


def test_nothing_is_fetched_or_attached_whatever_the_page_names(canary, secret_file):
    for bait in baits(canary, secret_file):
        try:
            made = render(f"<html lang='en-GB'><title>x</title><body>{bait}", "a4.css")
        except CouldNotRender:
            continue
        assert SECRET not in words_on(made)
        assert dict(opened(made).attachments) == {}

    assert canary.hits == 0


def test_a_page_that_names_a_file_is_not_rendered_at_all(secret_file):
    with pytest.raises(CouldNotRender):
        render(f'<html lang="en-GB"><title>x</title><img src="{secret_file.as_uri()}" alt="">', "a4.css")


@pytest.mark.django_db
def test_html_in_a_plan_is_printed_as_words(canary, secret_file):
    bait = "".join(baits(canary, secret_file))
    made = printed({"clinical_focus": {"focus": "comfort", "focus_reason": bait}, "place_of_care": {}})

    assert canary.hits == 0
    assert '<img src="http://127.0.0.1:' in words_on(made)
    assert SECRET not in words_on(made)
    assert dict(opened(made).attachments) == {}


def test_too_many_words_are_refused_before_they_are_laid_out():
    started = time.process_time()

    with pytest.raises(CouldNotRender):
        render("word " * MOST_CHARACTERS, "a4.css")

    assert time.process_time() - started < 1


@pytest.mark.parametrize("width", [150.2, 150.6, 151.0, 151.4])
def test_a_line_that_is_just_full_is_not_broken_at_its_first_space(width):
    detail = "carrier of resistant organisms in urine since July with standard precautions"
    words = f"<b>INFECTION</b>: {detail} <b>NEXT WORDS HERE</b>"
    made = render(f"<html lang='en-GB'><title>x</title><p style='width: {width}mm'>{words}\n</p>", "a4.css")

    assert lines_on(made)[0] != "INFECTION:"


def test_a_failure_does_not_leave_the_renderer_locked(secret_file):
    for _ in range(2):
        with pytest.raises(CouldNotRender):
            render(f'<html lang="en-GB"><title>x</title><img src="{secret_file.as_uri()}" alt="">', "a4.css")

    assert render("<html lang='en-GB'><title>x</title><p>Still here", "a4.css").startswith(b"%PDF-")


def test_the_error_says_nothing_of_the_page(secret_file):
    with pytest.raises(CouldNotRender) as refused:
        render(f'<html lang="en-GB"><title>x</title><p>Maggie<img src="{secret_file.as_uri()}" alt="">', "a4.css")

    assert "Maggie" not in f"{refused.value} {refused.value.__cause__}"
    assert "secret" not in f"{refused.value} {refused.value.__cause__}"


def test_a_thread_that_waits_too_long_is_told(monkeypatch):
    monkeypatch.setattr(renderer, "LONGEST_WAIT", 0.05)
    renderer._one_at_a_time.acquire()
    try:
        with pytest.raises(CouldNotRender):
            render("<html lang='en-GB'><title>x</title><p>x", "a4.css")
    finally:
        renderer._one_at_a_time.release()
