"""Which reader the words are for, and the fixed phrases of the engine itself."""

from __future__ import annotations

from .ages import DAYS
from .knowledge import Wording
from .values import Answers, age_of

READERS = ("you", "them", "child", "baby")

CHILD_FROM, ADULT_FROM = DAYS["year"], 16 * DAYS["year"]
ANSWERS_ALONE_FROM = 5 * DAYS["year"]
"""Younger children are always asked about through someone else."""


def reader(answers: Answers) -> str:
    """One of READERS: oneself, another adult, a child or a baby."""
    age = age_of(answers)
    if age and age[1] <= CHILD_FROM and age[0] < CHILD_FROM:
        return "baby"
    someone_else = answers.get("who") == "someone_else"
    if age and age[0] < (ADULT_FROM if someone_else else ANSWERS_ALONE_FROM):
        return "child"
    return "them" if someone_else else "you"


def _wording(you: str, them: str, child: str, baby: str) -> Wording:
    return dict(zip(READERS, (you, them, child, baby), strict=True))


def _for_all(text: str) -> Wording:
    return dict.fromkeys(READERS, text)


SEVERAL_TITLE = _wording(
    "Do you have any of these?",
    "Do they have any of these?",
    "Does your child have any of these?",
    "Does your baby have any of these?",
)
ANOTHER_LIST = ("And any of these?", "Any of these, too?")
"""In turn, where lists that follow each other would have one title."""
READINGS_TITLE = _wording(
    "Do you have any of these readings?",
    "Do you have any of these readings for them?",
    "Do you have any of these readings for your child?",
    "Do you have any of these readings for your baby?",
)
COMPLAINT_TITLE = _wording(
    "What is the main problem?",
    "What is their main problem?",
    "What is your child’s main problem?",
    "What is your baby’s main problem?",
)
AGE_SAID = _wording("you are {}", "they are {}", "your child is {}", "your baby is {}")
NOT_SURE_SAID = "you are not sure whether {}"
NOT_SURE_ABOUT = "you are not sure about “{}”"
UNSURE_REASON = _for_all(
    "You were not sure about things that can be serious. A clinician on the phone can help to find out."
)
SAFE_SIDE_REASON = _for_all(
    "You were not sure about a sign that can be serious. To be safe, we treat it as if it were there."
)
NOT_SURE_TEXT = "Not sure"
YES_TEXT, NO_TEXT = "Yes", "No"
SKIPPED_TEXT = "I don’t have this"
