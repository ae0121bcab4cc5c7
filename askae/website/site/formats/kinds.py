"""Formats to ask for, ways to send them, and how far a request has come."""

from __future__ import annotations

from django.db.models import TextChoices


class Format(TextChoices):
    LARGE_PRINT = "large_print", "Large print"
    EASY_READ = "easy_read", "Easy read"
    AUDIO = "audio", "Audio"
    BRAILLE = "braille", "Braille"
    SIGNED = "bsl", "British Sign Language video"
    LANGUAGE = "language", "Another language"
    OTHER = "other", "Something else"


HINTS = {
    Format.LARGE_PRINT: "On paper, or as a file",
    Format.EASY_READ: "Short sentences with pictures",
    Format.AUDIO: "The words, read out and recorded",
}


class Way(TextChoices):
    EMAIL = "email", "Email"
    POST = "post", "Post"
    PHONE = "phone", "Phone call"


PROMISES = {
    Way.EMAIL: "We will send it to your email address by {day}.",
    Way.POST: "We will post it so that you should have it by {day}.",
    Way.PHONE: "We will call you by {day}.",
}


class State(TextChoices):
    NEW = "new", "New"
    IN_WORK = "in_work", "In work"
    ANSWERED = "answered", "Answered"
    NOT_DONE = "not_done", "Could not be done"
    WITHDRAWN = "withdrawn", "Withdrawn"


CLOSED = (State.ANSWERED, State.NOT_DONE, State.WITHDRAWN)


def in_words(kind: str, detail: str) -> str:
    """As it stands in a sentence.

    >>> in_words("large_print", ""), in_words("language", "Polish"), in_words("other", "A Word file")
    ('large print', 'another language (Polish)', 'A Word file')
    """
    if kind == Format.OTHER:
        return detail or "another format"
    label = Format(kind).label
    words = label if kind == Format.SIGNED else label[0].lower() + label[1:]
    return f"{words} ({detail})" if detail else words
