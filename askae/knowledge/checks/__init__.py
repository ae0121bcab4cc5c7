"""What a clinician's slip could break: each check looks at the whole draft and reports."""

from __future__ import annotations

from collections.abc import Callable

from ..draft import Draft

CHECKS: tuple[Callable[[Draft], None], ...] = ()


def run_checks(draft: Draft) -> None:
    for check in CHECKS:
        check(draft)
