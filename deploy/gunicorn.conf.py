"""How the web server runs, for trying out and for production alike; measured on two cores."""

import os

from config.logs import LOGGING

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
