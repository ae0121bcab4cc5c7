"""Whether what a person gave is enough to reach them."""

from __future__ import annotations

import re

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from .kinds import Way

_PHONE = re.compile(r"[\d\s()+.\-]+(\s*(x|ext\.?|extension)\s*\d+)?", re.IGNORECASE)
FEWEST_DIGITS = 7
SHORTEST_ADDRESS = 10

MISSING = {
    Way.EMAIL: "Enter your email address",
    Way.POST: "Enter your name and address",
    Way.PHONE: "Enter your phone number",
}
WRONG = {
    Way.EMAIL: "Enter an email address in the correct format, like name@example.com",
    Way.POST: "Enter your name and the whole address, with the postcode",
    Way.PHONE: "Enter a phone number, like 0121 496 0180 or +44 121 496 0180",
}


def check(way: str, contact: str) -> None:
    """Raises a kind ValidationError. Foreign numbers and addresses are as good as any."""
    if way not in Way.values:
        return
    if not contact:
        raise ValidationError(MISSING[Way(way)])
    if not _ENOUGH[Way(way)](contact):
        raise ValidationError(WRONG[Way(way)])


def _is_email(contact: str) -> bool:
    try:
        validate_email(contact)
    except ValidationError:
        return False
    return True


def _is_address(contact: str) -> bool:
    return len(contact) >= SHORTEST_ADDRESS and " " in contact.replace("\n", " ")


def _is_phone(contact: str) -> bool:
    return bool(_PHONE.fullmatch(contact)) and sum(map(str.isdigit, contact)) >= FEWEST_DIGITS


_ENOUGH = {Way.EMAIL: _is_email, Way.POST: _is_address, Way.PHONE: _is_phone}
