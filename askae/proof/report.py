"""What was proved, for people and for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from .failure import Failure, Record
from .run import Proved

TITLES = {
    "P1": "always an outcome, in time",
    "P2": "what must hold, holds",
    "P3": "worse is never less urgent",
    "P4": "“not sure” is safe",
    "P5": "stopping early changes nothing",
    "P6": "nothing is idle, emergencies come early",
    "safety net": "never less than the truth",
    "pairs": "two complaints, never less urgent",
}


def text(proved: Iterable[Proved], whole: Iterable[Record]) -> str:
    return "\n".join(_lines(list(proved), list(whole)))


def _lines(proved: list[Proved], whole: list[Record]) -> Iterator[str]:
    width = max((len(done.complaint) for done in proved), default=0)
    for done in proved:
        marks = "  ".join(
            record.promise if record.holds else f"{record.promise} FAILS" for record in done.records
        )
        figures = f"{magnitude(done.cases):>9} sets of answers  {done.seconds:5.1f} s"
        yield f"{done.complaint:{width}}  {figures}  {marks}"
    failures = [f for done in proved for r in done.records for f in r.failures]
    failures += [f for record in whole for f in record.failures]
    for failure in failures:
        yield from ("", *_failure(failure))
    yield ""
    statements = sum(r.checked for done in proved for r in done.records)
    if failures:
        yield f"{len(failures)} of the promises do not hold. {statements} statements were looked at."
    else:
        yield f"Every promise holds: {statements} statements, each for every person, in {_number(proved)}."


def _number(proved: list[Proved]) -> str:
    return f"{len(proved)} complaint{'' if len(proved) == 1 else 's'}"


def _failure(failure: Failure) -> Iterator[str]:
    where = failure.place or failure.complaint or "the whole base"
    yield f"{where}: {failure.promise}, {failure.complaint or 'every complaint'}: {failure.about}"
    if failure.person:
        yield f"    {failure.person}; {failure.message}."
    else:
        yield f"    {failure.message[0].upper()}{failure.message[1:]}."


def magnitude(number: int) -> str:
    """A large number as people take it in.

    >>> magnitude(2300), magnitude(3 * 10**34)
    ('2,300', '3 x 10^34')
    """
    if number < 10**6:
        return f"{number:,}"
    power = len(str(number)) - 1
    return f"{round(number / 10**power)} x 10^{power}"


def as_json(proved: Iterable[Proved], whole: Iterable[Record]) -> list[dict[str, Any]]:
    """One record for each complaint and promise."""
    found = [_record(r, done.cases) for done in proved for r in done.records]
    return found + [_record(record, None) for record in whole]


def _record(record: Record, cases: int | None) -> dict[str, Any]:
    return {
        "complaint": record.complaint or None,
        "promise": record.promise,
        "means": TITLES[record.promise],
        "holds": record.holds,
        "statements": record.checked,
        "sets_of_answers": cases,
        "seconds": round(record.seconds, 3),
        "failures": [
            {
                "about": f.about,
                "message": f.message,
                "place": f.place,
                "person": f.person,
                "answers": dict(f.answers),
            }
            for f in record.failures
        ],
    }
