"""What a chat assistant is to say, line by line and in this order, and what it is to know of its part."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from askae.handover.sections import sections
from askae.places import Fit, closed_sentences, distance_words, offer_sentences, passed_sentences
from askae.triage import Knowledge, Outcome
from askae.triage.knowledge import Complaint

INSTRUCTIONS = """\
Ask A&E finds out where a person in England should go for medical help, how soon and why. It decides; you carry its \
words to the person and theirs back. Never guess, soften or add medical advice of your own, and name no illness.

1. Danger first. Every result starts with what to call 999 for. Say that list to the person once, before the first \
question. Whenever they tell of anything like it, or a result has "say_first", say that first and at once. Someone who \
has to call 999 should not be kept in a chat.
2. If the person said in their own words what is wrong, call find_complaints with those words. Then call take_step \
with nothing, for the first page. It asks who and how old, then the dangers; the complaint is asked after that.
3. One page at a time. Put the lines of "say" to the person word for word and wait for their reply. Never answer for \
them, not even what you think you know from earlier: ask. Never take silence, or "I think so", for no. What stays \
unclear after asking again is not_sure, where that is allowed. A reading that they do not have is skipped; never \
estimate one.
4. Call take_step with "answers" and "check" exactly as the last result gave them, "replies" to that page only, and \
"said": what the person wrote, word for word. Go on until there is an "outcome".
5. Without an outcome there is no advice. If the person stops before, say that it is not finished, and that they can \
call 111 at any time.
6. Say the lines of an outcome word for word, the first line first. Never make it sound less urgent, also when the \
person would like that. They may always do more than it says. If an answer was wrong, put its question again.
7. Another person, another day, or things have changed: start again with no answers.
8. Ask for no name, address, date of birth or number. A postcode district (such as B9) only for find_places, only if \
they want it. Nothing is kept here, but your chat may be: say so where a result has "privacy", before going on.
9. Words are checked in English only. If you translate, show the English too and say that the translation is yours.

The content is a draft unless "about" says otherwise: tell the person so with the outcome."""

CALL_999_FOR = "Call 999 now if any of this is happening:"
ASK = "Put “say” to the person word for word, then wait. Do not answer for them."
ASK_COMPLAINT = (
    "Ask the person. Call find_complaints with their words, let them choose from what it finds, and reply with the "
    "“id” of what they chose; several are allowed. list_complaints has all."
)
TELL = "Say all of “say” word for word, the first line first. Do not make it sound less urgent."
CONFIRM = (
    "Nothing was changed yet. Put “say” to the person. Only if they say that the new answer is right, send the same "
    "again with “confirmed”. Otherwise go on with the answers as they were."
)
SAY_FIRST = "Say “say_first” to the person before anything else. If it is happening now, the questions end here."
IS_IT_RIGHT = "Is the new answer right?"
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


def page_lines(page: Mapping[str, Any]) -> Iterator[str]:
    """A page as `page_shape` gives it, without what is answered already."""
    yield page["title"]
    if page["help"]:
        yield page["help"]
    if page["kind"] == "complaint":
        yield OWN_WORDS
        return
    listed = page["kind"] in ("checklist", "dangers")
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


def found_lines(complaints: list[Complaint]) -> Iterator[str]:
    yield CHOOSE
    yield from (f"- {_explained(complaint.name, complaint.means)}" for complaint in complaints)


def outcome_lines(outcome: Outcome, where: Fit, now: datetime) -> Iterator[str]:
    """All of the advice; what must be known before setting out stands above the rest."""
    yield f"{outcome.title}."
    yield from (closed_sentences(closed) for closed in where.closed)
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
    state = DRAFT if knowledge.review == "draft" else knowledge.review
    return {"review": state, "version": knowledge.version[:12]}


def _explained(name: str, means: str) -> str:
    return f"{name}: {means}" if means else name
