import os
import subprocess
import sys

import pytest

SECRETS = {"SECRET_KEY": "s" * 50, "AUDIT_KEY": "a" * 50}
PRODUCTION = {
    **SECRETS,
    "ENVIRONMENT": "production",
    "DATABASE_URL": "postgres://app@db/plans",
    "REDIS_URL": "redis://redis",
    "EMAIL_URL": "smtp+tls://mail:587",
    "ALLOWED_HOSTS": "records.example.org",
    "PUBLIC_URL": "https://records.example.org",
}


def start(environment, expression="None"):
    """Read the settings in a process of their own: its exit code, and the last thing it said."""
    code = f"from config import settings; print({expression})"
    path = {"PATH": os.environ["PATH"]}
    done = subprocess.run([sys.executable, "-c", code], env=path | environment, capture_output=True, text=True)
    return done.returncode, (done.stdout + done.stderr).strip().splitlines()[-1]


def without(name):
    return {key: value for key, value in PRODUCTION.items() if key != name}


@pytest.mark.parametrize("name", ["SECRET_KEY", "AUDIT_KEY", "DATABASE_URL", "REDIS_URL", "EMAIL_URL", "ALLOWED_HOSTS"])
def test_production_does_not_start_without(name):
    code, said = start(without(name))

    assert code == 1
    assert said.startswith(f"django.core.exceptions.ImproperlyConfigured: {name} is missing")


@pytest.mark.parametrize("environment", ["demo", "test"])
def test_a_missing_secret_stops_every_environment(environment):
    code, said = start({"ENVIRONMENT": environment, "SECRET_KEY": "s" * 50})

    assert (code, said.split(": ")[1].split()[0]) == (1, "AUDIT_KEY")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("ENVIRONMENT", "staging"),
        ("REQUIRE_MFA", "yes"),
        ("DATABASE_URL", "sqlite:///plans.db"),
        ("PUBLIC_URL", "http://records.example.org"),
        ("ALLOWED_HOSTS", "*"),
        ("TRUSTED_PROXIES", "-1"),
    ],
)
def test_a_value_that_makes_no_sense_stops_the_process_and_names_itself(name, value):
    code, said = start(PRODUCTION | {name: value})

    assert (code, said.split(": ")[1].split()[0]) == (1, name)


def test_a_second_factor_is_needed_in_production_unless_somebody_says_otherwise():
    assert start(PRODUCTION, "settings.REQUIRE_MFA") == (0, "True")
    assert start(PRODUCTION | {"REQUIRE_MFA": "off"}, "settings.REQUIRE_MFA") == (0, "False")


def test_in_production_no_neighbour_can_set_our_cookies():
    names = "settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME"

    assert start(PRODUCTION, names) == (0, "__Host-sessionid __Host-csrftoken")
    assert start(SECRETS | {"ENVIRONMENT": "demo"}, names) == (0, "sessionid csrftoken")


def test_elsewhere_the_standard_loopback_servers_will_do():
    assert start(SECRETS | {"ENVIRONMENT": "demo"}, "settings.REDIS_URL") == (0, "redis://127.0.0.1:6379/0")
