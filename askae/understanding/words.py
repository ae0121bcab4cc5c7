"""Words as people write them: cut up, brought to one form, and compared with typing slips forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence

_ENDINGS = ("ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y")
_SOUNDS = (("ph", "f"), ("ck", "k"), ("ch", "k"), ("qu", "k"), ("c", "k"), ("z", "s"), ("x", "ks"))


def cut(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, without accents and apostrophes.

    >>> cut("Can’t breathe; très mal")
    ('cant', 'breathe', 'tres', 'mal')
    """
    return tuple(re.findall(r"[^\W_]+", bare(text)))


def bare(text: str) -> str:
    """In lower case, without accents and apostrophes."""
    apart = unicodedata.normalize("NFKD", text.lower().replace("’", "").replace("'", ""))
    return "".join(c for c in apart if not unicodedata.combining(c))


FILLERS = frozenset(
    cut(
        """a about after all also am an and any are as at baby be because been being but by child daughter
        did do does doing don dont ever few for from gets getting girl go going got had has hasnt have
        having he her hers hi him his how husband i if im in is isnt it its ive just keep keeps kid like
        lot lots me might mum my of off on one or our partner person please quite really s she since so
        some someone son suddenly t that thats the their them then there they theyre think this to too up
        very was we were when which while who wife will with would ve you your boy man woman old year
        month week day today yesterday now feel feeling feels felt seem seems over
        dad father mother brother sister granny gran nan nana grandma grandmother grandad grandpa
        grandfather toddler"""
    )
)


BABY = frozenset(("baby", "babies", "babys", "newborn", "newborns", "infant", "bub"))
"""Words that say that it is about a baby."""

_SAME = {
    other: word
    for word, others in {
        "pain": "pains painful ache aches aching achy hurt hurts hurting sore soreness",
        "cry": "cries cried crying scream screams screamed screaming screming",
        "belly": "tummy stomach abdomen abdominal",
        "wee": "pee peeing weeing urine urinate urinating",
        "poo": "poop pooing poos stool stools",
        "fall": "fell fallen",
    }.items()
    for other in others.split()
}
"""Words of one meaning, so that "my chest aches" finds chest pain."""


def stem(word: str) -> str:
    """One form for vomit, vomits, vomited, vomiting. Crude on purpose: both sides pass through it.

    >>> {stem(word) for word in ("vomit", "vomits", "vomited", "vomiting")}
    {'vomit'}
    >>> stem("bleed"), stem("vomitting"), stem("aches") == stem("hurting") == stem("pain")
    ('bleed', 'vomit', True)
    """
    word = _SAME.get(word, word)
    for ending in _ENDINGS:
        base = word.removesuffix(ending)
        if base != word and len(base) >= 3 and any(vowel in base for vowel in "aeiouy"):
            if ending == "ed" and base.endswith("e"):
                continue
            doubled = (
                ending in ("ing", "ings", "ed") and base[-1] == base[-2] and base[-1] not in "ls"
            )
            return base[:-1] if doubled else base
    return word


OF_BODY_TOO = ("blue", "numb", "cut", "broken", "burnt", "low", "down", "empty", "black")
"""Words of mood that, beside a part of the body, speak of that."""

_HARMED = ("cut",)
"""Beside these parts still a word of harming oneself."""

BODY_PARTS = {
    stem(part): _HARMED if part in ("arm", "wrist", "thigh", "throat") else ()
    for part in cut(
        """ankle arm back belly bottom calf cheek chin ear elbow eye eyelid face feet finger foot forehead
        groin hand heel hip jaw knee leg lip mouth nail neck nose penis shin shoulder skin stomach thigh
        throat thumb toe toenail tongue tooth tummy wrist"""
    )
}
"""Parts of the body by stem, with the words that keep their sense beside them."""

MOVES = frozenset(("down", "over", "off", "out"))


def sound(word: str) -> str:
    """The consonants one hears, after the first letter: what is left of a word spelt by ear.

    >>> sound("diarrhoea") == sound("diorrea"), sound("stomach") == sound("stumack")
    (True, True)
    """
    for written, heard in _SOUNDS:
        word = word.replace(written, heard)
    heard_only = word[:1] + re.sub("[aeiouyhw]", "", word[1:])
    return re.sub(r"(.)\1+", r"\1", heard_only)


def letters(word: str) -> int:
    """Which letters a word has, as a bit mask: a quick way to see that two words are far apart."""
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask


def by_first_letter(words: Iterable[str]) -> dict[str, list[tuple[int, str]]]:
    """Known words with their `letters`, by how they begin: few people mistype the first letter."""
    found: dict[str, list[tuple[int, str]]] = {}
    for word in words:
        found.setdefault(word[0], []).append((letters(word), word))
    return found


def near(word: str, known: Mapping[str, Sequence[tuple[int, str]]], most: int) -> list[str]:
    """The known words that at most ``most`` slips turn this one into; they begin alike."""
    mask = letters(word)
    return [
        other
        for other_mask, other in known.get(word[0], ())
        if (mask ^ other_mask).bit_count() <= 2 * most and within(word, other, most)
    ]


def within(a: str, b: str, most: int) -> bool:
    """Whether at most ``most`` slips (a letter more, less, other, or two swapped) turn a into b.

    >>> within("fevr", "fever", 1), within("ankel", "ankle", 1), within("head", "chest", 2)
    (True, True, False)
    """
    if abs(len(a) - len(b)) > most:
        return False
    before, row = [], list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        before, above, row = row, before, [i]
        for j, other in enumerate(b, 1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return False
    return row[-1] <= most
