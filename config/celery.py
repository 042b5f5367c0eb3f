import logging.config
import os

from celery import Celery
from celery.signals import setup_logging
from django_structlog.celery.signals import modify_context_before_task_publish
from django_structlog.celery.steps import DjangoStructLogInitStep

from config.logs import LOGGING

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("golden_ticket")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)


@setup_logging.connect
def log_like_the_web(**_):
    """Celery would otherwise bring its own format, in which the words of an error are shown."""
    logging.config.dictConfig(LOGGING)


@modify_context_before_task_publish.connect
def only_the_request_id(context, **_):
    """A message on the broker says which request asked for it, and nothing about who or from where."""
    for name in context.keys() - {"request_id"}:
        del context[name]
