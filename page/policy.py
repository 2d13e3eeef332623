"""A content security policy for built pages: what is the site's own, and no more."""

from __future__ import annotations

import base64
import hashlib

from bs4 import BeautifulSoup

KINDS_OF_DATA = ("application/json", "application/ld+json", "text/plain")


def digest(text: str) -> str:
    """Return the source expression that allows a script within a page."""
    found = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    return f"'sha256-{found}'"


def policy(soup: BeautifulSoup) -> str:
    """Return the policy of a page.

    Scripts, styles, pictures and fonts come from the site alone, and from scripts that
    stand in the page as it was built. Python needs to compile WebAssembly, and a worker
    that is made from a script of the site.

    Args:
        soup: the page, finished.
    """
    inside = [
        digest(script.string or "")
        for script in soup.select("script:not([src])")
        if script.get("type") not in KINDS_OF_DATA
    ]
    handlers = [
        digest(str(value))
        for element in soup.find_all(True)
        for name, value in element.attrs.items()
        if name.startswith("on")
    ]
    hashes = sorted({*inside, *handlers})
    if handlers:
        hashes.append("'unsafe-hashes'")
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self' 'wasm-unsafe-eval'", *hashes]),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src blob:",
            "frame-src 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "form-action 'self'",
        ]
    )


def put(soup: BeautifulSoup) -> bool:
    """Put its policy into a page, or in the place of an older one.

    Returns:
        Whether the page has changed.
    """
    content = policy(soup)
    old = soup.select_one('meta[http-equiv="Content-Security-Policy"]')
    if old is not None:
        if old.get("content") == content:
            return False
        old.decompose()
    attributes = {"http-equiv": "Content-Security-Policy", "content": content}
    meta = soup.new_tag("meta", attrs=attributes)
    charset = soup.select_one("meta[charset]")
    if charset is not None:
        charset.insert_after(meta)
    elif soup.head is not None:
        soup.head.insert(0, meta)
    return True
