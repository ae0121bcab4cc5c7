"""Make the site ready to be served: its database, its roles, what is live; and, if asked, the demonstration."""

from __future__ import annotations

from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from askae.website.site.notices import publishing


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--demo", action="store_true", help="fill an empty site, and print logins"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        call_command("migrate", verbosity=0)
        if options["demo"]:
            call_command("load_demo", stdout=self.stdout)
        call_command("set_up_roles", stdout=self.stdout)
        publishing.publish()
        publishing.publish_places()
        if options["demo"]:
            self._print_logins()

    def _print_logins(self) -> None:
        from askae.website.site.demo.people import ROLES, renew_logins

        password = renew_logins()
        self.stdout.write(
            f"\nThe hospital's site is at {settings.ASKAE_SITE_URL}/\n"
            f"Its editors sign in at {settings.ASKAE_SITE_URL}/editors/ as\n"
            f"  {', '.join(ROLES)}\n"
            f"with the password  {password}  (a new one each time this is started)\n"
        )
