"""A browser without a screen: walks the pages as a person would and keeps every request, to be sent again."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin

from askae.triage import Knowledge, ages

from .server import ServerError
from .wire import Address, Answer, exchange, request_bytes

MOST_PAGES = 60
HEADERS = {"Accept-Encoding": "br, gzip"}
PLAIN = {"Accept-Encoding": "identity"}


@dataclass
class Form:
    action: str
    inputs: list[dict[str, str]] = field(default_factory=list)


class Page(HTMLParser):
    """The forms and links of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.links: list[str] = []
        self.assets: list[str] = []
        self._open = False
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = {key: value or "" for key, value in attributes}
        if tag == "form":
            self.forms.append(Form(found.get("action", "")))
            self._open = True
        elif tag == "input" and self._open:
            self.forms[-1].inputs.append(found)
        elif tag == "a":
            self.links.append(found.get("href", ""))
        elif tag == "link" and found.get("rel") in (
            "stylesheet",
            "icon",
            "preload",
            "modulepreload",
        ):
            self.assets.append(found.get("href", ""))
        elif tag in ("script", "img") and found.get("src"):
            self.assets.append(found["src"])

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = False


class Browser:
    def __init__(self, address: Address, knowledge: Knowledge) -> None:
        self.address, self.knowledge = address, knowledge
        self.requests: list[bytes] = []
        """All that were sent, in order."""
        self._cookie = ""

    def journey(self, said: dict[str, str | list[str]]) -> str:
        """From the start page to the outcome, saying what ``said`` has and else nothing worrying; the last path."""
        path, page = self._get("/ask/")
        for _ in range(MOST_PAGES):
            if path.endswith("/outcome/"):
                return path
            onwards = next((link for link in page.links if link.endswith("/outcome/")), None)
            form = next((f for f in page.forms if re.search(r"/\d+/(change/)?$", f.action)), None)
            if form:
                path, page = self._post(form, said)
            elif onwards:
                path, page = self._get(onwards)
            else:
                raise ServerError(f"No way on from {_place(path)}.")
        raise ServerError("The journey has no end.")

    def _get(self, path: str) -> tuple[str, Page]:
        answer = self._send(path)
        while answer.status == 303 and len(self.requests) < MOST_PAGES * 3:
            path = urljoin(path, answer.header("location"))
            answer = self._send(path)
        return path, self._page(path, answer)

    def _post(self, form: Form, said: dict[str, str | list[str]]) -> tuple[str, Page]:
        answer = self._send(form.action, urlencode(self._filled(form, said)))
        if answer.status != 303:
            raise ServerError(f"{_place(form.action)} did not take its answers ({answer.status}).")
        return self._get(urljoin(form.action, answer.header("location")))

    def _send(self, path: str, form: str | None = None) -> Answer:
        self.requests.append(request_bytes(path, self._cookie, form, HEADERS))
        answer = Answer(exchange(self.address, request_bytes(path, self._cookie, form, PLAIN)))
        if cookie := answer.header("set-cookie"):
            self._cookie = cookie.partition(";")[0]
        return answer

    def _page(self, path: str, answer: Answer) -> Page:
        if answer.status != 200:
            raise ServerError(f"{_place(path)} answered {answer.status}.")
        return Page(answer.body.decode())

    def _filled(self, form: Form, said: dict[str, str | list[str]]) -> list[tuple[str, str]]:
        """Hidden fields, and an answer to every question."""
        hidden = [(i["name"], i["value"]) for i in form.inputs if i.get("type") == "hidden"]
        names = dict.fromkeys(
            i["name"] for i in form.inputs if i.get("type") != "hidden" and "name" in i
        )
        answers = [(name, value) for name in names for value in self._said(name, form, said)]
        return [*hidden, *answers]

    def _said(self, name: str, form: Form, said: dict[str, str | list[str]]) -> list[str]:
        offered = [i.get("value", "") for i in form.inputs if i.get("name") == name]
        if name in said:
            wanted = said[name] if isinstance(said[name], list) else [said[name]]
            if chosen := [value for value in wanted if value in offered]:
                return [str(value) for value in chosen]
        finding = self.knowledge.findings.get(name)
        if name == "tick" or (finding and finding.kind == "several"):
            return ["none"]
        if finding is None or finding.kind == "complaint":
            return []
        if finding.kind == "age":
            return [offered[-1] if offered[0] else _first_year(str(said.get("age", "16-49 years")))]
        return [] if finding.reading else [str(finding.least)]


def _place(path: str) -> str:
    """A path without the journey's own name."""
    return re.sub(r"/j/[^/]+/", "/j/…/", path)


def _first_year(band: str) -> str:
    """The youngest age of a band, in years."""
    return f"{ages.interval(band)[0] / ages.DAYS['year']:.0f}"
