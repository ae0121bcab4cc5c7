"""A headless Chromium from the system, the same for tests and pictures."""

import os
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Playwright, ViewportSize

PHONE: "ViewportSize" = {"width": 390, "height": 844}
DESKTOP: "ViewportSize" = {"width": 1280, "height": 900}
# Chromium asks its makers' servers for updates and more; a test must meet no server but ours.
QUIET = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--no-first-run",
]


def chromium() -> str | None:
    """Where Chromium is: ASKAE_CHROMIUM, otherwise on PATH."""
    return os.environ.get("ASKAE_CHROMIUM") or shutil.which("chromium")


def launch(playwright: "Playwright") -> "Browser":
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return playwright.chromium.launch(
        executable_path=chromium(), args=[*QUIET, *(["--no-sandbox"] if as_root else [])]
    )
