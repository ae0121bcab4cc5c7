"""What is said of what: the words with their place, and where they are denied, past, feared or about somebody else.

Cautious on purpose: a symptom is taken for denied only where the "no" stands close before it. Whatever is not plain
is neither heard as present nor as absent (after Chapman WW et al. A simple algorithm for identifying negated findings
and diseases in discharge summaries. J Biomed Inform 2001;34:301-10).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .words import cut

DENIED_WITHIN = 4
"""A "no" reaches so many words on."""

_TOKEN = re.compile(r"\d+(?:[.,]\d+)?|[^\W_]+(?:['’][^\W_]+)*|[.;!?\n:()]|,| - ")
_STRONG = re.compile(r"[.;!?\n:()]| - ")

_NO = frozenset(
    cut("no not without never nor neither none denies denied isnt arent wasnt werent hasnt havent hadnt "
        "dont doesnt didnt aint")
)  # fmt: skip
_CANT = frozenset(cut("cant cannot couldnt wont unable nothing"))
"""A symptom more often than a denial ("nothing in the bag"): near it nothing is heard as denied."""
_BREAK = frozenset(cut("but although though tho except however only just apart because cos since"))
_SUBJECTS = frozenset(cut("i im ive he hes she shes it its we they my his her"))
"""After "and" they begin a new clause."""
_AND = frozenset(("and", "an", "n"))
_THEN_IS = re.compile(r"\s+(?:\w+\s+){1,2}(?:is|are|was|were|keeps?)\b", re.IGNORECASE)
"""After "and" a new clause: "no sleep and knee is swelling" denies only sleep."""
_NO_DENIAL = frozenset(
    cut("sure only just better stop stopped stopping going know think help helping sleep until improving "
        "working touching shifting budging reason reasons reson relief doubt wonder eating eaten hungry drinking "
        "drunk slept sleeping able other others else anywhere real really actual proper properly much more further "
        "extra")
)  # fmt: skip
"""After "not" they deny no symptom: "not sure", "not stopped bleeding", "not eating, tummy ache", "no other pain"."""
_COMPARED = re.compile(r"like (?:this|it|that)|(?:this|so|as|that) bad|before")
"""After a symptom they make a denial none: "never had a headache like this"."""

_PAST = re.compile(
    r"\b(?:years? ago|months? ago|last year|as a (?:child|kid|baby|teenager)|when i was|when (?:he|she) was"
    r"|used to|in the past|history of|previously|back in (?:19|20)\d\d|in (?:19|20)\d\d|once before|already been"
    r"|in (?:my|his|her) (?:teens|twenties|thirties|forties))\b"
)
_FEARED = re.compile(
    r"\b(?:could (?:it|this|that) be|worried (?:it|that|about|this|its|in case|of)|scared (?:it|of|that|its)"
    r"|might (?:it )?be|what if|in case|hope (?:it|its|this)|afraid (?:it|of|that)|google\w*|is (?:it|this)"
    r"|thought (?:it|i|he|she)|wonder\w*|paranoid|just checking|rule out|looks like|like when|if (?:i|he|she|it)"
    r"|prone to|risk of|someday|some day|ever get)\b"
)
_OTHER = re.compile(
    r"\b(?:(?:dad|mum|mam|father|mother|brother|sister|uncle|aunt|auntie|nan|gran|grandad|grandma|cousin|mate|"
    r"friend|neighbour|colleague|husband|wife|sister in law|brother in law|lad at work|kid at school)s?"
    r" (?:also |once |both )?(?:had|died|passed|has had|gets|got|suffers|lost)"
    r"|(?:runs|run) in (?:the|my|our) family|family history|going round|everyone (?:at|in|else)|"
    r"(?:classmate|flatmate|housemate)s?)\b"
)
_OWN = re.compile(r"\b(?:i|im|ive|me|myself|mine)\b")


@dataclass(frozen=True, slots=True)
class Token:
    """A word as written and in its plain form."""

    word: str
    start: int
    end: int
    clause: int
    """Between full stops and "but"."""
    part: int
    """Between commas too."""


@dataclass(frozen=True)
class Told:
    """A text, ready to be heard."""

    text: str
    tokens: tuple[Token, ...]
    aside: frozenset[int]
    """Places of tokens said of the past, of a fear or of somebody else."""

    def denied(self, first: int, last: int) -> bool | None:
        """Whether the words at these places are denied; None where that is not plain."""
        clause = self.tokens[first].clause
        before = [
            t.word for t in self.tokens[max(0, first - DENIED_WITHIN) : first] if t.clause == clause
        ]
        inside = [t.word for t in self.tokens[first : last + 1]]
        said = [place for place, word in enumerate(before) if word in _NO]
        if not said:
            return False
        after = before[said[-1] + 1 :]
        if not _CANT.isdisjoint(before) or not _NO_DENIAL.isdisjoint([*after, *inside]):
            return None
        if _COMPARED.search(" ".join(self._following(last, clause))):
            return None
        far = self._parts_between(first, len(before) - said[-1])
        return True if not far else None

    def _following(self, last: int, clause: int) -> list[str]:
        near = self.tokens[last + 1 : last + 1 + DENIED_WITHIN]
        return [token.word for token in near if token.clause == clause]

    def _parts_between(self, first: int, back: int) -> bool:
        return self.tokens[first].part != self.tokens[first - back].part


def told(text: str) -> Told:
    tokens: list[Token] = []
    clause = part = 0
    for match in _TOKEN.finditer(text):
        written = match.group()
        if _STRONG.fullmatch(written):
            clause, part = clause + 1, part + 1
        elif written == ",":
            part += 1
        else:
            word = "".join(cut(written)) or written
            begins = word in _SUBJECTS and tokens and tokens[-1].word in _AND
            if word in _BREAK or begins or (word in _AND and _THEN_IS.match(text, match.end())):
                clause, part = clause + 1, part + 1
            tokens.append(Token(word, match.start(), match.end(), clause, part))
    return Told(text, tuple(tokens), _aside(tuple(tokens)))


def _aside(tokens: tuple[Token, ...]) -> frozenset[int]:
    found: set[int] = set()
    everything = " ".join(t.word for t in tokens)
    own = bool(_OWN.search(everything))
    clauses: dict[int, list[int]] = {}
    for place, token in enumerate(tokens):
        clauses.setdefault(token.clause, []).append(place)
    for places in clauses.values():
        words = [tokens[p].word for p in places]
        joined, starts = _joined(words)
        for match in _PAST.finditer(joined):  # of the part in which it stands
            at = tokens[places[_word_at(starts, match.start())]].part
            found |= {p for p in places if tokens[p].part == at}
        for pattern in (_FEARED, _OTHER):
            for match in pattern.finditer(joined):
                if pattern is _OTHER and not own and "family" not in match.group():
                    continue
                found |= set(places[_word_at(starts, match.start()) :])
    return frozenset(found)


def _joined(words: list[str]) -> tuple[str, list[int]]:
    starts, length = [], 0
    for word in words:
        starts.append(length)
        length += len(word) + 1
    return " ".join(words), starts


def _word_at(starts: list[int], at: int) -> int:
    return max(place for place, start in enumerate(starts) if start <= at)
