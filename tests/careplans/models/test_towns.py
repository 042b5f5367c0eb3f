"""A database says what it is for, and no process of the other kind opens it."""

from importlib import import_module

import pgtrigger
import pytest
from django.apps import apps
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import DatabaseError, IntegrityError, transaction

from careplans.models import Person, Sealed, Town, why_not_this_database
from config.town import refuse_another_town

pytestmark = pytest.mark.django_db


def make_database(kind):
    """Make this database one of that kind, or one that does not say. Only a test can."""
    with pgtrigger.ignore("careplans.Town:sealed_against_change"):
        Town.objects.all()._raw_delete(Town.objects.db)
    if kind:
        Town.objects.create(kind=kind)


def refuses():
    try:
        refuse_another_town()
    except ImproperlyConfigured as refusal:
        return str(refusal)
    return ""


@pytest.mark.parametrize(
    ("environment", "kind", "begins"),
    [
        ("production", "live", ""),
        ("production", "training", "This database is a training town, in which nobody is real"),
        ("production", None, "This database does not say whether it is live or a training town"),
        ("demo", "training", ""),
        ("demo", "live", "This database holds real people's records"),
        ("demo", None, "This database does not say whether it is live or a training town"),
        ("test", "training", ""),
        ("test", "live", "This database holds real people's records"),
        ("test", None, ""),
    ],
)
def test_a_process_opens_a_database_of_its_own_kind_or_none(settings, environment, kind, begins):
    settings.ENVIRONMENT = environment
    make_database(kind)

    said = why_not_this_database()

    assert (said == "", said.startswith(begins)) == (begins == "", True)
    assert refuses() == said
    assert [problem.msg for problem in run_checks(tags=["town"], databases=["default"])] == ([said] if said else [])


def test_migrating_and_seeding_stop_at_a_database_of_the_other_kind(settings):
    settings.ENVIRONMENT = "demo"
    make_database("live")

    with pytest.raises(CommandError) as refusal:
        call_command("seed_demo")
    assert str(refusal.value).startswith("This database holds real people's records")
    with pytest.raises(CommandError):
        call_command("migrate", skip_checks=False)


def test_what_it_is_for_is_said_once_and_never_changes():
    town, _ = Town.objects.get_or_create(kind="training")

    with pytest.raises(DatabaseError), transaction.atomic():
        Town.objects.update(kind="live")
    with pytest.raises(DatabaseError), transaction.atomic():
        Town.objects.all().delete()
    with pytest.raises(IntegrityError), transaction.atomic():
        Town.objects.create(id=2, kind="live")
    with pytest.raises(Sealed):
        town.save()


NAMING = import_module("careplans.migrations.0010_launches_and_towns")


@pytest.mark.parametrize(
    ("environment", "number", "says"),
    [
        (
            "production",
            "9992048174",
            "This database holds fictional people (999 numbers): it cannot be the live record.",
        ),
        ("demo", "9434765919", "This database holds real NHS numbers: it cannot be a training town."),
    ],
)
def test_a_database_is_not_named_against_the_people_in_it(settings, maggies_draft, environment, number, says):
    settings.ENVIRONMENT = environment
    Person.objects.update(nhs_number=number)
    make_database(None)

    with pytest.raises(ImproperlyConfigured) as refusal:
        NAMING.name_town(apps, None)

    assert (str(refusal.value), Town.objects.count()) == (says, 0)
