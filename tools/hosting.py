"""Serve a built site on this machine the way that GitHub Pages serves it.

Pages are compressed, lie under the path of the repository, and a wrong address gets the
site's own page 404.html. Tests and measurements use it, so that they see what readers
see.
"""

import gzip
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from mimetypes import guess_type
from pathlib import Path
from socketserver import BaseServer
from urllib.parse import unquote, urlsplit

from autograder.address import read_address

ROOT = Path(__file__).resolve().parent.parent
TEXT = (
    "text/",
    "application/javascript",
    "application/json",
    "application/xml",
    "image/svg+xml",
)


class Host(BaseHTTPRequestHandler):
    """Answers GET requests from a folder, under a path."""

    protocol_version = "HTTP/1.1"

    def __init__(
        self,
        request: socket.socket,
        client_address: tuple[str, int],
        server: BaseServer,
        *,
        site: Path,
        prefix: str,
    ) -> None:
        self.site = site
        self.prefix = prefix
        super().__init__(request, client_address, server)

    def do_GET(self) -> None:
        """Send the file of the address, or the page for wrong addresses."""
        path = unquote(urlsplit(self.path).path)
        file = self.site / path.removeprefix(self.prefix)
        if file.is_dir():
            file = file / "index.html"
        ours = path.startswith(self.prefix) and file.is_file()
        ours = ours and self.site in file.resolve().parents
        if ours:
            self.send(HTTPStatus.OK, file)
        else:
            self.send(HTTPStatus.NOT_FOUND, self.site / "404.html")

    def send(self, status: HTTPStatus, file: Path) -> None:
        """Send one file, compressed if it is text."""
        kind = guess_type(file.name)[0] or "application/octet-stream"
        body = file.read_bytes()
        is_text = kind.startswith(TEXT)
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_text else kind)
        self.send_header("Cache-Control", "max-age=600")
        if is_text:
            body = gzip.compress(body)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing about each request."""


def published_path() -> str:
    """Return the path under which the course is published, with a slash at each end."""
    return urlsplit(read_address(ROOT).site).path


@contextmanager
def hosted(site: Path) -> Iterator[str]:
    """Serve a site on loopback while the block runs.

    Yields:
        Address of the front page, with a slash at its end.
    """
    prefix = published_path()
    handler = partial(Host, site=site.resolve(), prefix=prefix)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()
