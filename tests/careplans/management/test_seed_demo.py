"""The demonstration town, loaded once for all of these tests."""

import json
from datetime import date, timedelta
from io import StringIO

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_LOOK_UP, PLAN_READ, PLAN_SIGN
from careplans.access import caseload_of, plans_for, teams_caring_for
from careplans.actions.home_entry import is_home_entry_code
from careplans.actions.team_tasks import list_tasks
from careplans.actions.verifying import verify_versions
from careplans.content.card import card_of
from careplans.content.training import EXERCISES
from careplans.content.wording import format_date, format_moment
from careplans.management.personas import persona_content, persona_files
from careplans.management.personas.held import NOT_THAT_VERSION, what_is_held, words_shown
from careplans.management.personas.places import NO_PLACE, NOT_FOUND
from careplans.management.personas.reading import persona_moved_to, read_file
from careplans.management.personas.telling import tell
from careplans.models import CrisisContact, Notice, Plan

# Leaf values of each file that the record holds, and how many there are.
HELD = {
    "Holloway": (611, 639),
    "Pettit": (556, 576),
    "Grewal": (518, 538),
    "Osei": (551, 572),
    "Dolan": (516, 535),
    "Archer": (529, 549),
}
# domain.md section 9: the CPR recommendation of each, and the number of the current version.
CPR = {
    "9992048174": ("not_recommended", 4),
    "9995619288": ("not_recommended", 3),
    "9996703541": ("not_recommended", 2),
    "9997382161": ("modified", 5),
    "9998461022": ("not_recommended", 3),
    "9999135773": ("attempt", 2),
}
FILES_AND_FAMILIES = list(zip(persona_files(), HELD, strict=True))


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup, django_db_blocker):
    """What the command printed. What a test adds is taken back after it; what was loaded, after the last of them."""
    printed = StringIO()
    with django_db_blocker.unblock(), transaction.atomic():
        call_command("seed_demo", stdout=printed)
        yield printed.getvalue()
        transaction.set_rollback(True)


def every_row():
    """All that is in the database."""
    return {model.__name__: list(model.objects.order_by("pk").values()) for model in apps.get_models()}


def plan_of(family_name):
    return Plan.objects.with_what_is_shown().get(person__family_name=family_name)


def member(given_name):
    return User.objects.get(email=f"{given_name}@demo.golden-ticket.test")


def families(plans):
    return sorted(plan.person.family_name for plan in plans)


def another_person(**changes):
    """Persona 6 as somebody else, of whose earlier versions nothing is told but when there were any."""
    data = read_file(persona_files()[5])
    data["person"] |= {"nhs_number": "9990000026", "nhs_number_display": "999 000 0026", "family": "Birch"}
    data["plan"] |= {"plan_id": "GT-T-1"}
    return data | changes


def write(tmp_path, data):
    path = tmp_path / "birch.json"
    path.write_text(json.dumps(data), "utf-8")
    return path


@pytest.mark.parametrize(("path", "family"), FILES_AND_FAMILIES)
def test_the_record_holds_so_many_leaf_values_of_each_persona(path, family):
    held = what_is_held(read_file(path), plan_of(family))

    assert (held.name, held.held, held.total) == (family, *HELD[family])


@pytest.mark.parametrize(("path", "family"), FILES_AND_FAMILIES)
def test_whatever_is_not_held_has_a_reason(path, family):
    reasons = what_is_held(read_file(path), plan_of(family)).missing.keys()

    assert reasons & {NO_PLACE, NOT_FOUND} == set()


def test_an_answer_that_was_lost_on_the_way_is_found_out():
    plan, data = plan_of("Holloway"), read_file(persona_files()[0])
    plan.person.preferred_name = "Margaret"

    held = what_is_held(data, plan)

    assert held.missing[NOT_FOUND] == ["person.preferred_name"]


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("person.nhs_number", ["999 204 8174"]),
        ("person.date_of_birth", ["14-Mar-1958"]),
        ("person.given[1]", ["Ann"]),
        ("person.location_sensitive", ["No"]),
        ("plan.version", ["Version 4"]),
        ("clinical.palliative_register.on", ["Yes"]),
        ("clinical.primary_diagnosis.category", ["Cancer", "Cancer (digestive organs)"]),
        ("clinical.gsf.coding.code", ["845751000000103"]),
        ("clinical.gsf.coding.system", ["SNOMED CT"]),
        ("clinical.gsf.coding.code_status", ["sourced - revalidate against current UK release"]),
        ("capacity_and_legal.lpa_health_welfare[0].coding.code", ["816381000000105"]),
        ("medicines.anticipatory.coding[1].code", ["Yes", "376201000000102"]),
        ("plan.type", ["Golden ticket: adult"]),
        ("plan.author", ["Sr Bethan Rowlands, hospice community nurse specialist"]),
        ("plan.completeness_percent", ["100 %"]),
        ("preferences.preferred_place_of_care[0].nhs_dd_death_location_type_code", ["21"]),
        ("clinical.gsf.coding.display", ["GSF prognostic indicator stage C (yellow) - weeks prognosis"]),
        ("preferences.preferred_place_of_care[0].type", ["Own home"]),
        ("ticket.prefer[1]", ["JIC box in larder"]),
        ("involvement_and_signatures.involvement", ["A: has capacity and was fully involved", "Yes"]),
    ],
)
def test_a_held_value_has_the_words_by_which_a_reader_sees_it(path, words):
    shown = words_shown(read_file(persona_files()[0]), plan_of("Holloway"))

    assert shown[path] == words


def test_moments_and_days_are_worded_as_pages_word_them():
    plan = plan_of("Holloway")

    shown = words_shown(read_file(persona_files()[0]), plan)

    assert shown["plan.published_at"] == [format_moment(plan.current.published_at)]
    assert shown["plan.review_due"] == [format_date(plan.current.headlines.review_due)]
    assert shown["review.history[0].date"] == [format_date(plan.versions.get(number=1).published_at)]


def test_the_command_says_how_much_is_held_and_what_is_not(town):
    lines = town.splitlines()

    assert lines[0] == "Holloway: 611 of 639 leaf values held (45 more say nothing in the file)"
    assert "key_safe_code" not in town


def test_a_second_run_changes_nothing(town):
    before, printed = every_row(), StringIO()

    call_command("seed_demo", stdout=printed)

    assert every_row() == before
    assert printed.getvalue() == town


def test_the_current_versions_say_exactly_what_the_files_say():
    sealed = {plan.person.family_name: plan.current.content for plan in Plan.objects.with_what_is_shown()}

    assert sealed == {family: persona_content(number) for number, family in enumerate(HELD, start=1)}


def test_every_version_can_be_recomputed():
    assert verify_versions() == sum(number for _, number in CPR.values())


def test_each_has_the_cpr_recommendation_and_the_version_that_the_file_says():
    plans = Plan.objects.with_what_is_shown()

    loaded = {plan.person.nhs_number: (plan.current.headlines.cpr, plan.current.number) for plan in plans}

    assert loaded == CPR


def test_an_icd_that_can_still_shock_is_counted():
    assert families(Plan.objects.filter(current__headlines__icd_active=True)) == ["Grewal"]


def test_dates_are_moved_to_today():
    moved = timezone.localdate() - date(2026, 11, 21)

    plan = plan_of("Holloway")

    assert plan.current.published_at.date() == date(2026, 11, 17) + moved
    assert plan.current.headlines.review_due == date(2026, 12, 8) + moved
    assert plan.person.born_on == date(1958, 3, 14)


def test_earlier_versions_differ_as_their_history_says():
    statuses = [
        (version.number, version.why, version.content["adrt"]["status"], version.headlines.cpr)
        for version in plan_of("Holloway").versions.order_by("number")
    ]

    assert statuses == [
        (1, "initial", "none", "attempt"),
        (2, "ADRT added", "original_seen", "attempt"),
        (3, "chemo stopped", "original_seen", "not_recommended"),
        (4, "discharge, weeks prognosis, comfort focus", "original_seen", "not_recommended"),
    ]


def test_versions_that_a_file_leaves_out_are_filled_in():
    numbers = plan_of("Osei").versions.order_by("number").values_list("number", flat=True)

    assert list(numbers) == [1, 2, 3, 4, 5]


def test_a_late_endorsement_is_on_record_but_not_sealed_into_the_version():
    plan = plan_of("Grewal")
    first = plan.versions.get(number=1)

    endorsed = plan.signatures.get(recommendations_sha256=first.recommendations_sha256, kind="senior_endorsement")

    assert [signature["kind"] for signature in first.document["signatures"]] == ["completing"]
    assert endorsed.signed_at - first.published_at == timedelta(days=6)


def test_signatures_and_confirmations_are_those_of_the_file():
    plan = plan_of("Holloway")

    signed = [(one["name"], one["grade"], one["registration"]) for one in plan.current.document["signatures"]]
    confirmed = plan.versions.get(number=3).reviews.get()

    assert signed == [
        ("Bethan Rowlands", "hospice CNS", "NMC 99Z1001E"),
        ("Dr Imran Sethi", "GP (senior responsible clinician)", "GMC 9900101"),
    ]
    assert (confirmed.confirmed_by, confirmed.registration) == ("Sr A Grant, ward discharge nurse", "NMC 99Z1003E")


def test_the_person_writes_their_own_words_with_help():
    words = plan_of("Holloway").own_words.first()

    assert (words.written_by, words.written_how) == (member("maggie"), "helped")


@pytest.mark.parametrize(
    ("given_name", "cared_for"),
    [
        ("bethan", ["Dolan", "Holloway", "Pettit"]),
        ("imran", ["Holloway"]),
        ("lena", ["Holloway"]),
        # Archer's plan names her practice among the professional contacts.
        ("helen", ["Archer", "Pettit"]),
        ("wendy", ["Grewal"]),
        ("laila", ["Osei"]),
        ("nadia", ["Archer"]),
        ("owen", []),
    ],
)
def test_clinicians_care_for_their_own(given_name, cared_for):
    assert families(caseload_of(member(given_name), PLAN_READ)) == cared_for
    assert families(plans_for(member(given_name), PLAN_SIGN)) == cared_for


@pytest.mark.parametrize(
    ("given_name", "reached"),
    [
        ("ravi", sorted(HELD)),
        ("amina", sorted(HELD)),
        ("owen", []),
        ("grace", []),
        ("dan", []),
        ("priya", []),
    ],
)
def test_who_can_look_people_up(given_name, reached):
    assert families(plans_for(member(given_name), PLAN_LOOK_UP)) == reached


@pytest.mark.parametrize("given_name", ["maggie", "katherine"])
def test_maggie_and_her_daughter_read_her_plan_and_no_other(given_name):
    assert families(plans_for(member(given_name), PLAN_READ)) == ["Holloway"]


def test_everyone_signs_in_with_the_demo_password():
    users = User.objects.order_by("email")

    assert len(users) == 23
    assert users[0].check_password(settings.DEMO_PASSWORD)
    assert {user.password for user in users} == {users[0].password}


def test_maggies_teams_have_somebody_who_answers_and_an_address():
    teams = teams_caring_for(plan_of("Holloway"))

    assert sorted(team.name for team in teams) == [
        "Acute response team",
        "Saltmarsh Hospice night team",
        "Seawick Community Nursing",
        "Seawick Surgery",
    ]
    assert all(team.endpoints.exists() and team.memberships.exists() for team in teams)


def test_only_the_newest_versions_wait_to_be_seen():
    waiting = Notice.objects.unacknowledged().select_related("plan__current", "version")

    assert {notice.plan.person.family_name for notice in waiting} == set(HELD)
    assert all(notice.version == notice.plan.current for notice in waiting)
    assert all(version.notices.exists() for version in plan_of("Holloway").versions.all())


ALLOWED_NOT_HELD = (
    *("schema", "fictional", "as_of_date", "seeding_note", "persona_id", "title", "demonstrates"),
    *("ticket", "demo_outcome_for_closure_screen"),
)


@pytest.mark.parametrize(("path", "family"), FILES_AND_FAMILIES)
def test_only_the_file_itself_its_ticket_and_its_closure_are_not_held(path, family):
    missing = what_is_held(read_file(path), plan_of(family)).missing.values()

    assert [one for paths in missing for one in paths if not one.startswith(ALLOWED_NOT_HELD)] == []


def test_a_key_safe_code_is_kept_and_nowhere_to_be_read_in_the_database():
    rows = json.dumps(every_row(), default=str)
    said = [plan_of("Holloway").current.document, plan_of("Holloway").draft.content]

    assert is_home_entry_code(plan_of("Holloway").person, "REVEAL-ONLY 4471 (fictional)")
    assert "Blue front door" in rows
    assert "REVEAL-ONLY" not in rows
    assert "4471" not in json.dumps(said)


def test_another_file_of_the_same_form_can_be_loaded_as_of_any_day():
    data = another_person()

    plan = tell(persona_moved_to(data, date(2027, 6, 1)))

    assert what_is_held(data, plan).held == HELD["Archer"][0]
    assert plan.current.published_at.date() == date(2027, 5, 16)
    assert plan.current.content["treatment_escalation"] == plan.versions.get(number=1).content["treatment_escalation"]


def test_a_signer_whose_sign_in_name_is_taken_gets_another():
    data = another_person()
    data["involvement_and_signatures"]["signatures"][0] |= {"name": "Dr Owen van Dyke", "registration": "NMC 99Z9001E"}

    tell(persona_moved_to(data, timezone.localdate()))

    assert User.objects.get(registration="NMC 99Z9001E").email == "owen.van-dyke@demo.golden-ticket.test"


def test_a_number_in_use_is_refused_and_nothing_is_left(tmp_path):
    data, before = another_person(), every_row()
    data["person"]["nhs_number"] = "9992048174"

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", write(tmp_path, data))

    assert str(refusal.value) == (
        "birch.json: person.nhs_number: Someone with this NHS number is registered. Look them up instead."
    )
    assert every_row() == before


def test_one_bad_file_does_not_keep_the_good_ones_out(tmp_path):
    bad = tmp_path / "bad.json"
    bad.write_text("{", "utf-8")

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo", bad, write(tmp_path, another_person()), stdout=StringIO())

    assert str(refusal.value).startswith("bad.json: This file is not JSON")
    assert plan_of("Birch").current.number == 2


def test_a_newer_file_for_someone_loaded_already_changes_nothing_and_says_so(tmp_path):
    data, before, printed = read_file(persona_files()[5]), every_row(), StringIO()
    data["plan"]["version"] = 3

    call_command("seed_demo", write(tmp_path, data), stdout=printed)

    assert every_row() == before
    assert f"{NOT_THAT_VERSION}: plan.version" in " ".join(printed.getvalue().split())


@pytest.mark.parametrize("exercise", [one for one in EXERCISES if one.number], ids=lambda one: one.key)
def test_what_an_exercise_says_of_a_plan_stands_in_it(exercise):
    version = Plan.objects.with_what_is_shown().get(person__nhs_number=exercise.number).current
    said = json.dumps(version.content, ensure_ascii=False)

    assert card_of(version.content).cpr.answer == exercise.cpr
    assert [quote for quote in exercise.quotes if quote not in said] == []


def test_a_crew_was_with_maggie_and_bethan_has_a_task_of_it(client):
    plan, bethan, amina = plan_of("Holloway"), member("bethan"), member("amina")
    (task,) = list_tasks(10, by=bethan)
    client.force_login(bethan)

    contacts = client.get(f"/plans/{plan.pk}/contacts/").content.decode()

    assert (task.kind, task.plan, str(task.team.name)) == ("crisis_contact", plan, "Saltmarsh Hospice night team")
    assert task.words.startswith("For the key worker: Bethan Rowlands")
    assert "We rang the hospice line, as the plan says." in contacts
    read = CrisisContact.objects.get(plan=plan).version
    assert (read, list_tasks(10, by=amina)) == (plan.current, [])
