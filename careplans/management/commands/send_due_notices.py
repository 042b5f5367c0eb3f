from django.core.management.base import BaseCommand

from careplans.notices.delivery import sweep


class Command(BaseCommand):
    help = "Send every notice that is due, here and now, without worker or queue: for the hour when those are down."

    def handle(self, *args, **options):
        self.stdout.write(f"{sweep()} notices taken on.")
