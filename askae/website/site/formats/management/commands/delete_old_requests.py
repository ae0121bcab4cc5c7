from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.utils import timezone

from askae.website.site.formats.deleting import delete_old


class Command(BaseCommand):
    help = "Delete requests for another format whose time is over. Can be run as often as you like."

    def handle(self, *args: Any, **options: Any) -> None:
        deleted = delete_old(timezone.localdate())
        days = settings.ASKAE_KEEP_REQUESTS_DAYS
        if not deleted:
            self.stdout.write(f"No request was closed {days} days ago or more. Nothing to delete.")
            return
        what = "1 request" if deleted == 1 else f"{deleted} requests"
        self.stdout.write(
            f"Deleted {what} with contact details. Kept of each: date, format, result, working days taken."
        )
