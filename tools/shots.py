"""Take a picture of every page of a journey, on a phone and on a desktop, into build/shots/."""

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.browser import DESKTOP, PHONE, launch
from tools.serve import running_site

SHOTS = Path(__file__).resolve().parent.parent / "build/shots"


@dataclass(frozen=True)
class Step:
    """One picture: what to do first, on the page where the step before ended."""

    name: str
    act: Callable[[Page], object]


# In the order of one journey. Add a step with each page.
STEPS = [
    Step("first-page", lambda page: page.goto("/")),
]


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_site(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for kind, viewport in {"phone": PHONE, "desktop": DESKTOP}.items():
            target = SHOTS / kind
            target.mkdir(parents=True, exist_ok=True)
            for old in target.glob("*.png"):
                old.unlink()
            page = browser.new_page(viewport=viewport, base_url=site, locale="en-GB")
            for number, step in enumerate(STEPS, start=1):
                step.act(page)
                page.screenshot(path=target / f"{number:02}-{step.name}.png", full_page=True)
            page.context.close()
        browser.close()
    print(f"{2 * len(STEPS)} pictures are in {SHOTS}")


if __name__ == "__main__":
    main()
