import pytest

from deploy.local.plainly import CannotGoOn
from deploy.local.postgres import as_user, database_name, url_for, with_database
from deploy.local.services import Sources, postgres_sources, redis_sources, which_services


def test_an_address_that_is_given_is_used_and_nothing_else_is_looked_for(monkeypatch):
    monkeypatch.setenv("DATABASE_URL", "postgres://given@127.0.0.1/mine")
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1/3")

    assert postgres_sources() == Sources(given="postgres://given@127.0.0.1/mine", running=None, program=None)
    assert redis_sources("test") == Sources(given="redis://127.0.0.1/3", running=None, program=None)


@pytest.mark.parametrize("choice", ["private", "unpacked"])
def test_private_services_are_never_a_server_that_already_runs(monkeypatch, choice):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.delenv("REDIS_URL", raising=False)
    monkeypatch.setenv("SERVICES", choice)

    assert postgres_sources().running is None
    assert redis_sources("test").running is None


def test_a_word_that_is_no_choice_of_services_is_refused(monkeypatch):
    monkeypatch.setenv("SERVICES", "yes")

    with pytest.raises(CannotGoOn, match="SERVICES must be one of any, private, unpacked; it is 'yes'."):
        which_services()


def test_what_is_given_comes_before_what_runs_and_that_before_what_could_run():
    assert Sources("given", "running", "program").any() == "given"
    assert Sources(None, "running", "program").any() == "running"
    assert Sources(None, None, "program").any() == "program"
    assert Sources(None, None, None).any() is None


def test_passwords_with_odd_characters_survive_in_an_address():
    url = url_for("an owner", "p@ss/word:1", "127.0.0.1", 5433, "golden ticket")

    assert url == "postgres://an%20owner:p%40ss%2Fword%3A1@127.0.0.1:5433/golden ticket"
    assert as_user(url, "app", "x@y") == "postgres://app:x%40y@127.0.0.1:5433/golden ticket"


def test_another_database_of_the_same_server_keeps_its_options():
    url = with_database("postgres://postgres@127.0.0.1:5432/postgres?sslmode=require", "golden_ticket_demo")

    assert url == "postgres://postgres@127.0.0.1:5432/golden_ticket_demo?sslmode=require"
    assert database_name(url) == "golden_ticket_demo"
