"""Small wrong changes to the knowledge, as an author may make them: each should be noticed by some check."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from askae.readable.expression_text import text
from askae.triage import Knowledge
from askae.triage.expressions import And, AtLeast, Atom, AtomOp, Expression, Or
from askae.triage.knowledge import Finding, Rule

KINDS = (
    "drop a rule",
    "lose a general rule",
    "drop a condition",
    "drop an alternative",
    "and for or",
    "swap a bound",
    "lower a disposition",
    "flip a direction",
    "lose a not_sure",
)
_OPPOSITE: dict[AtomOp, AtomOp] = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}


@dataclass(frozen=True, slots=True)
class Mutant:
    kind: str
    about: str
    """The rule or finding that is wrong."""
    what: str
    """The change in words."""
    rules: Mapping[str, Rule | None] = field(default_factory=dict)
    """Rules as they are now; None where one is gone."""
    findings: Mapping[str, Finding] = field(default_factory=dict)

    def of(self, knowledge: Knowledge) -> Knowledge:
        changed = [self.rules.get(rule.id, rule) for rule in knowledge.rules]
        return replace(
            knowledge,
            rules=tuple(rule for rule in changed if rule is not None),
            findings={**knowledge.findings, **self.findings},
        )


def mutants(knowledge: Knowledge) -> Iterator[Mutant]:
    """Every one, in the order of the files. What makes a default hold is changed like a rule."""
    for rule in knowledge.rules:
        yield from of_rule(knowledge, rule)
    for finding in knowledge.findings.values():
        yield from _finding(finding)


def of_rule(knowledge: Knowledge, rule: Rule) -> Iterator[Mutant]:
    """Every wrong change of one rule."""
    if not rule.default and not rule.id.endswith("_self_care"):
        general = rule.complaint is None
        kind = "lose a general rule" if general else "drop a rule"
        yield Mutant(kind, rule.id, "the rule is gone", {rule.id: None})
        yield from _lowered(knowledge, rule)
    for kind, what, when in changes(rule.when):
        yield Mutant(kind, rule.id, what, {rule.id: replace(rule, when=when)})


def _lowered(knowledge: Knowledge, rule: Rule) -> Iterator[Mutant]:
    """To the next less urgent disposition of another level or time."""
    now = knowledge.dispositions[rule.then]
    below = [
        d
        for d in knowledge.dispositions.values()
        if d.rank < now.rank and (d.level, d.within) != (now.level, now.within)
    ]
    if below:
        lower = max(below, key=lambda d: d.rank)
        changed = replace(rule, then=lower.id)
        what = f"{lower.id} instead of {rule.then}"
        yield Mutant("lower a disposition", rule.id, what, {rule.id: changed})


def changes(expression: Expression) -> Iterator[tuple[str, str, Expression]]:
    """Every single change anywhere in it: its kind, in words, and what it leaves."""
    match expression:
        case Atom():
            if expression.op in _OPPOSITE:
                turned = replace(expression, op=_OPPOSITE[expression.op])
                yield "swap a bound", f"“{text(turned)}” for “{text(expression)}”", turned
        case And(parts) | Or(parts):
            other = Or if isinstance(expression, And) else And
            if len(parts) > 1:
                yield "and for or", f"in “{text(expression)}”", other(parts)
            for place, part in enumerate(parts):
                if len(parts) > 1:
                    kind = "drop a condition" if other is Or else "drop an alternative"
                    rest = type(expression)(parts[:place] + parts[place + 1 :])
                    yield kind, f"without “{text(part)}”", rest
                for kind, what, changed in changes(part):
                    around = (*parts[:place], changed, *parts[place + 1 :])
                    yield kind, what, type(expression)(around)
        case AtLeast(least, weighted):
            for place, (weight, part) in enumerate(weighted):
                before, after = weighted[:place], weighted[place + 1 :]
                if sum(w for w, _ in (*before, *after)) >= least:
                    fewer = AtLeast(least, (*before, *after))
                    yield "drop an alternative", f"without “{text(part)}”", fewer
                for kind, what, changed in changes(part):
                    yield kind, what, AtLeast(least, (*before, (weight, changed), *after))


def _finding(finding: Finding) -> Iterator[Mutant]:
    turned = {"yes": "no", "no": "yes", "up": "down", "down": "up"}.get(finding.worse)
    if turned:
        changed = replace(finding, worse=turned)
        what = f"worse: {turned} instead of {finding.worse}"
        yield Mutant("flip a direction", finding.id, what, findings={finding.id: changed})
    if finding.not_sure in ("emergency", "worse"):
        changed = replace(finding, not_sure="")
        what = f"not_sure: {finding.not_sure} is gone"
        yield Mutant("lose a not_sure", finding.id, what, findings={finding.id: changed})
