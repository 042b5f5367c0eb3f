"""Who a page is about, by NHS Common User Interface rules (domain.md §6.5)."""

from datetime import date

import pytest

BANNER = """{% include "components/patient_banner.html" with person=person allergies=allergies only %}"""
REVEALED = """{% include "components/patient_banner.html" with person=person show_address=True only %}"""


@pytest.fixture
def facts(html, somebody, monkeypatch):
    """The facts of a banner, one by one in their order."""
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(2026, 11, 21))

    def read(source=BANNER, allergies="", **person):
        shown = html(source, person=somebody(**person), allergies=allergies)
        parts = shown.split('<div class="gt-banner__part')[1:]
        return [" ".join(_text(part).split()) for part in parts]

    return read


def _text(part):
    from_first_tag = part[part.index(">") + 1 :]
    return "".join(piece.rpartition(">")[2] for piece in from_first_tag.split("<"))


def test_the_facts_stand_in_the_order_of_the_standard(facts):
    assert facts(allergies="No known allergies") == [
        "HOLLOWAY, Margaret Ann (Mrs) Likes to be called Maggie (she/her)",
        "Born 14-Mar-1958 (68y)",
        "Gender Female",
        "NHS No. 999 204 8174",
        "Address 14 Marram Close, Seawick, ZZ1 2AB",
        "Phone 01632 960118",
        "No known allergies",
    ]


def test_the_longest_name_stands_whole(facts):
    person = {"family_name": "F" * 105, "given_names": "g" * 105, "title": "t" * 35, "preferred_name": ""}

    assert facts(**person)[0] == f"{'F' * 105}, {'g' * 105} ({'t' * 35})"


def test_what_is_not_known_is_said_in_words(facts):
    person = {"nhs_number": None, "gender": "", "address_lines": "", "postcode": "", "born_precision": "year"}

    assert facts(**person)[1:5] == [
        "Born 1958 (67y to 68y)",
        "Gender Not known",
        "NHS No. Not known",
        "Address Not recorded",
    ]


def test_a_page_that_did_not_ask_about_allergies_does_not_say_there_are_none(facts):
    assert facts()[-1] == "Allergies unavailable"


def test_an_untraced_identity_is_named(facts):
    assert facts(nhs_number_status="03")[3:5] == ["NHS No. 999 204 8174", "Identity not traced: trace required"]


def test_where_someone_lives_stays_hidden_when_that_is_sensitive(facts):
    assert facts(location_sensitive=True)[4:] == [
        "Address Not shown here: where this person lives is sensitive",
        "Allergies unavailable",
    ]


def test_a_sensitive_address_is_shown_where_the_page_says_so(facts):
    shown = facts(REVEALED, location_sensitive=True)

    assert shown[4:6] == ["Address 14 Marram Close, Seawick, ZZ1 2AB", "Phone 01632 960118"]


def test_a_person_who_died_has_an_age_at_death_and_no_age_now(facts):
    assert facts(died_on=date(2026, 3, 13))[1:3] == ["Born 14-Mar-1958", "Died 13-Mar-2026 Age at death 67y"]


def test_a_banner_of_someone_who_died_looks_different(html, somebody):
    alive, dead = (html(BANNER, person=somebody(died_on=day)) for day in (None, date(2026, 3, 13)))

    assert ("gt-banner--died" in alive, "gt-banner--died" in dead) == (False, True)


def test_a_name_cannot_carry_markup(html, somebody):
    shown = html(BANNER, person=somebody(given_names="<script>alert(1)</script>"))

    assert "<script" not in shown
