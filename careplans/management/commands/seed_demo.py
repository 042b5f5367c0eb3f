"""`seed_demo [FILE ...]`: the demonstration town and the people of the persona files."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from careplans.management.demo_night import tell_of_a_night
from careplans.management.demo_town import build_town
from careplans.management.personas.held import what_is_held
from careplans.management.personas.reading import persona_files, persona_moved_to, read_file
from careplans.management.personas.telling import plan_told_by, tell
from careplans.management.personas.wordings import Unreadable
from careplans.models import why_not_this_database


class Command(BaseCommand):
    help = (
        "Loads the cast, their teams and the six people of the demonstration with one night among them, or the persona "
        "files given. Dates are moved to today; one inside a sentence stays as it is. What is loaded already is left "
        "alone."
    )

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")

    def handle(self, *args, files, **options):
        """Each file is loaded whole or not at all; one that cannot be is told of at the end, and ends in an error."""
        if settings.IS_PRODUCTION:
            raise CommandError("This is production: fictional people are not loaded here.")
        if refusal := why_not_this_database():
            raise CommandError(refusal)
        build_town()
        refused = [refusal for path in files or persona_files() if (refusal := self.load(path))]
        if not files:
            tell_of_a_night()
        if refused:
            raise CommandError("\n".join(refused))

    def load(self, path):
        """Load one file and print what is held of it; where it cannot be used, give the sentence that says why."""
        try:
            data = read_file(path)
            persona = persona_moved_to(data, timezone.localdate())
            plan = plan_told_by(persona) or tell(persona)
        except Unreadable as unreadable:
            return f"{path.name}: {unreadable}"
        for line in what_is_held(data, plan).lines():
            self.stdout.write(line)
        return ""
