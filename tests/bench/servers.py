"""The product and the yardstick behind real gunicorn, as they run in production, on the database of this run."""

import http.client
import os
import subprocess
import sys
import tempfile
import time
from contextlib import contextmanager
from pathlib import Path

from django.db import connection

from deploy.local.children import start
from deploy.local.places import PROJECT
from deploy.local.postgres import free_port, url_for

OURS, BARE = "config.wsgi", "tests.bench.bare_wsgi"
PATIENCE = 60


@contextmanager
def web(application):
    """Gunicorn with the settings of deploy/gunicorn.conf.py, on a port that is given back; it ends with the block."""
    with tempfile.TemporaryDirectory() as folder:
        port, log = free_port(), Path(folder) / "web.log"
        environment = _environment(port)
        # Outside tests a page names static files by what is in them: they must have been collected.
        collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
        subprocess.run(collect, cwd=PROJECT, env=environment, check=True)
        command = [sys.executable, "-m", "gunicorn", "--config", "deploy/gunicorn.conf.py", application]
        child = start(application, command, log=log, env=environment)
        try:
            wait_for(child, port)
            yield port
        finally:
            child.stop()


def _environment(port):
    """As the demo runs: connections stay open from one request to the next, which tests do not do."""
    database = connection.settings_dict
    where = (database[key] for key in ("USER", "PASSWORD", "HOST", "PORT", "NAME"))
    return {
        **os.environ,
        "ENVIRONMENT": "demo",
        "DATABASE_URL": url_for(*where),
        "BIND": f"127.0.0.1:{port}",
        "PUBLIC_URL": f"http://127.0.0.1:{port}",
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(PROJECT),
    }


def wait_for(child, port):
    """Until it takes requests; any answer will do."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until and not child.has_ended():
        asked = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        try:
            asked.request("GET", "/health/live")
            asked.getresponse().read()
            return
        except OSError:
            time.sleep(0.1)
        finally:
            asked.close()
    raise TimeoutError(f"{child.name} does not answer:\n{child.last_words()}")
