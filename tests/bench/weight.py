"""How much a page makes a browser fetch: its own bytes, those of its style sheets, and how many requests that takes."""

from dataclasses import dataclass
from html.parser import HTMLParser

from django.conf import settings
from django.contrib.staticfiles import finders

FETCHED = {"stylesheet", "icon", "preload", "modulepreload", "manifest"}


@dataclass(frozen=True)
class Weight:
    """Uncompressed bytes, and every request of the page: itself, its style sheets, and what else it names."""

    html_bytes: int
    css_bytes: int
    requests: int

    @property
    def total(self):
        return self.html_bytes + self.css_bytes

    def __str__(self):
        return f"{self.total} bytes (page {self.html_bytes}, style {self.css_bytes}), {self.requests} requests"


class Fetched(HTMLParser):
    """Collects the addresses a browser fetches by itself."""

    def __init__(self):
        super().__init__()
        self.styles, self.others = [], []

    def handle_starttag(self, tag, attrs):
        named = dict(attrs)
        kinds = set((named.get("rel") or "").split())
        if tag == "link" and kinds & FETCHED:
            (self.styles if "stylesheet" in kinds else self.others).append(named["href"])
        elif tag in ("script", "img", "iframe", "audio", "video", "source", "embed") and named.get("src"):
            self.others.append(named["src"])


def card_weight(response):
    """What this answer weighs in a browser that has nothing of it yet. Style sheets that name more are refused."""
    page = Fetched()
    page.feed(response.content.decode())
    styles = [_style(address) for address in dict.fromkeys(page.styles)]
    if any("@import" in style or "url(" in style for style in styles):
        raise AssertionError("A style sheet of this page makes the browser fetch more, which is not counted here")
    requests = 1 + len({*page.styles, *page.others})
    return Weight(len(response.content), sum(len(style.encode()) for style in styles), requests)


def _style(address):
    name = address.removeprefix(settings.STATIC_URL)
    with open(finders.find(name), encoding="utf-8") as file:
        return file.read()
