"""Words that change with the person: one text with braces becomes four.

>>> wording, unknown = expand("{Do|Does} {you} feel hot in {your} chest?")
>>> wording["you"], wording["baby"]
('Do you feel hot in your chest?', "Does your baby feel hot in your baby's chest?")
>>> expand("{thou}")[1]
('{thou}',)
"""

from __future__ import annotations

import re
from collections.abc import Mapping

READERS = ("you", "them", "child", "baby")
"""For oneself, for someone of 16 or more, for a child, for a baby under 1."""

_FORMS = {
    "you": ("you", "they", "your child", "your baby"),
    "your": ("your", "their", "your child's", "your baby's"),
    "they": ("you", "they", "they", "they"),
    "their": ("your", "their", "their", "their"),
    "them": ("you", "them", "them", "them"),
    "yourself": ("yourself", "themselves", "themselves", "themselves"),
}
TOKENS = (*("{" + token + "}" for token in _FORMS), "{have|has}")

_BRACES = re.compile(r"\{([^{}]*)\}")

EMPTY: Mapping[str, str] = dict.fromkeys(READERS, "")


_DISAGREEING = (
    re.compile(r"\{they\} \{([^{}|]*)\|(?!\1\})[^{}|]*\}", re.IGNORECASE),
    re.compile(r"\{([^{}|]*)\|(?!\1\})[^{}|]*\} \{they\}", re.IGNORECASE),
)


def disagreement(text: str) -> str:
    """Where a verb with two forms goes with ``{they}``, which is plural for everyone; else empty.

    >>> disagreement("when {they} {have|has} slept"), disagreement("when {you} {have|has} slept")
    ('{they} {have|has}', '')
    """
    found = (pattern.search(text) for pattern in _DISAGREEING)
    return next((match[0] for match in found if match), "")


def expand(text: str) -> tuple[dict[str, str], tuple[str, ...]]:
    """The text for every reader, and the parts in braces that mean nothing."""
    unknown: list[str] = []
    wording = {}
    for position, reader in enumerate(READERS):

        def form(match: re.Match[str], position: int = position) -> str:
            token = match[1]
            if token.count("|") == 1:
                plural, singular = token.split("|")
                return plural if position < 2 else singular
            if token.lower() not in _FORMS or not (token[1:].islower() or token.islower()):
                unknown.append(match[0])
                return match[0]
            found = _FORMS[token.lower()][position]
            return found[0].upper() + found[1:] if token[0].isupper() else found

        wording[reader] = _BRACES.sub(form, text)
    stray = [part for part in "{}" if part in _BRACES.sub("", text)]
    return wording, tuple(dict.fromkeys(unknown + stray))
