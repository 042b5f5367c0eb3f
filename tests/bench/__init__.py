"""Performance as ratios against a yardstick in the same run: `make bench`. Importing it sets Django up."""

import os

import django

from tests import environment

__all__ = ["environment"]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup()
