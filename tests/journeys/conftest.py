"""A real Chromium, a running server, the worker and the clock, a mail server, and Maggie's persona as seeded."""

import os
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import sync_playwright

from careplans.management.personas import persona_files
from tests.faults.conftest import product, receiver, redis
from tests.journeys.people import Browsing

__all__ = ["product", "receiver", "redis"]

# Playwright's own event loop makes Django think that these plain tests are asynchronous.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    # A bare root has no shared memory to speak of.
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items):
    for item in items:
        if item.path.parent.name == "journeys":
            item.add_marker("journey")


@pytest.fixture(scope="session")
def chromium():
    program = os.environ.get("CHROMIUM", "/usr/bin/chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def town(transactional_db):
    """Maggie's persona and the whole cast, as `seed_demo` loads them."""
    call_command("seed_demo", persona_files()[0], stdout=StringIO())


@pytest.fixture
def browsing(chromium, live_server, settings, town):
    """Signs one of the cast in at a browser of their own. Pictures are kept in the folder SCREENSHOTS names."""
    settings.PUBLIC_URL = live_server.url
    pictures = os.environ.get("SCREENSHOTS")
    opened = []

    def sign_in(name, width=1280):
        context = chromium.new_context(viewport={"width": width, "height": 900}, base_url=live_server.url)
        opened.append(context)
        return Browsing(name, context.new_page(), Path(pictures) if pictures else None).sign_in()

    yield sign_in
    for context in opened:
        context.close()
