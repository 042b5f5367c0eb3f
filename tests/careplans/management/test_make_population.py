"""People who do not exist, loaded once for all of these tests."""

import re
from collections import Counter
from datetime import date
from io import StringIO
from random import Random

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.permissions import PLAN_READ
from careplans.access import caseload_of
from careplans.actions.lookups import Found, NoPlan, Query, look_up
from careplans.actions.signing import publish
from careplans.actions.verifying import verify_audit, verify_versions
from careplans.content.document import parse_section
from careplans.content.provenance import to_be_sealed
from careplans.content.rules import problems_before_publishing
from careplans.content.sections import SECTIONS
from careplans.management.demo_town import member
from careplans.management.personas import persona_files
from careplans.management.personas.reading import read_file
from careplans.management.population import making
from careplans.management.population.content import Writing
from careplans.management.population.drawing import nhs_numbers, plan_reference
from careplans.management.population.lookalikes import EVERY, WAYS
from careplans.management.population.making import lookalike_pairs, make_population
from careplans.management.population.people import COUNTED_ON, draw_area
from careplans.management.population.places import NEVER_INWARD, practice_of_area
from careplans.models import (
    KnownName,
    KnownPhone,
    KnownPlace,
    Person,
    PersonChange,
    PersonPhone,
    Plan,
    PlanVersion,
    check_nhs_number,
    make_known,
)

SEED, PEOPLE, PLANS = "7", 300, 40
TODAY = date(2026, 11, 22)
DRAMA = re.compile(
    r"07700 900\d{3}|01632 960\d{3}|020 7946 0\d{3}|029 2018 0\d{3}|0191 498 0\d{3}|01(1[345678]|[2-6]1) 496 0\d{3}"
)

pytestmark = pytest.mark.django_db


def load(people=PEOPLE, plans=PLANS, seed=SEED):
    """What the command said."""
    said = StringIO()
    call_command("make_population", people=people, plans=plans, seed=seed, today=TODAY, stdout=said)
    return said.getvalue().splitlines()


@pytest.fixture(scope="module", autouse=True)
def loaded(django_db_setup, django_db_blocker):
    """The population; what a test adds is taken back after it, and all of it after the last of them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield load()
        transaction.set_rollback(True)


# Given out by the database, one after another.
NUMBERED_BY_THE_DATABASE = {"group_id", "permission_id"}


def every_row():
    """All that the population is, but for numbers that a sequence gives out."""
    kept = {}
    for model in making.MODELS:
        fields = [one.attname for one in model._meta.concrete_fields if one.attname not in NUMBERED_BY_THE_DATABASE]
        names = [name for name in fields if not (name == "id" and model._meta.pk.get_internal_type() == "BigAutoField")]
        kept[model] = sorted(map(repr, model.objects.values_list(*names)))
    return kept


def drawn(areas=20):
    return [one for number in range(areas) for one in draw_area(SEED, number).people]


def test_the_command_says_how_many_it_added(loaded):
    assert loaded[-1].startswith("Added 300 people and 40 plans in ")
    assert (Person.objects.count(), Plan.objects.count(), PlanVersion.objects.count()) == (300, 40, 40)


def test_the_same_seed_makes_the_same_rows_again():
    before = every_row()

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET LOCAL session_replication_role = replica")
            for model in making.MODELS:
                cursor.execute(f"DELETE FROM {model._meta.db_table}")
            cursor.execute("SET LOCAL session_replication_role = origin")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert not any(every_row().values())
        load()

    assert every_row() == before


def test_another_seed_makes_other_people():
    assert [one.family_name for one in draw_area("8", 0).people] != [
        one.family_name for one in draw_area("7", 0).people
    ]


def test_a_second_run_changes_nothing():
    before = every_row()

    assert load()[-1].startswith("Added 0 people and 0 plans")
    assert every_row() == before


def test_a_run_with_more_people_goes_on_from_there():
    before = set(Person.objects.values_list("pk", "family_name", "born_on"))

    assert load(people=1_200, plans=150)[-1].startswith("Added 900 people and 110 plans")
    assert before < set(Person.objects.values_list("pk", "family_name", "born_on"))
    assert (Person.objects.count(), Plan.objects.count()) == (1_200, 150)
    assert verify_versions() == 150


def test_another_seed_in_the_same_database_is_refused():
    before = every_row()

    with pytest.raises(CommandError, match="another seed"):
        load(seed="8")

    assert every_row() == before


def test_too_many_plans_are_refused():
    with pytest.raises(CommandError, match="At most one in four"):
        load(people=100, plans=26)


def test_production_is_refused(settings):
    settings.IS_PRODUCTION = True

    with pytest.raises(CommandError, match="This is production"):
        load(people=400)

    assert Person.objects.count() == PEOPLE


def test_very_many_are_loaded_with_the_indexes_made_afterwards(monkeypatch):
    def indexes_and_keys():
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' UNION ALL SELECT "
                "format('%s %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint"
            )
            return sorted(row[0] for row in cursor.fetchall())

    before = indexes_and_keys()
    monkeypatch.setattr(making, "MANY", 100)

    load(people=600, plans=60)

    assert indexes_and_keys() == before
    assert (Person.objects.count(), verify_versions()) == (600, 60)


def test_versions_and_the_audit_trail_verify():
    assert verify_versions() == PLANS
    assert verify_audit().events == 0


def test_some_plans_are_withdrawn_closed_or_overdue():
    load(people=2_000, plans=400)
    plans = Plan.objects.all()

    assert 0 < plans.filter(withdrawn_at__isnull=False).count() < 40
    assert 0 < plans.filter(closed_at__isnull=False).count() < 80
    assert 0 < plans.in_use().filter(current__headlines__review_due__lt=TODAY).count() < 60
    assert set(plans.values_list("current__headlines__cpr", flat=True)) >= {"attempt", "not_recommended"}


def test_what_was_loaded_is_published_on_like_any_other_plan():
    due = timezone.localdate()
    plan = Plan.objects.in_use().for_a_deed().filter(current__headlines__review_due__gt=due).first()
    nurse = plan.started_by

    version = publish(plan, revision=plan.draft.revision, key="again", by=nurse)

    assert (version.number, version.content) == (2, plan.versions.get(number=1).content)
    assert version.document["provenance"] == plan.versions.get(number=1).document["provenance"]
    assert list(caseload_of(nurse, PLAN_READ).filter(pk=plan.pk)) == [plan]


class OneTeam:
    """A team, as far as a plan names it."""

    name, phone, organisation = "Margate community nurses", "03069 990001", "East and West Community Trust"
    practice, nurse = practice_of_area(0), User(given_name="Ann", family_name="Nurse", profession="nurse")


def written(how_many):
    """(content, person, day of publication) of so many plans, about people of every age."""
    for number, one in enumerate(drawn(4)[:how_many]):
        if one.age > 2:
            writing = Writing(Random(number), one, OneTeam, TODAY)
            yield writing.content(), one, writing.on


def test_no_rule_stops_any_of_these_plans():
    stopped = Counter(
        problem.message
        for content, one, on in written(1_500)
        for problem in problems_before_publishing(
            content, born=one.born_on, today=on, review_within=settings.REVIEW_WITHIN_DAYS
        )
        if problem.blocks
    )

    assert stopped == {}


def test_every_answer_is_kept_as_the_desk_would_keep_it():
    by_key = {section.key: section for section in SECTIONS}

    for content, _, _ in written(400):
        assert {key: parse_section(by_key[key], stored) for key, stored in content.items()} == content


def test_a_version_knows_where_each_section_comes_from_as_publishing_would_say():
    for version in PlanVersion.objects.select_related("plan__draft"):
        kept = to_be_sealed(version.plan.draft.provenance, version.content, {}, {})
        assert version.document["provenance"] == kept


def test_plans_differ():
    said = [repr(content) for content, _, _ in written(300)]

    assert len(set(said)) == len(said)


def test_everybody_is_found_by_what_stands_on_record():
    before = {model: sorted(rows_to_search(model)) for model in (KnownName, KnownPlace, KnownPhone)}

    make_known(Person.objects.all())

    assert {model: sorted(rows_to_search(model)) for model in before} == before
    assert len(before[KnownName]) > PEOPLE


def rows_to_search(model):
    names = [one.attname for one in model._meta.concrete_fields if one.attname != "id"]
    return map(repr, model.objects.values_list(*names))


def test_everybody_with_a_number_is_found_by_it():
    amina = member("amina")
    with_number = list(Person.objects.exclude(nhs_number=None).filter(born_precision="day"))[:60]

    for person in with_number:
        outcome = look_up(Query(person.born_on, nhs_number=person.nhs_number), reason="test", by=amina)
        who = outcome.version.plan.person if isinstance(outcome, Found) else outcome.person
        assert isinstance(outcome, Found | NoPlan)
        assert who == person


def test_look_alikes_are_as_many_as_was_said_and_of_every_way():
    pairs = list(lookalike_pairs(SEED, 20_000))
    kinds = Counter(kind for kind, _, _ in pairs)

    assert kinds.keys() == {*WAYS, "care_home_first_name", "care_home_surname"}
    assert 0.9 < len(pairs) / (20_000 / EVERY) < 1.3
    assert list(lookalike_pairs(SEED, PEOPLE)) == [one for one in pairs if {*one[1:]} <= ids(PEOPLE)]


def ids(people):
    return set(Person.objects.order_by().values_list("pk", flat=True)[:people])


def test_look_alikes_look_alike():
    for number in range(6):
        area = draw_area(SEED, number)
        for kind, one, other in area.alike:
            assert looks_alike(kind, area.people[one], area.people[other]), (kind, number, one, other)


def looks_alike(kind, one, other):
    same_home = one.address_lines == other.address_lines
    same_family, same_given = one.family_name == other.family_name, one.given_names == other.given_names
    first = one.given_names.split()[0] == other.given_names.split()[0]
    apart = abs((one.born_on - other.born_on).days)
    return {
        "near_dates": same_family and one.initial == other.initial and 0 < apart <= 10,
        "namesake": same_family and same_given and apart > 300,
        "swapped_date": same_family and same_given and one.born_on.year == other.born_on.year,
        "parent_and_child": same_family and same_given and same_home and apart > 19 * 365,
        "twins": same_family and one.initial == other.initial and same_home and apart == 0,
        "sound_alike": not same_family and same_given and apart < 31,
        "registered_twice": same_home and other.is_again and apart <= 1,
        "care_home_first_name": first and one.care_home == other.care_home,
        "care_home_surname": same_family and one.initial == other.initial and one.care_home == other.care_home,
    }[kind]


def test_ages_are_those_of_england_and_people_with_plans_are_old():
    ages = [one.age for one in drawn()]
    with_plans = [(COUNTED_ON - born).days // 365 for born in Plan.objects.values_list("person__born_on", flat=True)]

    assert 0.18 < sum(age < 18 for age in ages) / len(ages) < 0.28
    assert 0.15 < sum(age >= 65 for age in ages) / len(ages) < 0.24
    assert sum(with_plans) / len(with_plans) > 70


def test_names_are_many_and_a_few_are_very_common():
    names = Counter(one.family_name for one in drawn())
    most = [name for name, _ in names.most_common(30)]

    assert {"Smith", "Jones", "Taylor"} <= set(most)
    assert len(names) > 1_500
    assert any(name.startswith("O'") for name in names)
    assert any(name.startswith("Mc") for name in names)
    assert any("-" in name for name in names)
    assert {"Khan", "Kowalska", "Kowalski", "Okafor", "Kaur", "Patel"} <= names.keys()


def test_numbers_are_valid_in_the_range_for_tests_and_nobodys_else():
    personas = {read_file(path)["person"]["nhs_number"] for path in persona_files()}
    numbers = list(nhs_numbers(SEED, range(50_000), taken=personas))
    given = [number for number in numbers if number]

    assert 0.89 < len(given) / len(numbers) < 0.93
    assert len(set(given)) == len(given)
    assert not personas & set(given)
    assert [check_nhs_number(number, in_training=True) for number in given[:5_000]] == given[:5_000]
    assert list(nhs_numbers(SEED, range(1_000_000, 1_000_003), taken=set())) == [None] * 3


def test_a_number_that_somebody_has_already_is_given_to_nobody():
    number = next(nhs_numbers(SEED, [PEOPLE + 5], taken=set()))
    facts = {"family_name": "Holloway", "given_names": "Maggie", "born_on": date(1958, 3, 14), "nhs_number": number}
    team = member("amina").open_memberships()[0].team
    Person.objects.create(**facts, registered_by=member("amina"), registered_for=team)

    load(people=PEOPLE + 20)

    assert number is None or Person.objects.get(nhs_number=number).family_name == "Holloway"


def test_references_of_plans_are_never_the_same():
    assert len({plan_reference(SEED, number) for number in range(20_000)}) == 20_000


def test_no_postcode_and_no_telephone_is_anybodys():
    assert all(set(code[-2:]) & set(NEVER_INWARD) for code in Person.objects.values_list("postcode", flat=True))
    assert all(DRAMA.fullmatch(number) for number in PersonPhone.objects.values_list("number", flat=True))


def test_names_and_addresses_of_before_are_kept_as_changes():
    for change in PersonChange.objects.select_related("person"):
        assert change.before.keys() == change.after.keys()
        assert change.after == {name: getattr(change.person, name) for name in change.after}
        assert 1 < change.number <= change.person.revision


def test_make_population_is_one_transaction(monkeypatch):
    def breaks(*args):
        raise RuntimeError("the disk is full")

    before = every_row()
    monkeypatch.setattr(making.Making, "_plans_of", breaks)

    with pytest.raises(RuntimeError):
        make_population(800, 80, SEED, today=TODAY, say=lambda line: None)

    assert every_row() == before
