"""What the engine knows of a symbolic person, in Z3: of each atom whether it holds or is not sure.

Written from the meaning of the knowledge (a finding that does not apply has its least worrying value, what choosing
the complaint says is known), not from the engine's masks; `tests/proof` holds both together.
"""

from __future__ import annotations

from functools import cached_property

from askae.triage.expressions import Atom
from askae.triage.values import truth

from .frame import Frame
from .logic import Truth, all_of, any_of, either
from .person import Person


class View:
    """A person who answered everything that applies. With ``base``, only what differs from it is translated anew."""

    def __init__(self, frame: Frame, person: Person, base: View | None = None) -> None:
        self.frame = frame
        self.person = person
        self.base = base
        self._made: dict[tuple[str, Atom], Truth] = {}
        self._applies: dict[str, Truth] = {}

    @cached_property
    def changed(self) -> frozenset[str]:
        """Findings whose atoms may differ from the base: those answered anew, and what applies by them."""
        if self.base is None:
            return frozenset(self.frame.findings)
        mine, others = self.person.slots, self.base.person.slots
        return self.frame.touched(frozenset(id for id in mine if mine[id] is not others.get(id)))

    def differs(self, findings: frozenset[str]) -> bool:
        return self.base is None or not findings.isdisjoint(self.changed)

    def applies(self, id: str) -> Truth:
        """ "Not sure" counts as applying, so that it is asked."""
        if self.base is not None and id not in self.changed:
            return self.base.applies(id)
        if id not in self._applies:
            ways = self.frame.ways.get(id)
            self._applies[id] = ways is None or any_of(
                all_of(any_of([self.holds(atom), self.unsure(atom)]) for atom in way)
                for way in ways
            )
        return self._applies[id]

    def holds(self, atom: Atom) -> Truth:
        return self._of("_holds", atom)

    def unsure(self, atom: Atom) -> Truth:
        return self._of("_unsure", atom)

    def worrying(self, atom: Atom) -> Truth:
        """Holds by a definite answer about a finding that has a direction and does not only describe the person."""
        return self._of("_worrying", atom)

    def unsure_about(self, id: str) -> Truth:
        """Whether "not sure" was said of a finding that applies."""
        return any_of(self.unsure(atom) for atom in self.frame.atoms.get(id, ()))

    def _is_asked(self, id: str) -> bool:
        return id in self.frame.asked and id in self.person.slots

    def _of(self, what: str, atom: Atom) -> Truth:
        if self.base is not None and atom.finding not in self.changed:
            return self.base._of(what, atom)
        key = (what, atom)
        if key not in self._made:
            self._made[key] = getattr(self, what)(atom)
        return self._made[key]

    def _holds(self, atom: Atom) -> Truth:
        if atom.finding in self.frame.programme.asserted:
            answered: Truth = self._asserted(atom)
        elif self._is_asked(atom.finding):
            answered = self.person.slots[atom.finding].holds(atom)
        else:
            return self._calm(atom)
        return either(self.applies(atom.finding), answered, self._calm(atom))

    def _calm(self, atom: Atom) -> bool:
        """What the least worrying value makes of it."""
        finding = self.frame.findings[atom.finding]
        own = finding.kind in ("age", "complaint")  # nothing is least worrying of these
        return not own and truth(atom, finding, finding.least) is True

    def _asserted(self, atom: Atom) -> bool:
        """What choosing the complaint makes of it."""
        value = self.frame.programme.asserted[atom.finding]
        return truth(atom, self.frame.findings[atom.finding], value) is True

    def _unsure(self, atom: Atom) -> Truth:
        if not self._is_asked(atom.finding):
            return False
        return all_of([self.applies(atom.finding), self.person.slots[atom.finding].unsure(atom)])

    def _worrying(self, atom: Atom) -> Truth:
        finding, programme = self.frame.findings[atom.finding], self.frame.programme
        if self.frame.person_like(finding):
            return False
        if finding.id in programme.said:
            return all_of([self.applies(finding.id), self._asserted(atom)])
        if not self._is_asked(finding.id):
            return False
        return all_of([self.applies(finding.id), self.person.slots[finding.id].holds(atom)])
