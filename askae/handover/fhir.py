"""The handover as a FHIR R4 message, shaped like the referral from 111 online to A&E in England's Booking and
Referral Standard. It is not sent anywhere, has no profile, and no conformance to that standard is claimed.

Text rather than codes: there is a code only where it was checked (see `askae.fhir.codes`). Nobody is named, and every
id is new at each request.
"""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import askae
from askae.fhir.canonical import canonical
from askae.fhir.codes import codings
from askae.fhir.plan_definition import PRIORITIES
from askae.triage import Knowledge

from .fhir_observation import observation
from .fhir_response import response_items
from .summary import Handover

Json = dict[str, Any]

_EVENTS = "https://fhir.nhs.uk/CodeSystem/message-events-bars"
_REASONS = "https://fhir.nhs.uk/CodeSystem/message-reason-bars"
_CATEGORIES = "https://fhir.nhs.uk/CodeSystem/message-category-servicerequest"
_PARTICIPANTS = "http://terminology.hl7.org/CodeSystem/provenance-participant-type"
NO_REPLY = "urn:askae:no-reply"
"""Nothing is sent, so there is no address to answer to; a message must hold one."""


def bundle(knowledge: Knowledge, handover: Handover) -> Json:
    """A Bundle of the type ``message``; for self-care without a ServiceRequest, as nobody needs to be seen."""
    build = _Builder(knowledge, handover)
    resources = build.resources()
    return {
        "resourceType": "Bundle",
        "identifier": {"system": "urn:ietf:rfc:3986", "value": _urn()},
        "type": "message",
        "timestamp": build.made,
        "entry": [{"fullUrl": url, "resource": resource} for url, resource in resources.items()],
    }


def _urn() -> str:
    return f"urn:uuid:{uuid.uuid4()}"


def _reference(url: str) -> Json:
    return {"reference": url}


class _Builder:
    """One handover's resources; each knows the addresses of the others."""

    def __init__(self, knowledge: Knowledge, handover: Handover) -> None:
        self.knowledge, self.handover = knowledge, handover
        self.outcome, self.summary = handover.outcome, handover.summary
        self.made = handover.made.isoformat(timespec="seconds")
        self.patient, self.plan, self.request, self.responses = (_urn() for _ in range(4))

    def resources(self) -> Mapping[str, Json]:
        seen = self.outcome.level != "self_care"
        observations = {
            _urn(): observation(self.knowledge, self.handover, statement, self.patient, self.made)
            for statement in self.handover.statements
        }
        root = self.request if seen else self.plan
        made = [*([self.request] if seen else []), self.plan, self.responses, *observations]
        return {
            _urn(): self._header(root),
            **({self.request: self._service_request([*observations])} if seen else {}),
            self.patient: self._patient(),
            self.plan: self._care_plan(),
            self.responses: self._questionnaire_response(),
            **observations,
            _urn(): self._provenance(made),
        }

    def _header(self, root: str) -> Json:
        return {
            "resourceType": "MessageHeader",
            "eventCoding": {"system": _EVENTS, "code": "servicerequest-request"},
            "source": {"name": "Ask A&E", "version": askae.__version__, "endpoint": NO_REPLY},
            "reason": {"coding": [{"system": _REASONS, "code": "new"}]},
            "focus": [_reference(root)],
        }

    def _patient(self) -> Json:
        sex = self.handover.told.answers.get("sex")
        return {
            "resourceType": "Patient",
            "gender": sex if sex in ("male", "female") else "unknown",
        }

    def _service_request(self, observations: list[str]) -> Json:
        until = self.handover.made + timedelta(hours=self.outcome.within)
        return {
            "resourceType": "ServiceRequest",
            "status": "active",
            "intent": "plan",
            "category": [{"coding": [{"system": _CATEGORIES, "code": "referral"}]}],
            "priority": PRIORITIES[self.outcome.level],
            "code": {"text": self.summary.advice},
            "subject": _reference(self.patient),
            "occurrencePeriod": {"start": self.made, "end": until.isoformat(timespec="seconds")},
            "authoredOn": self.made,
            "basedOn": [_reference(self.plan)],
            "reasonCode": self._reasons() or [{"text": "To be told in person"}],
            "supportingInfo": [_reference(url) for url in (self.responses, *observations)],
        }

    def _reasons(self) -> list[Json]:
        """Without complaints the summary has one line that is none."""
        told = self.handover.told.complaints or [""] * len(self.summary.complaints)
        return [
            {"text": text, **({"coding": coded} if (coded := codings(id)) else {})}
            for id, text in zip(told, self.summary.complaints, strict=True)
        ]

    def _care_plan(self) -> Json:
        told = self.handover.told
        whole = len(told.rules) == len(self.outcome.rules)
        lines = [self.outcome.how, self.outcome.transport] if told.service else []
        lines += self.outcome.first_aid if whole else []
        plan = {
            "resourceType": "CarePlan",
            "status": "active",
            "intent": "plan",
            "title": self.summary.advice,
            "description": " ".join(self.summary.why) or self.summary.advice,
            "subject": _reference(self.patient),
            "created": self.made,
            "note": [
                {"text": "From the patient’s own answers; not a diagnosis. Some may be left out."}
            ],
        }
        activities = [
            {"detail": {"status": "not-started", "description": line}} for line in lines if line
        ]
        return plan | ({"activity": activities} if activities else {})

    def _questionnaire_response(self) -> Json:
        told = self.handover.told
        response = {
            "resourceType": "QuestionnaireResponse",
            "status": "completed",
            "subject": _reference(self.patient),
            "authored": self.made,
        }
        if len(told.complaints) == 1:
            response["questionnaire"] = canonical(
                self.knowledge, "Questionnaire", told.complaints[0]
            )
        if told.answers.get("who") != "someone_else":
            response["source"] = _reference(self.patient)
        return response | {"item": response_items(self.knowledge, told)}

    def _provenance(self, made: list[str]) -> Json:
        return {
            "resourceType": "Provenance",
            "target": [_reference(url) for url in made],
            "recorded": self.made,
            "agent": [
                {
                    "type": {"coding": [{"system": _PARTICIPANTS, "code": "assembler"}]},
                    "who": {"display": f"Ask A&E {askae.__version__}"},
                }
            ],
            "entity": [
                {
                    "role": "source",
                    "what": {
                        "identifier": {
                            "system": "urn:askae:knowledge",
                            "value": self.outcome.version,
                        },
                        "display": f"Clinical knowledge, {self.outcome.review}",
                    },
                }
            ],
        }
