"""A person in words: who they are, what they say, what they are told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from askae.triage import Knowledge, ages
from askae.triage.outcome import said
from askae.triage.values import NOT_SURE, SKIPPED, age_of, applies

READER = "them"
_WHO = ("who", "with_them", "age", "age_exact", "sex", "pregnancy", "pregnancy_weeks", "complaint")
_ADULT, _BABY = 16 * ages.DAYS["year"], ages.DAYS["year"]


def in_words(knowledge: Knowledge, answers: Mapping[str, Any]) -> str:
    """ "A woman of 30 years, pregnant, who comes with chest pain and says: ..." """
    names = [knowledge.complaints[id].name.lower() for id in answers.get("complaint", ())]
    text = _who(answers)
    if knowledge_says := list(_says(knowledge, answers)):
        lead = f", who comes with {' and '.join(names)} and says: " if names else ", who says: "
        return text + lead + "; ".join(knowledge_says)
    return text + (f", who comes with {' and '.join(names)} and nothing else" if names else "")


def _who(answers: Mapping[str, Any]) -> str:
    age = age_of(answers)
    days = age[0] if age else _ADULT
    sex = answers.get("sex")
    if days < _BABY:
        noun = {"female": "A baby girl", "male": "A baby boy"}.get(str(sex), "A baby")
    elif days < _ADULT:
        noun = {"female": "A girl", "male": "A boy"}.get(str(sex), "A child")
    else:
        noun = {"female": "A woman", "male": "A man"}.get(str(sex), "Somebody")
    text = f"{noun} of {_age(answers)}"
    pregnancy = {
        "yes": "pregnant",
        "could_be": "who could be pregnant",
        "after_birth": "within 6 weeks after giving birth",
        NOT_SURE: "not sure whether she is pregnant",
    }.get(str(answers.get("pregnancy")), "")
    if pregnancy and sex != "male" and days >= 12 * ages.DAYS["year"]:
        weeks = str(answers.get("pregnancy_weeks", "")).replace("_", " ")
        text += f", {pregnancy}" + (
            f" ({weeks} weeks)" if weeks and pregnancy == "pregnant" else ""
        )
    if answers.get("who") == "someone_else" and answers.get("with_them") not in (None, "yes"):
        text += ", asked about by somebody who is not there"
    return text


def _age(answers: Mapping[str, Any]) -> str:
    given = str(answers.get("age_exact") or answers.get("age", "any age"))
    number, _, unit = given.partition(" ")
    if unit == "days" and number.isdigit() and int(number) > 60:
        years, days = divmod(int(number), ages.DAYS["year"])
        if years >= 1:
            return (
                f"{int(years)} years and {int(days)} days" if days >= 1 else f"{int(years)} years"
            )
    return given


def _says(knowledge: Knowledge, answers: Mapping[str, Any]) -> Iterator[str]:
    """What is not the least worrying answer and applies."""
    for id, value in answers.items():
        finding = knowledge.findings.get(id)
        if finding is None or id in _WHO or value in (finding.least_answer, SKIPPED):
            continue
        if not applies(knowledge, id, answers):
            continue
        if value == NOT_SURE:
            yield said(knowledge, id, answers, READER).removeprefix("you are ")
        else:
            yield said(knowledge, id, answers, READER) or f"{finding.means or id}: {value}"


def told(knowledge: Knowledge, rank: int) -> str:
    """The instruction, in quotes."""
    disposition = knowledge.by_rank.get(rank, knowledge.least_urgent)
    return f"“{disposition.title}”"
