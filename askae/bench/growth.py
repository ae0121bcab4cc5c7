"""The same knowledge made many times as large: every complaint again, with rules and questions of its own.

General rules, and what they ask, stay as they are: a larger base has more complaints, not more general rules.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.triage.expressions import findings_in, from_json
from askae.triage.knowledge import version_of

Json = dict[str, Any]
Names = Mapping[str, str]


def grown(bundle: Json, times: int) -> Json:
    """A bundle with each complaint ``times`` times; the first are the ones that were there."""
    own_questions, own_findings = _own(bundle)
    large = {
        key: list(value) if isinstance(value, list) else value for key, value in bundle.items()
    }
    for copy in range(1, times):
        ids = {
            *own_questions,
            *own_findings,
            *(rule["id"] for rule in bundle["rules"] if rule.get("complaint")),
        }
        names = {id: f"{id}_again_{copy}" for id in ids}
        names |= {_of(c["id"]): f"{c['id']}_again_{copy}" for c in bundle["complaints"]}
        large["findings"] += [
            _finding(f, names) for f in bundle["findings"] if f["id"] in own_findings
        ]
        large["questions"] += [
            q | {"id": names[q["id"]], "asks": [names[id] for id in q["asks"]]}
            for q in bundle["questions"]
            if q["id"] in own_questions
        ]
        large["rules"] += [_rule(rule, names) for rule in bundle["rules"] if rule.get("complaint")]
        large["complaints"] += [_complaint(c, names) for c in bundle["complaints"]]
    large["version"] = version_of(large)
    return large


def _own(bundle: Json) -> tuple[set[str], set[str]]:
    """Questions of complaints that touch nothing general, and their findings."""
    general = {
        "complaint",
        *_read(rule["when"] for rule in bundle["rules"] if not rule.get("complaint")),
    }
    general |= {f["id"] for f in bundle["findings"] if f.get("person")}
    general |= {
        id for f in bundle["findings"] if f["id"] in general for id in _read([f.get("applies")])
    }
    general |= set(_read(advice["when"] for advice in bundle["advice"]))
    general |= set(_read(complaint["applies"] for complaint in bundle["complaints"]))
    asked = {id for complaint in bundle["complaints"] for id in complaint["ask"]} - set(
        bundle["start"]
    )
    own = [q for q in bundle["questions"] if q["id"] in asked and not general & set(q["asks"])]
    return {q["id"] for q in own}, {id for q in own for id in q["asks"]}


def _read(expressions: Any) -> Iterator[str]:
    for expression in expressions:
        if expression:
            yield from findings_in(from_json(expression))


def _of(complaint: str) -> str:
    """Its key among the names: a finding may be called the same."""
    return f"complaint {complaint}"


def _finding(finding: Json, names: Names) -> Json:
    applies = finding.get("applies")
    return finding | {
        "id": names[finding["id"]],
        "applies": _expression(applies, names) if applies else None,
    }


def _rule(rule: Json, names: Names) -> Json:
    return rule | {
        "id": names[rule["id"]],
        "complaint": names[_of(rule["complaint"])],
        "when": _expression(rule["when"], names),
    }


def _complaint(complaint: Json, names: Names) -> Json:
    return complaint | {
        "id": names[_of(complaint["id"])],
        "ask": [names.get(id, id) for id in complaint["ask"]],
        "asserts": {names.get(id, id): value for id, value in complaint["asserts"].items()},
        "applies": _expression(complaint["applies"], names),
        "advice": [a | {"when": _expression(a["when"], names)} for a in complaint["advice"]],
    }


def _expression(data: Any, names: Names) -> Any:
    """The expression with other names; in JSON an operator or a finding is a text, the rest are lists."""
    op, *rest = data
    if op in ("and", "or"):
        return [op, *(_expression(part, names) for part in rest)]
    if op == "at_least":
        least, *parts = rest
        return [op, least, *([weight, _expression(part, names)] for weight, part in parts)]
    finding, value = rest
    if finding == "complaint" and isinstance(value, list):
        value = [names.get(_of(id), id) for id in value]
    return [op, names.get(finding, finding), value]
