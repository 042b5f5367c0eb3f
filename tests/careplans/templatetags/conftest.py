"""A person with the facts a banner shows, and a way to read a component as a reader does."""

from datetime import date

import pytest
from django.template import engines
from django.utils.html import strip_tags

from careplans.models import Person


class Somebody(Person):
    """A person who is never stored; the number to ring is given, not looked up."""

    phone = "01632 960118"

    class Meta:
        proxy = True
        app_label = "careplans"


FACTS = {
    "title": "Mrs",
    "given_names": "Margaret Ann",
    "family_name": "Holloway",
    "preferred_name": "Maggie",
    "pronouns": "she/her",
    "nhs_number": "9992048174",
    "nhs_number_status": "01",
    "born_on": date(1958, 3, 14),
    "gender": "female",
    "address_lines": "14 Marram Close\nSeawick",
    "postcode": "ZZ1 2AB",
}


@pytest.fixture
def somebody():
    def make(**facts):
        return Somebody(**FACTS | facts)

    return make


@pytest.fixture
def html():
    """What a piece of template makes."""

    def make(source, **context):
        return engines["django"].from_string(source).render(context)

    return make


@pytest.fixture
def words(html):
    """What a piece of template says, without its markup."""

    def make(source, **context):
        return " ".join(strip_tags(html(source, **context).replace("<br>", " ")).split())

    return make
