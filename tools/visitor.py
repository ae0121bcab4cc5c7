"""A person at a browser, told as given, when, then."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Locator, Page

MOST_PAGES = 30


class Visitor:
    def __init__(self, page: Page, check: Callable[[Page], None] | None = None) -> None:
        self.page = page
        self.check = check
        """Looks at every page that is arrived at."""

    # Given

    def given_the_start_page(self) -> Visitor:
        self.page.goto("/ask/")
        return self.arrived()

    def given_no_danger(self, age: str = "16-49 years", who: str = "me", **beside: str) -> Visitor:
        """At the page where the problem is found. ``beside`` is what else the first page asks."""
        self.given_the_start_page()
        self.when_they_answer(who=who, age=age, **beside)
        return self.when_nothing_is_wrong(until="What is")

    def given_the_questions_of(self, *complaints: str, age: str = "16-49 years") -> Visitor:
        return self.given_no_danger(age).when_they_choose(*complaints)

    # When

    def when_they_answer(self, **answers: str) -> Visitor:
        for name, value in answers.items():
            self.page.check(f'main input[name="{name}"][value="{value}"]')
        return self.when_they_go_on()

    def when_they_tick(self, *lines: str) -> Visitor:
        for line in lines:
            self.page.check(f'main input[name="tick"][value="{line}"]')
        return self.when_they_go_on()

    def when_they_go_on(self) -> Visitor:
        self.go_on.click()
        return self.arrived()

    def when_they_press(self, text: str) -> Visitor:
        self.page.get_by_role("button", name=text).first.click()
        return self.arrived()

    def when_they_follow(self, text: str) -> Visitor:
        self.page.get_by_role("link", name=text).first.click()
        return self.arrived()

    def when_they_choose(self, *complaints: str) -> Visitor:
        for complaint in complaints:
            box = self.page.locator(f'main input[name="complaint"][value="{complaint}"]')
            if not box.is_visible():
                self.page.get_by_text("Choose from A to Z").click()
            box.check()
        return self.when_they_go_on()

    def when_nothing_is_wrong(self, until: str = "Check your answers") -> Visitor:
        """Answer page after page with what worries least, as far as a page can tell that."""
        for _ in range(MOST_PAGES):
            if self.heading.startswith(until) or "/outcome/" in self.page.url:
                return self
            self.when_they_answer_calmly()
            self.when_they_go_on()
        raise AssertionError(f"Never came to {until!r}; now at {self.heading!r}")

    def when_they_answer_calmly(self) -> None:
        for name in self._names("input[type=radio]"):
            group = self.page.locator(f'main input[type=radio][name="{name}"]')
            no = self.page.locator(f'main input[type=radio][name="{name}"][value="no"]')
            yes = name == "with_them"
            choice = group.first if yes or not no.count() else no
            if choice.is_visible():
                choice.check()
        none = self.page.locator("main input[type=checkbox][value=none]")
        if none.count():
            none.first.check()
        for unsure in self.page.locator("main input[name$=_unsure]").all():
            unsure.check()
        if (age := self.page.locator("main input#age_exact[type=text]")).count():
            hint = self.page.locator("main").inner_text()
            age.fill("60" if "50" in hint else "30")

    def _names(self, selector: str) -> list[str]:
        names: list[str] = self.page.locator(f"main {selector}").evaluate_all(
            "fields => [...new Set(fields.map(field => field.name))]"
        )
        return names

    # Then

    def then_the_page_is(self, heading: str) -> Visitor:
        assert self.heading.endswith(heading), self.heading
        return self

    def then_it_says(self, *texts: str) -> Visitor:
        for text in texts:
            assert text in self.main, f"{text!r} is not in:\n{self.main}"
        return self

    def then_nothing_sticks_out(self) -> Visitor:
        """No sideways scrolling."""
        wide: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} sticks out by {wide} px"
        return self

    # Looking

    def arrived(self) -> Visitor:
        self.page.wait_for_load_state()
        if self.check:
            self.check(self.page)
        return self

    @property
    def go_on(self) -> Locator:
        names = "main button:text-is('Continue'), main button:text-is('Start')"
        return self.page.locator(names).locator("visible=true").first

    @property
    def heading(self) -> str:
        return " ".join(self.page.locator("h1").inner_text().split())

    @property
    def main(self) -> str:
        return " ".join(self.page.locator("main").inner_text().split())
