"""Which page somebody came from."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.http import HttpRequest
from wagtail.models import Page

LONGEST = 300
CHECKER = "/ask/"
OWN_PAGES = {
    "/search/": "Search",
    "/formats/": "Ask for information in another format",
}


@dataclass(frozen=True)
class AskedPage:
    path: str
    title: str


def find_page(request: HttpRequest, address: str) -> AskedPage | None:
    """A public page of this site; anything else is None, and nothing of it is kept."""
    path = _path(address)
    if not path:
        return None
    if path.startswith(CHECKER):  # the rest of the address would tell of a journey
        return AskedPage(CHECKER, "Ask A&E")
    if path in OWN_PAGES:
        return AskedPage(path, OWN_PAGES[path])
    page = Page.find_for_request(request, path)
    if page is None or page.get_view_restrictions():
        return None
    return AskedPage(page.get_url(request) or path, page.title)


def _path(address: str) -> str:
    """
    >>> _path("/visiting/?as=large#top"), _path("//elsewhere.example/"), _path("/a\\0/")
    ('/visiting/', '', '')
    """
    if len(address) > LONGEST or not address.isprintable():
        return ""
    if not address.startswith("/") or address.startswith("//"):
        return ""
    path = urlsplit(address).path
    return path if path.endswith("/") else path + "/"
