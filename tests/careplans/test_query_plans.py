"""No look-up reads a whole table: what is quick among ten thousand people is quick among a million."""

from datetime import date, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import Organisation
from careplans.access import people_for, people_to_edit
from careplans.actions.identity import remember_confirmed
from careplans.actions.lookups import Query, look_up
from careplans.actions.near_matches import look_for_near_matches
from careplans.actions.overseeing import open_oversight
from careplans.actions.oversight_cases import list_cases, open_case
from careplans.actions.people import find_person
from careplans.actions.searching_audit import AuditQuery, Place, export_audit, search_audit
from careplans.actions.snooping import examine_day
from careplans.audit import Verb, record
from careplans.content.alike import Identity
from careplans.management.demo_town import member
from careplans.management.population.making import make_population
from careplans.models import OversightCase, Person, PersonChange, Plan
from tests.careplans.query_plans import no_whole_table_is_read, whole_tables_read

PEOPLE, PLANS, SEED = 2_000, 200, "plans"

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def town(django_db_setup, django_db_blocker):
    """Enough people that every kind of row is there."""
    with django_db_blocker.unblock(), transaction.atomic():
        make_population(PEOPLE, PLANS, SEED, today=timezone.localdate(), say=lambda line: None)
        yield
        transaction.set_rollback(True)


@pytest.fixture
def plan():
    """A plan in use, of somebody in a care home."""
    return Plan.objects.in_use().filter(person__address_type="care home").select_related("person").order_by("pk")[0]


@pytest.fixture
def amina(client):
    """A paramedic, signed in."""
    client.force_login(member("amina"))
    return member("amina")


@pytest.fixture
def nurse(client, plan):
    """The nurse who wrote the plan, signed in."""
    client.force_login(plan.started_by)
    return plan.started_by


def boxes(day):
    return {"date_of_birth_day": day.day, "date_of_birth_month": day.month, "date_of_birth_year": day.year}


def asked_of(person):
    """Ways in which this person may be looked up, as the page sends it."""
    born, day = boxes(person.born_on), f"{person.born_on:%d %m %Y}"
    return {
        "number and birth": {"nhs_number": person.nhs_number, **born},
        "name and birth": {"family_name": person.family_name, **born},
        "all in the one box": {"who": f"{person.given_names.split()[0]} {person.family_name} {day}"},
        "a postcode in the one box": {"who": f"{person.family_name} {person.postcode} {day}"},
    }


NOBODY = Person(family_name="Brown", given_names="Ann", born_on=date(1940, 1, 2))


@pytest.mark.parametrize("way", list(asked_of(NOBODY)))
def test_looking_up_on_the_page(client, amina, plan, way):
    with no_whole_table_is_read():
        client.post("/lookup/", asked_of(plan.person)[way])


def queries_about(person):
    """Every way of asking, right and nearly right, as `look_up` takes it."""
    name, given, born = person.family_name, person.given_names.split()[0], person.born_on
    wrong, near = name[:2] + name[3:], born.replace(day=born.day % 28 + 1)
    home = person.address_lines.partition(", ")[2].partition("\n")[0]
    some_years = (born.replace(year=born.year - 3, day=1), born.replace(year=born.year + 3, day=1))
    return {
        "number and birth": Query(born, nhs_number=person.nhs_number),
        "number and another birth": Query(near, nhs_number=person.nhs_number),
        "name and birth": Query(born, family_name=name),
        "names and birth": Query(born, family_name=name, given_name=given),
        "mistyped": Query(born, family_name=wrong, given_name=given),
        "other way round": Query(born, family_name=given, given_name=name),
        "names and another birth": Query(near, family_name=name, given_name=given),
        "names and a year": Query(born.replace(month=1, day=1), born_precision="year", family_name=wrong,
                                  given_name=given),
        "names and an age": Query(born_between=some_years, age="about 80", family_name=wrong, given_name=given),
        "name, birth and outward code": Query(born, family_name=name, postcode=person.postcode[:4]),
        "given name, birth and postcode": Query(born, given_name=given, postcode=person.postcode),
        "name and postcode": Query(family_name=wrong, postcode=person.postcode),
        "name and care home": Query(given_name=given, place=home),
        "care home mistyped": Query(family_name=name, place=home.replace("e", "a", 1)),
        "telephone": Query(phone="01632960123"),
        "ticket": Query(ticket="ZZZZ2222"),
        "nobody": Query(born, family_name="Qwertyuiop", given_name="Zed"),
    }  # fmt: skip


@pytest.mark.parametrize("way", list(queries_about(NOBODY)))
def test_looking_up(amina, plan, way):
    with no_whole_table_is_read():
        look_up(queries_about(plan.person)[way], nearly=True, reason="test", by=amina)


@pytest.mark.parametrize("way", ["number and birth", "name and birth", "mistyped", "name and care home", "telephone"])
def test_looking_up_among_those_cared_for(nurse, plan, way):
    with no_whole_table_is_read():
        look_up(queries_about(plan.person)[way], nearly=True, reason="test", by=nurse)


def test_looking_for_near_matches_before_somebody_is_registered(nurse, plan):
    person = plan.person
    for day, precision in ((person.born_on, "day"), (person.born_on.replace(month=1, day=1), "year")):
        sought = Identity(person.family_name, person.given_names, day, precision, person.nhs_number, person.postcode)
        with no_whole_table_is_read():
            look_for_near_matches(sought, by=nurse)


PAGES = {
    "amina": (
        *("/", "/plans/{plan}/card/", "/plans/{plan}/", "/plans/{plan}/versions/", "/plans/{plan}/versions/1/"),
        *("/notices/", "/t/AAAAAAAAAAAAAAAAAAAAAA/", "/people/{person}/", "/plans/{plan}/tickets/"),
    ),
    "nurse": (
        *("/", "/people/{person}/history/", "/plans/{plan}/draft/", "/plans/{plan}/draft/cpr/", "/notices/"),
        *("/plans/{plan}/sharing/", "/plans/{plan}/documents/", "/plans/{plan}/card/"),
    ),
}


@pytest.mark.parametrize(("who", "address"), [(who, one) for who, pages in PAGES.items() for one in pages])
def test_opening(client, request, plan, who, address):
    client.force_login(request.getfixturevalue(who))
    session = client.session
    remember_confirmed(session, plan.pk)
    session.save()

    with no_whole_table_is_read():
        client.get(address.format(plan=plan.pk, person=plan.person_id))


@pytest.mark.parametrize("address", ["/api/v1/plans/{plan}/card/", "/api/v1/plans/{plan}/", "/api/v1/notices/"])
def test_opening_by_the_api(client, amina, plan, address):
    with no_whole_table_is_read():
        client.get(address.format(plan=plan.pk))


def test_who_may_find_or_edit_somebody(nurse, plan):
    with no_whole_table_is_read():
        find_person(plan.person_id, by=nurse)
        assert people_to_edit(nurse).filter(pk=plan.person_id).exists()
        assert people_for(nurse).filter(pk=plan.person_id).exists()


def audit_asked_of(plan, nurse):
    """Ways in which the audit is searched."""
    until = timezone.now()
    days = {"since": until - timedelta(days=7), "until": until, "reason": "test"}
    return {
        "time": AuditQuery(**days),
        "sign-in": AuditQuery(**days, actor=nurse),
        "person": AuditQuery(**days, person=plan.person),
        "organisation": AuditQuery(**days, organisation=nurse.roles_held()[0][1].organisation),
        "everything": AuditQuery(**days, actor=nurse, person=plan.person, organisation=Organisation.objects.first()),
    }


@pytest.mark.parametrize("way", ["time", "sign-in", "person", "organisation", "everything"])
def test_searching_who_looked(client, nurse, plan, way):
    client.get(f"/plans/{plan.pk}/card/")
    query, grace = audit_asked_of(plan, nurse)[way], member("grace")
    after = Place(timezone.now(), 2**60)

    with no_whole_table_is_read():
        search_audit(query, by=grace)
        search_audit(query, after, by=grace)
        export_audit(query, by=grace)


def test_going_through_the_looks_of_a_day(client, amina, nurse, plan):
    for reader in (amina, nurse):
        record(Verb.READ_CARD, by=reader, plan=plan)

    with no_whole_table_is_read():
        assert examine_day(timezone.localdate()) == 1
    case = OversightCase.objects.get()
    with no_whole_table_is_read():
        list_cases(50, by=member("grace"))
        list_cases(50, done=True, by=member("grace"))
        open_case(case.pk, by=member("grace"))
        open_oversight(by=member("grace"))


def test_a_query_that_reads_a_whole_table_is_seen(plan):
    whole = str(Person.objects.filter(title="Mrs").query).replace("= Mrs", "= 'Mrs'")
    small = str(PersonChange.objects.filter(reason="Moved").query).replace("= Moved", "= 'Moved'")

    assert whole_tables_read(whole) == ["Seq Scan of careplans_person"]
    assert whole_tables_read(small) == ["Seq Scan of careplans_personchange"]


def test_a_missing_index_is_seen(amina):
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("DROP INDEX known_by_phone")

    with pytest.raises(AssertionError, match="Seq Scan of careplans_knownphone"), no_whole_table_is_read():
        look_up(Query(phone="01632960123"), reason="test", by=amina)
