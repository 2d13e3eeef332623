"""What a program of the grader does before it loads anything large."""

import sys


def skip_address_grammar() -> None:
    """Keep a library out that no notebook needs.

    nbformat loads jsonschema, which would spend two seconds of every start on a
    grammar of web addresses; no notebook's schema asks for one.
    """
    # None bars an import; the type of the table knows modules alone.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
