"""`link_system`: lets another system open plans for the clinicians who sit at it, or ends that."""

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Organisation
from careplans.actions.launching import end_link, link_system


class Command(BaseCommand):
    help = (
        "Gives a system (an ambulance or 111 system, a hospital record) a key with which its server can open plans for "
        "those who sit at it, and prints the secret: this once, nobody can show it again. To change a key, link the "
        "system again and end the old one. See docs/launching-from-another-system.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", help="what the system is called: people read it in who looked")
        parser.add_argument("--organisation", help="the organisation whose system it is, as it is registered here")
        parser.add_argument("--end", metavar="KEY", help="end the link that has this key, at once")

    def handle(self, *args, name, organisation, end, **options):
        """Link or end; anything else is told how to ask."""
        if end and not name:
            return self.end(end)
        if not name or not organisation or end:
            raise CommandError('Say link_system "NAME" --organisation "ORGANISATION", or link_system --end KEY.')
        if len(name) > 80:
            raise CommandError("The name is too long: 80 characters at most.")
        found = Organisation.objects.filter(name=organisation).first()
        if found is None:
            known = ", ".join(Organisation.objects.order_by("name").values_list("name", flat=True))
            raise CommandError(f"No organisation is called {organisation}. There are: {known}.")
        system, secret = link_system(name, found)
        self.stdout.write(f"{system} may open plans for its users from now on.")
        self.stdout.write(f"Key: {system.key_id}\nSecret: {secret}")
        self.stdout.write("Hand over the secret by a safe way. It is not shown again.")
        return None

    def end(self, key_id):
        """End one link."""
        if not end_link(key_id):
            raise CommandError(f"No link that holds has the key {key_id}.")
        self.stdout.write(f"Ended. Nothing signed with the key {key_id} opens a plan any more.")
