"""What a page of another site may make a browser do here: follow a link to a page, and nothing else."""

import pytest

from careplans.models import AccessEvent
from careplans.views.other_sites import PROBLEM
from tests.careplans.test_strangers import a_document_and_a_file

LINK = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"}
SITES = ("cross-site", "same-site")


@pytest.fixture
def files(maggies_plan, imran):
    """Every address that answers with a file."""
    copy = a_document_and_a_file(maggies_plan, imran)["file_id"]
    return [f"/plans/{maggies_plan.pk}/files/{copy}/", f"/plans/{maggies_plan.pk}/draft/preview/ticket/"]


@pytest.mark.parametrize("site", SITES)
def test_a_link_from_elsewhere_leads_to_a_page(client, bethan, maggies_plan, site):
    client.force_login(bethan)

    assert client.get(f"/plans/{maggies_plan.pk}/", headers=LINK | {"Sec-Fetch-Site": site}).status_code == 200


@pytest.mark.parametrize("site", SITES)
def test_a_link_from_elsewhere_opens_no_file(client, imran, files, site):
    client.force_login(imran)

    refused = [client.get(file, headers=LINK | {"Sec-Fetch-Site": site}) for file in files]

    assert [answer.status_code for answer in refused] == [403, 403]
    assert all("This was opened from another site" in answer.content.decode() for answer in refused)


@pytest.mark.parametrize("site", ["same-origin", "none", None])
def test_our_own_pages_typed_addresses_and_old_browsers_open_files(client, imran, files, site):
    client.force_login(imran)

    answers = [client.get(file, headers={"Sec-Fetch-Site": site} if site else {}) for file in files]

    assert [answer.status_code for answer in answers] == [200, 200]


@pytest.mark.parametrize(
    ("mode", "shown_in"), [("navigate", "iframe"), ("navigate", "object"), ("no-cors", "image"), ("cors", "empty")]
)
def test_no_page_is_shown_in_or_fetched_by_another_site(client, bethan, maggies_plan, mode, shown_in):
    client.force_login(bethan)
    headers = LINK | {"Sec-Fetch-Mode": mode, "Sec-Fetch-Dest": shown_in}

    assert client.get(f"/plans/{maggies_plan.pk}/", headers=headers).status_code == 403


@pytest.mark.parametrize("site", SITES)
def test_no_form_of_another_site_is_taken_and_that_is_on_record(client, bethan, maggies_plan, site):
    client.force_login(bethan)
    before = AccessEvent.objects.count()

    answer = client.post(f"/plans/{maggies_plan.pk}/withdraw/", {}, headers=LINK | {"Sec-Fetch-Site": site})

    event = AccessEvent.objects.last()
    assert (answer.status_code, AccessEvent.objects.count()) == (403, before + 1)
    assert (event.verb, event.result) == ("tried", "refused")
    assert event.subject == "withdraw_plan: from a page of another site"


def test_a_visitor_is_refused_and_not_recorded(client, db):
    answer = client.post("/accounts/login/", {}, headers=LINK)

    assert (answer.status_code, AccessEvent.objects.count()) == (403, 0)


@pytest.mark.parametrize("address", ["/api/v1/lookup/", "/api/v1/launches/"])
def test_a_program_is_told_as_a_program_and_other_systems_pass(client, bethan, address):
    client.force_login(bethan)

    refused = client.post(address, "{}", content_type="application/json", headers=LINK)
    passed = client.post(address, "{}", content_type="application/json")

    assert (refused.status_code, refused.json()) == (403, PROBLEM)
    assert passed.status_code in {400, 401}


def test_owen_cannot_tell_what_exists_by_it(client, owen, files):
    client.force_login(owen)
    nothing = "/plans/00000000-0000-0000-0000-000000000000/files/00000000-0000-0000-0000-000000000000/"

    told = [client.get(address, headers=LINK) for address in (files[0], nothing)]

    assert (told[0].status_code, told[0].content) == (told[1].status_code, told[1].content)
