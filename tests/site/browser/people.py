"""What people do on the site, told as given, when, then."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tools.hospital import Hospital


def sign_in(page: Page, hospital: Hospital, name: str) -> None:
    page.goto("/editors/")
    page.fill("input[name=username]", name)
    page.fill("input[name=password]", hospital.password)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def main_words(page: Page) -> str:
    return " ".join(page.locator("main").inner_text().split())


def notices(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator("[data-notice]").all_inner_texts()]
