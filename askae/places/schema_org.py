"""Places in the words of schema.org, for search engines and other sites."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from .distance import position_from
from .place import Place
from .week import DAYS, MIDNIGHT, Opening, hours_of, week_of

TYPES = {
    "emergency_department": "EmergencyService",
    "pharmacist": "Pharmacy",
    "dentist": "Dentist",
    "optician": "Optician",
}
"""All others are a MedicalClinic."""
NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SERVICE = "askae:services"
HOURS = "askae:openingHours"


def write(places: Iterable[Place]) -> dict[str, Any]:
    return {"@context": "https://schema.org", "@graph": [_written(place) for place in places]}


def _written(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {
        "@type": next((TYPES[s] for s in place.services if s in TYPES), "MedicalClinic"),
        "identifier": place.id,
        "name": place.name,
        "additionalProperty": [
            {"@type": "PropertyValue", "propertyID": SERVICE, "value": " ".join(place.services)}
        ],
    }
    if place.hours:
        rules = "; ".join((place.hours, *place.exceptions))
        found["additionalProperty"].append(
            {"@type": "PropertyValue", "propertyID": HOURS, "value": rules}
        )
    texts = {"address": place.address, "telephone": place.phone, "description": place.opening}
    found |= {key: text for key, text in texts.items() if text}
    if place.hospital:
        found["parentOrganization"] = {"@type": "Hospital", "name": place.hospital}
    if place.position:
        latitude, longitude = place.position
        found["geo"] = {"@type": "GeoCoordinates", "latitude": latitude, "longitude": longitude}
    if week := week_of(place):
        found["openingHoursSpecification"] = [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": f"https://schema.org/{NAMES[DAYS.index(opening.day)]}",
                "opens": opening.opens,
                "closes": "23:59" if opening.closes == MIDNIGHT else opening.closes,
            }
            for opening in week
        ]
    return found


def read(data: Mapping[str, Any]) -> tuple[Place, ...]:
    """One place, or a graph of them. Raises TypeError or KeyError where it is not what it says."""
    return tuple(_read(one) for one in data.get("@graph", [data]))


def _read(data: Mapping[str, Any]) -> Place:
    more = {p["propertyID"]: str(p["value"]) for p in data.get("additionalProperty", ())}
    by_type = {name: service for service, name in TYPES.items()}
    named = by_type.get(str(data.get("@type")), "")
    geo = data.get("geo", {})
    week = [_opening(one) for one in data.get("openingHoursSpecification", ())]
    return Place(
        id=str(data["identifier"]),
        name=str(data["name"]),
        services=tuple(more.get(SERVICE, named).split()),
        address=_address(data.get("address", "")),
        phone=str(data.get("telephone", "")),
        opening=str(data.get("description", "")),
        hospital=str(data.get("parentOrganization", {}).get("name", "")),
        position=position_from([geo.get("latitude"), geo.get("longitude")]),
        hours=more.get(HOURS) or hours_of(week),
    )


def _opening(data: Mapping[str, Any]) -> Opening:
    day = DAYS[NAMES.index(str(data["dayOfWeek"]).rpartition("/")[2])]
    closes = str(data["closes"])[:5]
    return Opening(
        day, str(data["opens"])[:5], MIDNIGHT if closes in ("23:59", "00:00") else closes
    )


def _address(data: Any) -> str:
    if isinstance(data, str):
        return data
    parts = ("streetAddress", "addressLocality", "addressRegion", "postalCode")
    return ", ".join(str(data[part]) for part in parts if data.get(part))
