from django.contrib.staticfiles.apps import StaticFilesConfig


class BrowserFiles(StaticFilesConfig):
    """Collects what a browser asks for, not the lists that the npm client reads."""

    ignore_patterns = [*StaticFilesConfig.ignore_patterns, "package*.json", "node_modules"]
