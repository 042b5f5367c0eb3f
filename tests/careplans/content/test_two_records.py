"""Two records side by side: what agrees, what differs, and what only one of them says."""

import pytest

from careplans.content.two_records import compared, how_they_agree, points
from careplans.models import Person
from tests.builders import person_facts

STATUSES = dict(Person.NumberStatus.choices)


@pytest.mark.parametrize(
    ("one", "other", "how"),
    [
        ("Holloway", "HOLLOWAY", ""),
        ("Holloway", "Ash", "differs"),
        ("Holloway", "Not recorded", "one is silent"),
        ("Not known", "999 204 8174", "one is silent"),
        ("Not recorded", "Not recorded", ""),
    ],
)
def test_silence_is_not_a_difference(one, other, how):
    assert how_they_agree(one, other) == how


def facts(**changes):
    person = Person(**person_facts(born_on="1958-03-14") | changes)
    columns = {name: getattr(person, name) for name in vars(person) if not name.startswith("_")}
    return columns | {"phones": [], "addresses": []}


def test_only_what_both_say_can_be_compared():
    lines = compared(facts(), facts(nhs_number=None, postcode="", family_name="Ash"), STATUSES)

    assert points(lines) == [
        ("family_name", "Family name: Holloway | Ash"),
        ("given_names", "Given names: Margaret Ann | Margaret Ann"),
        ("born", "Date of birth: 14-Mar-1958 | 14-Mar-1958"),
        ("address_lines", "Address: 14 Marram Close, Seawick, Kent | 14 Marram Close, Seawick, Kent"),
    ]


def test_where_one_of_them_lives_is_hidden_for_both():
    lines = {line["key"]: line for line in compared(facts(), facts(location_sensitive=True), STATUSES)}

    assert "Marram" not in str(lines)
    assert {lines[key]["how"] for key in ("address_lines", "postcode", "phones")} == {""}
