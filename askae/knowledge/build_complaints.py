"""Builds rules, advice and complaints. A complaint's default becomes rules like any other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from askae.triage.expressions import TRUE, Expression
from askae.triage.knowledge import LEVELS, Advice, Complaint, Rule

from . import wording
from .build_findings import against, kept
from .build_shared import sources_of
from .draft import Default, Draft
from .expression_meaning import negated
from .fields import Fields
from .gather import Entry
from .source_files import Node

_BODY = (
    "head face eye ear mouth neck chest arm hand belly back hips genitals leg foot skin mind whole"
)
BODY = tuple(_BODY.split())


def rules(draft: Draft) -> None:
    for entry in draft.gathered.sections["rules"].values():
        _rule(draft, entry)


def _rule(draft: Draft, entry: Entry) -> None:
    fields = Fields(entry.node, draft.problems, f"The rule {entry.id}")
    when = draft.expression(fields.take("when", required=True), f"The rule {entry.id}")
    then = fields.reference("then", draft.dispositions, required=True)
    draft.observable[entry.id] = fields.references("observable", draft.gathered.ids("rules"))
    rule = Rule(
        id=entry.id,
        when=when if when is not None else TRUE,
        then=then,
        reason=fields.wording("reason", required=True) or wording.EMPTY,
        hazard=fields.text("hazard", required=True),
        source=sources_of(draft, fields),
        complaint=entry.complaint,
        first_aid=fields.references("first_aid", draft.gathered.ids("first_aid")),
        stop=fields.yes("stop"),
    )
    against(draft, "rule", entry.id, fields)
    kept(draft, "rule", entry.id, fields)
    fields.finish()
    if when is not None and then:
        draft.rules[entry.id] = rule


def advice(draft: Draft) -> dict[str | None, tuple[Advice, ...]]:
    """By complaint; None is for every complaint."""
    found: dict[str | None, tuple[Advice, ...]] = {}
    for node, complaint in draft.gathered.advice:
        found[complaint] = (*found.get(complaint, ()), _advice(draft, node))
    return found


def _advice(draft: Draft, node: Node) -> Advice:
    fields = Fields(node, draft.problems, "The advice")
    when = None
    if (written := fields.take("when")) is not None:
        when = draft.expression(written, "The advice")
    made = Advice(
        targets=fields.references("for", ("all", *LEVELS, *draft.dispositions), required=True),
        when=when if when is not None else TRUE,
        do=fields.wordings("do"),
        dont=fields.wordings("dont"),
        bring=fields.wordings("bring"),
        look_again=fields.wording("look_again"),
    )
    if not (made.do or made.dont or made.bring or made.look_again):
        fields.wrong(node, "The advice says nothing.", "Add do, dont, bring or look_again.")
    fields.finish()
    return made


def complaints(draft: Draft, advice: Mapping[str | None, tuple[Advice, ...]]) -> None:
    for id, node in draft.gathered.complaints.items():
        fields = Fields(node, draft.problems, f"The complaint {id}")
        fields.take("id")
        applies: Expression = TRUE
        if (written := fields.take("applies")) is not None:
            applies = draft.expression(written, f"“applies” of {id}") or TRUE
        draft.complaints[id] = Complaint(
            id=id,
            name=fields.text("name", required=True),
            means=fields.text("means", required=True),
            group=fields.raw("group", required=True),
            body=fields.references("body", BODY, required=True),
            words=_words(fields),
            applies=applies,
            asserts=_asserts(draft, fields),
            ask=fields.references("ask", draft.gathered.ids("questions"), required=True),
            advice=advice.get(id, ()),
            sensitive=fields.yes("sensitive"),
            only_if_meant=fields.yes("only_if_meant"),
        )
        _default(draft, id, fields)
        against(draft, "complaint", id, fields)
        if late := fields.text("late"):
            draft.kept["late", id] = late
        fields.finish()


def _words(fields: Fields) -> tuple[str, ...]:
    nodes = fields.items("words", required=True)
    words = tuple(node.raw.strip() for node in nodes if node.kind not in ("mapping", "list"))
    if fields.has("words") and not all(words):
        fields.wrong(fields.at("words"), f"{fields.what} needs everyday words to be found by.")
    return words


def _asserts(draft: Draft, fields: Fields) -> dict[str, Any]:
    """Findings that are known by choosing the complaint, each with a value that it can take."""
    found: dict[str, Any] = {}
    for id, node in fields.mapping("asserts").items():
        named = Node(node.file, node.line, "text", raw=id)
        if not fields.known(named, "asserts", draft.gathered.ids("findings")):
            continue
        finding = draft.findings[id]
        value = Fields(
            Node(node.file, node.line, "mapping", entries={id: node}),
            draft.problems,
            f"“asserts” of {fields.what[4:]}",
        )
        ids = [option.id for option in finding.options]
        match finding.kind:
            case "yes_no":
                found[id] = value.one_of(id, ("yes", "no"))
            case "choice" | "ordered":
                found[id] = value.reference(id, ids)
            case "several":
                found[id] = list(value.references(id, ids))
            case "number":
                found[id] = value.number(id)
            case _:
                fields.wrong(node, f"A complaint cannot assert {id}.", "Take it out.")
    return found


def _default(draft: Draft, id: str, fields: Fields) -> None:
    then = fields.reference("default", draft.dispositions, required=True)
    earned = fields.take("self_care_when")
    when = None
    if earned is not None:
        when = draft.expression(earned, f"“self_care_when” of {id}")
    least = min(draft.dispositions.values(), key=lambda d: d.rank, default=None)
    self_care = fields.reference("self_care", draft.dispositions) or (least.id if least else "")
    reason = fields.wording("default_reason", required=True)
    source = sources_of(draft, fields, "default_source") or ("unverified",)
    self_care_reason = fields.wording("self_care_reason", required=earned is not None)
    for key in ("self_care", "self_care_reason"):
        if fields.has(key) and earned is None:
            fields.wrong(fields.at(key), f"“{key}” of {id} needs “self_care_when”.", "Add it.")
    if not then or (earned is not None and when is None):
        return
    draft.defaults[id] = Default(then, self_care, when)
    draft.rules[f"{id}_default"] = Rule(
        id=f"{id}_default",
        when=negated(when, draft.findings) if when is not None else TRUE,
        then=then,
        reason=reason or wording.EMPTY,
        hazard="",
        source=source,
        complaint=id,
        default=True,
    )
    if when is not None:
        draft.rules[f"{id}_self_care"] = Rule(
            id=f"{id}_self_care",
            when=TRUE,
            then=self_care,
            reason=self_care_reason or wording.EMPTY,
            hazard="",
            source=source,
            complaint=id,
        )
