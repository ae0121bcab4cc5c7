"""What every route needs: the knowledge in force, what is withdrawn, and answers as JSON."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.http import JsonResponse

from askae.live import live_directory
from askae.triage import Knowledge

from . import schemas
from .problems import ProblemError

BODY_PROBLEMS = dict.fromkeys((400, 413, 415, 500, 503), schemas.ProblemOut)
"""Of every route that takes a body."""

NEW_EVERY_TIME, CHECKED_FIRST = "no-store", "no-cache"
"""Whether an answer may be kept: that to a person's answers never; what all get, if it is asked for again."""


def knowledge_in_force() -> Knowledge:
    """Raises ProblemError where the whole checker is withdrawn, BundleError where there is none."""
    refuse_withdrawn()
    return live_directory().knowledge()


def refuse_withdrawn(complaints: Iterable[str] = ()) -> None:
    if message := live_directory().stops().message(complaints):
        raise ProblemError("withdrawn", message)


def as_json(data: Any, cache: str = NEW_EVERY_TIME) -> JsonResponse:
    return JsonResponse(
        data,
        safe=False,
        json_dumps_params={"ensure_ascii": False},
        headers={"Cache-Control": cache},
    )
