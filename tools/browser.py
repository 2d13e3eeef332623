"""The system's Chromium: where it is, and how to start it without idle requests."""

import os
import shutil

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REMEDY = "no Chromium here; on Debian or Ubuntu: sudo apt install chromium"


def find_chromium() -> str | None:
    """Return the path of the system's Chromium, or None."""
    return next(filter(None, map(shutil.which, NAMES)), None)


def flags() -> list[str]:
    """Return the flags that keep a headless Chromium from calling home."""
    quiet = [
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ]
    # Chromium's own sandbox refuses to start for root, as in a container.
    return [*quiet, "--no-sandbox"] if os.geteuid() == 0 else quiet
