import pytest

from careplans.models import Town
from careplans.models.towns import FICTIONAL_HERE


def told(client, address):
    response = client.get(address)
    return response.status_code, response.json()


def test_a_machine_can_ask_whether_this_process_runs(client):
    assert told(client, "/health/live") == (200, {"status": "ok"})


@pytest.mark.django_db
def test_a_machine_can_ask_whether_plans_can_be_read(client):
    assert told(client, "/health/ready") == (200, {"status": "ok", "database": "ok", "redis": "ok"})


@pytest.mark.django_db
def test_without_redis_plans_can_still_be_read(client, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"

    assert told(client, "/health/ready") == (200, {"status": "ok", "database": "ok", "redis": "not answering"})


@pytest.mark.django_db
def test_a_live_process_is_never_ready_on_a_training_database(client, settings):
    Town.objects.get_or_create(kind="training")
    settings.ENVIRONMENT = "production"

    assert told(client, "/health/ready") == (
        503,
        {"status": "unavailable", "database": FICTIONAL_HERE, "redis": "ok"},
    )
