import sys

import pytest

from deploy.local.environment import working_python
from deploy.local.needs import Need, ready, use_other_ways
from deploy.local.packages import needed
from deploy.local.plainly import CannotGoOn


def test_compilers_and_set_up_scripts_are_not_fetched():
    planned = ["libllvm14", "libpq5", "postgresql-common", "postgresql-15", "ssl-cert", "libpango-1.0-0"]

    assert needed(planned) == ["libpq5", "postgresql-15", "libpango-1.0-0"]


def test_nothing_is_fetched_when_everything_is_here():
    ready([Need("no-package-of-this-name", is_here=lambda: True)])


def test_a_machine_without_a_python_that_can_make_environments_is_told_what_to_install(monkeypatch):
    monkeypatch.setenv("PATH", "")
    monkeypatch.setattr(sys, "executable", "/bin/false")

    with pytest.raises(CannotGoOn, match="apt-get install python3 python3-venv"):
        working_python()


def test_one_message_names_everything_a_person_has_to_install():
    missing = [Need("postgresql", lambda: False), Need("libpango-1.0-0", lambda: False)]

    with pytest.raises(CannotGoOn, match="apt-get install postgresql libpango-1.0-0"):
        use_other_ways(missing, "there is no apt on this machine")


def test_what_has_another_way_takes_it():
    taken = []

    use_other_ways([Need("redis-server", lambda: False, lambda: taken.append("wheel"))], "there is no apt")

    assert taken == ["wheel"]
