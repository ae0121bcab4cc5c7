"""One run of all measurements."""

from __future__ import annotations

import json
import os
import platform
import statistics
import tempfile
from pathlib import Path
from typing import Any

from askae.triage import Knowledge, from_bundle
from askae.triage.values import can_have

from .browser import Browser
from .engine import p99, time_people
from .growth import grown
from .load import Rate, rate
from .people import Person, people
from .server import running
from .weight import complete_bytes, page_request

TIMES_LARGER = 10
ROUNDS = 3

WOMAN: dict[str, str | list[str]] = {"who": "me", "age": "16-49 years", "sex": "female"}
CHILD: dict[str, str | list[str]] = {"who": "someone_else", "age": "1-4 years"}
VISITORS = (
    WOMAN,
    WOMAN | {"sex": "male"},
    WOMAN | {"age": "75 years or over"},
    CHILD,
    CHILD | {"age": "under 1 year", "age_exact": "6-11 months"},
    CHILD | {"age": "under 1 year", "age_exact": "under 28 days"},
)
"""Who comes with a complaint: the first of these who can have it."""

Results = dict[str, Any]


def measure(bundle_path: Path, seconds: float = 4) -> Results:
    """``seconds`` is how long the server is loaded, for each kind of page and round."""
    bundle = json.loads(bundle_path.read_text(encoding="utf-8"))
    knowledge = from_bundle(bundle)
    crowd = list(people(knowledge))
    return {
        **_engine(knowledge, crowd),
        **_growth(bundle, knowledge, crowd),
        **_server(knowledge, seconds),
        "knowledge": knowledge.version,
        "complaints": len(knowledge.complaints),
        "rules": len(knowledge.rules),
        "python": platform.python_version(),
        "cores": os.cpu_count(),
    }


def _engine(knowledge: Knowledge, crowd: list[Person]) -> Results:
    times = time_people(knowledge, crowd)
    return {
        "people": len(crowd),
        "step_ms_median": round(statistics.median(times.steps), 4),
        "step_ms_p99": round(p99(times.steps), 4),
        "assessment_ms_median": round(statistics.median(times.wholes), 3),
        "assessment_ms_p99": round(p99(times.wholes), 3),
    }


def _growth(bundle: Results, knowledge: Knowledge, crowd: list[Person]) -> Results:
    """In turns, so that a busy moment of the machine falls on both."""
    large = from_bundle(grown(bundle, TIMES_LARGER))
    ratios = []
    for _ in range(ROUNDS):
        small_steps = time_people(knowledge, crowd, rounds=2).steps
        large_steps = time_people(large, crowd, rounds=2).steps
        ratios.append(statistics.median(large_steps) / statistics.median(small_steps))
    return {"step_growth_10x": round(statistics.median(ratios), 3), "rules_10x": len(large.rules)}


def _server(knowledge: Knowledge, seconds: float) -> Results:
    with tempfile.TemporaryDirectory() as folder, running(Path(folder), ASKAE_BENCH="1") as server:
        requests = _journeys(server.address, knowledge)
        question = next(r for r in requests if r.startswith(b"GET /ask/j/"))
        hello = [page_request("/bench/hello")]
        rounds: list[tuple[Rate, Rate]] = [
            (rate(server.address, hello, seconds), rate(server.address, requests, seconds))
            for _ in range(ROUNDS)
        ]
        memory = server.worker_memory()
        bare = statistics.median(bare.answers for bare, _ in rounds)
        whole = statistics.median(journey.pages for _, journey in rounds)
        requests_answered = statistics.median(journey.answers for _, journey in rounds)
        return {
            # Like with like: one request for one request. A whole page is two, its answers posted and the next shown.
            "pages_per_second": round(requests_answered, 1),
            "pages_ratio": round(statistics.median(j.answers / h.answers for h, j in rounds), 3),
            "hello_per_second": round(bare, 1),
            "whole_pages_per_second": round(whole, 1),
            "whole_pages_ratio": round(
                statistics.median(j.pages / h.answers for h, j in rounds), 3
            ),
            "first_page_bytes": complete_bytes(server.address, page_request("/ask/")),
            "question_page_bytes": complete_bytes(server.address, question),
            "worker_mb": round(memory[0], 1) if memory else None,
            "worker_resident_mb": round(memory[1], 1) if memory else None,
            "start_seconds": round(server.start_seconds, 2),
        }


def _journeys(address: tuple[str, int], knowledge: Knowledge) -> list[bytes]:
    """A well person for every complaint, two children, and somebody in danger."""
    dangers = [id for q in knowledge.questions.values() if q.dangers for id in q.asks]
    mix = [
        next(p for p in VISITORS if can_have(knowledge, complaint, p)) | {"complaint": [id]}
        for id, complaint in knowledge.complaints.items()
    ]
    mix += [
        CHILD | {"complaint": [id]}
        for id in ("fever", "vomiting_diarrhoea")
        if id in knowledge.complaints
    ]
    mix.append(WOMAN | {"tick": dangers, "age": "75 years or over"})
    requests: list[bytes] = []
    for said in mix:
        browser = Browser(address, knowledge)
        browser.journey(said)
        requests += browser.requests
    return requests
