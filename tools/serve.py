"""Show the site on this machine and build it anew when a source changes.

Usage: python -m tools.serve [PORT]

The port is 8000 unless you name another; 0 takes any that is free.
"""

import signal
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from watchfiles import PythonFilter, watch

from theme.build import ROOT, build_site
from theme.jupyter_book import Build

SOURCES = (
    "chapters",
    "solutions",
    "theme",
    "neurons",
    "data",
    "_config.yml",
    "_toc.yml",
    "_redirects.yml",
    "intro.md",
)
SUFFIXES = (".md", ".yml", ".css", ".js", ".csv", ".svg", ".bib", ".mplstyle")


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site without a line per request."""

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def build(book: Build | None = None) -> None:
    """Build the site and say how it went; the last good pages stay on failure."""
    faults = build_site(ROOT, ROOT, book)
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    print("Built with faults; fix them and save." if faults else "Built.", flush=True)


def main() -> None:
    """Serve on loopback until Ctrl-C."""
    stop = threading.Event()

    def end(*_: object) -> None:
        # An exception is lost where an object is being deleted, as thousands are after
        # a build; the event is not, and the watch looks at it.
        stop.set()
        raise KeyboardInterrupt

    signal.signal(signal.SIGINT, end)
    port = int(sys.argv[1]) if len(sys.argv) > 1 else 8000
    build()
    handler = partial(Quiet, directory=str(ROOT / "_build" / "html"))
    server = ThreadingHTTPServer(("127.0.0.1", port), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}/"
    print(f"The course is at {address} (Ctrl-C ends it).", flush=True)
    paths = [path for name in SOURCES if (path := ROOT / name).exists()]
    sources = PythonFilter(extra_extensions=SUFFIXES)
    book = Build(ROOT, ROOT, waits=True)
    try:
        for changes in watch(*paths, watch_filter=sources, stop_event=stop):
            changed = {Path(path) for _, path in changes}
            names = ", ".join(sorted(path.name for path in changed))
            print(f"Changed: {names}. Building ...", flush=True)
            is_text = all(path.suffix == ".md" for path in changed)
            if not is_text:
                book.stop()
            build(book if is_text else None)
            book = Build(ROOT, ROOT, waits=True)
    finally:
        book.stop()


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
