"""`make run`: the whole product on this machine, with the demo town, until Ctrl-C."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import ExitStack

from deploy.local.application_role import application_url
from deploy.local.assets import ready_assets
from deploy.local.celery_programs import clock, worker
from deploy.local.children import one_that_ended, start
from deploy.local.needs import TO_PRINT
from deploy.local.packages import surroundings
from deploy.local.places import LOCAL, LOGS, MAIL, PROJECT, VENV_PYTHON, checkout_secrets, only_one, private
from deploy.local.plainly import CannotGoOn, or_say_why, say, step
from deploy.local.postgres import free_port
from deploy.local.services import services
from deploy.local.stopping import stop_calmly

CAST = ["bethan", "imran", "ravi", "amina", "maggie", "katherine", "owen", "grace", "dan", "priya", "fern"]
WEB_PATIENCE = 60


def run():
    """Start everything, say where it is, and stay until told to stop or until a part of it dies."""
    started, port = time.monotonic(), chosen_port()
    with only_one("run.lock", otherwise="`make run` is already running in this checkout."):
        with step("getting the NHS design system"):
            ready_assets()
        with services("demo", TO_PRINT) as found, ExitStack() as stopping:
            environment = product_environment(found, port)
            environment["DATABASE_URL"] = prepare(environment)
            start_parts(environment, stopping)
            wait_for_web(port)
            welcome(environment, time.monotonic() - started)
            stay()


def chosen_port():
    """The port to serve on, refused while somebody else holds it."""
    given = os.environ.get("PORT", "8000")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", int(given)))
        except (ValueError, OverflowError):
            raise CannotGoOn(f"PORT must be a port number; it is {given!r}.") from None
        except OSError:
            raise CannotGoOn(f"port {given} is taken. Choose another: make run PORT=8001") from None
    return int(given)


def product_environment(found, port):
    """Everything the product reads from its surroundings, for the demo; what the person has set stays as it is."""
    for_demo = {
        **{name: checkout_secrets()[name] for name in ("SECRET_KEY", "AUDIT_KEY")},
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "EMAIL_URL": f"smtp://127.0.0.1:{free_port()}",
        "DEMO_PASSWORD": "golden-ticket-demo",
    }
    return {
        **for_demo,
        **os.environ,
        **surroundings(),
        "ENVIRONMENT": "demo",
        "DATABASE_URL": found.database_url,
        "REDIS_URL": found.redis_url,
        "BIND": f"127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONUNBUFFERED": "1",
    }


def prepare(environment):
    """Bring tables, static files and the demo town up to date; returns the address for the application's own role."""
    with step("preparing the database and the pages"):
        manage(environment, "migrate", "--verbosity=0")
        manage(environment, "collectstatic", "--noinput", "--verbosity=0")
        url = application_url(environment["DATABASE_URL"])
    with step("loading the demo town"):
        show_in_short(manage(environment | {"DATABASE_URL": url}, "seed_demo"))
    return url


def show_in_short(report):
    """One line for each person; what a file says that the record has no place for is in the whole report."""
    whole = private(LOGS) / "seed_demo.txt"
    whole.write_text(report)
    for line in report.splitlines():
        if not line.startswith(" "):
            say(f"  {line}")
    say(f"  The whole report: {whole}")


def manage(environment, *arguments):
    """Run one management command to its end and return what it printed."""
    command = [VENV_PYTHON, "manage.py", *arguments]
    done = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True)
    if done.returncode:
        raise CannotGoOn(f"manage.py {arguments[0]} failed:\n{done.stdout[-1000:]}{done.stderr[-3000:]}")
    return done.stdout.rstrip()


def start_parts(environment, stopping):
    """Start the four programs; they stop in the opposite order, the web first and the mailbox last."""
    python = [VENV_PYTHON, "-m"]
    mail_port = environment["EMAIL_URL"].rpartition(":")[2]
    parts = {
        "mailbox": [*python, "deploy.local.mailbox", MAIL, mail_port],
        "worker": worker(),
        "clock": clock(LOCAL),
        "web": [*python, "gunicorn", "--config", "deploy/gunicorn.conf.py", "config.wsgi"],
    }
    if not environment["EMAIL_URL"].startswith("smtp://127.0.0.1:"):
        del parts["mailbox"]
    for name, command in parts.items():
        child = start(name, command, log=private(LOGS) / f"{name}.log", env=environment)
        stopping.callback(child.stop)


def wait_for_web(port):
    """Until the sign-in page is there."""
    until = time.monotonic() + WEB_PATIENCE
    while time.monotonic() < until:
        refuse_if_one_ended()
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/accounts/login/", timeout=10).close()
        except urllib.error.HTTPError as answer:
            raise CannotGoOn(f"the sign-in page answers {answer.code}; see {LOGS / 'web.log'}") from None
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise CannotGoOn(f"the web server does not answer; see {LOGS / 'web.log'}")


def refuse_if_one_ended():
    """Nothing is started again silently: a part that dies is a fault to look at."""
    ended = one_that_ended()
    if ended:
        raise CannotGoOn(f"{ended.name} has stopped, so everything stops. Its last words:\n{ended.last_words()}")


def welcome(environment, seconds):
    """Where to go and who to be."""
    say(f"\nGolden Ticket is at {environment['PUBLIC_URL']}  (ready in {seconds:.0f} s)\n")
    say("Sign in as one of these, all fictional:")
    for name in CAST:
        say(f"  {name}@demo.golden-ticket.test")
    say(f"Password: {environment['DEMO_PASSWORD']}\n")
    say(f"Mail the product sends is in {MAIL}, one file each; logs are in {LOGS}.")
    say("Ctrl-C stops everything.\n")


def stay():
    """Until told to stop."""
    while True:
        refuse_if_one_ended()
        time.sleep(0.5)


if __name__ == "__main__":
    with stop_calmly():
        sys.exit(or_say_why(run))
