from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Organisation
from careplans.models import AccessEvent, LinkedSystem

pytestmark = pytest.mark.django_db


def run(*arguments):
    said = StringIO()
    call_command("link_system", *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def ambulance(db):
    return Organisation.objects.create(name="Ambulance service")


def test_it_tells_the_key_and_the_secret_once_and_keeps_the_secret_enciphered(ambulance):
    said = run("Crew tablet", "--organisation", "Ambulance service")

    system = LinkedSystem.objects.get()
    secret = said.partition("Secret: ")[2].split()[0]
    assert f"Key: {system.key_id}" in said
    assert secret.startswith("whsec_")
    assert secret not in str(list(LinkedSystem.objects.values_list()))
    assert AccessEvent.objects.get().subject == f"Crew tablet (Ambulance service), key {system.key_id}"


def test_it_is_ended_once(ambulance):
    run("Crew tablet", "--organisation", "Ambulance service")
    key = LinkedSystem.objects.get().key_id

    assert run("--end", key).startswith("Ended.")
    with pytest.raises(CommandError):
        run("--end", key)
    assert LinkedSystem.objects.get().ended_at is not None


@pytest.mark.parametrize(
    "arguments",
    [(), ("Crew tablet",), ("Crew tablet", "--end", "BCDFGHJK"), ("Crew tablet", "--organisation", "Nobody")],
)
def test_what_cannot_be_understood_links_nothing(ambulance, arguments):
    with pytest.raises(CommandError):
        run(*arguments)

    assert not LinkedSystem.objects.exists()
