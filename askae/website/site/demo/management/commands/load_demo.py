"""Fill an empty site with the demonstration hospital. A site that has pages is left alone."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from askae.website.site.demo.live import load_notices, load_places
from askae.website.site.demo.pictures import load_pictures
from askae.website.site.demo.tree import Builder
from askae.website.site.pages.models import HomePage


class Command(BaseCommand):
    help = __doc__ or ""

    def handle(self, *args: Any, **options: Any) -> None:
        if HomePage.objects.exists():
            self.stdout.write("The site has its pages already.")
            return
        with transaction.atomic():
            Builder(load_pictures()).build()
            load_places()
            load_notices()
        self.stdout.write("The demonstration hospital is there.")
