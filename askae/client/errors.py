"""What can go wrong, as one exception for each thing that a program does about it.

The text of each is for people, and can be shown. That of a refused answer repeats the answer: show it, do not log it.
"""

from __future__ import annotations

from .shapes import Refused

HELP = "If help is needed now, call 111; in an emergency 999."


class ClientError(Exception):
    """Any of the below."""


class NetworkError(ClientError):
    """There was no answer: the server is away, or too slow, or not who it says it is. Nothing is kept there."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"Ask A&E cannot be reached now: {reason}. {HELP}")


class UnexpectedAnswerError(ClientError):
    """There was an answer, but not one that the API promises: most often the address is of something else."""

    def __init__(self, reason: str) -> None:
        super().__init__(f"This is no answer of Ask A&E: {reason}. {HELP}")


class ProblemError(ClientError):
    """The server says no, and why, as a problem document (RFC 9457)."""

    def __init__(
        self, kind: str, status: int, title: str, detail: str, retry_after: float | None = None
    ) -> None:
        super().__init__(detail)
        self.kind = kind
        """The last part of its type: ``withdrawn``, ``body``; empty where the server gave no problem document."""
        self.status = status
        self.title = title
        self.detail = detail
        self.retry_after = retry_after
        """Seconds to wait before trying again, where the server says so."""


class AnswersRefusedError(ProblemError):
    """Some answers cannot be used, so none was. Ask again for those in `errors`."""

    errors: tuple[Refused, ...] = ()


class UnfinishedError(ProblemError):
    """There are questions left. Go on with `Client.step` until it gives an outcome."""


class WithdrawnError(ProblemError):
    """The people who run the service have withdrawn this advice. Show `detail`, which says what to do instead."""


class KeyRefusedError(ProblemError):
    """The key is missing, is not known, or is not for this place."""


class TooManyRequestsError(ProblemError):
    """Wait for `retry_after` seconds."""
