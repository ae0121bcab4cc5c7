"""Names that do not depend on where a definition is served, and what every definition has.

>>> fhir_id("chest_pain"), complaint_id("chest-pain"), url("Questionnaire", "chest_pain")
('chest-pain', 'chest_pain', 'urn:askae:Questionnaire:chest-pain')
"""

from __future__ import annotations

from typing import Any

from askae.triage import Knowledge
from askae.triage.knowledge import Complaint

from .codes import codings

Json = dict[str, Any]

FINDING = "urn:askae:finding"
"""System of our codes for findings: their ids, as `/api/v1/step` takes them."""
VALUE = "urn:askae:value"
"""Extension of an answer option: the value as `/api/v1/step` takes it."""
APPLIES = "urn:askae:applies"
"""Extension: to whom a question or a complaint applies, in words and in our own language of expressions."""
LANGUAGE = "text/x-askae"
"""Our own language of expressions: docs/reference/knowledge-format.md."""

_SNOMED = (
    "It holds a SNOMED CT code, whose use needs a licence; nobody has reviewed the choice of it."
)
_LOINC = "It holds LOINC codes (http://loinc.org/license), copyright Regenstrief Institute, Inc."


def fhir_id(id: str) -> str:
    """FHIR's ids have no underscore; ours have no hyphen."""
    return id.replace("_", "-")


def complaint_id(id: str) -> str:
    return id.replace("-", "_")


def url(resource: str, complaint: str) -> str:
    return f"urn:askae:{resource}:{fhir_id(complaint)}"


def canonical(knowledge: Knowledge, resource: str, complaint: str) -> str:
    """With its version: link ids and answer codes hold for that version alone."""
    return f"{url(resource, complaint)}|{knowledge.version}"


def head(knowledge: Knowledge, resource: str, complaint: Complaint) -> Json:
    """What identifies a definition, as in a list of them."""
    words = "".join(word.capitalize() for word in complaint.id.split("_"))
    return {
        "resourceType": resource,
        "id": fhir_id(complaint.id),
        "url": url(resource, complaint.id),
        "version": knowledge.version,
        "name": f"{words}{resource}",
        "title": complaint.name,
        "status": "draft",
        "experimental": True,
        "publisher": "Ask A&E",
        "description": complaint.means,
    }


def licences(complaint: str, readings: bool = False) -> str:
    """Of the content, and of the codes of others in it."""
    said = ["Clinical content: CC BY 4.0."]
    if codings(complaint):
        said.append(_SNOMED)
    if readings:
        said.append(_LOINC)
    return " ".join(said)
