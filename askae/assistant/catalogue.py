"""The tools as an assistant sees them: what each is for, and what it takes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from askae.handover.shapes import Json

from . import tools
from .arguments import Argument
from .tools import Desk

ANSWERS = Argument(
    "answers", dict, "“answers” of the last result, unchanged. Nothing at the start."
)
CHECK = Argument("check", str, "“check” of the last result.")
WORDS = Argument("words", str, "What the person said, word for word, as they wrote it.", True, 500)
REPLIES = Argument(
    "replies",
    dict,
    "What the person answered to the page just asked, finding to value: yes, no, not_sure; the value of an option, or "
    "a list of them; a number, or a text with another unit (101 F); an age (6 weeks); skipped for a reading that they "
    "do not have. Only what they said themselves.",
)
SAID = Argument(
    "said",
    str,
    "What the person wrote in reply, word for word. Needed with “replies”.",
    longest=2000,
)
CONFIRMED = Argument(
    "confirmed",
    str,
    "“confirmed” of the last result, only once the person said that a change is right.",
)
DISTRICT = Argument(
    "district",
    str,
    "The first half of a postcode (B9), for the nearest first. Only if they want to say it; it is not kept.",
    longest=12,
)


@dataclass(frozen=True, slots=True)
class Tool:
    name: str
    title: str
    means: str
    arguments: tuple[Argument, ...]
    run: Callable[[Desk, Mapping[str, Any]], Json]


TOOLS = (
    Tool(
        "find_complaints",
        "Find the problem by a person's own words",
        "Which complaints fit what the person said, and whether it sounds like a danger to life, which is to be told "
        "first. It finds; the person chooses.",
        (WORDS,),
        tools.find_complaints,
    ),
    Tool(
        "take_step",
        "Ask the next page, or hear the outcome",
        "Call it with nothing for the first page. Then put the page to the person word for word, one page at a time, "
        "and send what they themselves reply. Ends with an outcome: where to go, how soon and why.",
        (ANSWERS, CHECK, REPLIES, SAID, CONFIRMED),
        tools.take_step,
    ),
    Tool(
        "explain_outcome",
        "Why the advice is what it is",
        "For a finished assessment: what decided, on which sources, and what would make it more urgent.",
        (ANSWERS, CHECK),
        tools.explain_outcome,
    ),
    Tool(
        "find_places",
        "Where to go for an outcome",
        "For a finished assessment: the places that offer what is needed, open now or in time, and which are closed.",
        (ANSWERS, CHECK, DISTRICT),
        tools.find_places,
    ),
    Tool(
        "list_complaints",
        "All complaints from A to Z",
        "Every problem that can be asked about, for a person who wants to look through them.",
        (),
        tools.list_complaints,
    ),
)
