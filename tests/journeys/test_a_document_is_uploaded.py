"""A paper is scanned and sent by keyboard, waits, is checked, and can be opened; a hostile one is refused in words."""

import pytest

from careplans.models import Person, UploadedFile
from tests.careplans.uploads import samples
from tests.faults.waiting import within
from tests.journeys.people import PHONE, is_clean

pytestmark = pytest.mark.django_db(transaction=True)
ACROBATICS = "This PDF holds more than pages"


@pytest.fixture
def scans(tmp_path):
    """What lies on Bethan's computer: a photograph of the advance decision, and a PDF with a program in it."""
    (tmp_path / "ADRT page 1.jpg").write_bytes(samples.jpeg((900, 1200)))
    (tmp_path / "letter.pdf").write_bytes(samples.pdf_with_script_deep_in_a_page())
    (tmp_path / "photo.png").write_bytes(b"<!doctype html><script>alert(1)</script>")
    return tmp_path


def tab_to(page, name):
    """Go on by the keyboard alone until what has the focus bears this name."""
    for _ in range(80):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "(() => { const e = document.activeElement;"
            " return `${e.innerText || ''} ${(e.labels && e.labels[0]?.innerText) || ''}` })()"
        )
        if name.lower() in " ".join(focused.split()).lower():
            return
    raise AssertionError(f"No way by keyboard to {name}")


def send_by_keyboard(who, file):
    """Choose a file and send it, without a mouse."""
    page = who.page
    page.wait_for_load_state("networkidle")
    tab_to(page, "Copy of the paper")
    with page.expect_file_chooser() as chooser:
        page.keyboard.press("Enter")
    chooser.value.set_files(file)
    tab_to(page, "Send this copy")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    return who


def is_settled(name):
    return lambda: UploadedFile.objects.filter(name=name).exclude(state="waiting").exists()


def find_advance_decision(who):
    """From the plan to its documents, to the one that the plan tells of."""
    # Somebody always listens, or the question may be asked before anybody does.
    who.page.on("filechooser", lambda chooser: None)
    who.page.goto(Person.objects.get(nhs_number="9992048174").plans.get().get_absolute_url())
    who.follow("Documents, and where the paper is").picture("documents")
    return who.follow("Advance decision to refuse treatment")


def open_what_is_only_pixels(who):
    """The copy opens as a picture that can run nothing, with no word of where it was taken; then back."""
    opened = who.page.request.get(who.page.get_by_role("link", name="Open this copy").get_attribute("href"))
    assert (opened.status, opened.headers["content-type"]) == (200, "image/jpeg")
    assert opened.headers["content-security-policy"] == "sandbox; default-src 'none'; frame-ancestors 'none'"
    assert samples.SECRET_PLACE.encode() not in opened.body()
    who.follow("Open this copy").page.go_back()


def send_pdf_that_is_refused(who, file):
    """It is refused once it has been looked at, in words that say what to do, and nothing of it is kept."""
    send_by_keyboard(who, file)
    assert within(90, is_settled(file.name))
    who.page.reload()
    assert who.sees(ACROBATICS)
    assert who.sees("Print it and scan it")
    assert UploadedFile.objects.get(name=file.name).content is None


def test_a_document_is_uploaded_and_a_hostile_one_refused(browsing, product, scans):
    # Given Maggie's advance decision on the list of documents, found from her plan
    bethan = find_advance_decision(browsing("bethan"))

    # When Bethan sends a photograph of it, with nobody yet there to check it
    send_by_keyboard(bethan, scans / "ADRT page 1.jpg")

    # Then it waits, and cannot be opened
    assert bethan.sees("Being checked")
    is_clean(bethan)
    file = UploadedFile.objects.get()
    assert bethan.picture("document-waiting").page.request.get(file.get_absolute_url()).status == 404

    # When the worker has looked at it, then she opens it: upright pixels, and no word of where it was taken
    for program in product:
        program.start()
    assert within(90, is_settled("ADRT page 1.jpg"))
    bethan.follow("Look again").picture("document-accepted")
    open_what_is_only_pixels(bethan)

    # When she sends a PDF that holds a program, then it is refused, in words that say what to do
    send_pdf_that_is_refused(bethan, scans / "letter.pdf")

    # And a page that calls itself a picture is not even kept
    send_by_keyboard(bethan, scans / "photo.png")
    assert bethan.sees("This file is not of a kind that can be kept here.")
    is_clean(bethan.picture("document-refused"))
    assert UploadedFile.objects.count() == 2


def test_maggie_adds_a_photo_beside_her_words_and_bethan_a_note(browsing, product, scans):
    # Given Maggie at her own words, on a telephone
    for program in product:
        program.start()
    plan = Person.objects.get(nhs_number="9992048174").plans.get()
    maggie = browsing("maggie", width=PHONE)
    maggie.page.goto(f"/plans/{plan.pk}/what-matters/")

    # When she sends a photo of herself, and it has been checked
    maggie.follow("Add a photo, film or recording").page.locator("input[type=file]").set_input_files(
        scans / "ADRT page 1.jpg"
    )
    maggie.fill("What does it show or say?", "Me and my dog at the sea").press("Send")
    assert within(90, is_settled("ADRT page 1.jpg"))

    # And Bethan writes a note beside it
    bethan = browsing("bethan")
    bethan.page.goto(f"/plans/{plan.pk}/what-matters/")
    bethan.follow("Write a note beside this").fill("Your note", "She said so again on Tuesday.").press("Keep the note")

    # Then both see the photo, described, and the note as the note of staff
    maggie.page.goto(f"/plans/{plan.pk}/what-matters/")
    for reader in (maggie, bethan):
        assert reader.page.get_by_alt_text("Me and my dog at the sea").evaluate("one => one.decode().then(() => true)")
        assert reader.sees("Note by staff, not the person's words")
        assert reader.sees("She said so again on Tuesday.")
    is_clean(bethan.picture("beside-words"))
