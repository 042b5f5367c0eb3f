"""Every value of the six persona files is read on the page of the whole plan, on the printed whole plan and by API.

Each value is looked for where it belongs: in the section, and on the page and by API under its question.
"""

import json
import re
from html.parser import HTMLParser
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from careplans.content.sections import section_by_key
from careplans.management.personas import persona_files
from careplans.management.personas.held import words_shown
from careplans.management.personas.leaves import Leaf, leaves_of
from careplans.management.personas.places import places_of
from careplans.management.personas.places.kinds import Concept, Said
from careplans.management.personas.reading import read_file
from careplans.models import Plan
from careplans.models.reading import read_version
from tests.careplans.printing.paper import lines_on, words_on

pytestmark = pytest.mark.django_db
FAMILIES = [path.stem.rsplit("-", 1)[-1].capitalize() for path in persona_files()]
KEPT_APART = "home_and_safety.home_access.key_safe_code"
# About the file, what a ticket printed from it would say, and what is for closing the plan one day.
LEFT_OUT = (
    *("schema", "fictional", "as_of_date", "seeding_note", "persona_id", "title", "demonstrates"),
    *("ticket", "demo_outcome_for_closure_screen"),
)
# Said in confidence: paper may lie where anybody reads it.
NOT_ON_PAPER = (
    "consent_and_sharing.family_told",
    "consent_and_sharing.do_not_share_with[]",
    "consent_and_sharing.do_not_contact[]",
    "clinical.prognosis.awareness_carer",
)
DO_NOT = ("consent_and_sharing.do_not_share_with", "consent_and_sharing.do_not_contact")
# Where the margins of the printed page end, in points: what stands in them is no part of any section.
BODY = ("-x", "0", "-y", "54", "-W", "595", "-H", "695")


@pytest.fixture(scope="module")
def readings(django_db_setup, django_db_blocker):
    """What a clinician who cares for each person is shown, three times over."""
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", stdout=StringIO())
        yield {path.stem.rsplit("-", 1)[-1].capitalize(): Reading(path) for path in persona_files()}
        transaction.set_rollback(True)


class Reading:
    """One persona: the plan that was made of the file, and the three ways in which it is read."""

    def __init__(self, path):
        self.data = read_file(path)
        family = self.data["person"]["family"]
        self.plan = Plan.objects.with_what_is_shown().get(person__family_name=family)
        self.plan.current.plan = self.plan
        self.words = words_shown(self.data, self.plan)
        client = Client()
        client.force_login(self.plan.current.published_by)
        self.html = client.get(f"/plans/{self.plan.pk}/").content.decode()
        self.json = client.get(f"/api/v1/plans/{self.plan.pk}/").json()
        asked = {"layout": "full", "kept_where": "Notes at home"}
        self.pdf = client.post(f"/api/v1/plans/{self.plan.pk}/tickets/", asked, content_type="application/json").content
        self.page, self.api, self.paper = on_page(self.html), by_api(self.json), on_paper(self)

    @property
    def parts(self):
        return read_version(self.plan.current, shows_where=True, on_paper=True)

    def not_on(self, shown):
        """The paths of the values that are held and not among what is `shown`, each with the words looked for."""
        values = ((Leaf(path, value_at(self.data, path)), words) for path, words in self.words.items())
        return [
            (leaf.path, one)
            for leaf, words in values
            for one in words
            if leaf.path != KEPT_APART and not any(plain(one) in text for text in where_it_belongs(leaf, shown))
        ]


def is_left_out(path):
    return re.split(r"[.\[]", path)[0] in LEFT_OUT


def value_at(data, path):
    return next(leaf.value for leaf in leaves_of(data) if leaf.path == path)


def where_it_belongs(leaf, shown):
    """The texts in which this value may stand: those under its question, else those about the person and the plan."""
    asked = [place for place in places_of(leaf) if isinstance(place, Said | Concept)]
    for place in asked:
        yield from (text for label, text in shown.get(place.section, ()) if label in ("", *labels_of(place)))
    if len(asked) < len(places_of(leaf)):
        around = (key for key in shown if section_by_key(key) is None)
        yield from (text for key in around for _, text in shown[key])


def labels_of(place):
    """The questions that this place answers; a code may come with any of several."""
    items = place.items if isinstance(place, Concept) else (place.item,)
    return [section_by_key(place.section).item(item).label for item in items]


def plain(words):
    """The words without spaces and line ends, large and small letters alike."""
    return "".join(words.split()).casefold()


class SectionsOfPage(HTMLParser):
    """Reads a page as {section: [(label, text)]}, by the ids of its headings and the pairs of its lists."""

    def __init__(self):
        super().__init__()
        self.found, self.section, self.label, self.into = {}, "", "", ""

    def handle_starttag(self, tag, attrs):
        name = dict(attrs).get("id") or ""
        if tag == "h3" and name.startswith("section-"):
            self.section = self.found.setdefault(name.removeprefix("section-"), [])
        if tag in ("dt", "dd"):
            self.into = tag
            self.label = "" if tag == "dt" else self.label
            self.section.append(["", ""]) if tag == "dd" else None

    def handle_endtag(self, tag):
        if tag == "dd":
            self.section[-1] = (self.label.strip(), plain(self.section[-1][1]))
        self.into = "" if tag in ("dt", "dd") else self.into

    def handle_data(self, data):
        if self.into == "dt":
            self.label += data
        elif self.into == "dd":
            self.section[-1][1] += data


def on_page(html):
    parser = SectionsOfPage()
    parser.feed(html[html.index('class="gt-part"') :])
    return parser.found


def by_api(plan):
    """Every section of the answer, the plan's own and those around it, as {section: [(label, text)]}."""
    sections = [one for name in ("sections", "identity", "standing", "history") for one in plan[name]]
    return {
        one["key"]: [(fact["label"], plain(text_of(fact))) for row in one["rows"] for fact in row["answers"]]
        for one in sections
    }


def text_of(fact):
    codes = " ".join(" ".join(code.values()) for code in fact["codes"])
    return f"{fact['words']} {codes}"


def on_paper(reading):
    """The text under each heading of the print, in reading order; a heading is a line by itself."""
    lines = [line.strip("\f ") for line in lines_on(reading.pdf, body=BODY)]
    found, at = {}, 0
    headings = [(one.section.key, one.section.title) for part in reading.parts for one in part.sections]
    starts = []
    for _, title in headings:
        at = lines.index(title, at) + 1
        starts.append(at)
    for (key, _), start, end in zip(headings, starts, [*starts[1:], len(lines)], strict=True):
        found[key] = [("", plain(" ".join(lines[start:end])))]
    return found


def is_said_in_confidence(path, data):
    """Whether this is for the live record only, as is all about somebody who must not be contacted."""
    contact = re.match(r"contacts\.personal\[(\d+)\]", path)
    if contact:
        return "do_not_contact" in json.dumps(data["contacts"]["personal"][int(contact[1])]).replace(" ", "_").lower()
    return re.sub(r"\[\d+\]", "[]", path) in NOT_ON_PAPER


@pytest.mark.parametrize("family", FAMILIES)
def test_every_value_of_the_file_is_looked_for(readings, family):
    reading = readings[family]
    about_the_plan = [leaf.path for leaf in leaves_of(reading.data) if not leaf.is_empty and not is_left_out(leaf.path)]

    assert len(about_the_plan) > 400
    assert [path for path in about_the_plan if not reading.words.get(path) and path != KEPT_APART] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_page_shows_every_value_under_its_question(readings, family):
    reading = readings[family]

    assert reading.not_on(reading.page) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_api_gives_every_value_under_its_question(readings, family):
    reading = readings[family]

    assert reading.not_on(reading.api) == []


@pytest.mark.parametrize("family", FAMILIES)
def test_the_print_shows_every_value_in_its_section_but_confidences(readings, family):
    reading = readings[family]

    missing = reading.not_on(reading.paper)

    assert [one for one in missing if not is_said_in_confidence(one[0], reading.data)] == []


@pytest.mark.parametrize("family", FAMILIES)
def test_what_was_said_in_confidence_is_not_on_paper(readings, family):
    reading = readings[family]
    said = reading.words["consent_and_sharing.family_told"] + [
        word for path, words in reading.words.items() if path.startswith(DO_NOT) for word in words
    ]

    everything = plain(words_on(reading.pdf))

    assert [words for words in said if plain(words) in everything] == []
    assert plain("read live record") in everything


def code_of_key_safe(path):
    return (read_file(path)["home_and_safety"].get("home_access") or {}).get("key_safe_code")


KEY_SAFES = {family: code_of_key_safe(path) for family, path in zip(FAMILIES, persona_files(), strict=True)}


@pytest.mark.parametrize("family", [family for family, code in KEY_SAFES.items() if code])
def test_the_code_of_the_key_safe_is_shown_nowhere(readings, family):
    reading = readings[family]

    everything = (reading.html, json.dumps(reading.json), words_on(reading.pdf))

    assert [text for text in everything if plain(KEY_SAFES[family]) in plain(text)] == []
