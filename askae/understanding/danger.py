"""Words that may tell of a danger to life. They decide no advice: they only bring 999 into view."""

from __future__ import annotations

import re
from itertools import islice

from .words import cut, within

MOST_WORDS = 100

DANGER = "If this is happening now, call 999."
NOTHING = (
    "Nothing fits these words. Try other words, or choose “something else” and answer its questions. "
    "You can call 111 at any time. If a life may be in danger, call 999."
)

_WORDS = re.compile(
    r"""\b(?:
    strokes? | (?:heart|hart) \s attacks? | cardiac \s arrest | no \s pulse | heart \s (?:has \s )?stopped
    | (?:face|mouth|eye|smile) (?:\s \w+){0,4} \s (?:droop\w* | dropp?ed | dropping | gone \s lopsided)
    | droop\w* \s (?:on \s one \s side \s of \s )?(?:\w+ \s )?(?:face|mouth|eye|smile)
    | slur\w* (?:\s \w+)? \s (?:speech|words) | (?:speech|words) (?:\s \w+){0,2} \s slur\w*
    | (?:not|isnt|stopped|stops) \s (?:even \s )?breathing
    | (?:cant|cannot|can \s not|unable \s to|hardly|barely|struggling \s to|fighting \s to)
        \s (?:really \s |hardly \s )?(?:breathe|get \s (?:my|his|her|their) \s breath)
    | (?:struggling|fighting) \s for \s (?:breath|air) | gasping
    | chok(?:ing|ed|es) | (?:suffocat|strangl|drown)(?:ing|ed)
    | unconscious | unresponsive | passed \s out | collapsed | lifeless
    | (?:wont|cant|cannot|will \s not|not) \s (?:wake|waking)
    | seizures? | having \s (?:a|another) \s fit | (?:is|are|keeps|started) \s fitting | convulsions? | convulsing
    | overdos\w* | took \s (?:too \s many|all \s (?:my|his|her|their|the)) \s (?:\w+ \s )?(?:tablets|pills|paracetamol)
    | (?:swallow\w*|drank) \s (?:\w+ \s ){0,2}(?:bleach|batter(?:y|ies)|poison|antifreeze|magnets?)
    | suicid\w* | (?:kill|hang|hanging|killing) \s (?:myself|himself|herself|themselves|themself)
    | (?:end|ending|take|taking) \s (?:it \s all | (?:my|his|her|their) \s (?:own \s )?life)
    | (?:want|going) \s to \s die
    | anaphyla\w* | (?:throat|tongue|lips) (?:\s \w+){0,2} \s (?:swelling|closing|swelled)
    | (?:swollen|swelling) \s (?:throat|tongue)
    | bleeding \s (?:\w+ \s ){0,2}(?:to \s death|heavily|badly) | (?:pouring|gushing|spurting) (?:\s \w+){0,2} \s blood
    | (?:blood|bleeding) (?:\s \w+){0,3} \s (?:spurting|pouring|gushing)
    | (?:wont|will \s not|cant|cannot|doesnt|not) \s stop (?:\s the)? \s bleeding
    | (?:bleeding|blood) \s (?:\w+ \s )?(?:wont|will \s not|doesnt|does \s not) \s stop
    | blue \s (?:lips|face|tongue|baby)
    | (?:lips|face|tongue|baby) (?:\s (?!(?:not|isnt|arent|no)\b)\w+){0,3} \s blue
    | (?:he|she|child|son|daughter|toddler) \s (?:is \s |has \s |hes \s )?(?:going|gone|turning|turned|went) \s blue
    | stabbed | electrocuted | meningitis
    )\b""",
    re.VERBOSE,
)

_NOT = re.compile(
    r"""\b(?:breast \s strokes? | stroke \s of | swollen \s throat \s glands?
    | (?:cant|cannot|can \s not|hardly|barely) \s breathe \s (?:through|out \s of) (?:\s \w+)? \s nose
    | (?:not|isnt) \s breathing \s (?:through|out \s of) (?:\s \w+)? \s nose
    | chok\w* \s up | (?:dont|not) \s want \s to \s die | not \s (?:at \s all \s )?suicidal
    )\b""",
    re.VERBOSE,
)

_DENIED = re.compile(
    r"\b(?:no|not|without|never|isnt|arent|wasnt|werent|hasnt|havent|hadnt|didnt|doesnt)(?: \w+ (?:or|nor))?"
    r"(?: (?:been|had|have|any|signs? of))? $"
)
"""Straight before words of danger ("no choking", "no cough or choking"); "no, he is choking" is heard all the same."""

_PIECE = re.compile(r"[^\W_]+(?:['’]+[^\W_]+)*")

_SLIPS = ("overdose", "suicide", "suicidal", "unconscious", "breathing", "drooping", "seizure")
"""Words often mistyped that are like no other everyday word."""


def sounds_dangerous(words: str) -> bool:
    """Whether a person's own words may tell of a danger to life, so that 999 must be in view.

    >>> sounds_dangerous("I think dad is having a stroke"), sounds_dangerous("taken an overdoes")
    (True, True)
    >>> sounds_dangerous("breast stroke hurt my shoulder"), sounds_dangerous("panic attack")
    (False, False)
    """
    return bool(words_of_danger(words))


def words_of_danger(words: str) -> str:
    """The first of them as the person wrote them; empty where there are none.

    >>> words_of_danger("Help, my dad CAN’T   breathe at all")
    'CAN’T   breathe'
    >>> words_of_danger("no cough or choking"), words_of_danger("no he is choking")
    ('', 'choking')
    """
    written = _written(words)
    said = " ".join(word for word, _, _ in written)
    plain = _NOT.sub(lambda other: "," * len(other.group()), said)
    every = _WORDS.finditer(plain)
    match = next((found for found in every if not _DENIED.search(plain[: found.start()])), None)
    if not match:
        return ""
    first, last = (said.count(" ", 0, place) for place in match.span())
    return words[written[first][1] : written[last][2]]


def _written(words: str) -> list[tuple[str, int, int]]:
    """Each word in its plain form, slips mended, and where it stands."""
    pieces = (
        (word, piece.start(), piece.end())
        for piece in _PIECE.finditer(words)
        for word in cut(piece.group())
    )
    return [(_mended(word), start, end) for word, start, end in islice(pieces, MOST_WORDS)]


def notice(words: str, found: bool) -> str:
    """What must be said above what was found; empty where that speaks for itself."""
    return notice_of(sounds_dangerous(words), found)


def notice_of(dangerous: bool, found: bool) -> str:
    """The same, where it is known already whether the words are dangerous."""
    if dangerous:
        return DANGER
    return "" if found else NOTHING


def _mended(word: str) -> str:
    for meant in _SLIPS:
        if word[0] == meant[0] and len(word) > 5 and within(word, meant, 1):
            return meant
    return word
