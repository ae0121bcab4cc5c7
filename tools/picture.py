"""The README's picture: three phones, made from the real pages. `make picture`."""

import base64
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.browser import PHONE, launch
from tools.hospital import running_hospital
from tools.visitor import Visitor

TARGET = Path(__file__).resolve().parent.parent / "docs/images/phone.png"
SHEET = """<style>
body {{ margin: 0; padding: 24px; display: flex; gap: 24px; background: #fff }}
img {{ width: 300px; border: 1px solid #aeb7bd; border-radius: 18px }}
</style>{}"""


def story(visitor: Visitor) -> None:
    visitor.page.goto("/news/chinese-delegates-meet-heartlands-specialists/")


def checklist(visitor: Visitor) -> None:
    visitor.given_the_questions_of("headache")
    while not visitor.page.locator("main input[name=tick]").count():
        visitor.when_they_answer_calmly()
        visitor.when_they_go_on()


def outcome(visitor: Visitor) -> None:
    visitor.given_the_start_page()
    visitor.when_they_answer(who="someone_else", age="under 1 year", with_them="yes")
    visitor.when_nothing_is_wrong(until="What is").when_they_choose("fever").when_nothing_is_wrong()


def screen(browser: Browser, site: str, way: Callable[[Visitor], None]) -> str:
    page = browser.new_page(viewport=PHONE, base_url=site, locale="en-GB")
    way(Visitor(page))
    shot = base64.b64encode(page.screenshot()).decode()
    page.context.close()
    return f'<img src="data:image/png;base64,{shot}">'


def main() -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        running_hospital(Path(folder)) as site,
        sync_playwright() as playwright,
    ):
        browser = launch(playwright)
        screens = "".join(screen(browser, site.address, way) for way in (story, checklist, outcome))
        sheet = browser.new_page(viewport={"width": 1002, "height": 720})
        sheet.set_content(SHEET.format(screens))
        TARGET.parent.mkdir(parents=True, exist_ok=True)
        sheet.screenshot(path=TARGET)
        browser.close()
    print(f"Wrote {TARGET.relative_to(TARGET.parents[2])}")


if __name__ == "__main__":
    main()
