"""What is put together for a breach, and for a person who asks what is held about them."""

import csv
import io
import stat
from io import StringIO
from zipfile import ZipFile

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from careplans.actions.drafts import save_section
from careplans.actions.oversight_cases import open_case
from careplans.actions.snooping import examine_day
from careplans.audit import Verb, record
from careplans.models import AccessEvent, OversightCase, Person
from tests.builders import MAGGIES_NUMBER, publish_draft

SECRET = "kanarienvogel"


def rows(pack, name):
    """The rows of a table in the pack, without its headings."""
    return list(csv.reader(io.StringIO(pack.read(name).decode("utf-8-sig"))))[1:]


def breach_pack(path, actor="ravi@demo.golden-ticket.test"):
    today, said = timezone.localdate().isoformat(), StringIO()
    call_command("breach_pack", str(path), "--actor", actor, "--from", today, "--until", today, stdout=said)
    return said.getvalue()


def access_pack(path):
    said = StringIO()
    call_command("subject_access_pack", str(path), nhs_number=MAGGIES_NUMBER, stdout=said)
    return said.getvalue()


@pytest.fixture
def looked_at(maggies_plan, ravi, amina):
    """Ravi read Maggie's card, with a reason that a spreadsheet would work out, and tried something; so did Amina."""
    record(Verb.READ_CARD, by=ravi, plan=maggies_plan, version=maggies_plan.current, reason="=1+1")
    record(Verb.TRIED, by=ravi, result="denied", subject="plan")
    record(Verb.READ_CARD, by=amina, plan=maggies_plan)
    return maggies_plan


def test_a_breach_pack_has_everybody_affected_and_every_look_of_this_sign_in_only(looked_at, tmp_path):
    said = breach_pack(tmp_path / "breach.zip")

    pack = ZipFile(tmp_path / "breach.zip")
    (person,) = rows(pack, "people.csv")
    looks = rows(pack, "looks.csv")
    assert person[:5] == [MAGGIES_NUMBER, "Holloway", "Margaret Ann", "1958-03-14", "1"]
    assert [look[7] for look in looks] == [
        "Read the emergency card, version 1",
        "Tried to do something that is not allowed: not allowed",
    ]
    assert looks[0][9] == "'=1+1"
    assert {look[3] for look in looks} == {"Ravi Menon"}
    assert "1 people affected, 2 looks" in said
    assert "README.txt" in said


def test_a_breach_pack_says_nothing_of_what_the_plan_says_and_marks_who_must_not_be_written_to(looked_at, tmp_path):
    Person.objects.filter(pk=looked_at.person_id).update(location_sensitive=True, died_on=timezone.localdate())
    breach_pack(tmp_path / "breach.zip")

    pack = ZipFile(tmp_path / "breach.zip")
    everything = "".join(pack.read(name).decode() for name in pack.namelist())
    assert "Pancreatic" not in everything
    assert "Marram" not in everything
    assert rows(pack, "people.csv")[0][-1].startswith("Whereabouts are sensitive")
    assert "Has died" in rows(pack, "people.csv")[0][-1]
    assert "72 hours" in pack.read("README.txt").decode()


def test_that_a_breach_pack_was_made_is_on_record_about_everybody_in_it(looked_at, tmp_path):
    breach_pack(tmp_path / "breach.zip")

    made = AccessEvent.objects.filter(verb=Verb.MADE_BREACH_PACK)
    assert set(made.values_list("person", flat=True)) == {None, looked_at.person_id}
    assert stat.S_IMODE((tmp_path / "breach.zip").stat().st_mode) == 0o600


@pytest.mark.parametrize("pack", [breach_pack, access_pack])
def test_no_pack_is_written_over_a_file_and_then_nothing_is_on_record(looked_at, tmp_path, pack):
    (tmp_path / "there.zip").write_text("mine")
    before = AccessEvent.objects.count()

    with pytest.raises(CommandError, match="is there already"):
        pack(tmp_path / "there.zip")

    assert (tmp_path / "there.zip").read_text() == "mine"
    assert AccessEvent.objects.count() == before


@pytest.mark.parametrize("pack", [breach_pack, access_pack])
def test_a_pack_that_cannot_be_put_on_record_is_not_there(looked_at, tmp_path, pack, monkeypatch):
    def fail(*args, **facts):
        raise RuntimeError

    for module in ("breach_packs", "access_packs"):
        monkeypatch.setattr(f"careplans.actions.{module}.record", fail)
    with pytest.raises(RuntimeError):
        pack(tmp_path / "pack.zip")

    assert list(tmp_path.iterdir()) == []


def test_what_cannot_be_asked_is_said_and_nothing_is_written(looked_at, tmp_path):
    with pytest.raises(CommandError, match="Nobody signs in as"):
        breach_pack(tmp_path / "pack.zip", actor="nobody@demo.golden-ticket.test")
    with pytest.raises(CommandError, match="Nobody on the record"):
        call_command("subject_access_pack", str(tmp_path / "pack.zip"), nhs_number="9991264809")
    with pytest.raises(CommandError, match="10 digits"):
        call_command("subject_access_pack", str(tmp_path / "pack.zip"), nhs_number="12")
    with pytest.raises(CommandError, match="No such file"):
        access_pack(tmp_path / "nowhere" / "pack.zip")

    assert list(tmp_path.iterdir()) == []


@pytest.fixture
def with_a_confidence(looked_at, bethan, imran):
    """A second version that says whom not to tell."""
    looked_at.draft.refresh_from_db()
    consent = {**looked_at.draft.content["consent"], "do_not_share_with": SECRET}
    save_section(looked_at, "consent", consent, revision=looked_at.draft.revision, by=bethan)
    publish_draft(looked_at, by=imran, key="second")
    return looked_at


def test_an_access_pack_has_everything_and_keeps_confidences_apart(with_a_confidence, tmp_path):
    said = access_pack(tmp_path / "access.zip")

    pack = ZipFile(tmp_path / "access.zip")
    folder = f"plan-{with_a_confidence.reference}"
    given = "".join(pack.read(name).decode("utf-8-sig") for name in pack.namelist() if name.startswith("to-give/"))
    review = pack.read(f"for-review/{folder}/confidences-version-2.txt").decode("utf-8-sig")
    assert {f"to-give/{folder}/version-{number}.txt" for number in (1, 2)} <= set(pack.namelist())
    assert "Pancreatic adenocarcinoma" in given
    assert "with the window open" in given
    assert "Marram Close" in given
    assert "Held back until it was reviewed" in given
    assert SECRET not in given
    assert SECRET in review
    assert "for-review" in said


def test_an_access_pack_lists_who_looked_who_was_told_and_who_cares(with_a_confidence, tmp_path):
    access_pack(tmp_path / "access.zip")

    pack = ZipFile(tmp_path / "access.zip")
    assert {row[1] for row in rows(pack, "to-give/who-looked.csv")} >= {"Ravi Menon", "Amina Yusuf"}
    assert {row[1] for row in rows(pack, "to-give/who-was-told.csv")} >= {"Ambulance control"}
    assert {row[0] for row in rows(pack, "to-give/who-cares-for-you.csv")} >= {"Seawick Surgery"}
    assert rows(pack, "to-give/who-may-read-for-you.csv")[0][0] == "Katherine Holloway"


def test_that_somebody_looks_into_who_looked_is_for_review(looked_at, grace, tmp_path):
    examine_day(timezone.localdate())
    open_case(OversightCase.objects.first().pk, by=grace)
    access_pack(tmp_path / "access.zip")

    pack = ZipFile(tmp_path / "access.zip")
    assert [row[1] for row in rows(pack, "for-review/what-information-governance-did.csv")] == ["Grace Obi"]
    assert "Grace Obi" not in {row[1] for row in rows(pack, "to-give/who-looked.csv")}


def test_that_an_access_pack_was_made_is_where_the_person_sees_it(client, looked_at, maggie, tmp_path):
    access_pack(tmp_path / "access.zip")
    client.force_login(maggie)

    page = client.get(f"/plans/{looked_at.pk}/who-looked/").content.decode()
    assert "Put together everything that is held about the person" in page
