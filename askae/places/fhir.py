"""Places as FHIR R4: for each a Location and the HealthcareService that is there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from .distance import position_from
from .place import Place
from .week import DAYS, MIDNIGHT, Opening, hours_of, week_of

SERVICES = "urn:askae:service"
"""System of our codes for services: those of the dispositions table."""
IDENTIFIER = "urn:askae:place"
HOURS = "urn:askae:opening-hours"
"""Extension: the rules as OpenStreetMap writes them."""
NAMES = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


def write(places: Iterable[Place]) -> dict[str, Any]:
    entries = [entry for place in places for entry in _entries(place)]
    return {"resourceType": "Bundle", "type": "collection", "entry": entries}


def _entries(place: Place) -> Iterator[dict[str, Any]]:
    identifier = [{"system": IDENTIFIER, "value": place.id}]
    location: dict[str, Any] = {
        "resourceType": "Location",
        "identifier": identifier,
        "status": "active",
        "name": place.name,
        "mode": "instance",
    }
    if place.address:
        location["address"] = {"text": place.address}
    if place.position:
        latitude, longitude = place.position
        location["position"] = {"longitude": longitude, "latitude": latitude}
    yield {"fullUrl": f"urn:askae:Location:{place.id}", "resource": location}
    yield {"fullUrl": f"urn:askae:HealthcareService:{place.id}", "resource": _service(place)}


def _service(place: Place) -> dict[str, Any]:
    found: dict[str, Any] = {
        "resourceType": "HealthcareService",
        "identifier": [{"system": IDENTIFIER, "value": place.id}],
        "active": True,
        "type": [{"coding": [{"system": SERVICES, "code": code}]} for code in place.services],
        "location": [{"reference": f"urn:askae:Location:{place.id}"}],
        "name": place.name,
        "appointmentRequired": bool(place.booking),
    }
    if place.hospital:
        found["providedBy"] = {"display": place.hospital}
    if place.opening:
        found["comment"] = place.opening
    if place.phone:
        found["telecom"] = [{"system": "phone", "value": place.phone}]
    if place.ages:
        found["eligibility"] = [{"comment": place.ages}]
    if place.hours:
        rules = "; ".join((place.hours, *place.exceptions))
        found["extension"] = [{"url": HOURS, "valueString": rules}]
        found["availabilityExceptions"] = f"Bank holidays and exceptions: {rules}"
    if week := week_of(place):
        found["availableTime"] = [_available(opening) for opening in week]
    return found


def _available(opening: Opening) -> dict[str, Any]:
    day = {"daysOfWeek": [NAMES[DAYS.index(opening.day)]]}
    if (opening.opens, opening.closes) == ("00:00", MIDNIGHT):
        return day | {"allDay": True}
    end = "23:59:59" if opening.closes == MIDNIGHT else f"{opening.closes}:00"
    return day | {"availableStartTime": f"{opening.opens}:00", "availableEndTime": end}


def read(bundle: Mapping[str, Any]) -> tuple[Place, ...]:
    """Each HealthcareService with its first Location. Raises KeyError or TypeError where it is not R4."""
    entries = bundle.get("entry", [])
    locations = {}
    for entry in entries:
        resource = entry["resource"]
        if resource["resourceType"] == "Location":
            for name in (entry.get("fullUrl"), f"Location/{resource.get('id')}"):
                locations[name] = resource
    resources = (entry["resource"] for entry in entries)
    return tuple(
        _read(resource, locations)
        for resource in resources
        if resource["resourceType"] == "HealthcareService"
    )


def _read(service: Mapping[str, Any], locations: Mapping[str, Any]) -> Place:
    references = [place["reference"] for place in service.get("location", ())]
    location: Mapping[str, Any] = next((locations[r] for r in references if r in locations), {})
    position, address = location.get("position", {}), location.get("address", {})
    codings = [c for kind in service.get("type", ()) for c in kind.get("coding", ())]
    phones = (t["value"] for t in service.get("telecom", ()) if t.get("system") == "phone")
    rules = {e["url"]: e.get("valueString", "") for e in service.get("extension", ())}
    lines = ", ".join(
        [*address.get("line", ()), address.get("city", ""), address.get("postalCode", "")]
    )
    return Place(
        id=_own_id(service),
        name=str(service["name"]),
        services=tuple(c["code"] for c in codings if c.get("system") == SERVICES),
        address=str(address.get("text") or lines.strip(", ")),
        phone=str(next(phones, "")),
        opening=str(service.get("comment", "")),
        hospital=str(service.get("providedBy", {}).get("display", "")),
        ages=str(next((e.get("comment", "") for e in service.get("eligibility", ())), "")),
        position=position_from([position.get("latitude"), position.get("longitude")]),
        hours=rules.get(HOURS) or hours_of(_week(service.get("availableTime", ()))),
    )


def _own_id(service: Mapping[str, Any]) -> str:
    identifiers = service.get("identifier", ())
    own = (i["value"] for i in identifiers if i.get("system") == IDENTIFIER)
    return str(next(own, "") or service["id"])


def _week(times: Iterable[Mapping[str, Any]]) -> Iterator[Opening]:
    for time in times:
        opens = "00:00" if time.get("allDay") else time["availableStartTime"][:5]
        closes = MIDNIGHT if time.get("allDay") else time["availableEndTime"][:5]
        for day in time.get("daysOfWeek", NAMES):
            yield Opening(
                DAYS[NAMES.index(day)], opens, MIDNIGHT if closes in ("23:59", "00:00") else closes
            )
