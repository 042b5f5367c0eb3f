"""`breach_pack --actor EMAIL --from DAY --until DAY FILE`: whom one sign-in looked at, and what it saw."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.models import User
from careplans.actions.breach_packs import make_breach_pack
from careplans.actions.packing import FileThere


class Command(BaseCommand):
    help = (
        "Writes a zip with everybody affected by what one sign-in did between two days, and every look: who, what, "
        "when. That it was made is on record. It holds names and NHS numbers: write it where only you can read."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="the zip to write; never over another file")
        parser.add_argument("--actor", required=True, metavar="EMAIL", help="whose looks")
        parser.add_argument("--from", dest="since", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")
        parser.add_argument("--until", required=True, type=date.fromisoformat, metavar="YYYY-MM-DD")

    def handle(self, *args, file, actor, since, until, **options):
        """Days are those of the United Kingdom; the last one is in it."""
        user = User.objects.filter(email__iexact=actor).first()
        if user is None:
            raise CommandError(f"Nobody signs in as {actor}, and nobody did.")
        if until < since:
            raise CommandError("The last day is before the first.")
        try:
            made = make_breach_pack(file, actor=user, since=begin_of(since), until=begin_of(until + timedelta(days=1)))
        except FileThere:
            raise CommandError(f"{file} is there already. Nothing was written.") from None
        except OSError as trouble:
            raise CommandError(f"{file} cannot be written: {trouble.strerror}. Nothing is on record.") from None
        self.stdout.write(f"{file}: {made.people} people affected, {made.looks} looks and deeds.")
        self.stdout.write("Next: read README.txt in it. It says what to review, whom to tell, and by when.")


def begin_of(day):
    """When this day begins in the United Kingdom."""
    return timezone.make_aware(datetime.combine(day, time.min))
