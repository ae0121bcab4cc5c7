"""What others reached on a published set: ``answer_sheets/peers.yaml``. Shares in percent, as published."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from askae.knowledge.fields import Fields
from askae.knowledge.problems import Problems
from askae.knowledge.source_files import Node, read_file

from .sheet_files import PEERS, SheetError


@dataclass(frozen=True, slots=True)
class Peer:
    who: str
    year: str
    source: str
    right: float | None
    """Percent."""
    right_interval: tuple[float, float] | None
    """95 %, percent, where it was published."""
    safe: float | None
    caught: float | None
    n: int | None
    """Cases that it gave advice on, where it chose them."""
    note: str = ""


def read_peers(folder: Path) -> dict[str, tuple[Peer, ...]]:
    """Set -> who was measured on it. Raises SheetError."""
    path = folder / PEERS
    problems = Problems()
    root = read_file(path, PEERS, problems) if path.is_file() else None
    found: dict[str, tuple[Peer, ...]] = {}
    if root is not None:
        top = Fields(root, problems, "The list of peers")
        found = {
            name: tuple(_peer(item, problems) for item in node.items)
            for name, node in top.mapping("peers", required=True).items()
        }
        top.finish()
    if problems.found:
        raise SheetError(folder, problems.sorted())
    return found


def _peer(node: Node, problems: Problems) -> Peer:
    fields = Fields(node, problems, "A peer")
    interval = [fields.figure(item, "right_interval") for item in fields.items("right_interval")]
    n = fields.number("n")
    found = Peer(
        fields.text("who", required=True),
        fields.raw("year"),
        fields.text("source", required=True),
        fields.number("right"),
        (interval[0] or 0.0, interval[1] or 0.0) if len(interval) == 2 else None,
        fields.number("safe"),
        fields.number("emergencies_caught"),
        int(n) if n is not None else None,
        fields.text("note"),
    )
    fields.finish()
    return found
