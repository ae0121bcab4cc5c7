"""Origins of other websites, as the operator writes them."""

from __future__ import annotations

import re

from django.core.exceptions import ImproperlyConfigured

# They go into a security header and are compared by scripts: exact, and nothing else.
_ORIGIN = re.compile(
    r"https://[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?|http://(localhost|127\.0\.0\.1)(:\d{1,5})?"
)


def read_origins(name: str, given: list[str]) -> list[str]:
    """Raises ImproperlyConfigured, naming the setting, where one is not an origin."""
    for origin in given:
        if not _ORIGIN.fullmatch(origin):
            raise ImproperlyConfigured(
                f"{name}: {origin!r} is not an origin. Write it as https://www.hospital.example, in small letters, "
                "without a path or a final slash. A star does not work: name each site. "
                "http is only for this machine (http://localhost:8080)."
            )
    return given
