"""The page to find the problem: by typing, by part of the body, or from A to Z; several may be chosen.

Words and part are posted and travel in the sealed state, never in an address.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from askae.triage import AnswerError, applies, read_answer
from askae.triage.knowledge import Complaint, Knowledge
from askae.triage.outcome import said
from askae.triage.pages import Page
from askae.triage.wording import reader
from askae.understanding import MOST_COMPLAINTS, Heard, Understood, understand

from .. import body
from ..state import Refused
from ..visits import Visit
from .common import Goto, Result, chosen, journey_page, typed_words

MOST_RANKED = 10
"""Some that are ranked are not for this age, and are not offered."""
MOST_HEARD = 8
"""So many facts are shown to be confirmed: more are asked on their pages."""
ELSE = "something_else"
SHORT = 12
"""Fewer problems than this are quicker to look through than to search."""


PROBLEMS = {
    "words": "Type what is wrong in a few words, then choose Search.",
    "nothing": "Tick at least one problem.",
    "unknown": "Tick a problem from the list.",
}


def show(visit: Visit, page: Page, place: str) -> Result:
    state = visit.state
    refused = state.refused_at(page.number)
    problem, words = refused.typed["find"] if refused else ("", state.words)
    error = PROBLEMS.get(problem, "")
    open_to = {choice.value for choice in page.questions[0].options}
    complaints = [c for c in visit.knowledge.complaints.values() if c.id in open_to]
    picked = [id for id in state.draft.get("complaint", chosen(visit)) if id in open_to]
    understood = understand(visit.knowledge, words, most=MOST_RANKED) if words else None
    found = _found(complaints, understood, state.part)
    looked = bool(words or state.part)
    # Whoever looks may find nothing that fits.
    offered = found + [c for c in complaints if c.id == ELSE and looked]
    same_for_all = not (words or state.part or picked or error)

    def context() -> dict[str, Any]:
        return {
            "page": page,
            "place": place,
            "back": "answers/" if place.endswith("change/") else f"{page.number - 1}/",
            "words": words,
            "part": body.BY_ID.get(state.part),
            "body_parts": [
                part for part in body.PARTS if any(body.concerns(c, part.id) for c in complaints)
            ],
            "short": len(complaints) < SHORT,
            "baby": reader(visit.state.answers) == "baby",
            "alarm": understood.alarm if understood else None,
            "heard": _heard(visit, understood, found) if understood else [],
            "searched": looked,
            "found": bool(found),
            "offered": [_item(c, picked, hint=c.id != ELSE) for c in offered],
            "picked": [_item(c, picked) for c in complaints if c.id in picked and c not in offered],
            "rest": [
                _item(c, picked, hint=False)
                for c in _a_to_z(complaints)
                if c not in offered and c.id not in picked
            ],
            "error": error,
            "wrong": "words" if words or problem == "words" else "complaint",
            "progress": "" if place.endswith("change/") else f"Page {page.number}",
        }

    # Which complaints are open depends on the age, so the page itself is in the key.
    key = (page, place, reader(state.answers)) if same_for_all else None
    return journey_page(visit, "ask/find.jinja", context, key)


def _found(
    complaints: list[Complaint], understood: Understood | None, part: str
) -> list[Complaint]:
    by_id = {c.id: c for c in complaints}
    if understood:
        fitting = [m.complaint for m in understood.complaints if m.complaint in by_id]
        return [by_id[id] for id in fitting if id != ELSE][:MOST_COMPLAINTS]
    return _a_to_z(c for c in complaints if body.concerns(c, part) and c.id != ELSE)


def _heard(visit: Visit, understood: Understood, offered: list[Complaint]) -> list[dict[str, Any]]:
    """Facts of what is offered, to confirm, ticked.

    Dangers have a page of their own; what is denied is asked all the same.
    """
    asked = {finding for c in offered for finding in visit.knowledge.asked_by[c.id]}
    facts = [f for f in understood.findings if f.finding in asked and _to_confirm(visit, f)]
    return [_fact(visit, fact) for fact in facts[:MOST_HEARD]]


def _to_confirm(visit: Visit, fact: Heard) -> bool:
    knowledge, answers = visit.knowledge, visit.state.answers
    return (
        fact.value != "no"
        and fact.finding not in answers
        and _may_be_confirmed(knowledge, fact.finding)
        and applies(knowledge, fact.finding, answers)
    )


def _may_be_confirmed(knowledge: Knowledge, id: str) -> bool:
    """Age, sex and pregnancy have their own questions, and so have the immediate dangers; a risk is confirmed here."""
    finding = knowledge.findings.get(id)
    if finding is None or id in knowledge.dangers:
        return False
    return not finding.person or finding.kind == "yes_no"


def _as_answer(knowledge: Knowledge, id: str, told: Any) -> Any:
    """One place that was heard is the first of several that may be ticked."""
    return [told] if knowledge.findings[id].kind == "several" else told


def _fact(visit: Visit, fact: Heard) -> dict[str, Any]:
    """What is ticked must say just what the answer means: a yes is worded as on the page that would ask it."""
    finding = visit.knowledge.findings[fact.finding]
    told = _as_answer(visit.knowledge, fact.finding, fact.value)
    answers = {**visit.state.answers, fact.finding: told}
    by = reader(answers)
    yes = finding.kind == "yes_no"
    text = finding.item[by] if yes else said(visit.knowledge, fact.finding, answers, by)
    return {
        "value": f"{fact.finding}={fact.value}",
        "text": text[:1].upper() + text[1:],
        "hint": {"text": f"You said: “{fact.words}”"},
        "checked": True,
    }


def _confirmed(visit: Visit, ticked: list[str]) -> dict[str, Any]:
    """The facts that were left ticked, as answers; what no longer fits is asked on its page."""
    found: dict[str, Any] = {}
    for entry in ticked[:MOST_HEARD]:
        id, _, value = entry.partition("=")
        if not _may_be_confirmed(visit.knowledge, id):
            continue
        try:
            told = _as_answer(visit.knowledge, id, value)
            found[id] = read_answer(visit.knowledge, visit.state.answers, id, told)
        except AnswerError:
            continue
    return found


def _a_to_z(complaints: Iterable[Complaint]) -> list[Complaint]:
    """By name; "something else" last, where people look for it."""
    return sorted(complaints, key=lambda c: (c.id == ELSE, c.name))


def _item(complaint: Complaint, picked: list[str], hint: bool = True) -> dict[str, Any]:
    return {
        "value": complaint.id,
        "text": complaint.name,
        "hint": {"text": complaint.means} if hint and complaint.means else None,
        "checked": complaint.id in picked,
    }


def take(visit: Visit, page: Page, place: str) -> Result | dict[str, Any]:
    """The answers of the page; or where to go, while still looking."""
    data = visit.request.POST
    ticked = data.getlist("complaint")
    words = typed_words(visit)
    known = [id for id in dict.fromkeys(ticked) if id in visit.knowledge.complaints]
    looking = visit.state.changed(draft={"complaint": known}, refused=None)
    if "part" in data:
        part = data["part"] if data["part"] in body.BY_ID else ""
        visit.state = looking.changed(words="", part=part)
        return Goto(place)
    # Typed words with nothing ticked: "Continue" was meant as "Search".
    if data.get("do") == "search" or (words and words != visit.state.words and not known):
        refused = None if words else Refused(page.number, {"find": ["words", ""]})
        visit.state = looking.changed(words=words, part="", refused=refused)
        return Goto(place)
    try:
        answer = read_answer(visit.knowledge, visit.state.answers, "complaint", ticked)
    except AnswerError:
        problem = "unknown" if ticked else "nothing"
        refused = Refused(page.number, {"find": [problem, words or visit.state.words]})
        visit.state = looking.changed(refused=refused)
        return Goto(place)
    return {"complaint": answer} | _confirmed(visit, data.getlist("heard"))
