"""The kinds of sandbox that learners' code can run in."""

from __future__ import annotations

from enum import StrEnum


class SandboxKind(StrEnum):
    """A kind of sandbox; its value is the name that runs and reports record."""

    NAMESPACES = "namespaces"
    USER_NAMESPACES = "user namespaces"
    BUBBLEWRAP = "bubblewrap"
    NONE = "none"

    @classmethod
    def from_name(cls, name: str) -> SandboxKind:
        """Return the kind that is called `name`.

        Raises:
            ValueError: there is no such kind.
        """
        try:
            return cls(name)
        except ValueError:
            names = tuple(kind.value for kind in cls)
            raise ValueError(
                f"no sandbox is called {name!r}; choose from {names}"
            ) from None


# A zygote forks the kernels of these, and isolates each in namespaces of its own.
FORKED = (SandboxKind.NAMESPACES, SandboxKind.USER_NAMESPACES)
