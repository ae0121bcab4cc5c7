"""The keys that seal journeys: from the environment, or made once and kept beside the live data."""

import os
import secrets
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

KEY_FILE = "secret_key"


def secret_keys(live: Path) -> list[str]:
    """The newest first. ``ASKAE_SECRET_KEYS`` has them with commas between; the newest one seals.

    Without it a key is made on the first start. Whoever runs more than one machine sets the variable,
    so that a journey can go on at another machine.
    """
    given = [key.strip() for key in os.environ.get("ASKAE_SECRET_KEYS", "").split(",")]
    if keys := [key for key in given if key]:
        return keys
    try:
        return [_kept_key(live / KEY_FILE)]
    except OSError as problem:
        raise ImproperlyConfigured(
            f"No key can be kept in {live} ({problem.strerror}). Set ASKAE_SECRET_KEYS, or ASKAE_LIVE to a folder "
            "that this program may write to."
        ) from None


def _kept_key(path: Path) -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    # Two workers may start at once: each writes its own file whole, and the first link wins.
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        draft.unlink()
    return path.read_text(encoding="utf-8").strip()
