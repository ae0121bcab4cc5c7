"""Bytes on the wire of a page with all that it loads, as a browser asks for them."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from .browser import HEADERS, PLAIN, Page
from .server import ServerError
from .wire import Address, Answer, exchange, fetch, request_bytes


def complete_bytes(address: Address, request: bytes) -> int:
    """The page that this request gives, and its style, script and pictures, headers included."""
    text = request.replace(_line(HEADERS), _line(PLAIN))
    page = Answer(exchange(address, text))
    path = request.split(b" ", 2)[1].decode()
    total = len(exchange(address, request))
    seen: set[str] = set()
    waiting = [urljoin(path, asset) for asset in Page(page.body.decode()).assets]
    while waiting:
        asset = waiting.pop()
        if asset in seen or asset.startswith("data:"):
            continue
        if urlsplit(asset).netloc:
            raise ServerError(f"The page loads something from another host: {asset}")
        seen.add(asset)
        total += len(fetch(address, asset, HEADERS).raw)
        if urlsplit(asset).path.endswith(".css"):
            style = fetch(address, asset, PLAIN).body.decode()
            waiting += [urljoin(asset, url) for url in re.findall(r"url\([\"']?([^\"')]+)", style)]
    return total


def page_request(path: str) -> bytes:
    return request_bytes(path, headers=HEADERS)


def _line(headers: dict[str, str]) -> bytes:
    return "".join(f"{name}: {value}\r\n" for name, value in headers.items()).encode()
