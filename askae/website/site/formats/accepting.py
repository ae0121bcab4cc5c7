"""Takes a request: the same one twice is one, and no more in an hour than people can read."""

from __future__ import annotations

import hashlib
import hmac
import json
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from .models import FormatRequest

MOST_AN_HOUR = 40
HOUR = timedelta(hours=1)


class TooManyError(Exception):
    """More came in the last hour than we can take."""


def accept(asked: dict[str, str]) -> FormatRequest:
    """The new request; or the one of the last hour that asks for just this."""
    since = timezone.now() - HOUR
    same = _fingerprint(asked)
    with transaction.atomic():
        FormatRequest.objects.filter(fingerprint=same, created__lte=since).update(fingerprint=None)
        if found := FormatRequest.objects.filter(fingerprint=same).first():
            return found
        recent = FormatRequest.objects.filter(fingerprint__isnull=False, created__gt=since)
        if recent.count() >= MOST_AN_HOUR:
            raise TooManyError
        # Whoever presses the button twice at once meets the unique fingerprint.
        request, _ = FormatRequest.objects.get_or_create(fingerprint=same, defaults=asked)
    return request


def _fingerprint(asked: dict[str, str]) -> str:
    """Nobody without the key can try out whose request it is."""
    plain = {name: " ".join(value.casefold().split()) for name, value in asked.items()}
    words = json.dumps(plain, sort_keys=True).encode()
    return hmac.new(settings.SECRET_KEY.encode(), words, hashlib.sha256).hexdigest()
