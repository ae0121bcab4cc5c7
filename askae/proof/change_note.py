"""A difference in meaning as an entry of ``knowledge/CHANGELOG.md``: whose advice changes, how, and who signs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from askae.evaluation.moved import Moved
from askae.triage import Knowledge

from .base import Base
from .difference import Change, Difference
from .wording_changes import asked_anew, changed_words
from .words import in_words

NOT_SIGNED = "not signed: a draft"


def entry(
    old: Base, new: Base, found: Difference, cases: Iterable[Moved], date: str, most: int = 12
) -> str:
    """Markdown; ``most`` changes of each kind are told one by one."""
    return "\n".join(_lines(old.knowledge, new.knowledge, found, list(cases), date, most)) + "\n"


def _lines(
    old: Knowledge, new: Knowledge, found: Difference, cases: list[Moved], date: str, most: int
) -> Iterator[str]:
    yield f"## {date}, version {new.version[:12]}\n"
    yield "**What and why.** To be written by whoever made the change.\n"
    yield f"- After version: {old.version[:12]}"
    touched = Counter(change.complaint for change in found.changes)
    yield f"- Complaints whose advice changes: {_counted(touched)}"
    if found.added:
        yield f"- Complaints added: {', '.join(found.added)}"
    if found.removed:
        yield f"- Complaints removed: {', '.join(found.removed)}"
    yield f"- Questions that changed: {len(list(asked_anew(old, new)))}"
    yield f"- Wordings that changed: {len(changed_words(old, new))}"
    yield f"- Our own cases moved: {len(cases)}"
    yield f"- Sign-off: {new.review if new.review != 'draft' else NOT_SIGNED}"
    yield from _part("Now less urgent", new, [c for c in found.changes if c.less_urgent], most)
    more = [c for c in found.changes if not c.less_urgent and not c.as_urgent]
    yield from _part("Now more urgent", new, more, most)
    other = [c for c in found.changes if c.as_urgent]
    yield from _part("As urgent, but somewhere else", new, other, most)
    if cases:
        yield "\n### Cases moved\n"
        for one in cases:
            yield (
                f"- `{one.case}` ({', '.join(one.complaints)}): “{one.before.title}” becomes “{one.after.title}”, "
                f"by {', '.join(f'`{rule}`' for rule in one.after.rules)}"
            )


def _counted(touched: Counter[str]) -> str:
    return ", ".join(f"{id} ({n} ways)" for id, n in sorted(touched.items())) or "none"


def _part(title: str, new: Knowledge, changes: list[Change], most: int) -> Iterator[str]:
    if not changes:
        return
    yield f"\n### {title}\n"
    for change in changes[:most]:
        known = {id: value for id, value in change.answers.items() if id in new.findings}
        by = f" (`{'`, `'.join(change.rules)}`)" if change.rules else ""
        yield (
            f"- {change.complaint}: “{change.before.title}” becomes “{change.after.title}”{by}. For instance: "
            f"{in_words(new, known)}."
        )
    if len(changes) > most:
        yield f"- and {len(changes) - most} more of this kind"
