"""Photos, recordings and notes beside the person's own words; on the card there is none of it."""

from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import ProgrammingError, transaction
from django.urls import reverse

from careplans.audit import Verb
from careplans.models import AccessEvent, NoteBeside, OwnWords, UploadedFile
from careplans.uploads.checking import check_file
from tests.careplans.uploads import samples


def send(client, plan, who, data, name="me.png", **more):
    client.force_login(who)
    facts = {"send-heading": "esther", "send-says": "Me at the sea", **more}
    return client.post(reverse("send_clip", args=[plan.pk]), {**facts, "send-file": SimpleUploadedFile(name, data)})


def words_page(client, plan, who):
    client.force_login(who)
    return " ".join(unescape(client.get(reverse("what_matters", args=[plan.pk])).content.decode()).split())


@pytest.mark.parametrize(
    ("data", "shown"),
    [
        (samples.jpeg(), '<img class="gt-clip__picture" src="{}" alt="Me at the sea" loading="lazy">'),
        (samples.wav(), '<audio controls preload="none" src="{}"'),
        (samples.mp4(), '<video class="gt-clip__picture" controls preload="none" src="{}"'),
    ],
)
def test_maggie_adds_a_photo_a_voice_or_a_film(client, maggies_plan, maggie, data, shown):
    assert send(client, maggies_plan, maggie, data).status_code == 302
    file = UploadedFile.objects.get()
    waiting = words_page(client, maggies_plan, maggie)
    assert "Being checked:" in waiting
    assert file.get_absolute_url() not in waiting
    check_file(file.pk)

    said = words_page(client, maggies_plan, maggie)

    assert shown.format(file.get_absolute_url()) in said
    assert "What it shows or says: Me at the sea" in said
    assert "Sent by Maggie Holloway" in said


def test_a_helper_may_add_one_and_katherine_may_not(client, maggies_plan, bethan, katherine):
    assert send(client, maggies_plan, bethan, samples.png()).status_code == 302
    assert send(client, maggies_plan, katherine, samples.png()).status_code == 404

    assert UploadedFile.objects.get().uploaded_by == bethan


@pytest.mark.parametrize(
    ("data", "more", "words"),
    [
        (samples.pdf(), {}, "Send a photo"),
        (samples.png(), {"send-heading": "cpr"}, "Choose one of the headings in the list."),
    ],
)
def test_another_kind_or_another_heading_is_refused(client, maggies_plan, maggie, data, more, words):
    answer = send(client, maggies_plan, maggie, data, **more)

    assert (answer.status_code, words in answer.content.decode()) == (422, True)
    assert not UploadedFile.objects.exists()


def test_the_card_neither_shows_a_clip_nor_asks_the_database_for_one(
    client, maggies_plan, maggie, bethan, django_assert_num_queries
):
    client.force_login(bethan)
    address = reverse("card", args=[maggies_plan.pk])
    client.get(address)
    from_before = client.get(address)
    send(client, maggies_plan, maggie, samples.png())
    check_file(UploadedFile.objects.get().pk)
    client.force_login(bethan)

    card = client.get(address).content.decode()

    assert "/files/" not in card
    assert len(card) - len(from_before.content) in range(-200, 200)


def test_bethan_writes_a_note_beside_and_the_words_stay_as_they_are(client, maggies_plan, bethan, maggie):
    words = list(OwnWords.objects.values_list("content", flat=True))
    client.force_login(bethan)
    note = {"note-heading": "esther", "note-words": "She said this again on Tuesday."}

    client.post(reverse("write_beside", args=[maggies_plan.pk]), note)

    said = words_page(client, maggies_plan, maggie)
    assert "Note by staff, not the person's words" in said
    assert "She said this again on Tuesday." in said
    assert "Bethan Rowlands, hospice CNS" in said
    assert list(OwnWords.objects.values_list("content", flat=True)) == words
    assert AccessEvent.objects.get(verb=Verb.NOTED_BESIDE).actor == bethan


def test_maggie_writes_no_note_of_staff(client, maggies_plan, maggie):
    client.force_login(maggie)

    answer = client.post(
        reverse("write_beside", args=[maggies_plan.pk]), {"note-heading": "esther", "note-words": "Mine"}
    )

    assert answer.status_code == 404
    assert not NoteBeside.objects.exists()


def test_an_empty_note_is_sent_back(client, maggies_plan, bethan):
    client.force_login(bethan)

    answer = client.post(reverse("write_beside", args=[maggies_plan.pk]), {"note-heading": "esther"})

    assert (answer.status_code, "Write your note." in answer.content.decode()) == (422, True)
    assert not NoteBeside.objects.exists()


def test_a_note_is_never_changed(client, maggies_plan, bethan):
    client.force_login(bethan)
    client.post(reverse("write_beside", args=[maggies_plan.pk]), {"note-heading": "esther", "note-words": "So."})

    with pytest.raises(ProgrammingError), transaction.atomic():
        NoteBeside.objects.update(words="Otherwise.")
