"""A person at a browser without JavaScript: reads pages, fills in forms, follows links."""

from __future__ import annotations

from typing import Any, ClassVar
from urllib.parse import urljoin

from bs4 import BeautifulSoup, Tag
from django.http import HttpResponse
from django.test import Client


class Person:
    def __init__(self, cookies: bool = True) -> None:
        self.client = Client(raise_request_exception=False)
        self.cookies = cookies
        self.jar: dict[str, str] = {}
        """Path -> cookie. Django's client knows no paths, and they matter here."""
        self.url = ""
        self.urls: list[str] = []
        self.response: HttpResponse = HttpResponse()

    # Going about

    def open(self, url: str) -> Person:
        return self._arrive(url, self._ask("get", url))

    def _ask(self, method: str, url: str, data: Any = None) -> Any:
        self.client.cookies.clear()
        for path, value in self.jar.items():
            if url.startswith(path):
                self.client.cookies["askae"] = value
        response = getattr(self.client, method)(url, data)
        for cookie in response.cookies.values() if self.cookies else ():
            self.jar.pop(cookie["path"], None)
            if cookie.value:
                self.jar[cookie["path"]] = cookie.value
        return response

    def _arrive(self, url: str, response: Any) -> Person:
        while response.status_code in (301, 302, 303) and response["Location"].startswith("/"):
            self.urls.append(url)
            url = response["Location"]
            response = self._ask("get", url)
        self.url, self.response = url, response
        self.urls.append(url)
        return self

    def click(self, text: str) -> Person:
        """A link, or a button that only takes one somewhere."""
        for link in self.page.find_all("a"):
            if link.get_text(" ", strip=True).startswith(text):
                return self.open(urljoin(self.url, str(link["href"])))
        for button in self.page.find_all("button"):
            if button.get_text(" ", strip=True).startswith(text):
                return self.press(text)
        raise AssertionError(f"No link or button {text!r} on {self.url}:\n{self.text}")

    def press(self, text: str, **filled: Any) -> Person:
        """Press a button of a form, with what its fields hold; ``filled`` replaces what they hold."""
        button = next(b for b in self.page.find_all("button") if self._label(b).startswith(text))
        form = button.find_parent("form")
        assert form is not None
        data = self._held(form) | {name.removesuffix("_"): value for name, value in filled.items()}
        if button.get("name"):
            data[str(button["name"])] = str(button.get("value", ""))
        url = urljoin(self.url, str(form["action"]))
        return self._arrive(url, self._ask("post", url, data))

    @staticmethod
    def _label(button: Tag) -> str:
        return str(button.get("aria-label") or button.get_text(" ", strip=True))

    def say(self, **filled: Any) -> Person:
        """Fill in the page and go on."""
        first = "Start" if self.url == "/ask/" else "Continue"
        return self.press(first, **filled)

    @staticmethod
    def _held(form: Tag) -> dict[str, Any]:
        held: dict[str, Any] = {}
        for field in form.find_all("input"):
            kind, name = field.get("type", "text"), str(field.get("name"))
            if kind in ("radio", "checkbox"):
                if field.has_attr("checked"):
                    held.setdefault(name, []).append(field["value"])
            else:
                held[name] = field.get("value", "")
        for field in form.find_all("textarea"):
            held[str(field["name"])] = field.get_text().removeprefix("\n")
        return held

    # Looking

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.response.content, "html.parser")

    @property
    def text(self) -> str:
        return self.page.get_text(" ", strip=True)

    @property
    def main(self) -> str:
        found = self.page.find("main")
        assert found is not None
        return " ".join(found.get_text(" ", strip=True).split())

    @property
    def heading(self) -> str:
        found = self.page.find("h1")
        assert found is not None, self.text
        return " ".join(found.get_text(" ", strip=True).split())

    @property
    def errors(self) -> list[str]:
        return [
            e.get_text(" ", strip=True) for e in self.page.select(".nhsuk-error-summary__list a")
        ]

    @property
    def held(self) -> dict[str, Any]:
        """What the fields of the main form hold."""
        form = self.page.select_one("main form")
        assert form is not None
        return {k: v for k, v in self._held(form).items() if k != "state"}

    @property
    def number(self) -> int:
        """The number of the page, as the address says it."""
        return int(self.url.rstrip("/").split("/")[4])

    # Whole ways

    def begin(self, age: str = "16-49 years", who: str = "me") -> Person:
        together = {} if who == "me" else {"with_them": "yes"}
        return self.open("/ask/").say(who=who, age=age, **together)

    def choose(self, *complaints: str, age: str = "16-49 years") -> Person:
        """To the first question about these complaints."""
        return self.begin(age).say(tick="none").say(complaint=list(complaints))

    CALM: ClassVar[dict[str, Any]] = {
        "tick": "none",
        "how_long": "hours",
        "times_sick": "0",
        "drinks": "6",
        "sex": "male",
        "plan": "no",
        "where": "none",
    }

    def calm(self, **but: Any) -> Person:
        """Answer this page with nothing to worry about."""
        names = {str(field.get("name")) for field in self.page.find_all("input")}
        return self.say(**{k: v for k, v in {**self.CALM, **but}.items() if k in names})

    def answer_calmly(self, **but: Any) -> Person:
        """To the end of the questions."""
        for _ in range(20):
            if not any(self._label(b).startswith("Continue") for b in self.page.find_all("button")):
                return self
            self.calm(**but)
            assert self.response.status_code == 200, self.errors or self.text
        raise AssertionError(f"No end of questions: {self.url}")
