"""The messages between the grader, a zygote and a sandbox's init process.

All are JSON on a local socket. The grader sends a `ForkRequest` to the zygote, with
two descriptors: the new sandbox's end of a socket, and a log file. On that socket the
init process answers `{"ready": true}` or `{"error": text}`; the grader sends a
`StartRequest` under `start`, and `{"interrupt": true}`; and the init process answers
`{"ended": code}` once the kernel has exited.
"""

from __future__ import annotations

from typing import TypedDict

LARGEST_REQUEST = 1 << 18
LARGEST_ANSWER = 1 << 16


class ZygoteError(RuntimeError):
    """No zygote, or no sandbox, could be made; the message says why in one line."""


class ZygoteLostError(ZygoteError):
    """The zygote has ended or does not answer; another one may."""


class RootRequest(TypedDict):
    """The file system of a new sandbox.

    Attributes:
        views: what is visible in it, as `mounts.View`s.
        size: bytes that fit into all its writable folders together.
    """

    views: list[list[str]]
    size: int


class ForkRequest(TypedDict):
    """What an init process is to set up.

    Attributes:
        namespaces: the file system of a sandbox with namespaces of its own; None for
            a process without a sandbox.
        user: the user that root drops to; None for an ordinary user.
    """

    namespaces: RootRequest | None
    user: int | None


class StartRequest(TypedDict):
    """What an init process is to start.

    Attributes:
        command: the command line.
        environment: all environment variables.
        folder: the working directory.
        limits: resource limits by the names of the module `resource`.
        filtered: whether system calls are filtered.
    """

    command: list[str]
    environment: dict[str, str]
    folder: str
    limits: dict[str, int]
    filtered: bool
