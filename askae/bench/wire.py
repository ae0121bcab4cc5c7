"""HTTP by the bytes, so that measuring costs little beside what is measured. For loopback only."""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

Address = tuple[str, int]

TIMEOUT = 30


@dataclass(frozen=True)
class Answer:
    raw: bytes

    @property
    def status(self) -> int:
        return int(self.raw[9:12])

    @cached_property
    def head(self) -> str:
        return self.raw.partition(b"\r\n\r\n")[0].decode("latin-1")

    @property
    def body(self) -> bytes:
        return self.raw.partition(b"\r\n\r\n")[2]

    def header(self, name: str) -> str:
        for line in self.head.split("\r\n")[1:]:
            key, _, value = line.partition(":")
            if key.lower() == name:
                return value.strip()
        return ""


def request_bytes(
    path: str, cookie: str = "", form: str | None = None, headers: Mapping[str, str] | None = None
) -> bytes:
    """A GET, or a POST of a form. By HTTP/1.0 the answer comes in one piece and the connection closes."""
    lines = [
        f"{'GET' if form is None else 'POST'} {path} HTTP/1.0",
        "Host: 127.0.0.1",
    ]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    if cookie:
        lines.append(f"Cookie: {cookie}")
    if form is not None:
        lines += ["Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"]
    return ("\r\n".join(lines) + "\r\n\r\n" + (form or "")).encode("ascii")


def exchange(address: Address, request: bytes) -> bytes:
    with socket.create_connection(address, timeout=TIMEOUT) as connection:
        connection.sendall(request)
        parts = []
        while part := connection.recv(65536):
            parts.append(part)
    return b"".join(parts)


def fetch(address: Address, path: str, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(exchange(address, request_bytes(path, headers=headers)))
