"""Reads the keys of one entry by type. Whatever is wrong is reported, and reading goes on."""

from __future__ import annotations

import math
import re
from collections.abc import Collection, Iterable, Mapping

from . import wording
from .problems import Problems, suggest
from .source_files import Node

ID = re.compile(r"[a-z][a-z0-9_]*")
_NAMES = {
    "mapping": "a list of keys",
    "list": "a list",
    "text": "a text",
    "number": "a number",
    "bool": "true or false",
    "null": "nothing",
}
_VARIANTS = ("them", "child", "baby")


class Fields:
    """The keys of a mapping; ``finish`` reports those that nobody asked for.

    With ``variants`` the keys ``them``, ``child`` and ``baby`` hold other words for that reader.
    """

    def __init__(self, node: Node, problems: Problems, what: str, variants: bool = False) -> None:
        self.node, self.problems, self.what = node, problems, what
        self._taken: set[str] = set()
        self._worded: set[str] = set()
        self._entries: Mapping[str, Node] = {}
        if node.kind == "mapping":
            self._entries = node.entries
        else:
            self.wrong(node, f"{what} must be a list of keys, not {_NAMES[node.kind]}.")
        self._variants: dict[str, Mapping[str, Node]] = {}
        if variants:
            for reader in _VARIANTS:
                found = self.mapping(reader)
                if found:
                    self._variants[reader] = found

    def wrong(self, node: Node, message: str, cure: str = "") -> None:
        self.problems.add(node, message, cure)

    def has(self, key: str) -> bool:
        return key in self._entries

    def at(self, key: str) -> Node:
        """Where a key is written, or the entry itself where it is missing."""
        return self._entries.get(key, self.node)

    def take(self, key: str, required: bool = False) -> Node | None:
        self._taken.add(key)
        node = self._entries.get(key)
        if node is None and required and self.node.kind == "mapping":
            self.wrong(self.node, f"{self.what} has no “{key}”.", f"Add “{key}: ...”.")
        return node

    def _typed(self, key: str, kind: str, required: bool) -> Node | None:
        node = self.take(key, required)
        if node is not None and node.kind != kind:
            cure = "Put it in quotes." if kind == "text" and node.kind in ("number", "bool") else ""
            if node.kind == "mapping" and kind == "text":
                cure = "A text that begins with a brace needs quotes."
            self.wrong(
                node,
                f"“{key}” of {self.what} must be {_NAMES[kind]}, not {_NAMES[node.kind]}.",
                cure,
            )
            return None
        return node

    def text(self, key: str, required: bool = False) -> str:
        """A text that is the same for everyone."""
        node = self._typed(key, "text", required)
        if node is None:
            return ""
        if "{" in node.raw or "}" in node.raw:
            self.wrong(
                node,
                f"“{key}” of {self.what} is the same for everyone and takes no braces.",
                "Write the plain words.",
            )
        return self._not_empty(node, key)

    def raw(self, key: str, required: bool = False) -> str:
        """A word, number or date as it was written."""
        node = self.take(key, required)
        if node is None or node.kind in ("mapping", "list", "null"):
            if node is not None:
                self.wrong(node, f"“{key}” of {self.what} must be one word or number.")
            return ""
        return node.raw.strip()

    def _not_empty(self, node: Node, key: str) -> str:
        words = " ".join(node.raw.split())
        if not words:
            self.wrong(node, f"“{key}” of {self.what} is empty.", "Write it, or leave the key out.")
        return words

    def wording(self, key: str, required: bool = False, keep: str = "") -> dict[str, str] | None:
        """The text for every reader; ``keep`` is a token that stays as it is."""
        self._worded.add(key)
        node = self._typed(key, "text", required)
        if node is None:
            return None
        words = self.expand(node, key, keep)
        for reader, texts in self._variants.items():
            if other := texts.get(key):
                words[reader] = self.expand(other, key, keep)[reader]
        return words

    def expand(self, node: Node, key: str, keep: str = "") -> dict[str, str]:
        if node.kind != "text":
            self.wrong(
                node,
                f"“{key}” of {self.what} must be a text, not {_NAMES[node.kind]}.",
                "Put it in quotes.",
            )
            return dict(wording.EMPTY)
        words, unknown = wording.expand(self._not_empty(node, key))
        if words_apart := wording.disagreement(node.raw):
            self.wrong(
                node,
                f"“{key}” of {self.what} has {words_apart}, which does not agree for a child.",
                "After {they} write the plural plainly.",
            )
        for token in unknown:
            if token == keep:
                continue
            self.wrong(
                node,
                f"“{key}” of {self.what} has {token}, which means nothing.",
                f"Braces hold one of {' '.join(wording.TOKENS)}, or two forms of a word.",
            )
        return words

    def wordings(self, key: str) -> tuple[dict[str, str], ...]:
        return tuple(self.expand(node, key) for node in self.items(key))

    def yes(self, key: str) -> bool:
        node = self.take(key)
        if node is None:
            return False
        if node.raw not in ("yes", "no"):
            self.wrong(node, f"“{key}” of {self.what} must be yes or no.", "Write yes or no.")
        return node.raw == "yes"

    def number(self, key: str, required: bool = False) -> float | None:
        node = self._typed(key, "number", required)
        return self.figure(node, key) if node is not None else None

    def figure(self, node: Node, key: str) -> float | None:
        try:
            value = float(node.raw)
        except ValueError:
            value = math.nan
        if node.kind != "number" or not math.isfinite(value):
            self.wrong(node, f"“{key}” of {self.what} must be a number.", "Write it in figures.")
            return None
        return int(value) if value == int(value) else value

    def one_of(self, key: str, allowed: Iterable[str], default: str | None = None) -> str | None:
        """One word of a short list; required where there is no default."""
        node = self.take(key, required=default is None)
        if node is None:
            return default
        allowed = list(allowed)
        if node.raw not in allowed:
            self.wrong(
                node,
                f"“{key}” of {self.what} cannot be “{node.raw}”.",
                f"Use one of: {', '.join(allowed)}.",
            )
            return default
        return node.raw

    def reference(self, key: str, known: Collection[str], required: bool = False) -> str:
        """An id that must exist."""
        node = self.take(key, required)
        return self.known(node, key, known) if node is not None else ""

    def known(self, node: Node, key: str, known: Collection[str]) -> str:
        if node.raw not in known:
            self.problems.add_unknown(
                node,
                f"“{key}” of {self.what} names “{node.raw}”, which does not exist.",
                suggest(node.raw, known),
            )
            return ""
        return node.raw

    def references(
        self, key: str, known: Collection[str], required: bool = False
    ) -> tuple[str, ...]:
        nodes = self.items(key, required)
        found = [self.known(node, key, known) for node in nodes]
        for position, (node, id) in enumerate(zip(nodes, found, strict=True)):
            if id and id in found[:position]:
                self.wrong(node, f"“{key}” of {self.what} has “{id}” twice.", "Keep it once.")
        return tuple(dict.fromkeys(id for id in found if id))

    def items(self, key: str, required: bool = False) -> tuple[Node, ...]:
        """A list; one word alone is a list of one."""
        node = self.take(key, required)
        if node is None:
            return ()
        if node.kind == "mapping" or node.kind == "null":
            self.wrong(node, f"“{key}” of {self.what} must be a list.", "Write it as [a, b].")
            return ()
        if required and node.kind == "list" and not node.items:
            self.wrong(node, f"“{key}” of {self.what} is empty.", "Name one or more.")
        return node.items if node.kind == "list" else (node,)

    def mapping(self, key: str, required: bool = False) -> Mapping[str, Node]:
        node = self._typed(key, "mapping", required)
        return node.entries if node is not None else {}

    def finish(self) -> None:
        for key, node in self._entries.items():
            if key not in self._taken:
                self._unknown(node, key, self._taken)
        for reader, texts in self._variants.items():
            for key, node in texts.items():
                if key not in self._worded:
                    self._unknown(node, f"{reader}: {key}", self._worded)
                elif key not in self._entries:
                    self.wrong(
                        node,
                        f"{self.what} has “{key}” for {reader} alone.",
                        f"Add “{key}” for everyone else.",
                    )

    def _unknown(self, node: Node, key: str, known: Iterable[str]) -> None:
        name = key.split(": ")[-1]
        self.wrong(node, f"{self.what} has an unknown key “{key}”.", suggest(name, sorted(known)))
