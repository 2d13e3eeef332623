"""What a command does before it loads the libraries that it needs."""

from __future__ import annotations

import sys


def skip_address_grammar() -> None:
    """Keep jsonschema from loading a grammar of web addresses: two seconds of a start.

    Call this before the first import of nbformat, which loads jsonschema; no schema of
    a notebook has a web address in it.
    """
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
