"""Take a picture of every page of a few journeys and of the hospital's site, phone and desktop, into build/shots/."""

import re
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tools.browser import DESKTOP, PHONE, launch
from tools.hospital import running_hospital
from tools.visitor import Visitor

SHOTS = Path(__file__).resolve().parent.parent / "build/shots"


def chest_pain(visitor: Visitor) -> None:
    """A well adult, with an error, a search and a checklist opened line by line on the way."""
    visitor.given_the_start_page().when_they_go_on()
    visitor.when_they_answer(who="me", age="50-64 years").when_they_tick("none")
    visitor.page.fill("#words", "tigt chest")
    visitor.when_they_press("Search")
    visitor.when_they_choose("chest_pain").when_nothing_is_wrong().when_they_follow(
        "Get your advice"
    )


def feverish_baby(visitor: Visitor) -> None:
    visitor.given_the_start_page()
    visitor.when_they_answer(who="someone_else", age="under 1 year", with_them="yes")
    visitor.when_nothing_is_wrong(until="What is").when_they_choose("fever").when_nothing_is_wrong()


def danger(visitor: Visitor) -> None:
    visitor.given_the_start_page().when_they_answer(who="me", age="65-74 years")
    visitor.when_they_tick("not_sure")
    visitor.when_nothing_is_wrong(until="What is").page.go_back()
    visitor.given_the_start_page().when_they_answer(who="me", age="65-74 years")
    visitor.page.locator("main input[name=tick]").first.check()
    visitor.when_they_go_on()


def low_mood(visitor: Visitor) -> None:
    visitor.given_the_questions_of("low_mood").when_nothing_is_wrong()


def other_pages(visitor: Visitor) -> None:
    for place in (
        "about",
        "about/complaints",
        "about/complaints/fever",
        "privacy",
        "cookies",
        "terms",
        "report",
        "cleared",
        "nowhere",
    ):
        visitor.page.goto(f"/ask/{place}/")
        visitor.arrived()


HOSPITAL = (
    "/",
    "/coronavirus/",
    "/coronavirus/visitors/",
    "/visiting/",
    "/news/",
    "/news/chinese-delegates-meet-heartlands-specialists/",
    "/hospitals/heartlands/",
    "/services/",
    "/services/diabetes-centre/",
    "/research/diabetes-research-team/",
    "/research/diabetes-research-team/glucose-sensors/",
    "/exchange/xinjiang-visit/",
    "/exchange/diabetes-care-england-and-china/",
    "/exchange/diabetes-care-england-and-china/zh-hans/",
    "/accessibility/",
    "/formats/?page=/visiting/",
    "/search/?words=chest+pain",
    "/nowhere/",
    "/visiting/?as=large",
)


def hospital(visitor: Visitor) -> None:
    for place in HOSPITAL:
        visitor.page.goto(place)
        visitor.arrived()


TOURS: list[Callable[[Visitor], None]] = [
    chest_pain,
    feverish_baby,
    danger,
    low_mood,
    other_pages,
    hospital,
]


def camera(target: Path) -> Callable[[Page], None]:
    """Takes a picture of each page that is arrived at, numbered and named by its heading."""
    target.mkdir(parents=True, exist_ok=True)
    for old in target.glob("*.png"):
        old.unlink()
    taken: list[str] = []

    def shoot(page: Page) -> None:
        taken.append(page.locator("h1").inner_text())
        name = re.sub(r"[^a-z0-9]+", "-", taken[-1].lower()).strip("-")[:40]
        page.screenshot(path=target / f"{len(taken):03}-{name}.png", full_page=True)

    return shoot


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_hospital(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        for kind, viewport in {"phone": PHONE, "desktop": DESKTOP}.items():
            shoot = camera(SHOTS / kind)
            for tour in TOURS:
                page = browser.new_page(viewport=viewport, base_url=site.address, locale="en-GB")
                tour(Visitor(page, shoot))
                page.context.close()
        browser.close()
    print(f"{len(list(SHOTS.rglob('*.png')))} pictures are in {SHOTS}")


if __name__ == "__main__":
    main()
