"""One request and its answer, over urllib. Nothing is logged or kept, and nothing follows to another address."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException, HTTPResponse
from ssl import SSLCertVerificationError
from time import monotonic
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from .errors import (
    AnswersRefusedError,
    KeyRefusedError,
    NetworkError,
    ProblemError,
    TooManyRequestsError,
    UnexpectedAnswerError,
    UnfinishedError,
    WithdrawnError,
)
from .reading import read
from .shapes import Refused

START = "/api/v1"
LARGEST = 16 * 1024 * 1024
"""Bytes of an answer; many times the largest."""
LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
ERRORS: Mapping[str, type[ProblemError]] = {
    "answers": AnswersRefusedError,
    "unfinished": UnfinishedError,
    "withdrawn": WithdrawnError,
    "key": KeyRefusedError,
    "not-yours": KeyRefusedError,
}


class _StayHere(HTTPRedirectHandler):
    """Answers and keys are for one address."""

    def redirect_request(self, *_: Any) -> None:
        return None


class Connection:
    """To one server. `timeout` in seconds: for each word from the server, and for its whole answer."""

    def __init__(self, address: str, key: str, timeout: float, allow_http: bool) -> None:
        _check(address, allow_http)
        if not (key.isascii() and key.isprintable()):
            raise ValueError("The key has characters that no key has.")
        self._start = address.rstrip("/") + START
        self._headers = {"Accept": "application/json", "User-Agent": "askae-client"}
        if key:
            self._headers["Authorization"] = f"Bearer {key}"
        self._timeout = timeout
        self._opener = build_opener(_StayHere)

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """The answer's JSON. Raises what `errors` lists."""
        data, headers = None, self._headers
        if body is not None:
            data = json.dumps(body, allow_nan=False).encode()
            headers = headers | {"Content-Type": "application/json"}
        address = self._start + path
        request = Request(address, data, headers, method=method)  # noqa: S310  (checked: https)
        try:
            status, text, told = self._answer(request)
        except (OSError, HTTPException) as error:
            raise NetworkError(self._reason(error)) from None
        if status == 200:
            return _json(text)
        if 300 <= status < 400:
            where = told.get("Location", "")
            raise UnexpectedAnswerError(
                f"the server sends on to {where}, where nothing was sent. Use that address if it is right"
            )
        raise _problem(status, text, _seconds(told.get("Retry-After", "")))

    def _answer(self, request: Request) -> tuple[int, bytes, Mapping[str, str]]:
        try:
            answer = self._opener.open(request, timeout=self._timeout)
        except HTTPError as error:
            answer = error
        with answer:
            return answer.status, self._whole(answer), answer.headers

    def _whole(self, answer: HTTPResponse) -> bytes:
        end, found = monotonic() + self._timeout, bytearray()
        while part := answer.read1(64 * 1024):
            found += part
            if monotonic() > end:
                raise TimeoutError
            if len(found) > LARGEST:
                raise UnexpectedAnswerError("it is far too long")
        if answer.length:
            raise HTTPException("its answer broke off")
        return bytes(found)

    def _reason(self, error: OSError | HTTPException) -> str:
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, TimeoutError):
            return f"it did not answer within {self._timeout:g} seconds"
        if isinstance(cause, SSLCertVerificationError):
            return f"its certificate cannot be trusted ({cause.verify_message})"
        return getattr(cause, "strerror", None) or str(cause) or type(cause).__name__


def _check(address: str, allow_http: bool) -> None:
    parts = urlsplit(address)
    if parts.scheme not in ("https", "http") or not parts.hostname or parts.port == 0:
        raise ValueError("Give the address of the site: https://...")
    if parts.query or parts.fragment or parts.username is not None:
        raise ValueError("Give the address of the site alone, without ?, # and user.")
    if parts.scheme == "http" and parts.hostname not in LOCAL and not allow_http:
        raise ValueError(
            "Answers are about a person’s health: use https. For a safe network: allow_http=True."
        )


def _json(text: bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        raise UnexpectedAnswerError("it is not JSON") from None


def _problem(status: int, text: bytes, retry_after: float | None) -> ProblemError:
    """The problem document; or what can be said where something between us and the server answered."""
    try:
        document = json.loads(text)
        kind = str(document["type"]).rpartition("/")[2]
        title, detail = str(document["title"]), str(document["detail"])
    except (ValueError, RecursionError, KeyError, TypeError):
        document, kind, title = {}, "", f"Status {status}"
        detail = f"Ask A&E is not there now, or not at this address (status {status})."
    made = TooManyRequestsError if status == 429 else ERRORS.get(kind, ProblemError)
    error = made(kind, status, title, detail, retry_after)
    if isinstance(error, AnswersRefusedError):
        error.errors = read(tuple[Refused, ...], document.get("errors"))
    return error


def _seconds(retry_after: str) -> float | None:
    """Of a header that holds seconds, or a date."""
    if retry_after.isdecimal():
        return float(retry_after)
    try:
        wait = parsedate_to_datetime(retry_after) - datetime.now(UTC)
    except (TypeError, ValueError):  # a text that is neither; a date without a zone
        return None
    return max(0.0, wait.total_seconds())
