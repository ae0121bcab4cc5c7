"""The API, one method a route."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from .connection import Connection
from .errors import UnexpectedAnswerError
from .reading import read
from .shapes import (
    Answers,
    Complaint,
    Finished,
    Handover,
    Knowledge,
    Near,
    NextPage,
    Place,
    Search,
    Status,
    Understood,
)


class Client:
    """Ask A&E at one address, such as ``https://hospital.example``.

    Stateless, as the API is: nothing that is sent or comes back is kept or logged. `key` is what the operator gave
    you, if anything. `timeout` is in seconds. Plain http is for this machine alone, or with `allow_http`.

    Raises ValueError for an address or a key that cannot be used; every method raises `ClientError`.
    """

    def __init__(
        self, address: str, key: str = "", timeout: float = 10, *, allow_http: bool = False
    ) -> None:
        self._connection = Connection(address, key, timeout, allow_http)

    def knowledge(self) -> Knowledge:
        """Which knowledge is in force."""
        return read(Knowledge, self._connection.send("GET", "/knowledge"))

    def complaints(self) -> tuple[Complaint, ...]:
        """All complaints, from A to Z."""
        return read(tuple[Complaint, ...], self._connection.send("GET", "/complaints"))

    def search(self, words: str) -> Search:
        """Complaints that fit a person's own words; the last word may be half typed."""
        told = self._connection.send("POST", "/complaints/search", {"words": words})
        return read(Search, told)

    def understand(self, words: str) -> Understood:
        """What is understood of a person's own words, to be confirmed by the person."""
        return read(Understood, self._connection.send("POST", "/understand", {"words": words}))

    def step(
        self, answers: Answers, before: Answers | None = None, near: Near | None = None
    ) -> NextPage | Finished:
        """The next page to ask, or the outcome, from all answers so far.

        After a correction send all answers as they were as `before`. Raises AnswersRefusedError, WithdrawnError.
        """
        body: dict[str, Any] = {"answers": dict(answers)}
        if before is not None:
            body["before"] = dict(before)
        if near is not None:
            body["near"] = asdict(near)
        told = self._connection.send("POST", "/step", body)
        if not isinstance(told, dict):
            raise UnexpectedAnswerError("it is no object")
        return read(Finished, told) if "outcome" in told else read(NextPage, told)

    def handover(self, answers: Answers, private: bool = False) -> Handover:
        """A finished assessment for staff. Raises UnfinishedError, AnswersRefusedError, WithdrawnError.

        With `private` also what is told only where the person says so: ask them first.
        """
        body = {"answers": dict(answers), "private": private}
        return read(Handover, self._connection.send("POST", "/handover", body))

    def places(self) -> tuple[Place, ...]:
        """All places, and how busy they are."""
        return read(tuple[Place, ...], self._connection.send("GET", "/places"))

    def say_status(
        self, place: str, capacity: str, waiting_minutes: int | None = None, at: str | None = None
    ) -> Status:
        """Say how busy a place is: ``normal``, ``busy`` or ``closed``. It needs the key of that place.

        `at` is when it was so (ISO 8601, with a zone); None is now. Raises KeyRefusedError.
        """
        body = {"capacity": capacity, "waiting_minutes": waiting_minutes, "at": at}
        told = self._connection.send("PUT", f"/places/{quote(place, safe='')}/status", body)
        return read(Status, told)
