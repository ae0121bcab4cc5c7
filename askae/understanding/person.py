"""Who it is about, where the words say so: who, age, sex, pregnancy. Only what is plain; the page asks again anyway."""

from __future__ import annotations

import re

_BABY = r"bab(?:y|ies)|newborn|new born|bub|little one|infant"
_MALE = r"son|boy|lad|dad|father|grandad|grandpa|grandfather|husband|hubby|brother|boyfriend|uncle|nephew|grandson"
_FEMALE = (
    r"daughter|girl|mum|mam|mom|mother|nan|nana|nanna|gran|granny|grandma|grandmother|wife|missus|sister|girlfriend|"
    r"aunt|auntie|niece|granddaughter"
)
_EITHER = r"child|kid|toddler|partner|friend|mate|flatmate|neighbour|patient|resident|client"
_SOMEONE = re.compile(
    rf"\b(?:my|our|his|her|the|a) (?:\w+ ){{0,3}}?(?:{_BABY}|{_MALE}|{_FEMALE}|{_EITHER})\b"
)
_OPENING = re.compile(rf"(?:\w+ ){{0,2}}?(?:{_BABY}|{_MALE}|{_FEMALE}|{_EITHER})s?\b")
_THEY = re.compile(r"\b(?:he|she|hes|shes|him|his|her|himself|herself)\b")
_MINE = re.compile(
    r"\b(?:i (?:have|feel|cant|keep|got|had|was|fell|woke|need|want|took|get|do|am|think im)|im|ive|myself"
    r"|m[ey] (?!son|daughter|mum|dad|wife|husband|boy|girl|lad|baby|child|kid|mother|father|gran|nan|grand|partner"
    r"|little|\d)\w+)\b"
)
_PARENT = re.compile(r"\b(?:had|having|pregnant|birth|expecting)\b")
_OF_HIM = re.compile(rf"\b(?:(?:{_MALE})s?|he|hes|him|his|gentleman|male)\b")
_OF_HER = re.compile(rf"\b(?:(?:{_FEMALE})s?|she|shes|her|lady|female)\b")
_PREGNANT = re.compile(
    r"\b(?:im|i am|she is|shes|wife is|currently|heavily|\d+ ?(?:weeks?|wks?|months?))"
    r" (?:\w+ )?(?:pregnant|preggers|expecting|gone)\b"
    r"|\bpregnant\b(?! (?:could|might))|\bpreggers\b|\b(?:\d\d?) ?(?:weeks|wks) (?:pregnant|preg|gone|into)"
)
_MAY_BE = re.compile(
    r"\b(?:might|may|could) be pregnant|am i pregnant|period (?:is )?late|late period|missed (?:my|a) period"
)
_NOT_PREGNANT = re.compile(r"\b(?:not|isnt|cant be|arent|never been|no chance im) pregnant")
_BORN = re.compile(
    r"\b(?:gave birth|had (?:a|my|the) baby|c ?section|since the birth|post ?natal|post ?partum)"
    r" ?(?:\w+ ){0,4}?(?:days?|weeks?|ago|yesterday|last week)"
)
_WOMANS = re.compile(
    r"\bmy (?:\w+ )?(?:periods?|vagina|fanny|womb|ovar\w+|tampon|coil|smear|vulva|breast milk|bra|flaps|c ?section)\b"
)
_MANS = re.compile(
    r"\bmy (?:\w+ )?(?:penis|willy|dick|cock|knob|bollocks?|balls?|testicles?|prostate|foreskin|nuts?|todger)\b"
)
_UNITS = {"d": "days", "w": "weeks", "m": "months", "y": "years"}
_SMALL = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen twenty"
)
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_NUMBERS = {word: str(n) for n, word in enumerate(_SMALL.split(), 1)} | {
    word: str(10 * n) for n, word in enumerate(_TENS.split(), 3)
}
_UNIT = r"(?P<unit>d|w|m|y)(?:ay|eek|k|onth|nth|th|ear|r)?s?"
_OLD = (
    re.compile(rf"\b(?P<n>\d{{1,3}})[ -]?{_UNIT}[ -]?o(?:ld|lds)?\b"),
    re.compile(
        rf"\b(?:hes|shes|she is|he is|is|aged|baby|daughter|son)[ ,]+(?:only |just )?"
        rf"(?P<n>\d{{1,2}})[ -]?{_UNIT}\b(?! ago)"
    ),
    re.compile(
        rf"\b(?:{_MALE}|{_FEMALE}|{_EITHER})s?(?: is| aged?)?,? (?P<n>\d{{1,3}})\b(?! ?(?:d|w|h|m|y|time|%|[.:/]\d))"
    ),
    re.compile(
        r"\b(?:aged?|age is|im|i am|hes|shes|he is|she is|turned|being) (?:only |now )?(?P<n>\d{1,3})\b"
        r"(?! ?(?:week|wk|month|day|hour|hr|min|stone|kg|times|%|[.:/]\d))"
    ),
    re.compile(r"\b(?P<n>\d{1,3}) ?(?:[mf]|male|female|man|woman|lady|gentleman|bloke)\b"),
)
_MOST_YEARS = 115


def person(text: str) -> dict[str, str]:
    """``who``, ``age`` (as in "3 years"), ``sex``, ``pregnancy``: what is said of them."""
    plain = re.sub(r"[’']", "", text.lower())
    found: dict[str, str] = {}
    about = _SOMEONE.search(plain) or _OPENING.match(plain)
    child = re.search(rf"\b(?:{_BABY}|toddler|little (?:un|boy|girl|lad))\b", plain)
    of_other = about and not _MINE.search(plain[: about.start() + 3])
    theirs, mine = len(_THEY.findall(plain)), len(_MINE.findall(plain))
    of_child = child and not _PARENT.search(plain)
    if theirs > mine or (of_other and theirs == mine) or of_child:
        found["who"] = "someone_else"
    if age := _age(plain):
        found["age"] = age
    if sex := _sex(plain, found.get("who") == "someone_else"):
        found["sex"] = sex
    if pregnancy := _pregnancy(plain):
        found["pregnancy"] = pregnancy
        found.setdefault("sex", "female")
    return found


def _age(plain: str) -> str:
    plain = re.sub(r"[a-z]+", lambda word: _NUMBERS.get(word.group(), word.group()), plain)
    plain = re.sub(r"\b([2-9]0)[ -]([1-9])\b", lambda m: str(int(m[1]) + int(m[2])), plain)
    for pattern in _OLD:
        for match in pattern.finditer(plain):
            unit = match.groupdict().get("unit", "y")
            if 1 <= int(match["n"]) <= _MOST_YEARS:
                return f"{int(match['n'])} {_UNITS[unit]}"
    return ""


def _sex(plain: str, of_other: bool) -> str:
    if match := re.search(r"\b\d{1,3} ?([mf])\b", plain):
        return "male" if match[1] == "m" else "female"
    if of_other:
        him, her = _OF_HIM.search(plain), _OF_HER.search(plain)
        if him and her:
            return "male" if him.start() < her.start() else "female"
        return "male" if him else "female" if her else ""
    if match := re.search(
        r"\b(?:\d{1,3}|[a-z]+ty [a-z]+|[a-z]+ty) (male|female|man|woman)\b", plain
    ):
        return "male" if match[1] in ("male", "man") else "female"
    if _WOMANS.search(plain):
        return "female"
    if _MANS.search(plain):
        return "male"
    if re.search(r"\b(?:im|i am) (?:a )?(?:\w+ )?(?:woman|female|girl|lady)\b", plain):
        return "female"
    if re.search(r"\b(?:im|i am) (?:a )?(?:\w+ )?(?:man|male|bloke|guy|lad)\b", plain):
        return "male"
    return ""


def _pregnancy(plain: str) -> str:
    if _NOT_PREGNANT.search(plain):
        return ""
    if _MAY_BE.search(plain):
        return "could_be"
    if _BORN.search(plain):
        return "after_birth"
    return "yes" if _PREGNANT.search(plain) else ""
