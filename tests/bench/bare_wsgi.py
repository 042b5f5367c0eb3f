"""The bare view as a web application of its own: no middleware, no session, nobody signed in."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
settings.MIDDLEWARE, settings.ROOT_URLCONF = [], "tests.bench.bare"

application = get_wsgi_application()
