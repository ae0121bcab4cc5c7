"""Logs that cannot tell what a person said.

Django's error log carries the request and the values in the stack. Here an error is told by its type and the
place in our code, nothing else.
"""

import logging
import traceback
from collections.abc import Mapping
from typing import Any


class PlaceOnly(logging.Formatter):
    """The exception's type and where it happened. No message, no values, no address asked for."""

    def format(self, record: logging.LogRecord) -> str:
        text = f"{self.formatTime(record)} {record.levelname} {record.name}"
        if record.exc_info and (error := record.exc_info[1]):
            places = [
                f"{frame.filename.rpartition('/')[2]}:{frame.lineno}"
                for frame in traceback.extract_tb(error.__traceback__)
            ]
            return f"{text}: {type(error).__name__} at {' > '.join(places)}"
        return text


def configure(_: Mapping[str, Any]) -> None:
    """Django's own loggers write through `PlaceOnly`."""
    handler = logging.StreamHandler()
    handler.setFormatter(PlaceOnly())
    django = logging.getLogger("django")
    django.handlers[:] = [handler]
    django.propagate = False
    django.setLevel(logging.ERROR)
