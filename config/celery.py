import logging.config
import os

from celery import Celery, Task
from celery.signals import setup_logging, worker_init
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django_structlog.celery.signals import modify_context_before_task_publish
from django_structlog.celery.steps import DjangoStructLogInitStep

from config.logs import LOGGING
from config.town import refuse_another_town

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class TaskOnLiveConnections(Task):
    """Begins on database connections that answer.

    Celery keeps them open from task to task (CELERY_DB_REUSE_MAX) and does not look whether they still work: after the
    database had dropped one, every later task of that process failed.
    """

    def __call__(self, *args, **named):
        for connection in connections.all(initialized_only=True):
            if not connection.in_atomic_block:
                connection.close_if_unusable_or_obsolete()
        return super().__call__(*args, **named)


app = Celery("golden_ticket", task_cls=TaskOnLiveConnections)
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.steps["worker"].add(DjangoStructLogInitStep)


@setup_logging.connect
def log_like_the_web(**_):
    """Celery would otherwise bring its own format, in which the words of an error are shown."""
    logging.config.dictConfig(LOGGING)


@worker_init.connect
def work_for_our_own_town(**_):
    """Celery would only write down what a signal raised, and go on."""
    try:
        refuse_another_town()
    except ImproperlyConfigured as refusal:
        raise SystemExit(str(refusal)) from refusal


@modify_context_before_task_publish.connect
def only_the_request_id(context, **_):
    """A message on the broker says which request asked for it, and nothing about who or from where."""
    for name in context.keys() - {"request_id"}:
        del context[name]
