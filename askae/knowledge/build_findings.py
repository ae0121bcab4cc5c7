"""Builds the findings, and the questions that ask for them."""

from __future__ import annotations

import dataclasses
from typing import Any

from askae.triage.ages import interval
from askae.triage.knowledge import Band, Finding, Option, Question

from . import wording
from .draft import AgainstDirection, Draft
from .fields import ID, Fields
from .source_files import Node

KINDS = ("yes_no", "choice", "ordered", "number", "several", "age", "complaint")
_WORSE = {
    "yes_no": ("yes", "no", "none"),
    "choice": ("none",),
    "ordered": ("up", "down", "none"),
    "number": ("up", "down", "away_from_normal", "none"),
    "several": ("up", "none"),
    "age": ("none",),
    "complaint": ("none",),
}
_NEEDS_WORSE = ("yes_no", "ordered", "number", "several")
_AGES, _COMPLAINT = ("age", "age_exact"), "complaint"
_ANSWERS = ("not_sure", "skipped")


def findings(draft: Draft) -> None:
    """All but ``applies``, which needs every finding first."""
    entries = draft.gathered.sections["findings"].values()
    read = {entry.id: _read(draft, entry.id, entry.node) for entry in entries}
    for id, (finding, _) in read.items():
        draft.findings[id] = finding
    for id, (finding, fields) in read.items():
        applies = draft.expression(fields.take("applies"), f"“applies” of {id}")
        fields.finish()
        draft.findings[id] = dataclasses.replace(finding, applies=applies)
    for id in ("age", "complaint"):
        if id not in draft.findings and draft.gathered.settings is not None:
            draft.problems.add_unknown(
                draft.gathered.settings,
                f"There is no finding “{id}”, which the program needs.",
                f"Add it, with kind: {id}.",
            )


def _read(draft: Draft, id: str, node: Node) -> tuple[Finding, Fields]:
    fields = Fields(node, draft.problems, f"The finding {id}", variants=True)
    kind = fields.one_of("kind", KINDS) or "yes_no"
    if (kind == "age") != (id in _AGES) or (kind == "complaint") != (id == _COMPLAINT):
        fields.wrong(
            fields.at("kind"),
            f"The finding {id} cannot be of the kind {kind}.",
            "Only age and age_exact are of the kind age, only complaint of the kind complaint.",
        )
    worse = fields.one_of("worse", _WORSE[kind], None if kind in _NEEDS_WORSE else "none")
    keep = "{value}" if kind == "number" else ""
    said = fields.wording("said", keep=keep) or dict(wording.EMPTY)
    finding = Finding(
        id=id,
        kind=kind,
        worse=worse or "none",
        least=None,
        means=fields.text("means", required=kind not in ("age", "complaint")),
        ask=fields.wording("ask") or wording.EMPTY,
        item=fields.wording("item") or wording.EMPTY,
        said=said,
        develops=fields.wording("develops"),
        help=fields.wording("help"),
        can_develop=fields.yes("can_develop"),
        person=fields.yes("person"),
        not_sure=_not_sure(fields),
        handover=fields.one_of("handover", ("ask", "never"), "") or "",
        options=_options(fields, kind, said),
    )
    if kind == "number":
        finding = dataclasses.replace(finding, **_number(fields))
    finding = dataclasses.replace(finding, least=_least(fields, finding))
    _calm(fields, finding)
    against(draft, "finding", id, fields)
    kept(draft, "finding", id, fields)
    return finding, fields


def _not_sure(fields: Fields) -> str:
    return fields.one_of("not_sure", ("emergency", "worse", "refused"), "") or ""


def _options(fields: Fields, kind: str, said: dict[str, str]) -> tuple[Option, ...]:
    """The options; one without words of its own for "you said" takes the finding's."""
    if kind not in ("choice", "ordered", "several", "age"):
        return ()
    entries = fields.mapping("options", required=kind != "age")
    if kind != "age" and fields.has("options") and len(entries) < 2:
        fields.wrong(fields.at("options"), f"{fields.what} needs two options or more.")
    found = []
    for id, node in entries.items():
        _option_id(fields, kind, id, node)
        entry = node
        if node.kind == "text":
            entry = Node(node.file, node.line, "mapping", entries={"text": node})
        option = Fields(entry, fields.problems, f"The option {id}", variants=True)
        found.append(
            Option(
                id=id,
                text=option.wording("text", required=True) or wording.EMPTY,
                said=option.wording("said") or said,
                develops=option.wording("develops"),
                help=option.wording("help"),
            )
        )
        option.finish()
    return tuple(found)


def _option_id(fields: Fields, kind: str, id: str, node: Node) -> None:
    if kind == "age":
        try:
            interval(id)
        except ValueError:
            fields.wrong(node, f"“{id}” is not an age.", "Write it like: 1-4 years.")
    elif not ID.fullmatch("x" + id) or id in _ANSWERS or (kind == "several" and id == "none"):
        fields.wrong(
            node,
            f"“{id}” cannot be the id of an option.",
            "Ids are small letters, figures and underscores; not_sure, skipped and, of several, "
            "none are the program's own.",
        )


def _number(fields: Fields) -> dict[str, Any]:
    reading = fields.yes("reading")
    low, high = fields.number("min", required=True), fields.number("max", required=True)
    normal, step = fields.number("normal", required=reading), fields.number("step")
    if low is not None and high is not None and low >= high:
        fields.wrong(fields.at("min"), f"“min” of {fields.what} must be below “max”.")
    if normal is not None and not _within(normal, low, high):
        fields.wrong(fields.at("normal"), f"“normal” of {fields.what} is outside min to max.")
    if step is not None and step <= 0:
        fields.wrong(fields.at("step"), f"“step” of {fields.what} must be above 0.")
    return {
        "unit": fields.raw("unit", required=reading),
        "min": low,
        "max": high,
        "normal": normal,
        "step": step,
        "reading": reading,
        "also": _other_units(fields),
        "bands": _bands(fields, low, high),
    }


def _within(value: float, low: float | None, high: float | None) -> bool:
    return (low is None or low <= value) and (high is None or value <= high)


def _other_units(fields: Fields) -> dict[str, tuple[float, float]]:
    found = {}
    for unit, node in fields.mapping("also").items():
        pair = [fields.figure(item, "also") for item in node.items]
        if len(pair) != 2 or not pair[0] or pair[1] is None:
            fields.wrong(
                node,
                f"The unit “{unit}” needs a factor, not 0, and an offset.",
                'Write it like: "°F": [1.8, 32].',
            )
        else:
            found[unit] = (pair[0], pair[1])
    return found


def _bands(fields: Fields, low: float | None, high: float | None) -> tuple[Band, ...]:
    found = []
    for node in fields.items("bands"):
        band = Fields(node, fields.problems, f"A band of {fields.what[4:]}", variants=True)
        value = band.number("value", required=True)
        if value is not None and not _within(value, low, high):
            band.wrong(node, f"The band {value:g} of {fields.what[4:]} is outside min to max.")
        text = band.wording("text", required=True) or wording.EMPTY
        found.append(Band(value or 0, text))
        band.finish()
    return tuple(found)


def _least(fields: Fields, finding: Finding) -> Any:
    """The least worrying value: as written, or the obvious one."""
    node = fields.take("least")
    ids = [option.id for option in finding.options]
    if node is None:
        return _obvious_least(fields, finding, ids)
    match finding.kind:
        case "yes_no":
            return fields.one_of("least", ("yes", "no"))
        case "choice" | "ordered":
            return fields.reference("least", ids)
        case "several":
            return fields.references("least", ids)
        case "number":
            return fields.number("least")
    fields.wrong(node, f"{fields.what} has no least worrying value.", "Leave “least” out.")
    return None


def _calm(fields: Fields, finding: Finding) -> None:
    """What is never asked must not count as worrying."""
    ids = [option.id for option in finding.options]
    best = {"up": ids[:1], "down": ids[-1:]}.get(finding.worse, ids)
    worrying = finding.kind == "yes_no" and finding.least == finding.worse
    if worrying or (finding.kind == "ordered" and finding.least not in best):
        fields.wrong(
            fields.at("least"),
            f"“least” of {fields.what} is “{finding.least}”, which is not its least worrying answer.",
            "Take “least” out, or turn “worse” round.",
        )


def _obvious_least(fields: Fields, finding: Finding, ids: list[str]) -> Any:
    match finding.kind, finding.worse:
        case "yes_no", worse:
            return "yes" if worse == "no" else "no"
        case "ordered", "up" if ids:
            return ids[0]
        case "ordered", "down" if ids:
            return ids[-1]
        case "several", _:
            return ()
        case "age" | "complaint", _:
            return None
    if finding.kind == "number" and finding.normal is not None:
        return finding.normal
    fields.wrong(
        fields.node,
        f"{fields.what} has no “least”, the value that counts where it is not asked.",
        "Add “least: ...”" + (" or “normal: ...”." if finding.kind == "number" else "."),
    )
    return ids[0] if ids else finding.min


def against(draft: Draft, kind: str, id: str, fields: Fields) -> None:
    """Accepted exceptions to the direction, each a finding and the reason."""
    entries = fields.mapping("against")
    reasons = {}
    for finding, node in entries.items():
        named = Node(node.file, node.line, "text", raw=finding)
        if fields.known(named, "against", draft.gathered.ids("findings")):
            if not node.raw.strip():
                fields.wrong(node, f"“against” of {fields.what} needs a reason for {finding}.")
            reasons[finding] = node.raw
    if reasons:
        draft.against[kind, id] = AgainstDirection(fields.at("against"), reasons)


def kept(draft: Draft, kind: str, id: str, fields: Fields) -> None:
    """Why this stays, though `askae prove` finds it idle."""
    if reason := fields.text("kept"):
        draft.kept[kind, id] = reason


def questions(draft: Draft) -> None:
    for entry in draft.gathered.sections["questions"].values():
        fields = Fields(entry.node, draft.problems, f"The question {entry.id}", variants=True)
        asks = fields.references("asks", draft.gathered.ids("findings"), required=True)
        found = [draft.findings[id] for id in asks]
        single = found[0].ask if len(found) == 1 else wording.EMPTY
        title = fields.wording("title", required=len(asks) > 1)
        draft.questions[entry.id] = Question(
            id=entry.id,
            title=title or single,
            why=fields.wording("why", required=True) or wording.EMPTY,
            asks=asks,
            help=fields.wording("help"),
            alone=fields.yes("alone"),
            checklist=len(found) > 1 and all(finding.kind == "yes_no" for finding in found),
            reading=bool(found) and all(finding.reading for finding in found),
            person=bool(found) and all(finding.person for finding in found),
            dangers=fields.yes("dangers"),
        )
        kept(draft, "question", entry.id, fields)
        fields.finish()
