"""What a cell shows: texts as they are printed, and the richest form of each object."""

from __future__ import annotations

import io
import pprint
import re
from collections.abc import Callable, Mapping

# A page with megabytes of text stands still.
MOST = 400_000
WIDTH = 79
COLORS = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\x08")
KINDS = {"text/html": "html", "image/svg+xml": "svg", "text/plain": "text"}
METHODS = {"_repr_html_": "text/html", "_repr_svg_": "image/svg+xml"}


class Outputs:
    """The outputs of the cell that runs."""

    def __init__(self) -> None:
        self.begin(None)

    def begin(self, live: Callable[[str, str], None] | None) -> None:
        """Start a cell with no outputs; `live` is called with what it prints."""
        self._found: list[tuple[str, list[str]]] = []
        self._live, self._size = live, 0
        self._streams = [_Stream(self, kind) for kind in _Stream.kinds]

    def end(self) -> list[dict[str, str]]:
        """Return the outputs as a list of plain records."""
        self.flush()
        found = [(kind, "".join(pieces)) for kind, pieces in self._found]
        return [
            {"kind": kind, "data": settled(data) if kind in _Stream.kinds else data}
            for kind, data in found
        ]

    def add(self, kind: str, data: str) -> None:
        """Add an output; text is joined with the text before it."""
        self.flush()
        if self._size > MOST:
            return
        left = MOST - self._size
        self._size += len(data)
        if self._size > MOST:
            # Half a tag is worse than none.
            data = data[:left] if kind in _Stream.kinds else ""
            self._join(kind, data)
            kind, data = "stderr", f"\nMore than {MOST:,} characters: the rest is cut."
        self._join(kind, data)

    def _join(self, kind: str, data: str) -> None:
        if kind in _Stream.kinds and self._found and self._found[-1][0] == kind:
            self._found[-1][1].append(data)
        else:
            self._found.append((kind, [data]))
        if self._live is not None and kind in _Stream.kinds:
            self._live(kind, data)

    def add_bundle(self, bundle: Mapping[str, object]) -> None:
        """Add the richest form of several."""
        for mime, kind in KINDS.items():
            if mime in bundle:
                end = "\n" if kind == "text" else ""
                self.add(kind, f"{bundle[mime]}{end}")
                return

    def stream(self, kind: str) -> io.TextIOBase:
        """Return the file whose text becomes an output."""
        return self._streams[_Stream.kinds.index(kind)]

    def flush(self) -> None:
        """Add what is printed and waits for the end of its line."""
        for stream in self._streams:
            stream.flush()


class _Stream(io.TextIOBase):
    """A file that hands each line on when it is complete or flushed."""

    kinds = ("text", "stderr")
    encoding = "utf-8"

    def __init__(self, outputs: Outputs, kind: str) -> None:
        self._outputs, self._kind, self._held = outputs, kind, ""

    def write(self, text: str) -> int:
        """Take a text."""
        self._held += text
        if "\n" in text:
            self.flush()
        return len(text)

    def flush(self) -> None:
        """Hand on what is held."""
        held, self._held = self._held, ""
        if held:
            self._outputs.add(self._kind, held)

    def writable(self) -> bool:
        """Whether it can be written to: yes."""
        return True


def settled(text: str) -> str:
    """Return a text as a terminal shows it: no colors, and lines written over."""
    lines = COLORS.sub("", text).replace("\r\n", "\n").split("\n")
    return "\n".join(_over(line) for line in lines)


def _over(line: str) -> str:
    shown = ""
    for piece in line.split("\r"):
        shown = piece + shown[len(piece) :]
    return shown.rstrip() if "\r" in line else line


def bundle_of(value: object) -> dict[str, object] | None:
    """Return an object in its forms, by MIME type; None if it shows itself."""
    kind = type(value)
    if hasattr(kind, "_ipython_display_"):
        try:
            kind._ipython_display_(value)
        except NotImplementedError:
            pass
        else:
            return None
    if hasattr(kind, "_repr_mimebundle_"):
        found = kind._repr_mimebundle_(value)
        # Some give metadata as well.
        bundle = found[0] if isinstance(found, tuple) else found
        if bundle:
            return {"text/plain": plain(value), **bundle}
    forms: dict[str, object] = {"text/plain": plain(value)}
    for method, mime in METHODS.items():
        form = getattr(kind, method, None)
        made = None if form is None else form(value)
        if made is not None:
            forms[mime] = made
    return forms


def show(value: object) -> None:
    """Add an object in its richest form."""
    bundle = bundle_of(value)
    if bundle is not None:
        OUTPUTS.add_bundle(bundle)


OUTPUTS = Outputs()


def plain(value: object) -> str:
    """Return what a cell shows of a value without a richer form."""
    if type(value) in (dict, list, tuple, set):
        return pprint.pformat(value, width=WIDTH, sort_dicts=False)
    if isinstance(value, type) and value.__module__ != "builtins":
        return f"{value.__module__}.{value.__qualname__}"
    return value.__qualname__ if isinstance(value, type) else repr(value)
