"""`subject_access_pack --nhs-number NUMBER FILE`: everything that is held about one person, in words."""

from pathlib import Path

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from accounts.training import is_training
from careplans.actions.access_packs import make_access_pack
from careplans.actions.packing import FileThere
from careplans.models import Person, check_nhs_number


class Command(BaseCommand):
    help = (
        "Writes a zip with everything that is held about a person: what may be given, and apart from it what has to be "
        "reviewed first. That it was made is on record. Write it where only you can read."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, metavar="FILE", help="the zip to write; never over another file")
        parser.add_argument("--nhs-number", required=True, metavar="NUMBER")

    def handle(self, *args, file, nhs_number, **options):
        """A record that was merged is answered by the one in use, with both in it."""
        try:
            number = check_nhs_number(nhs_number, in_training=is_training())
        except ValidationError as wrong:
            raise CommandError(wrong.message) from None
        person = Person.objects.filter(nhs_number=number).select_related("merged_into").first()
        if person is None:
            raise CommandError("Nobody on the record has this number.")
        try:
            number_of_files = make_access_pack(file, person.merged_into or person)
        except FileThere:
            raise CommandError(f"{file} is there already. Nothing was written.") from None
        except OSError as trouble:
            raise CommandError(f"{file} cannot be written: {trouble.strerror}. Nothing is on record.") from None
        self.stdout.write(f"{file}: {number_of_files} files.")
        self.stdout.write("Next: read README.txt in it. The folder for-review is not to be handed over as it stands.")
