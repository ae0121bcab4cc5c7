"""Sets up the roles and the review of the editors' side; again and again does no harm."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from wagtail.models import Site

from askae.website.site.editing import review, roles


class Command(BaseCommand):
    help = "Set up the editors' roles and the review of pages."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
        if site is None:
            raise CommandError("There is no site yet: make a home page and a site first.")
        roles.set_up(site.root_page)
        review.set_up(site.root_page)
        roles.remove_unused_defaults()
        review.put_away_unused()
        if options["verbosity"]:
            names = ", ".join(role.name for role in roles.ROLES)
            self.stdout.write(f"Roles: {names}. Pages are reviewed before they are published.")
