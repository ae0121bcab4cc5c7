"""Every rule can be met by somebody, and changes something for them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from askae.triage.expressions import TRUE, Atom, Conjunction
from askae.triage.knowledge import Complaint, Rule
from askae.triage.programme import PEOPLE
from askae.triage.values import truth

from ..draft import Draft
from ..expression_text import atom_text
from .domains import Domain, domains
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
    """A rule changes nothing where another one, as urgent or more, holds whenever it does."""
    known = {id: [domains(way, draft.findings) or {} for way in ways] for id, ways in met.items()}
    order = {id: place for place, id in enumerate(met)}
    for id in met:
        for other in met:
            if id == other or not _covers(draft, met[other], known[id], other, id):
                continue
            mutual = _covers(draft, met[id], known[other], id, other)
            if mutual and order[id] < order[other]:
                continue
            draft.problems.add(
                draft.node("rules", id),
                f"The rule {id} changes nothing: {other} holds whenever it does, and is at least as urgent.",
                f"Take it out, or make it more urgent than {draft.rules[other].then}.",
            )
            break


def _covers(
    draft: Draft,
    wider: tuple[Conjunction, ...],
    narrower: list[dict[str, Domain]],
    wide: str,
    narrow: str,
) -> bool:
    """Whether the rule ``wide`` makes ``narrow`` pointless."""
    a, b = draft.rules[wide], draft.rules[narrow]
    if draft.dispositions[a.then].rank < draft.dispositions[b.then].rank:
        return False
    if a.complaint not in (None, b.complaint):
        return False
    return all(
        any(
            all(atom.finding in known and known[atom.finding].implies(atom) for atom in way)
            for way in wider
        )
        for known in narrower
    )
