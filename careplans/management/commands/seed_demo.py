"""`seed_demo [FILE ...]`: the demonstration town and the people of the persona files."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from careplans.management.demo_town import build_town
from careplans.management.personas.held import what_is_held
from careplans.management.personas.reading import persona_files, persona_moved_to, read_file
from careplans.management.personas.telling import plan_told_by, tell
from careplans.management.personas.wordings import Unreadable


class Command(BaseCommand):
    help = (
        "Loads the cast, their teams and the six people of the demonstration, or the persona files given. Their dates "
        "are moved to today; a date inside a sentence stays as it is. What is loaded already is left alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args, files, **options):
        """Every file is read before anything is loaded, and each is loaded whole or not at all."""
        if settings.IS_PRODUCTION:
            raise CommandError("This is production: fictional people are not loaded here.")
        read = [(path, self.readable(path, read_file, path)) for path in files or persona_files()]
        build_town()
        for path, data in read:
            plan = self.readable(path, _loaded, data)
            for line in self.readable(path, what_is_held, data, plan).lines():
                self.stdout.write(line)

    def readable(self, path, read, *arguments):
        """What `read` gives; where the file cannot be used, the sentence that says so ends the command."""
        try:
            return read(*arguments)
        except Unreadable as unreadable:
            raise CommandError(f"{path.name}: {unreadable}") from None


def _loaded(data):
    persona = persona_moved_to(data, timezone.localdate())
    return plan_told_by(persona) or tell(persona)
