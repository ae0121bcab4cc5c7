"""An outcome laid out in a terminal: what to do first, then why, then what would change it."""

from __future__ import annotations

from datetime import datetime

from askae.handover.sections import sections
from askae.places import Fit, closed_sentences, offer_sentences, passed_sentences
from askae.triage import Outcome

from .terminal import BOLD, DIM, Terminal


def show_outcome(terminal: Terminal, outcome: Outcome, where: Fit, now: datetime) -> None:
    terminal.banner(outcome.title, outcome.level)
    print()
    for closed in where.closed:
        terminal.line(closed_sentences(closed), BOLD)
    terminal.line(outcome.how)
    _where(terminal, where, now)
    if outcome.transport:
        terminal.line(outcome.transport)
    if outcome.first_aid:
        terminal.heading("Do this until help comes")
        terminal.numbered(outcome.first_aid)
    _why(terminal, outcome)
    for title, lines in sections(outcome):
        terminal.heading(title)
        terminal.bullets(lines)
    if outcome.dangers:
        terminal.heading("Call 999 at any time for any of these")
        terminal.bullets(outcome.dangers)
    print()
    terminal.line(_about(outcome), DIM)
    print()
    terminal.line(f"The advice: {outcome.title}", BOLD)  # its heading may have left the screen


def _where(terminal: Terminal, where: Fit, now: datetime) -> None:
    if where.otherwise:
        terminal.line(where.otherwise, BOLD)
    for offer in where.offers:
        place = offer.place
        about = (place.name, place.address, place.phone)
        terminal.bullets([", ".join(filter(None, about))])
        for line in offer_sentences(offer, now) or (place.opening,):
            terminal.line(f"  {line}")
    for line in passed_sentences(where, now):
        terminal.line(line)


def _why(terminal: Terminal, outcome: Outcome) -> None:
    if not (outcome.because or outcome.reasons):
        return
    terminal.heading("Why")
    for reason in outcome.reasons:
        terminal.line(reason)
    if outcome.because:
        terminal.line("Because you said that")
        terminal.bullets(outcome.because)


def _about(outcome: Outcome) -> str:
    draft = "It is a draft: no clinician has signed it yet. " if outcome.review == "draft" else ""
    return f"Knowledge version {outcome.version[:12]}. {draft}Nothing that you typed was kept."
