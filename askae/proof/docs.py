"""Reference pages of the promises and of the statements that must hold, made from the code and the files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from askae.knowledge.markdown import page
from askae.readable.expression_text import text
from askae.triage.expressions import conjunctions

from . import promise_2
from .base import Base, base_of
from .case import Case
from .run import PROMISES

TESTS = "tests/proof"

OTHERS = (
    (
        "P7",
        "The checker needs no database",
        "structure: `DATABASES = {}` in `askae/website/settings/ask.py`",
        "`tests/website/test_settings.py`",
    ),
    (
        "P8",
        "Nothing that a person said reaches a URL, a log, a metric or server storage",
        "tests through the real forms",
        "`tests/website/test_promises.py`",
    ),
    (
        "P9",
        "No question is shown in a translation whose English has changed",
        "not built yet",
        "",
    ),
)


def proof_pages(folder: Path) -> dict[str, str]:
    """File name to text. Raises KnowledgeError where the files cannot be understood."""
    base = base_of(folder)
    return {
        "promises.md": page("The safety promises", _promises()),
        "invariants.md": page("Statements that must hold", _invariants(base)),
    }


def _promises() -> Iterator[str]:
    yield "Proved for every person by `askae prove`, in CI, on every complaint; what that means, and what it does"
    yield "not, is in [What is proved](../explanation/what-is-proved.md). Each line of text is the module's own.\n"
    for module in PROMISES:
        name = module.__name__.rpartition(".")[2]
        heading = module.NAME if module.NAME.startswith("P") else module.NAME.capitalize()
        yield f"## {heading}\n"
        yield (module.__doc__ or "").strip() + "\n"
        yield f"Proved in `askae/proof/{name}.py`; its fault is seeded in `{TESTS}/test_seeded_faults.py`"
        yield "and in `tests/proof/test_pairs.py`.\n" if name == "pairs" else "and named there.\n"
    yield "## The others\n"
    yield "| promise | says | how | test |"
    yield "|---|---|---|---|"
    yield from (f"| {' | '.join(row)} |" for row in OTHERS)


def _invariants(base: Base) -> Iterator[str]:
    cases = [Case(base, id) for id in base.knowledge.complaints]
    yield f"{len(base.invariants)} statements, written from guidance apart from the rules. Whoever meets the facts is"
    yield "told at least this, whatever else they say. Each is proved in the complaints named, in which somebody can"
    yield "meet the facts; *not in* names those that ask some of the facts but not all together.\n"
    yield "| statement | facts | at least | source | proved in | not in |"
    yield "|---|---|---|---|---|---|"
    for own in base.invariants:
        met = [c.complaints[0] for c in cases if c.find(promise_2.meant(c, own)) is not None]
        read = {
            atom.finding
            for way in conjunctions(own.when)
            for atom in way
            if not base.knowledge.findings[atom.finding].person and atom.finding != "complaint"
        }
        partly = [
            c.complaints[0]
            for c in cases
            if c.complaints[0] not in met and not read.isdisjoint(c.person.slots)
        ]
        where = ", ".join(met) or f"none yet: {own.waits}"
        cells = (
            f"`{own.id}`: {own.says}" + (f" ({own.note})" if own.note else ""),
            f"`{text(own.when)}`",
            own.least,
            own.source,
            where,
            ", ".join(partly),
        )
        yield "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
