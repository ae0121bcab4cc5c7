"""Every rule can be met by somebody, and changes something for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from askae.readable.expression_text import atom_text
from askae.triage.expressions import TRUE, Atom, Conjunction
from askae.triage.knowledge import Complaint, Rule
from askae.triage.programme import PEOPLE
from askae.triage.values import truth

from ..draft import Draft
from .domains import domains
from .normal_forms import NormalForms


def check(draft: Draft, forms: NormalForms) -> None:
    scopes = {id: Scope(draft, forms, complaint) for id, complaint in draft.complaints.items()}
    everywhere = Scope(draft, forms, None)
    met: dict[str, tuple[Conjunction, ...]] = {}
    for id in draft.gathered.ids("rules"):
        rule = draft.rules.get(id)
        if rule is None or not forms.of_rule(id):
            continue
        if rule.complaint is None:
            places = [*scopes.values(), everywhere]
        else:
            places = [scopes[rule.complaint]] if rule.complaint in scopes else []
        ways = tuple(
            way
            for way in forms.of_rule(id)
            if not places or any(place.possible(way) for place in places)
        )
        if ways:
            met[id] = ways
        else:
            _unreachable(draft, forms, rule, places)
    _pointless(draft, met)
    for id, default in draft.defaults.items():
        earned = default.self_care_when
        if earned is not None and not any(map(scopes[id].consistent, forms.of(earned))):
            draft.problems.add(
                draft.rule_node(draft.rules[f"{id}_default"]),
                f"Nobody can earn self-care in {id}.",
                "Look for parts of self_care_when that contradict each other.",
            )


@dataclass
class Scope:
    """What can be known of somebody with one complaint; without one, at the start only."""

    draft: Draft
    forms: NormalForms
    complaint: Complaint | None

    @cached_property
    def live(self) -> frozenset[str]:
        """Findings that are asked or asserted here."""
        draft = self.draft
        questions = list(draft.settings.start if draft.settings else ())
        found = {"age"}
        if self.complaint is not None:
            questions += self.complaint.ask
            questions += [q.id for q in draft.questions.values() if set(q.asks) & set(PEOPLE)]
            found |= {"complaint", *self.complaint.asserts}
        found |= {id for q in questions if q in draft.questions for id in draft.questions[q].asks}
        return frozenset(found)

    def possible(self, way: Conjunction) -> bool:
        """Whether somebody here can meet it."""
        rest = [atom for atom in way if not self._fixed(atom)]
        return all(atom.finding in self.live for atom in rest) and self.consistent(rest)

    def _fixed(self, atom: Atom) -> bool:
        """True without being asked: the least worrying value has it so, or the complaint says it."""
        if atom.finding in self.live or atom.finding == "complaint":
            asserts = self.complaint.asserts if self.complaint else {}
            return atom.finding in asserts and self._true_of(atom, asserts[atom.finding])
        return self.calm(atom)

    def calm(self, atom: Atom) -> bool:
        """Whether the least worrying value makes it true."""
        return self._true_of(atom, self.draft.findings[atom.finding].least)

    def _true_of(self, atom: Atom, value: object) -> bool:
        finding = self.draft.findings[atom.finding]
        if value is None or finding.kind in ("age", "complaint"):
            return False
        return bool(truth(atom, finding, value))

    def consistent(self, way: Iterable[Atom]) -> bool:
        """No contradiction: within it, with whom the complaint is for, or with who has the findings."""
        asserts = self.complaint.asserts if self.complaint else {}
        way = frozenset(way)
        if any(a.finding in asserts and not self._true_of(a, asserts[a.finding]) for a in way):
            return False
        who = self.forms.of(self.complaint.applies if self.complaint else TRUE)
        return any(self._together(way | part, frozenset()) for part in who)

    def _together(self, way: Conjunction, done: frozenset[str]) -> bool:
        findings = self.draft.findings
        if domains(way, findings) is None:
            return False
        for atom in sorted(way, key=repr):
            applies = findings[atom.finding].applies
            if applies is not None and atom.finding not in done and not self.calm(atom):
                after = done | {atom.finding}
                return any(self._together(way | part, after) for part in self.forms.of(applies))
        return True


def _unreachable(draft: Draft, forms: NormalForms, rule: Rule, places: list[Scope]) -> None:
    node = draft.rule_node(rule)
    where = rule.complaint or "any complaint"
    ways = forms.of_rule(rule.id)
    fitting = [way for way in ways if any(place.consistent(way) for place in places)]
    if not fitting:
        shortest = " and ".join(sorted(map(atom_text, ways[0])))
        draft.problems.add(
            node,
            f"Nobody can meet the rule {rule.id}: “{shortest}” cannot all be true of a person in {where}.",
            "Look at the ages, at “applies” of the findings and of the complaint, and at what it asserts.",
        )
        return
    lacking = min(
        (
            sorted({a.finding for a in way if a.finding not in place.live and not place.calm(a)})
            for way in fitting
            for place in places
        ),
        key=len,
    )
    questions = {q.id for q in draft.questions.values() if set(q.asks) & set(lacking)}
    cure = f"Add {', '.join(sorted(questions))} to “ask”." if questions else "Add a question."
    draft.problems.add(
        node,
        f"Nobody can meet the rule {rule.id}: {', '.join(lacking) or 'what it needs'} is never asked in {where}.",
        cure,
    )


def _pointless(draft: Draft, met: dict[str, tuple[Conjunction, ...]]) -> None:
    """A rule changes nothing where others, as urgent or more, hold whenever it does. Of two equals the later."""
    kept = dict(met)
    for id in reversed(met):
        rank, scope = draft.dispositions[draft.rules[id].then].rank, draft.rules[id].complaint
        wider = {
            other: ways
            for other, ways in kept.items()
            if other != id
            and draft.rules[other].complaint in (None, scope)
            and draft.dispositions[draft.rules[other].then].rank >= rank
        }
        covering = [_covering(draft, way, wider) for way in met[id]]
        if not all(covering):
            continue
        del kept[id]
        names = ", ".join(dict.fromkeys(covering))
        one = len(set(covering)) == 1
        draft.problems.add(
            draft.node("rules", id),
            f"The rule {id} changes nothing: whenever it holds, {names if one else 'one of ' + names} "
            "holds too, and is at least as urgent.",
            "Take it out, make it more urgent, or narrow the other.",
        )


def _covering(draft: Draft, way: Conjunction, wider: dict[str, tuple[Conjunction, ...]]) -> str:
    """The first rule that holds whenever all atoms of ``way`` do; empty where there is none."""
    known = domains(way, draft.findings) or {}

    def holds(conjunction: Conjunction) -> bool:
        return all(
            atom.finding in known and known[atom.finding].implies(atom) for atom in conjunction
        )

    return next((id for id, ways in wider.items() if any(map(holds, ways))), "")
