"""The engine: what is known, what to ask next, where to go, and why. Standard library only.

Everything is a pure function of the knowledge and the answers; the browser, the terminal, the API and the
evaluation call the same ones::

    knowledge = load(path)
    journey(knowledge, answers)   -> Journey: the pages passed and the next page, or None
    advise(knowledge, answers)    -> Outcome
    explained(knowledge, answers) -> Explanation: the rules that hold, what they rest on, what would change it
    explain(knowledge, answers)   -> the same in plain sentences
    dangers(knowledge, answers)   -> what to call 999 for at any time
    read_answer(knowledge, answers, finding, raw)  -> value; AnswerError says what is allowed
    usable(knowledge, answers)                     -> the answers that this knowledge can read
    lowers_emergency(knowledge, before, after)     -> bool: ask to confirm a correction

``answers`` maps finding ids to plain JSON values: ``"yes"``, ``"no"``, ``"not_sure"``, ``"skipped"``, an option id,
a list of option ids, a number in the finding's unit, an age as text (``"6 weeks"``, ``"34 years"``, or a band such as
``"16-49 years"``); ``complaint`` is a list of complaint ids.
"""

from .explain import Explanation, counted, explain, explained
from .journey import Journey, journey
from .knowledge import BundleError, Knowledge, from_bundle, load, version_of
from .outcome import UnfinishedError, advise, dangers, lowers_emergency
from .pages import Ask, Choice, Outcome, Page, Warning
from .values import AnswerError, applies, read_answer, usable

__all__ = [
    "AnswerError",
    "Ask",
    "BundleError",
    "Choice",
    "Explanation",
    "Journey",
    "Knowledge",
    "Outcome",
    "Page",
    "UnfinishedError",
    "Warning",
    "advise",
    "applies",
    "counted",
    "dangers",
    "explain",
    "explained",
    "from_bundle",
    "journey",
    "load",
    "lowers_emergency",
    "read_answer",
    "usable",
    "version_of",
]
