"""What is to be looked at on a page, and the words to say so."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from wagtail.models import Page

from .checks import Finding, Weight, check
from .checks.pictures import lacks_alt_text
from .collect import parts_of

ANCHOR = "things-to-look-at"
WEIGHTS = {
    Weight.GREAT: "Mend this first",
    Weight.MIDDLE: "Please mend",
    Weight.SMALL: "Could be easier",
}


@dataclass(frozen=True)
class Things:
    findings: tuple[Finding, ...]

    def __len__(self) -> int:
        return len(self.findings)

    @property
    def count(self) -> str:
        number = len(self.findings)
        return f"{number} thing{'' if number == 1 else 's'} to look at"

    @property
    def groups(self) -> list[tuple[str, list[Finding]]]:
        """By weight, the greatest first."""
        found = [
            (words, [finding for finding in self.findings if finding.weight == weight])
            for weight, words in WEIGHTS.items()
        ]
        return [(words, findings) for words, findings in found if findings]

    @property
    def worst(self) -> str:
        return self.findings[0].message if self.findings else ""


def things_on(page: Page) -> Things:
    return Things(tuple(check(parts_of(page))))


def lacks_description(page: Page) -> bool:
    """Whether it shows a picture that some people would get nothing of."""
    return bool(lacks_alt_text(parts_of(page)))


def link_to_things(page: Any) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk]) + f"#{ANCHOR}"
