import re
from datetime import date
from pathlib import Path

import psycopg
import pytest
from django.db import connection, transaction
from django.db.utils import ProgrammingError
from django.test import Client

from accounts.models import Session
from careplans.actions.cases import close_case, start_case
from careplans.actions.crisis_contacts import record_contact
from careplans.actions.documents import add_document, end_document
from careplans.actions.home_entry import keep_home_entry_code, reveal_home_entry_code
from careplans.actions.kept_texts import keep_text, save_or_keep
from careplans.actions.launching import ask_to_launch, look_up_launched, open_launch, wipe_past_launches
from careplans.actions.open_pages import delete_pages_long_left, open_page
from careplans.actions.staff_invitations import invite
from careplans.actions.staff_members import end_membership
from careplans.actions.team_tasks import do_task
from careplans.granting import take_position
from careplans.models import (
    KeptText,
    KnownName,
    OpenPage,
    PlanDocument,
    PlanVersion,
    ShutOut,
    make_known,
    why_not_this_database,
)
from deploy.local.application_role import give_rights
from tests.careplans.actions.staff import come_in, somebody
from tests.careplans.launching import Tablet


@pytest.fixture
def as_application(maggies_plan):
    """The database as the running product sees it: entered by a role that owns nothing."""
    give_rights(connection.connection, "golden_ticket_app_of_a_test")
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE golden_ticket_app_of_a_test")
    return maggies_plan


def refused(statement):
    """Whether the database says that this role has no right to do it."""
    with pytest.raises(ProgrammingError) as problem, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    return isinstance(problem.value.__cause__, psycopg.errors.InsufficientPrivilege)


@pytest.mark.parametrize(
    "table", ["careplans_planversion", "careplans_accessevent", "careplans_signature", "careplans_town"]
)
def test_the_product_can_neither_change_nor_delete_nor_empty_sealed_rows(as_application, table):
    assert refused(f"UPDATE {table} SET id = id")
    assert refused(f"DELETE FROM {table}")
    assert refused(f"TRUNCATE {table} CASCADE")


def test_talking_the_trigger_out_of_it_does_not_help(as_application):
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('pgtrigger.ignore', '{careplans_planversion:sealed_against_change}', true)")

    assert refused("UPDATE careplans_planversion SET number = 99")


def test_the_product_can_neither_drop_nor_disable_a_defence(as_application):
    assert refused("DROP TABLE careplans_planversion CASCADE")
    assert refused("ALTER TABLE careplans_planversion DISABLE TRIGGER ALL")
    assert refused("CREATE TABLE own (number int)")
    assert refused("INSERT INTO django_migrations (app, name, applied) VALUES ('x', 'y', now())")


def test_the_product_can_do_its_work(as_application):
    as_application.withdrawn_because = "Asked for by the person."

    as_application.save(update_fields=["withdrawn_because"])

    assert PlanVersion.objects.filter(plan=as_application).count() == 1


def test_the_product_can_write_keep_and_throw_away(as_application, bethan, imran):
    plan, draft = as_application, as_application.draft
    draft.refresh_from_db()
    open_page(plan, "home", by=bethan)
    keep_text(plan, "home", {"parking": ["x"]}, why=KeptText.Why.NOT_SAVED, page="0123456789abcdef", by=bethan)

    facts = {"typed": {}, "revision": draft.revision, "seen": "", "page": "0123456789abcdef", "leaves": True}
    save_or_keep(plan, "home", {"parking": "at the end of the lane"}, by=bethan, **facts)
    delete_pages_long_left()

    assert not KeptText.objects.exists()
    assert not OpenPage.objects.exists()


def test_the_product_can_keep_papers_codes_and_identities(as_application, bethan):
    plan = as_application
    keep_home_entry_code(plan, "2468", by=bethan)
    keep_home_entry_code(plan, "1357", by=bethan)
    paper = add_document(plan, kind=PlanDocument.Kind.values[-1], title="Letter", by=bethan)
    end_document(paper, reason="Replaced", by=bethan)

    assert reveal_home_entry_code(plan, reason="Nobody opens", by=bethan) == "1357"


def test_the_product_can_keep_the_rows_to_search_in_step(as_application):
    person = as_application.person
    known = KnownName.objects.filter(person=person).count()

    make_known([person])

    assert KnownName.objects.filter(person=person).count() == known > 0


def test_the_product_can_work_on_a_case_and_hand_it_on(as_application, bethan, teams):
    plan, facts = as_application, {"outcome": "stayed", "happened": "Settled", "followed": "yes"}
    start_case(plan.person, case_number="4711", by=bethan)
    _, tasks = record_contact(plan, team=teams["night_team"], **facts, by=bethan)
    close_case(plan.person.cases.get(), by=bethan)

    assert [do_task(task, how="Rang her", by=bethan) for task in tasks] == [True]
    assert refused("UPDATE careplans_crisiscontact SET happened = 'nothing'")


def test_the_product_can_open_a_plan_for_another_system(as_application, ravi):
    asked = {"nhs_number": "9992048174", "date_of_birth": date(1958, 3, 14)}
    launch, token = ask_to_launch(Tablet().system, message_id="m-1", **asked)

    assert look_up_launched(open_launch(token), by=ravi)[0].outcome == "found"
    assert wipe_past_launches() == 0
    assert why_not_this_database() == ""


def test_the_product_can_shut_an_organisation_out_and_let_it_in_again(as_application, imran):
    named = {"consent": {"sharing": "except_named", "do_not_share_with": "NHS 111 Kent"}}
    take_position(as_application, named, by=imran)
    assert ShutOut.objects.count() == 1

    take_position(as_application, {"consent": {"sharing": "all_direct_care"}}, by=imran)

    assert not ShutOut.objects.exists()


def test_the_product_can_let_somebody_in_and_end_their_sessions(as_application, teams, bethan, fern):
    Client().force_login(bethan)
    come_in(invite(teams["night_team"], somebody(), by=fern))

    end_membership(bethan.memberships.get(), because="Left", by=fern)

    assert not Session.objects.filter(user_id=bethan.pk).exists()


def test_whatever_is_deleted_in_the_code_may_be_deleted_by_the_product():
    deleting = {
        path.name for path in Path("careplans").rglob("*.py") if re.search(r"\.delete\(\)", path.read_text())
    } - {"versions.py"}

    assert deleting == {"open_pages.py", "kept_texts.py", "known.py", "staff_members.py", "granting.py"}
