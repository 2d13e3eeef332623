"""A notebook's shell within the test's own process."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from IPython.core.interactiveshell import InteractiveShell

from neurons.checks import session


@contextmanager
def fresh_shell(monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    """Give a shell that has run nothing; it has no names of the test's at the end."""
    shell = InteractiveShell.instance()
    # Not shell.reset(), which looks through all objects for garbage: seconds.
    before = dict(shell.user_ns)
    shell.history_manager.reset()
    session.watch(shell)
    monkeypatch.setattr(session, "seen", session.Seen())
    monkeypatch.delenv("JPY_SESSION_NAME", raising=False)
    yield shell
    shell.user_ns.clear()
    shell.user_ns.update(before)
