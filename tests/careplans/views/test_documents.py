"""The list of papers, one paper, and what may be done with it by whom."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from careplans.actions.documents import add_document, record_sighting
from careplans.actions.uploads import upload_copy
from careplans.audit import Verb
from careplans.models import AccessEvent, PlanDocument, Sighting, UploadedFile
from careplans.uploads.checking import check_file
from tests.builders import write_draft
from tests.careplans.uploads import samples

THE_ADRT = {"kind": "adrt", "title": "Her advance decision", "kept_at_first": "Blue folder", "section_key": "adrt"}


@pytest.fixture
def document(maggies_plan, bethan):
    return add_document(maggies_plan, **THE_ADRT, by=bethan)


def words_of(client, who, address):
    client.force_login(who)
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(unescape(answer.content.decode()).split())


def send(client, document, data, name="scan.pdf", who=None):
    if who:
        client.force_login(who)
    sent = {"send-file": SimpleUploadedFile(name, data, "application/pdf"), "send-says": "Page 1"}
    return client.post(reverse("send_copy", args=[document.plan_id, document.pk]), sent)


def test_the_list_says_where_the_paper_is_and_that_nobody_has_seen_it(client, document, ravi, bethan):
    said = words_of(client, bethan, reverse("documents", args=[document.plan_id]))

    assert "Her advance decision" in said
    assert "The paper: Blue folder" in said
    assert "Nobody has written down that they saw it." in said
    assert AccessEvent.objects.filter(verb=Verb.READ_DOCUMENTS, actor=bethan).count() == 1


def test_what_the_plan_speaks_of_and_nobody_listed_is_offered_to_be_listed(client, maggies_plan, bethan):
    adrt = {"status": "original_seen", "made_on": "2026-08", "location_of_original": "Kitchen dresser"}
    write_draft(maggies_plan, {"adrt": adrt}, by=bethan)
    address = reverse("documents", args=[maggies_plan.pk])
    assert "The plan speaks of these" in words_of(client, bethan, address)

    form = client.get(reverse("new_document", args=[maggies_plan.pk]) + "?about=adrt.adrt.").context["form"]
    client.post(reverse("new_document", args=[maggies_plan.pk]), form.initial)

    listed = PlanDocument.objects.get()
    assert (listed.kind, listed.section_key, listed.dated, listed.kept_where) == (
        "adrt",
        "adrt",
        "2026-08",
        "Kitchen dresser",
    )
    assert "The plan speaks of these" not in words_of(client, bethan, address)


def test_a_paper_of_the_same_place_is_listed_once(client, document, bethan):
    client.force_login(bethan)

    answer = client.post(reverse("new_document", args=[document.plan_id]), {**THE_ADRT, "title": "Twice"})

    assert answer.url == document.get_absolute_url()
    assert PlanDocument.objects.count() == 1


def test_what_is_missing_on_the_form_is_said_and_nothing_is_kept(client, maggies_plan, bethan):
    client.force_login(bethan)

    answer = client.post(reverse("new_document", args=[maggies_plan.pk]), {"kind": "will"})

    assert answer.status_code == 422
    assert "Choose one of these." in answer.content.decode()
    assert not PlanDocument.objects.exists()


def test_katherine_may_list_and_send_and_it_is_marked_as_theirs_until_a_clinician_has_seen_it(
    client, maggies_plan, katherine, bethan
):
    client.force_login(katherine)
    client.post(reverse("new_document", args=[maggies_plan.pk]), {"kind": "lpa", "title": "The power of attorney"})
    document = PlanDocument.objects.get()
    assert send(client, document, samples.pdf()).status_code == 302
    address = document.get_absolute_url()
    said = words_of(client, bethan, address)
    assert "Told by the person or family" in said
    assert "Sent by the person or family" in said

    record_sighting(document, saw="told", seen_on=timezone.localdate(), seen_by="Bethan", by=bethan)
    assert "Sent by the person or family" in words_of(client, bethan, address)
    record_sighting(document, saw="original", seen_on=timezone.localdate(), seen_by="Bethan", by=bethan)

    said = words_of(client, bethan, address)
    assert "Told by the person or family" not in said
    assert "Sent by the person or family" not in said


@pytest.mark.parametrize("route", ["sight_document", "end_document"])
def test_katherine_may_neither_verify_nor_end(client, document, katherine, route):
    client.force_login(katherine)
    page = client.get(document.get_absolute_url())
    assert (page.context["sighting"], page.context["end"]) == (None, None)

    answer = client.post(reverse(route, args=[document.plan_id, document.pk]), {"end-reason": "x"})

    assert answer.status_code == 404
    assert not Sighting.objects.exists()
    assert not PlanDocument.objects.exclude(ended_at=None).exists()


def test_ravi_reads_the_list_and_changes_nothing(client, document, ravi):
    client.force_login(ravi)

    sent = send(client, document, samples.pdf())
    added = client.post(reverse("new_document", args=[document.plan_id]), THE_ADRT)

    assert (sent.status_code, added.status_code) == (404, 404)
    assert not UploadedFile.objects.exists()


def test_bethan_writes_down_what_she_saw_and_where_it_lies_now(client, document, bethan):
    client.force_login(bethan)
    seen = {
        "sighting-saw": "original",
        "sighting-seen_by": "Bethan Rowlands",
        "sighting-role": "hospice CNS",
        "sighting-seen_on": timezone.localdate().isoformat(),
        "sighting-kept_where": "Bedside drawer",
    }

    client.post(reverse("sight_document", args=[document.plan_id, document.pk]), seen)

    said = words_of(client, bethan, reverse("documents", args=[document.plan_id]))
    assert "Seen: The original, by Bethan Rowlands, hospice CNS, today" in said
    assert "The paper: Bedside drawer" in said
    assert AccessEvent.objects.filter(verb=Verb.SAW_DOCUMENT, actor=bethan).count() == 1


def test_a_register_is_only_offered_for_what_stands_on_one(client, document, maggies_plan, bethan):
    client.force_login(bethan)
    lpa = add_document(maggies_plan, kind="lpa", title="The power of attorney", by=bethan)

    offered = [
        dict(client.get(one.get_absolute_url()).context["sighting"].fields["saw"].choices) for one in (document, lpa)
    ]

    assert ["register" in choices for choices in offered] == [False, True]


def test_a_sighting_to_come_is_refused(client, document, bethan):
    client.force_login(bethan)

    answer = client.post(
        reverse("sight_document", args=[document.plan_id, document.pk]),
        {"sighting-saw": "copy", "sighting-seen_by": "Bethan", "sighting-seen_on": "2090-01-01"},
    )

    assert answer.status_code == 422
    assert "This day is still to come." in answer.content.decode()
    assert not Sighting.objects.exists()


def test_a_document_that_has_ended_stays_on_the_list_and_takes_nothing_more(client, document, bethan):
    client.force_login(bethan)
    client.post(reverse("end_document", args=[document.plan_id, document.pk]), {"end-reason": "She tore it up"})

    said = words_of(client, bethan, reverse("documents", args=[document.plan_id]))
    sent = send(client, document, samples.pdf())

    assert "Does not hold any more" in said
    assert "She tore it up" in said
    assert sent.status_code == 302
    assert not UploadedFile.objects.exists()


def test_a_copy_waits_then_can_be_opened(client, document, bethan):
    assert send(client, document, samples.png(), "Siân's scan.png", bethan).status_code == 302
    assert "Being checked</strong>: <bdi>Siân's scan.png" in words_of(client, bethan, document.get_absolute_url())
    check_file(UploadedFile.objects.get().pk)

    assert "Open this copy" in words_of(client, bethan, document.get_absolute_url())


def test_a_hostile_copy_is_refused_with_what_to_do(client, document, bethan):
    send(client, document, samples.pdf_with_script_on_opening(), who=bethan)
    check_file(UploadedFile.objects.get().pk)

    said = words_of(client, bethan, document.get_absolute_url())

    assert "Refused</strong>: <bdi>scan.pdf" in said
    assert "Print it and scan it" in said
    assert "Open this copy" not in said


def test_a_page_named_png_is_refused_before_it_is_kept(client, document, bethan):
    answer = send(client, document, b"<!doctype html><script>alert(1)</script>", "photo.png", bethan)

    assert answer.status_code == 422
    assert "not of a kind that can be kept here" in answer.content.decode()
    assert not UploadedFile.objects.exists()


def test_without_a_file_the_page_asks_for_one(client, document, bethan):
    client.force_login(bethan)

    answer = client.post(reverse("send_copy", args=[document.plan_id, document.pk]), {"send-says": "Page 1"})

    assert (answer.status_code, "Choose a file." in answer.content.decode()) == (422, True)


def questions_asked(client, address):
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    return len(asked)


def test_a_list_of_three_asks_the_database_no_more_than_a_list_of_one(client, document, bethan):
    client.force_login(bethan)
    address = reverse("documents", args=[document.plan_id])
    upload_copy(document, SimpleUploadedFile("a.pdf", samples.pdf()), by=bethan)
    client.get(address)
    with_one = questions_asked(client, address)
    for number in range(2):
        more = add_document(document.plan, kind="other", title=f"Letter {number}", by=bethan)
        record_sighting(more, saw="copy", seen_on=timezone.localdate(), seen_by="Bethan", by=bethan)
        upload_copy(more, SimpleUploadedFile("a.pdf", samples.pdf()), by=bethan)

    assert questions_asked(client, address) == with_one


def test_the_desk_leads_from_the_section_to_its_paper(client, maggies_plan, bethan):
    link = reverse("documents", args=[maggies_plan.pk])

    for section_key, leads_there in (("adrt", True), ("documents", True), ("cpr", False)):
        said = words_of(client, bethan, reverse("section", args=[maggies_plan.pk, section_key]))
        assert (f'<a href="{link}">Copies and sightings' in said) == leads_there
