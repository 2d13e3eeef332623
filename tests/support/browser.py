"""The system's Chromium, for tests that open pages."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tools.browser import REMEDY, find_chromium, flags


# For a module, not for the session: Playwright runs once at a time in a process.
@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A headless Chromium; without one the test is reported as not run."""
    path = find_chromium()
    if path is None:
        pytest.skip(f"not run: {REMEDY}")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags())
        yield chromium
        chromium.close()


class Watch:
    """What a page asks for and complains of while it is open."""

    def __init__(self, page: Page) -> None:
        self.requests: list[str] = []
        self.faults: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("requestfailed", self._request_failed)
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._console)

    def _request_failed(self, request) -> None:
        self.faults.append(f"{request.url}: {request.failure}")

    def _console(self, message) -> None:
        if message.type in {"error", "warning"}:
            self.faults.append(message.text)

    def foreign(self) -> list[str]:
        """Return the requests that left this machine."""
        ours = ("file:", "data:", "blob:", "http://127.0.0.1")
        return [url for url in self.requests if not url.startswith(ours)]
