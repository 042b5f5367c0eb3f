"""Prints plans on paper for tests, and reads the paper back: its words, its letters, its code."""

import io
import subprocess
from datetime import UTC, date, datetime

import pikepdf
from PIL import Image

from accounts.models import User
from careplans.models import Person, Plan, PlanVersion, VersionHeadlines
from careplans.printing.ticket import new_ticket, render_ticket

NOW = datetime(2026, 11, 21, 15, 40, tzinfo=UTC)
MAGGIE = {
    "nhs_number": "9992048174",
    "title": "Mrs",
    "given_names": "Margaret Ann",
    "family_name": "Holloway",
    "preferred_name": "Maggie",
    "born_on": date(1958, 3, 14),
    "gender": "female",
    "address_lines": "14 Marram Close\nSeawick\nKent",
    "postcode": "ZZ1 2AB",
}
KOFI = MAGGIE | {
    "nhs_number": "9997382161",
    "title": "Mr",
    "given_names": "Kofi Emmanuel",
    "family_name": "Osei",
    "preferred_name": "Kofi",
    "born_on": date(2010, 5, 19),
    "gender": "male",
}
SIGNATURE = {
    "kind": "senior_endorsement",
    "name": "Dr Imran Sethi",
    "grade": "GP",
    "registration": "GMC 9900101",
    "signed_at": "2026-11-17T15:38:00+00:00",
}
DOTS_PER_MM = 150 / 25.4
ON_THE_FRIDGE = "Front of the fridge"


def unsaved_version(content, person=MAGGIE):
    """A published version, as far as printing is concerned; nothing is in the database."""
    plan = Plan(person=Person(**person))
    document = {"what_matters": {}, "recommendations": {}, "record": content, "signatures": [SIGNATURE]}
    version = PlanVersion(plan=plan, number=4, document=document, published_at=NOW)
    version.headlines = VersionHeadlines(version=version, review_due=date(2026, 12, 8))
    return version


def printed(content, *, person=MAGGIE, token=None, **facts):
    """The PDF of a plan that says `content`."""
    sister = User(title="Sr", given_name="Bethan", family_name="Rowlands")
    usual = {"layout": "a4", "kept_where": ON_THE_FRIDGE, "printed_by": sister, "printed_at": NOW}
    ticket, new = new_ticket(unsaved_version(content, person), expires_on=date(2026, 12, 8), **{**usual, **facts})
    return render_ticket(ticket, token or new)


def lines_on(pdf, page=None, body=()):
    """The words of the paper in reading order, line by line; `body`: options that leave its margins out."""
    pages = ["-f", str(page), "-l", str(page)] if page else []
    text = subprocess.run(
        ["pdftotext", *pages, *body, "-raw", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout
    return text.decode().splitlines()


def words_on(pdf, page=None):
    """The words of the paper in reading order, on one line."""
    return " ".join(" ".join(lines_on(pdf, page)).split())


def opened(pdf):
    """The PDF, to look inside."""
    return pikepdf.open(io.BytesIO(pdf))


def sizes_of_letters(pdf):
    """Every size of type on the paper, in points."""
    with opened(pdf) as paper:
        operators = [one for page in paper.pages for one in pikepdf.parse_content_stream(page)]
    return {round(float(one.operands[1]) * 0.75, 1) for one in operators if str(one.operator) == "Tf"}


def put_on_paper(pdf, folder):
    """The first page as a printer puts it on paper: grey, 150 dots to the inch."""
    (folder / "ticket.pdf").write_bytes(pdf)
    as_printed = ["pdftoppm", "-r", "150", "-gray", "-png", "-singlefile", "ticket.pdf", "ticket"]
    subprocess.run(as_printed, cwd=folder, check=True)
    return folder / "ticket.png"


def width_of_code(pdf, folder):
    """How wide the black of the QR code is on paper, in millimetres. It is all that stands in its corner."""
    page = Image.open(put_on_paper(pdf, folder))
    corner = page.crop((round(172 * DOTS_PER_MM), round(14 * DOTS_PER_MM), page.width, round(40 * DOTS_PER_MM)))
    left, _, right, _ = corner.point(lambda grey: 255 * (grey < 128)).getbbox()
    return (right - left) / DOTS_PER_MM


def read_code(pdf, folder):
    """What a QR reader makes of the first page on paper."""
    put_on_paper(pdf, folder)
    read = subprocess.run(["zbarimg", "--quiet", "--raw", "ticket.png"], cwd=folder, capture_output=True, check=True)
    return read.stdout.decode().strip()
