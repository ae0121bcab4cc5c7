"""What was understood, as plain data for the terminal, the API and whoever else asks."""

from __future__ import annotations

from typing import Any

from askae.triage.knowledge import Knowledge

from .understand import Understood


def heard_shape(knowledge: Knowledge, understood: Understood) -> dict[str, Any]:
    language = understood.language
    return {
        "complaints": [match.complaint for match in understood.complaints],
        "found": [
            {
                "id": match.complaint,
                "name": knowledge.complaints[match.complaint].name,
                "means": knowledge.complaints[match.complaint].means,
                "score": match.score,
            }
            for match in understood.complaints
        ],
        "findings": [
            {
                "finding": fact.finding,
                "value": fact.value,
                "words": fact.words,
                "means": knowledge.findings[fact.finding].means,
            }
            for fact in understood.findings
        ],
        "person": understood.person,
        "danger": understood.danger,
        "language": language and {"id": language.id, "name": language.name, "call": language.call},
        "notice": understood.notice,
    }
