"""What a FHIR server answers beside the definitions: lists of them, and what it can do."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import askae
from askae.triage import Knowledge

from .canonical import Json, fhir_id, head

CHANGED = "2026-11-26"
"""The day on which what the server can do changed last."""
_SUBSETTED = "http://terminology.hl7.org/CodeSystem/v3-ObservationValue"


def definitions_bundle(knowledge: Knowledge, resource: str, address: str) -> Json:
    """All complaints from A to Z, each without its content. ``address`` is that of the list."""
    tag = {"system": _SUBSETTED, "code": "SUBSETTED"}
    ordered = sorted(knowledge.complaints.values(), key=lambda complaint: complaint.name.casefold())
    entries = [
        {
            "fullUrl": f"{address}/{fhir_id(complaint.id)}",
            "resource": head(knowledge, resource, complaint) | {"meta": {"tag": [tag]}},
        }
        for complaint in ordered
    ]
    return searchset(entries, resource, address)


def searchset(entries: Iterable[dict[str, Any]], resource: str, address: str) -> Json:
    """Entries of other types are there because those of the type refer to them."""
    found = [
        entry | {"search": {"mode": "match" if _type(entry) == resource else "include"}}
        for entry in entries
    ]
    return {
        "resourceType": "Bundle",
        "type": "searchset",
        "total": sum(entry["search"]["mode"] == "match" for entry in found),
        "link": [{"relation": "self", "url": address}],
        **({"entry": found} if found else {}),
    }


def _type(entry: dict[str, Any]) -> str:
    return str(entry["resource"]["resourceType"])


def capability_statement(address: str) -> Json:
    """``address`` is the base of the server."""
    can_read = {"Questionnaire": True, "PlanDefinition": True, "HealthcareService": False}
    return {
        "resourceType": "CapabilityStatement",
        "status": "draft",
        "experimental": True,
        "date": CHANGED,
        "publisher": "Ask A&E",
        "description": "Definitions and places, to be read. No search parameters, and no conformance is claimed.",
        "kind": "instance",
        "software": {"name": "Ask A&E", "version": askae.__version__},
        "implementation": {"description": "Ask A&E", "url": address},
        "fhirVersion": "4.0.1",
        "format": ["application/fhir+json"],
        "rest": [
            {
                "mode": "server",
                "resource": [
                    {
                        "type": resource,
                        "interaction": [
                            *([{"code": "read"}] if readable else []),
                            {"code": "search-type"},
                        ],
                    }
                    for resource, readable in can_read.items()
                ],
            }
        ],
    }
