"""Small knowledge bases for tests: written out by hand, or drawn at random."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from askae.triage.expressions import TRUE, And, AtLeast, Atom, Expression, Or, findings_in, negate
from askae.triage.knowledge import (
    Advice,
    Complaint,
    Disposition,
    Finding,
    Knowledge,
    Option,
    Question,
    Rule,
)

TABLE = (
    ("call_999", "emergency", 0),
    ("ae_now", "emergency", 1),
    ("hospital_today", "emergency", 6),
    ("speak_now", "urgent", 1),
    ("gp_today", "urgent", 24),
    ("pharmacist_today", "urgent", 24),
    ("gp_routine", "routine", 240),
    ("self_care", "self_care", 0),
)


def words(text: str) -> dict[str, str]:
    return {reader: f"{text} ({reader})" for reader in ("you", "them", "child", "baby")}


def disposition(id: str, level: str, within: float, rank: int) -> Disposition:
    return Disposition(
        id, level, within, id, rank, f"Do {id}", "now", f"Do {id}", "how", "at night", "no lift"
    )


def yes_no(id: str, worse: str = "yes", **more: Any) -> Finding:
    least = more.pop("least", "no" if worse != "no" else "yes")
    defaults: dict[str, Any] = {"can_develop": True, "develops": words(f"{id} develops")} | more
    return Finding(
        id,
        "yes_no",
        worse,
        least,
        id,
        words(f"{id}?"),
        words(id),
        words(f"{id} was said"),
        **defaults,
    )


def choice(id: str, options: str, worse: str = "none", **more: Any) -> Finding:
    made = tuple(
        Option(o, words(o), words(f"{id} is {o}"), words(f"{id} becomes {o}"))
        for o in options.split()
    )
    kind = "choice" if worse == "none" else "ordered"
    least = made[-1].id if worse == "down" else made[0].id
    defaults: dict[str, Any] = {"can_develop": True} | more
    return Finding(
        id,
        kind,
        worse,
        least,
        id,
        words(f"{id}?"),
        words(id),
        words(f"{id} said"),
        options=made,
        **defaults,
    )


def several(id: str, options: str, **more: Any) -> Finding:
    made = tuple(Option(o, words(o), words(f"{id} has {o}")) for o in options.split())
    return Finding(
        id, "several", "up", (), id, words(f"{id}?"), words(id), words(id), options=made, **more
    )


def number(id: str, normal: float, worse: str = "up", **more: Any) -> Finding:
    defaults: dict[str, Any] = {
        "min": 0.0,
        "max": 300.0,
        "unit": "units",
        "reading": True,
        "normal": normal,
    } | more
    said = dict.fromkeys(("you", "them", "child", "baby"), f"{id} was {{value}}")
    return Finding(id, "number", worse, normal, id, words(f"{id}?"), words(id), said, **defaults)


AGES = (
    "under 1 year",
    "1-4 years",
    "5-11 years",
    "12-15 years",
    "16-49 years",
    "50-64 years",
    "65 years or over",
)
FINER = (
    "under 28 days",
    "28 days-2 months",
    "3-5 months",
    "6-11 months",
    "1 year",
    "2 years",
    "3 years",
    "4 years",
)


def age(id: str, bands: tuple[str, ...]) -> Finding:
    made = tuple(Option(band, words(band), words(band)) for band in bands)
    return Finding(
        id, "age", "none", "", id, words("age?"), words(id), words(id), options=made, person=True
    )


def people() -> list[Finding]:
    return [
        choice("who", "me someone_else", person=True, not_sure="refused"),
        age("age", AGES),
        age("age_exact", FINER),
        choice("sex", "female male", person=True),
        choice(
            "pregnancy",
            "no could_be yes",
            person=True,
            applies=And((is_in("sex", "female"), older(12))),
        ),
        Finding(
            "complaint",
            "complaint",
            "none",
            (),
            "",
            words("what?"),
            words(""),
            words(""),
            person=True,
        ),
    ]


def yes(id: str) -> Atom:
    return Atom(id, "is", "yes")


def no(id: str) -> Atom:
    return Atom(id, "is", "no")


def is_in(id: str, *options: str) -> Atom:
    return Atom(id, "in", options)


def older(years: float) -> Atom:
    return Atom("age", ">=", years * 365.25)


def younger(years: float) -> Atom:
    return Atom("age", "<", years * 365.25)


def rule(id: str, when: Expression, then: str, complaint: str | None = None, **more: Any) -> Rule:
    return Rule(
        id,
        when,
        then,
        words(f"reason of {id}"),
        f"hazard of {id}",
        ("unverified",),
        complaint,
        **more,
    )


def question(id: str, *asks: Finding, **more: Any) -> Question:
    checklist = len(asks) > 1 and all(f.kind == "yes_no" for f in asks)
    reading = all(f.reading for f in asks)
    why, title = words(f"why {id}"), words(f"title {id}")
    ids = tuple(f.id for f in asks)
    return Question(id, title, why, ids, checklist=checklist, reading=reading, **more)


def complaint(id: str, *ask: str, **more: Any) -> Complaint:
    defaults: dict[str, Any] = {"asserts": {}, "advice": (), "applies": TRUE} | more
    return Complaint(id, id.title(), f"about {id}", "group", ("whole",), (id,), ask=ask, **defaults)


def base(
    findings: list[Finding],
    questions: list[Question],
    rules: list[Rule],
    complaints: list[Complaint],
    dangers: list[Finding] | None = None,
    **more: Any,
) -> Knowledge:
    """A knowledge base with people, immediate dangers and what is given."""
    dangers = dangers if dangers is not None else [yes_no("danger", not_sure="emergency")]
    persons = people()
    all_findings = [*persons, *dangers, *findings]
    by_id = {f.id: f for f in persons}
    start = [
        question("person", by_id["who"], by_id["age"]),
        question("finer", by_id["age_exact"], person=True),
        question("dangers", *dangers, dangers=True),
    ]
    asked = [question("sex_q", by_id["sex"]), question("pregnancy_q", by_id["pregnancy"])]
    danger_rules = [
        rule(f"{f.id}_rule", yes(f.id), "call_999", stop=True, first_aid=("aid",)) for f in dangers
    ]
    ranks = range(len(TABLE), 0, -1)
    table = [disposition(*row, rank) for row, rank in zip(TABLE, ranks, strict=True)]
    fields: dict[str, Any] = {
        "version": "0" * 64,
        "title": "Test",
        "review": "draft",
        "max_pages": 25,
        "speak_now": "speak_now",
        "dispositions": {d.id: d for d in table},
        "findings": {f.id: f for f in all_findings},
        "questions": {q.id: q for q in (*start, *asked, *questions)},
        "rules": (*danger_rules, *rules),
        "complaints": {c.id: c for c in complaints},
        "first_aid": {"aid": (words("press hard"),)},
        "advice": (Advice(("all",), TRUE, do=(words("rest"),)),),
        "start": tuple(q.id for q in start),
        "sources": {},
    }
    return Knowledge(**(fields | more))


def defaults(complaint: str, then: str, self_care_when: Expression | None = None) -> list[Rule]:
    """The two rules that the authoring side makes of ``default`` and ``self_care_when``."""
    when = negate(self_care_when, turned) if self_care_when else TRUE
    return [
        rule(f"{complaint}_default", when, then, complaint, default=True),
        rule(f"{complaint}_self_care", TRUE, "self_care", complaint),
    ]


def turned(atom: Atom) -> Atom:
    """The opposite of an atom over the findings of a random base."""
    match atom.op:
        case "is":
            return replace(atom, value="no" if atom.value == "yes" else "yes")
        case "has" | "lacks":
            return replace(atom, op="lacks" if atom.op == "has" else "has")
        case ">=" | ">" | "<" | "<=":
            opposite: Any = {">=": "<", "<": ">=", ">": "<=", "<=": ">"}[atom.op]
            return replace(atom, op=opposite)
        case _:
            return replace(atom, value=tuple(o for o in _OPTIONS if o not in atom.value))


_OPTIONS = ("none", "mild", "bad", "worst")

# Random bases: a dozen findings of every kind, directed rules over them.

_SYMPTOMS = tuple(f"s{i}" for i in range(7))


@st.composite
def atoms(draw: st.DrawFn) -> Expression:
    """An atom in its finding's worse direction."""
    kind = draw(st.integers(0, 9))
    if kind <= 4:
        return yes(draw(st.sampled_from(_SYMPTOMS)))
    if kind == 5:
        return no("can_walk")
    if kind == 6:
        return is_in("grade", *_OPTIONS[draw(st.integers(1, 3)) :])
    if kind == 7:
        reading = Atom("reading", ">=", draw(st.sampled_from((38, 40))))
        return Or((reading, yes("s0")))
    if kind == 8:
        return Atom("sites", "has", (draw(st.sampled_from(("arm", "jaw"))),))
    return draw(
        st.sampled_from(
            (older(50), younger(1), is_in("sex", "female"), is_in("pregnancy", "yes", "could_be"))
        )
    )


def expressions(leaves: int = 4) -> st.SearchStrategy[Expression]:
    def grow(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
        parts = st.lists(inner, min_size=1, max_size=3).map(tuple)
        weighted = st.lists(st.tuples(st.sampled_from((0.5, 1, 2)), inner), min_size=2, max_size=3)
        return st.one_of(
            parts.map(And),
            parts.map(Or),
            st.builds(lambda n, p: AtLeast(n, tuple(p)), st.sampled_from((1, 1.5, 2)), weighted),
        )

    return st.recursive(atoms(), grow, max_leaves=leaves)


@st.composite
def random_bases(draw: st.DrawFn) -> Knowledge:
    policies = ("", "", "", "worse", "emergency")
    symptoms = [yes_no(id, not_sure=draw(st.sampled_from(policies))) for id in _SYMPTOMS[:6]]
    applies = expressions(2).filter(lambda expression: "s6" not in findings_in(expression))
    symptoms.append(yes_no("s6", applies=draw(st.none() | applies)))
    grade = choice("grade", " ".join(_OPTIONS), worse="up")
    others = [
        yes_no("can_walk", worse="no", not_sure="worse"),
        grade,
        several("sites", "arm jaw back"),
    ]
    reading = number("reading", 37)
    findings = [*symptoms, *others, reading]
    split = draw(st.integers(1, 6))
    questions = [
        question("q_a", *symptoms[:split]),
        question("q_b", *symptoms[split:]),
        *[question(f"q_{f.id}", f) for f in (*others, reading)],
    ]
    order = draw(st.permutations([q.id for q in questions]))
    cut = draw(st.integers(1, len(order)))
    asserts = {"s5": "yes"} if draw(st.booleans()) else {}
    complaints = [
        complaint("one", *order[:cut], asserts=asserts),
        complaint("two", *order[cut - 1 :]),
    ]
    targets = (
        "call_999",
        "call_999",
        "ae_now",
        "hospital_today",
        "speak_now",
        "gp_today",
        "pharmacist_today",
    )
    rules = [
        rule(f"r{i}", when, then, draw(st.sampled_from((None, "one", "two"))))
        for i, (when, then) in enumerate(
            draw(
                st.lists(st.tuples(expressions(), st.sampled_from(targets)), min_size=1, max_size=7)
            )
        )
    ]
    for id in ("one", "two"):
        self_care = negate(draw(expressions(2)), turned) if draw(st.booleans()) else None
        rules += defaults(id, "gp_routine", self_care)
    return base(findings, questions, rules, complaints)


def values_of(knowledge: Knowledge, id: str) -> list[Any]:
    """Every kind of answer that a finding takes."""
    finding = knowledge.findings[id]
    if finding.kind == "yes_no":
        found: list[Any] = ["yes", "no"]
    elif finding.kind in ("choice", "ordered", "age"):
        found = [option.id for option in finding.options]
    elif finding.kind == "several":
        found = [[], ["arm"], ["jaw", "back"]]
    elif finding.kind == "complaint":
        return [[c] for c in knowledge.complaints] + [list(knowledge.complaints)]
    else:
        found = ["skipped", 36, 38.5, 41]
    unsure = finding.not_sure != "refused" and not finding.reading and finding.kind != "age"
    return [*found, "not_sure"] if unsure else found
