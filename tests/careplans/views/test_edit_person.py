"""The page that changes a person's details, and the page that says how they changed."""

import pytest

from careplans.actions.people import register_person
from careplans.actions.person_changes import edit_person
from careplans.models import Person, PersonChange
from tests.builders import SPARE_NUMBER, person_facts, publish_draft

PEG = {
    "revision": "1",
    "nhs_number": "999 126 4809",
    "number_checked": "02",
    "family_name": "Ockenden",
    "given_names": "Peg",
    "born_day": "14",
    "born_month": "3",
    "born_year": "1958",
    "title": "Mrs",
    "preferred_name": "Maggie",
    "gender": "female",
    "address_lines": "14 Marram Close\nSeawick\nKent",
    "postcode": "ZZ1 2AB",
}


@pytest.fixture
def peg(bethan, teams):
    facts = person_facts(nhs_number=SPARE_NUMBER, nhs_number_status="02", given_names="Peg", family_name="Ockenden")
    return register_person(facts, team=teams["night_team"], by=bethan)


@pytest.fixture
def hospice(client, bethan):
    client.force_login(bethan)
    return client


def edit_page(person):
    return f"/people/{person.pk}/edit/"


def sent_back(response):
    """What a browser would send from the form of this page, untouched."""
    sent = {}
    for bound in response.context["form"]:
        value = bound.value()
        if bound.name in ("born",) or bound.name.endswith("_on"):
            year, month, day = [*(str(value or "").split("-")), "", "", ""][:3]
            sent |= {f"{bound.name}_day": day, f"{bound.name}_month": month, f"{bound.name}_year": year}
        elif value not in (None, False):
            sent[bound.name] = value
    return sent


def test_saving_the_page_untouched_changes_nothing(hospice, peg):
    page = hospice.get(edit_page(peg))

    hospice.post(edit_page(peg), sent_back(page))

    assert (page.status_code, PersonChange.objects.count()) == (200, 0)


def test_bethan_says_that_the_number_was_checked(hospice, peg, bethan):
    done = hospice.post(edit_page(peg), PEG | {"number_checked": "01", "traced_how": "NHS record, all agree"})

    peg.refresh_from_db()
    assert (done.url, peg.is_identity_verified, peg.traced_by) == (f"/people/{peg.pk}/", True, bethan)


def test_someone_registered_with_an_unchecked_number_can_now_be_published_for(hospice, maggies_draft, imran):
    Person.objects.update(nhs_number_status="02")
    page = sent_back(hospice.get(edit_page(maggies_draft.person)))

    hospice.post(edit_page(maggies_draft.person), page | {"number_checked": "01", "traced_how": "NHS record"})

    maggies_draft.person.refresh_from_db()
    assert publish_draft(maggies_draft, by=imran).number == 1


REFUSED = {
    "reason": {"family_name": "Ash"},
    "traced_how": {"number_checked": "01"},
    "number_checked": {"number_checked": ""},
    "nhs_number": {"nhs_number": "1111111111"},
    "family_name": {"family_name": "", "reason": "x"},
    "born": {"born_year": "2999"},
    "address_1_use": {"address_1_lines": "41 Foundry Lane"},
    "phone_2": {"phone_2": "ring me"},
    "email": {"email": "maggie"},
}


@pytest.mark.parametrize("box", REFUSED)
def test_what_cannot_be_is_refused_beside_its_box(hospice, peg, box):
    refused = hospice.post(edit_page(peg), PEG | REFUSED[box])

    assert (refused.status_code, list(refused.context["form"].errors)) == (422, [box])
    assert PersonChange.objects.count() == 0


@pytest.mark.parametrize(
    "sent",
    [
        {"nhs_number": "", "number_checked": "01", "traced_how": "x", "reason": "x"},
        {"nhs_number": "", "number_checked": "02", "reason": "x"},
        {"number_checked": "07"},
        {"number_checked": "08"},
    ],
)
def test_a_status_fits_the_number_it_is_about(hospice, peg, sent):
    refused = hospice.post(edit_page(peg), PEG | sent)

    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["number_checked"])


def test_a_verified_number_is_checked_again_when_the_birth_date_changes(hospice, peg, bethan):
    edit_person(peg, {"nhs_number_status": "01", "traced_how": "NHS record"}, revision=1, by=bethan)
    sent = PEG | {"revision": "2", "number_checked": "01", "traced_how": "NHS record", "reason": "Misread"}

    refused = hospice.post(edit_page(peg), sent | {"born_day": "15"})

    assert (refused.status_code, list(refused.context["form"].errors)) == (422, ["traced_how"])


def test_phones_and_other_addresses_are_rows(hospice, peg):
    phones = {"phone": "01632 960118", "phone_use": "home", "phone_2": "07700 900121", "phone_2_use": "son"}
    address = {"address_1_lines": "41 Foundry Lane", "address_1_postcode": "zz47np", "address_1_use": "family"}

    hospice.post(edit_page(peg), PEG | phones | address)

    assert [(one.number, one.use) for one in peg.phones.all()] == [("01632 960118", "home"), ("07700 900121", "son")]
    assert [(one.lines, one.postcode, one.use) for one in peg.addresses.all()] == [
        ("41 Foundry Lane", "ZZ4 7NP", "family")
    ]


def test_who_saves_second_sees_both_and_loses_nothing(hospice, peg, imran):
    edit_person(peg, {"family_name": "Oak", "gp_practice": "Seawick Surgery"}, revision=1, reason="Letter", by=imran)

    shown = hospice.post(edit_page(peg), PEG | {"family_name": "Ash", "title": "Ms", "reason": "Married"})

    said = shown.content.decode()
    assert (shown.status_code, Person.objects.get().family_name) == (409, "Oak")
    assert "Oak" in said and "Ash" in said and "saved first" in said
    again = sent_back(shown)
    assert (again["family_name"], again["title"], again["gp_practice"], again["reason"]) == (
        "Ash",
        "Ms",
        "Seawick Surgery",
        "Married",
    )


def test_who_saves_second_may_save_over_what_was_shown(hospice, peg, imran):
    edit_person(peg, {"family_name": "Oak", "gp_practice": "Seawick Surgery"}, revision=1, reason="Letter", by=imran)
    shown = hospice.post(edit_page(peg), PEG | {"family_name": "Ash", "reason": "Married"})

    hospice.post(edit_page(peg), sent_back(shown))

    peg.refresh_from_db()
    assert (peg.family_name, peg.gp_practice, peg.revision) == ("Ash", "Seawick Surgery", 3)


@pytest.mark.parametrize("revision", ["", "0", "99", "x", "-1", "9" * 50])
def test_a_page_that_never_was_is_not_taken_for_one(hospice, peg, revision):
    answer = hospice.post(edit_page(peg), PEG | {"family_name": "Ash", "reason": "x", "revision": revision})

    assert answer.status_code in (302, 422)
    assert PersonChange.objects.count() <= 1


def test_the_history_says_what_changed_in_words(hospice, peg, bethan):
    facts = {"family_name": "Ash", "nhs_number_status": "05", "phones": []}
    edit_person(peg, facts, revision=1, reason="Married in June", by=bethan)

    said = hospice.get(f"/people/{peg.pk}/history/").content.decode()

    assert "Was: Ockenden<br>Now: Ash" in said
    assert "Number present but not traced<br>Now: Trace needs to be resolved" in said
    assert "Why: Married in June" in said


def test_the_history_hides_where_somebody_lives_if_that_is_sensitive(hospice, peg, bethan):
    edit_person(peg, {"address_lines": "Refuge, 1 Secret Lane", "location_sensitive": True}, revision=1, by=bethan)

    said = hospice.get(f"/people/{peg.pk}/history/").content.decode()

    assert "Secret Lane" not in said and "Not shown here" in said


@pytest.mark.parametrize("name", ["owen", "ravi", "amina", "maggie", "katherine", "grace", "dan", "priya"])
@pytest.mark.parametrize("page", ["edit", "history"])
def test_strangers_cannot_tell_that_there_is_such_a_person(client, request, maggies_plan, name, page):
    client.force_login(request.getfixturevalue(name))
    address = f"/people/{maggies_plan.person_id}/{page}/"

    assert [client.get(address).status_code, client.head(address).status_code] == [404, 404]


def test_a_plan_says_that_the_name_has_changed_since_it_was_signed(hospice, maggies_plan, bethan):
    before = hospice.get(f"/plans/{maggies_plan.pk}/").content.decode()
    edit_person(maggies_plan.person, {"family_name": "Ash"}, revision=1, reason="Married", by=bethan)

    after = hospice.get(f"/plans/{maggies_plan.pk}/").content.decode()

    assert "changed since this version was signed" not in before
    assert "Name has changed since this version was signed." in after
    assert "ASH, Margaret Ann" in after
    assert maggies_plan.current.document["identity"]["family_name"] == "Holloway"


def test_a_number_that_is_not_verified_is_said_everywhere(hospice, client, maggies_plan, ravi):
    Person.objects.update(nhs_number_status="05")

    pages = [hospice.get(f"/plans/{maggies_plan.pk}/{page}").content.decode() for page in ("", "card/", "draft/")]
    card = hospice.get(f"/api/v1/plans/{maggies_plan.pk}/card/").json()["person"]

    assert ["Identity not traced: trace needs to be resolved" in page for page in pages] == [True] * 3
    assert card["nhs_number_status_words"] == "Trace needs to be resolved"
    assert card["identity_not_traced"] == "Identity not traced: trace needs to be resolved"
