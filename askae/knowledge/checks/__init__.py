"""What an author's slip could break: each check looks at the whole draft and reports."""

from __future__ import annotations

from ..draft import Draft
from . import defaults, direction, limits, normal_forms, reach, readings, texts, unsure, usage


def run_checks(draft: Draft) -> None:
    forms = normal_forms.NormalForms(draft)
    normal_forms.check(draft, forms)
    direction.check(draft)
    readings.check(draft, forms)
    defaults.check(draft)
    limits.check(draft)
    texts.check(draft)
    if not draft.problems.unreadable:  # else what is used is not known
        unsure.check(draft)
        usage.check(draft)
        reach.check(draft, forms)
