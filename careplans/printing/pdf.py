"""HTML to PDF. Nothing is read but what the page itself carries: no file, no network, nothing else on the disk.

WeasyPrint would otherwise fetch whatever the HTML names, and attach local files to the PDF (reliability.md case 18).
"""

import re
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from threading import Lock

from django.conf import settings
from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration
from weasyprint.urls import FatalURLFetchingError, URLFetcher

# A full ticket is about 25,000 characters. 20,000 words in one field took 17 seconds, so there is an end.
MOST_CHARACTERS = 60_000
LONGEST_WAIT = 20
AT_THE_END = re.compile(r"\s+(?=</(?:b|p|li|span|blockquote)>)")
BEFORE_BOLD = re.compile(r"(?<=[^\s>])\s+<b>")
ACCESSIBLE = {"pdf_variant": "pdf/ua-1", "pdf_tags": True}

# Pango's font map is shared and not made for threads; and one page at a time keeps a worker's memory flat.
_one_at_a_time = Lock()


class CouldNotRender(Exception):
    """No PDF was made. Nothing that the page says is in this message: it may be logged."""


class OnlyWhatThePageCarries(URLFetcher):
    """Serves `data:` addresses. Any other address stops the rendering; an ordinary error would be swallowed."""

    def __init__(self):
        super().__init__(allowed_protocols=["data"], allow_redirects=False, fail_on_errors=True)

    def fetch(self, url, headers=None):
        if not url.lower().startswith("data:"):
            raise FatalURLFetchingError("A printed page asked for something that it does not carry itself.")
        return super().fetch(url, headers)


@cache
def _fonts():
    """One for all renders: a new one for each costs time, and memory that never comes back."""
    return FontConfiguration()


@cache
def _stylesheet(name):
    """A style sheet of ours from static/print/, read and parsed once."""
    text = (Path(settings.BASE_DIR) / "static" / "print" / name).read_text(encoding="utf-8")
    return CSS(string=text, font_config=_fonts(), url_fetcher=OnlyWhatThePageCarries())


def lay_out(html, stylesheet, *, most_characters=MOST_CHARACTERS):
    """The document as it falls on pages, not written yet. Raises CouldNotRender."""
    if len(html) > most_characters:
        raise CouldNotRender("There are too many words for a printed page.")
    with _renderer():
        page = HTML(string=_without_loose_spaces(html), url_fetcher=OnlyWhatThePageCarries())
        return page.render(font_config=_fonts(), stylesheets=[_stylesheet(stylesheet)], **ACCESSIBLE)


def _without_loose_spaces(html):
    """The same words. WeasyPrint 70 breaks a line that is just full at its *first* space, if a space ends its text."""
    return BEFORE_BOLD.sub("<b> ", AT_THE_END.sub("", html))


def write(document):
    """The bytes of a document that was laid out, tagged for screen readers (PDF/UA-1). Raises CouldNotRender."""
    with _renderer():
        return document.write_pdf(**ACCESSIBLE)


def render(html, stylesheet):
    """The bytes of this HTML as a PDF. Raises CouldNotRender."""
    return write(lay_out(html, stylesheet))


@contextmanager
def _renderer():
    """The renderer, for one thread at a time; whatever goes wrong inside becomes CouldNotRender."""
    if not _one_at_a_time.acquire(timeout=LONGEST_WAIT):
        raise CouldNotRender("Other pages are being printed.")
    try:
        yield
    # FatalURLFetchingError is no Exception, so that WeasyPrint cannot swallow it.
    except (Exception, FatalURLFetchingError) as error:
        raise CouldNotRender("The printed page could not be made.") from error
    finally:
        _one_at_a_time.release()
