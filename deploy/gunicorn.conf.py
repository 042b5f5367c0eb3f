"""How the web server runs, for trying out and for production alike; measured on two cores."""

import os

from config.logs import LOGGING
from config.town import refuse_another_town

bind = os.environ.get("BIND", "127.0.0.1:8000")
worker_class = "gthread"
workers = int(os.environ.get("WEB_WORKERS", "2"))
threads = 4
timeout = 30
graceful_timeout = 20
max_requests = 2000
max_requests_jitter = 200
# The raw path of a request can hold a ticket's secret: config/request_log.py writes one line per request without it.
accesslog = None
logconfig_dict = LOGGING
control_socket_disable = True


def post_worker_init(worker):
    """A web server that would open a database of the other kind does not start."""
    refuse_another_town()
