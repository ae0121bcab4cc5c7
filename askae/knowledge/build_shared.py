"""Builds what all complaints share: settings, dispositions, sources, tables, concepts, first aid."""

from __future__ import annotations

from askae.triage.knowledge import LEVELS, Disposition

from .draft import Draft, Settings
from .expression_meaning import Table
from .fields import Fields
from .gather import SETTINGS, SETTINGS_FILE
from .problems import Problem, suggest
from .source_files import Node

MOST_PAGES = 25
READ = ("document", "official_page", "secondary", "unverified")
"""How a source was read, the best first."""


def settings(draft: Draft) -> None:
    root = draft.gathered.settings
    if root is None:
        draft.problems.found.add(
            Problem(
                SETTINGS_FILE,
                1,
                "There is no knowledge.yaml.",
                "Add it, with title, licence, review, max_pages, speak_now and start.",
            )
        )
        return
    keys = {key: root.entries[key] for key in SETTINGS if key in root.entries}
    whole = Node(root.file, 1, "mapping", entries=keys)
    fields = Fields(whole, draft.problems, "The knowledge base")
    max_pages = fields.number("max_pages", required=True) or MOST_PAGES
    if not 1 <= max_pages <= MOST_PAGES or max_pages != int(max_pages):
        fields.wrong(fields.at("max_pages"), f"“max_pages” must be 1 to {MOST_PAGES}.")
    draft.settings = Settings(
        title=fields.text("title", required=True),
        licence=fields.text("licence", required=True),
        review=fields.text("review", required=True),
        max_pages=int(max_pages),
        speak_now=fields.reference("speak_now", draft.dispositions, required=True),
        start=fields.references("start", draft.gathered.ids("questions"), required=True),
    )
    fields.finish()


def dispositions(draft: Draft) -> None:
    """Reads the table and gives each its rank: by level, then time, then place in the table."""
    found: list[tuple[tuple[int, float, int], Disposition]] = []
    for place, entry in enumerate(draft.gathered.sections["dispositions"].values()):
        fields = Fields(entry.node, draft.problems, f"The disposition {entry.id}")
        level = fields.one_of("level", LEVELS)
        within = fields.number("within", required=True)
        disposition = Disposition(
            id=entry.id,
            level=level or "self_care",
            within=within or 0,
            service=fields.raw("service", required=True),
            rank=0,
            **{key: fields.text(key, required=True) for key in _DISPOSITION_TEXTS},
            transport=fields.text("transport"),
        )
        if within is not None and within < 0:
            fields.wrong(fields.at("within"), "“within” is in hours and cannot be below 0.")
        fields.finish()
        order = (LEVELS.index(disposition.level), disposition.within, place)
        found.append((order, disposition))
    if not found and draft.gathered.settings is not None:
        draft.problems.add_unknown(
            draft.gathered.settings, "There are no dispositions.", "Add the table."
        )
    least_urgent_first = sorted(found, key=lambda pair: pair[0], reverse=True)
    ranks = {d.id: rank for rank, (_, d) in enumerate(least_urgent_first, start=1)}
    for _, d in found:
        texts = {key: getattr(d, key) for key in (*_DISPOSITION_TEXTS, "transport")}
        draft.dispositions[d.id] = Disposition(
            d.id, d.level, d.within, d.service, ranks[d.id], **texts
        )


_DISPOSITION_TEXTS = ("title", "when", "get", "how", "out_of_hours", "cant_get_there")


def sources(draft: Draft) -> None:
    for entry in draft.gathered.sections["sources"].values():
        fields = Fields(entry.node, draft.problems, f"The source {entry.id}")
        source = {
            "title": fields.text("title", required=True),
            "publisher": fields.text("publisher", required=True),
            "version": fields.raw("version", required=True),
            "read": fields.one_of("read", READ) or "unverified",
            "url": fields.text("url"),
            "superseded_by": fields.raw("superseded_by"),
            "note": fields.text("note"),
        }
        fields.finish()
        draft.sources[entry.id] = {key: value for key, value in source.items() if value}


def tables(draft: Draft) -> None:
    for entry in draft.gathered.sections["tables"].values():
        fields = Fields(entry.node, draft.problems, f"The table {entry.id}")
        rows = []
        for node in fields.items("rows", required=True):
            row = Fields(node, draft.problems, f"A row of the table {entry.id}")
            who = draft.expression(row.take("age", required=True), f"An age in {entry.id}")
            value = row.number("value", required=True)
            row.finish()
            if who is not None and value is not None:
                rows.append((who, value))
        draft.tables[entry.id] = Table(entry.id, fields.text("unit", required=True), tuple(rows))
        sources_of(draft, fields)
        fields.finish()


def concepts(draft: Draft) -> None:
    for entry in draft.gathered.sections["concepts"].values():
        fields = Fields(entry.node, draft.problems, f"The concept {entry.id}")
        fields.take("when", required=True)
        fields.text("means", required=True)
        fields.finish()
        if entry.node.kind == "mapping":
            draft.concept(entry.id)


def first_aid(draft: Draft) -> None:
    for entry in draft.gathered.sections["first_aid"].values():
        whole = Node(entry.node.file, entry.node.line, "mapping", entries={"steps": entry.node})
        fields = Fields(whole, draft.problems, f"The first aid {entry.id}")
        draft.first_aid[entry.id] = fields.wordings("steps")
        if not draft.first_aid[entry.id]:
            fields.wrong(entry.node, f"The first aid {entry.id} has no steps.", "Add a list.")


def sources_of(draft: Draft, fields: Fields, key: str = "source") -> tuple[str, ...]:
    """Each is a document of ``sources:`` and its section, or ``unverified``."""
    found = []
    for node in fields.items(key, required=key == "source"):
        words = node.raw.split()
        if not words:
            fields.wrong(node, f"“{key}” of {fields.what} is empty.", "Name one, or unverified.")
        elif words[0] == "unverified" or words[0] in draft.gathered.sections["sources"]:
            draft.cited.add(words[0])
            found.append(" ".join(words))
        else:
            cure = suggest(words[0], draft.gathered.ids("sources"))
            draft.problems.add_unknown(
                node,
                f"“{key}” of {fields.what} names “{words[0]}”, which is no source.",
                cure or "Add it to sources:, or write unverified.",
            )
    return tuple(found)
