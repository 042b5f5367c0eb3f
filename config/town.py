"""A process opens a database of its own kind or none: real records and a training town never meet."""

import structlog
from django.core.checks import run_checks
from django.core.exceptions import ImproperlyConfigured


def refuse_another_town():
    """Say why and raise ImproperlyConfigured where the database is of the other kind (careplans.models.towns).

    One that does not answer is waited for: /health/ready asks again.
    """
    for problem in run_checks(tags=["town"], databases=["default"]):
        structlog.get_logger("town").critical(problem.msg)
        raise ImproperlyConfigured(problem.msg)
