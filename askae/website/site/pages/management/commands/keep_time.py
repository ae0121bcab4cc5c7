"""Do what happens at set times, until stopped: publish and take down pages, delete old requests."""

from __future__ import annotations

import logging
from argparse import ArgumentParser
from io import StringIO
from time import sleep
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import close_old_connections

EVERY = 20
"""Seconds."""
COMMANDS = ("publish_scheduled", "delete_old_requests")

log = logging.getLogger("askae.clock")


class Command(BaseCommand):
    help = __doc__ or ""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--once", action="store_true", help="one round, for a timer of the system"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        while True:
            for command in COMMANDS:
                try:
                    call_command(command, stdout=StringIO())
                except Exception as problem:
                    if options["once"]:
                        raise
                    # The next round tries again: the database may be back by then.
                    log.warning("%s failed: %s", command, type(problem).__name__)
                finally:
                    close_old_connections()
            if options["once"]:
                return
            sleep(EVERY)
