"""Places, and how busy they are. `askae.places` makes what goes out."""

from __future__ import annotations

from typing import Literal

from ninja import Schema
from pydantic import ConfigDict, Field


class PlaceOut(Schema):
    """Somewhere that offers the service."""

    id: str
    name: str = Field(description="As after “Go to”.")
    services: list[str]
    address: str
    phone: str
    opening: str = Field(description="In words.")


class WholePlace(PlaceOut):
    """All that is known of a place; what is not known is empty."""

    kind: str
    hospital: str
    ages: str = Field(description="Whom it takes: `under 16 years`; empty: everybody.")
    relay: str = Field(description="Text relay number.")
    bsl: str = Field(description="Address of a video relay in British Sign Language.")
    parking: str
    step_free: str
    transport: str
    hours: str = Field(
        description="OpenStreetMap’s `opening_hours`; `PH` are the bank holidays of England."
    )
    exceptions: list[str] = Field(description="More such rules, which go first.")
    call_first: bool
    booking: str = Field(description="Address where people book.")
    position: list[float] | None = Field(description="Latitude and longitude, WGS 84.")


class PlaceStatus(Schema):
    capacity: Literal["normal", "busy", "closed"] | None = Field(
        description="What the hospital said last; null where that is too old. `closed`: it takes nobody new."
    )
    waiting_minutes: int | None = Field(description="From arrival to being seen by a clinician.")
    status_at: str | None = Field(description="When it was so (ISO 8601).")
    status_source: str | None


class StatusOut(PlaceStatus):
    """What is shown from now on, for two hours at most."""


class PlaceNow(WholePlace, PlaceStatus):
    """A place, and how busy it is."""


class StatusIn(Schema):
    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"capacity": "busy", "waiting_minutes": 90}]},
    )

    capacity: Literal["normal", "busy", "closed"] = Field(
        description="`closed`: it takes nobody new; nobody is sent there."
    )
    waiting_minutes: int | None = Field(default=None, ge=0, le=24 * 60, strict=True)
    at: str | None = Field(
        default=None,
        max_length=40,
        description="When it was so (ISO 8601), with a zone; left out: now.",
    )


class OfferedPlace(WholePlace, PlaceStatus):
    """A place to go to."""

    opens: str | None = Field(description="When it opens (ISO 8601); null: open now.")
    closes: str | None
    kilometres: float | None = Field(description="In a straight line, where `near` was sent.")
    says: list[str] = Field(description="What to know before setting out, as sentences.")


class ClosedPlace(PlaceOut):
    until: str | None = Field(description="When it opens again, if that is known (ISO 8601).")
    instead: str | None = Field(description="The id of the place to go to instead.")
    says: str = Field(description="The same in sentences, to show first.")


class UnfitPlace(PlaceOut):
    because: Literal["age", "complaint"]
    says: str


class Places(Schema):
    open: list[OfferedPlace]
    later: list[OfferedPlace] = Field(description="Closed now, but open in time.")
    closed: list[ClosedPlace] = Field(
        description="Closed or full, by its hours, a notice or its hospital. Never send anybody there now."
    )
    unfit: list[UnfitPlace] = Field(description="Not for this age, or this problem.")
    otherwise: str = Field(
        description="What to do where no place is open now; empty where one is, or where none is listed."
    )
