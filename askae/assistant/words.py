"""What a chat assistant is to say to the person, line by line and in this order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from askae.handover.sections import sections
from askae.places import Fit, closed_sentences, distance_words, offer_sentences, passed_sentences
from askae.triage import Knowledge, Outcome
from askae.triage.knowledge import Complaint

CALL_999_FOR = "Call 999 now if any of this is happening:"
OPENING = "These are the questions of Ask A&E. It is no doctor."
LIFE = "If someone’s life may be in danger, call 999 now."
IS_IT_RIGHT = "Is the new answer right?"
SPARED = {"skipped": "may_skip", "not_sure": "not_sure"}
LISTED = ("checklist", "dangers")
LIST_END = "Tell me for each: yes, no, or not sure. Or say “none of these”."
OWN_WORDS = "Tell me in your own words."
SKIP = "If you do not have a reading, say so."
CHOOSE = "Which of these is the main problem? You can choose more than one."
NO_PLACES = (
    "No place is listed here for this. Call 111, day or night: they know what is open near you."
)
DRAFT = "This is a draft: no clinician has signed it yet."
PRIVACY = (
    "What you write here may stay in this chat, where others who use it can read it. You can call 111 instead, or 999 "
    "if there is danger now."
)


def opening_lines(knowledge: Knowledge) -> Iterator[str]:
    """Said once, above the first question."""
    yield f"{OPENING} {about(knowledge)['review']}"
    yield LIFE


def page_lines(page: Mapping[str, Any]) -> Iterator[str]:
    """A page as `page_shape` gives it, without what is answered already."""
    yield page["title"]
    if page["help"]:
        yield page["help"]
    if page["kind"] == "complaint":
        yield OWN_WORDS
        return
    listed = page["kind"] in LISTED
    for question in page["questions"]:
        if question["answer"] is None:
            yield from _question_lines(question, page["title"], listed)
    if listed:
        yield LIST_END
    elif any(question["may_skip"] for question in page["questions"]):
        yield SKIP


def _question_lines(question: Mapping[str, Any], title: str, listed: bool) -> Iterator[str]:
    text = question["item"] if listed else question["text"]
    if text != title:
        yield f"- {text}" if listed else text
    if question["help"]:
        yield question["help"]
    if not listed:
        for option in question["options"]:
            yield f"- {_explained(option['text'], option['help'])}"
        if question["unit"] and not question["options"]:
            yield f"(a number, in {' or '.join([question['unit'], *question['units']])})"


def slot(page: Mapping[str, Any], question: Mapping[str, Any]) -> dict[str, Any]:
    """Where a reply to one question goes: its finding, and what is allowed there."""
    found = {
        "finding": question["finding"],
        "text": question["item"] if page["kind"] in LISTED else question["text"],
        "allowed": _allowed(question),
    }
    if question["kind"] == "several":
        found["several"] = True
    if question["may_be_spared"]:
        found["may_be_left_out"] = True
    if question["answer"] is not None:
        found["answered"] = question["answer"]
    return found


def _allowed(question: Mapping[str, Any]) -> Any:
    if question["kind"] == "complaint":
        return "the ids of complaints"
    if question["kind"] == "yes_no":
        return [option["value"] for option in question["options"]]
    if question["options"]:
        more = {"none": "None of these"} if question["kind"] == "several" else {}
        return {option["value"]: option["text"] for option in question["options"]} | more
    limits = [f"{question[key]:g}" for key in ("min", "max") if question[key] is not None]
    spared = [value for value, key in SPARED.items() if question[key]]
    return " or ".join([f"a number, {' to '.join(limits)} {question['unit']}", *spared])


def found_lines(complaints: list[Complaint]) -> Iterator[str]:
    yield CHOOSE
    yield from (f"- {_explained(complaint.name, complaint.means)}" for complaint in complaints)


def outcome_lines(outcome: Outcome, where: Fit, now: datetime) -> Iterator[str]:
    """All of the advice; what must be known before setting out stands above the rest."""
    yield f"{outcome.title}."
    yield from closed_lines(where)
    yield outcome.how
    yield from place_lines(where, now)
    if outcome.transport:
        yield outcome.transport
    if outcome.first_aid:
        yield "Do this until help comes:"
        yield from (f"- {line}" for line in outcome.first_aid)
    yield from reason_lines(outcome)
    for title, lines in sections(outcome):
        yield f"{title}:"
        yield from (f"- {line}" for line in lines)
    yield about_line(outcome)


def reason_lines(outcome: Outcome) -> Iterator[str]:
    yield from outcome.reasons
    if outcome.because:
        yield "Because you said that:"
        yield from (f"- {line}" for line in outcome.because)


def closed_lines(where: Fit) -> Iterator[str]:
    """Where nobody may go now."""
    return map(closed_sentences, where.closed)


def place_lines(where: Fit, now: datetime) -> Iterator[str]:
    """Where to go, and why the other places are passed over."""
    if where.otherwise:
        yield where.otherwise
    for offer in where.offers:
        place = offer.place
        about = (place.name, place.address, place.phone, distance_words(offer))
        yield f"- {', '.join(filter(None, about))}"
        yield from (f"  {line}" for line in offer_sentences(offer, now) or (place.opening,) if line)
    yield from passed_sentences(where, now)


def about_line(outcome: Outcome) -> str:
    draft = f"{DRAFT} " if outcome.review == "draft" else ""
    return f"{draft}Knowledge version {outcome.version[:12]}. Nothing was kept here."


def about(knowledge: Knowledge) -> dict[str, str]:
    """Which knowledge it is, and that it is a draft where it is one."""
    review = DRAFT if knowledge.review == "draft" else f"Its content is {knowledge.review}."
    return {"review": review, "version": knowledge.version[:12]}


def _explained(name: str, means: str) -> str:
    return f"{name}: {means}" if means else name
