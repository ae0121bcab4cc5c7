"""Nothing stands in the files without being used, and nothing is used without being asked."""

from __future__ import annotations

from askae.triage.expressions import findings_in
from askae.triage.programme import PEOPLE

from ..draft import Draft

OWN = ("who", "age", "age_exact", "complaint")
"""The program reads these itself."""


def check(draft: Draft) -> None:
    _findings(draft)
    _questions(draft)
    _applies_in_circles(draft)
    first_aid = {id for rule in draft.rules.values() for id in rule.first_aid}
    _unused(draft, "concepts", draft.mentioned, "No expression uses the concept {}.")
    _unused(draft, "tables", draft.mentioned, "No expression uses the table {}.")
    _unused(draft, "first_aid", first_aid, "No rule names the first aid {}.")
    _unused(draft, "sources", draft.cited, "Nothing cites the source {}.")


def _unused(draft: Draft, section: str, used: set[str], message: str) -> None:
    for id in draft.gathered.ids(section):
        if id not in used:
            draft.problems.add(
                draft.node(section, id), message.format(id), "Use it, or take it out."
            )


def _findings(draft: Draft) -> None:
    asked = {id for question in draft.questions.values() for id in question.asks}
    asserted = {id for complaint in draft.complaints.values() for id in complaint.asserts}
    for id in draft.findings:
        if id in OWN:
            continue
        node = draft.node("findings", id)
        if id not in asked | asserted:
            draft.problems.add(
                node,
                f"No question asks for {id}, and no complaint asserts it.",
                "Add it to a question, or take it out.",
            )
        elif id not in draft.mentioned:
            draft.problems.add(
                node,
                f"{id} is asked, but nothing depends on it.",
                "Use it in a rule, or take it out.",
            )


def _questions(draft: Draft) -> None:
    start = draft.settings.start if draft.settings else ()
    everywhere = {id for id, q in draft.questions.items() if set(q.asks) & {*PEOPLE, *OWN}}
    used = {id for c in draft.complaints.values() for id in c.ask} | {*start} | everywhere
    _unused(draft, "questions", used, "No complaint asks the question {}.")
    for complaint in draft.complaints.values():
        matter = _findings_that_matter(draft, complaint.id)
        node = draft.node("complaints", complaint.id)
        for id in complaint.ask:
            asks = draft.questions[id].asks if id in draft.questions else ()
            if asks and not matter & set(asks):
                draft.problems.add(
                    node.entries.get("ask", node),
                    f"{complaint.id} asks {id}, but no rule there depends on it.",
                    "Take it out of “ask”, or add the rule.",
                )


def _findings_that_matter(draft: Draft, complaint: str) -> set[str]:
    """Those in the rules that hold for the complaint, and those that say whether these apply."""
    rules = [rule for rule in draft.rules.values() if rule.complaint in (None, complaint)]
    found = {id for rule in rules for id in findings_in(rule.when)}
    waiting = list(found)
    while waiting:
        applies = draft.findings[waiting.pop()].applies
        new = findings_in(applies) - found if applies is not None else set()
        found |= new
        waiting += new
    return found


def _applies_in_circles(draft: Draft) -> None:
    done: set[str] = set()

    def visit(id: str, path: tuple[str, ...]) -> None:
        if id in path:
            circle = " → ".join((*path[path.index(id) :], id))
            draft.problems.add(
                draft.node("findings", id),
                f"“applies” of {id} depends on itself: {circle}.",
                "Take one of them out of the circle.",
            )
        elif id not in done:
            applies = draft.findings[id].applies
            for needed in sorted(findings_in(applies)) if applies is not None else ():
                visit(needed, (*path, id))
            done.add(id)

    for id in draft.findings:
        visit(id, ())
