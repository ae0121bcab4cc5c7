"""An outcome as headings with lines, in the order to read them, for whoever shows plain text."""

from __future__ import annotations

from collections.abc import Iterator

from askae.triage import Outcome


def sections(outcome: Outcome) -> Iterator[tuple[str, tuple[str, ...]]]:
    """What to do beside going there, then what would change the advice; empty sections are left out."""
    for title, lines in (
        ("What helps", outcome.do),
        ("What not to do", outcome.dont),
        ("Take along", outcome.bring),
        ("Look again", outcome.look_again),
        ("At night and at weekends", (outcome.out_of_hours,)),
        ("If you cannot get there", (outcome.cant_get_there,)),
        ("Also possible in the same time", outcome.also),
    ):
        if lines := tuple(filter(None, lines)):
            yield title, lines
    for group in outcome.safety_net:
        yield f"{group.get} if", group.changes
