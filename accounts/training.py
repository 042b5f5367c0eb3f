"""Whether this is a training town: a whole product of its own, in which nobody is real."""

from django.conf import settings


def is_training() -> bool:
    """Whether everybody here is fictional. Only production holds real people."""
    return settings.ENVIRONMENT != "production"
