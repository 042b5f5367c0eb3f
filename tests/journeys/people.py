"""What people do in a browser, in the words they would use for it."""

import re
import subprocess

from axe_playwright_python.sync_playwright import Axe
from django.conf import settings

PHONE, DESK, TALLEST = 390, 1280, 1700
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}


class Browsing:
    """One of the cast at a browser. `actions` counts what they press or submit after signing in."""

    def __init__(self, name, page, pictures=None):
        self.name, self.page, self.pictures, self.actions = name, page, pictures, 0

    def sign_in(self):
        self.page.goto("/accounts/login/")
        self.page.get_by_label("Email").fill(f"{self.name}@demo.golden-ticket.test")
        self.page.get_by_label("Password", exact=True).fill(settings.DEMO_PASSWORD)
        self.page.get_by_role("button", name="Sign in").click()
        self.page.wait_for_url(lambda address: "login" not in address)
        return self

    def someone_else(self):
        """A stranger at a browser that nobody is signed in at."""
        return Browsing("", self.page.context.browser.new_context().new_page(), self.pictures)

    def press(self, name, role="button"):
        """Press the one button (or link) of this name, and wait for what comes of it."""
        self.actions += 1
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()
        return self

    def follow(self, name):
        return self.press(name, role="link")

    def fill(self, label, words):
        self.page.get_by_label(label, exact=True).fill(words)
        return self

    def choose(self, question, answer):
        self.page.get_by_label(question, exact=True).select_option(label=answer)
        return self

    def look_up(self, nhs_number, day, month, year):
        return self.fill("Who are you looking for?", f"{nhs_number} {day} {month} {year}").press("Look up")

    def sees(self, words):
        return self.page.get_by_text(words).first.is_visible()

    def headline(self):
        """The largest words on the page."""
        return " ".join(self.page.locator("h1").inner_text().split())

    def plan_id(self):
        return re.search(r"/plans/([0-9a-f-]{36})/", self.page.url)[1]

    def picture(self, name):
        """Keep this page as it looks at desk and at phone width, where pictures are wanted."""
        if self.pictures:
            self.pictures.mkdir(parents=True, exist_ok=True)
            for width in (DESK, PHONE):
                self.page.set_viewport_size({"width": width, "height": 900})
                height = min(self.page.evaluate("document.documentElement.scrollHeight"), TALLEST)
                top = {"x": 0, "y": 0, "width": width, "height": height}
                self.page.screenshot(path=self.pictures / f"{name}-{width}.png", full_page=True, clip=top)
            self.page.set_viewport_size({"width": DESK, "height": 900})
        return self


def what_is_wrong(page):
    """Each rule of WCAG 2.2 AA that a machine can check and that is broken here, and where; and a page wider than its
    window."""
    found = Axe().run(page, options=RULES).response["violations"]
    too_wide = page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
    broken = [f"{rule['id']} at {rule['nodes'][0]['target']}" for rule in found]
    return [*broken, *(["wider than the window"] if too_wide else [])]


def is_clean(someone):
    """Nothing is wrong with the page they are at, at phone or at desk width."""
    for width in (PHONE, DESK):
        someone.page.set_viewport_size({"width": width, "height": 900})
        assert what_is_wrong(someone.page) == []


def print_from(who, folder, kept_where):
    """Print a ticket through the page as `who`, and give back the PDF's path."""
    plan = who.plan_id()
    who.page.goto(f"/plans/{plan}/tickets/")
    token = who.page.locator("main input[name=csrfmiddlewaretoken]").get_attribute("value")
    form = {"csrfmiddlewaretoken": token, "layout": "a4", "kept_where": kept_where}
    address = who.page.url
    answer = who.page.context.request.post(address, form=form, headers={"Referer": address})
    assert (answer.status, answer.headers["content-type"]) == (200, "application/pdf")
    (path := folder / "ticket.pdf").write_bytes(answer.body())
    return path


def scan(pdf, pictures=None):
    """What a real QR reader reads off the printed sheet."""
    picture = (pictures or pdf.parent) / "ticket"
    subprocess.run(["pdftoppm", "-r", "150", "-png", "-singlefile", pdf, picture], check=True)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", f"{picture}.png"], check=True, capture_output=True, text=True)
    return read.stdout.strip()
