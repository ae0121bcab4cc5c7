"""Places over HTTP: all of them, and how busy each is, as its hospital says with a key of its own."""

from __future__ import annotations

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from ninja import Router
from ninja.decorators import decorate_view

from askae.live import live_directory
from askae.live.place_keys import Source, source_of
from askae.places import from_data, place_shape
from askae.places.status import AHEAD, STALE, Status, status_shape, statuses, to_data

from . import schemas
from .access import bearer_key
from .problems import ProblemError
from .serving import as_json
from .strict import strict_json

router = Router(tags=["Places"])


@router.get(
    "/places",
    response={200: list[schemas.PlaceNow], 500: schemas.ProblemOut},
    summary="All places, and how busy they are",
    operation_id="list_places",
)
def places(request: HttpRequest) -> HttpResponse:
    """News that is older than two hours is left out."""
    live, now = live_directory(), timezone.now()
    fresh = statuses(live.place_status(), now)
    found = [
        place_shape(place) | status_shape(fresh.get(place.id)) for place in from_data(live.places())
    ]
    return as_json(found)


@router.put(
    "/places/{id}/status",
    response={
        200: schemas.StatusOut,
        **dict.fromkeys((400, 401, 403, 404, 413, 415, 422, 500), schemas.ProblemOut),
    },
    summary="Say how busy a place is",
    operation_id="put_place_status",
    openapi_extra={"security": [{"placeKey": []}]},
)
@decorate_view(strict_json)
def put_status(request: HttpRequest, id: str, body: schemas.StatusIn) -> HttpResponse:
    """With the header `Authorization: Bearer <key>`. It counts for two hours, or until the next one."""
    live, now = live_directory(), timezone.now()
    source = _source(request)
    if id not in source.places:
        raise ProblemError("not-yours", f"The key of {source.name} is not for the place {id!r}.")
    if id not in {place.id for place in from_data(live.places())}:
        raise ProblemError("not-found", f"There is no place {id!r}.")
    at = _moment(body.at) if body.at is not None else now
    status = Status(body.capacity, at, source.name, body.waiting_minutes)
    if not status.is_fresh(now):
        hours, minutes = STALE.total_seconds() / 3600, AHEAD.total_seconds() / 60
        raise ProblemError(
            "time",
            f"“at” must lie within the last {hours:g} hours, and at most {minutes:g} minutes ahead.",
        )
    live.write_place_status(id, to_data(status))
    return as_json(status_shape(status))


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise ProblemError("time", "“at” is no time. Write 2026-11-28T23:40:00Z.") from None
    if moment.tzinfo is None:
        raise ProblemError("time", "“at” needs a time zone: 2026-11-28T23:40:00Z.")
    return moment


def _source(request: HttpRequest) -> Source:
    source = source_of(bearer_key(request), live_directory().place_keys())
    if source is None:
        raise ProblemError(
            "key", "Send a key that the operator gave you: “Authorization: Bearer askae-...”."
        )
    return source
