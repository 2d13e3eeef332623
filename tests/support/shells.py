"""A notebook's shell within the test's own process."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import pytest
from IPython import version_info
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell

from neurons import checks
from neurons.checks import help, session

IMPORTS = "import numpy as np\nimport pandas as pd\nfrom neurons import check, datasets"


def _ask_nobody(prompt: object = "") -> str:
    raise StdinNotImplementedError("as a kernel says where nobody can type")


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
    monkeypatch.setattr("builtins.input", _ask_nobody)
    yield shell
    shell.user_ns.clear()
    shell.user_ns.update(before)


class Notebook:
    """A notebook's shell, and what the last cell in it showed."""

    def __init__(self, shell: InteractiveShell) -> None:
        self.shell = shell
        self.shown: list[Mapping[str, str]] = []

    def run(self, *cells: str, cell_id: str | None = None) -> str:
        """Run cells; gives what the last of them showed."""
        known = {} if cell_id is None else {"cell_id": cell_id}
        if known and version_info < (8,):
            pytest.skip("IPython 7, which Colab has, tells no ids of cells")
        for cell in cells:
            self.shown.clear()
            self.shell.run_cell(cell, store_history=True, **known)
        return "\n".join(twins["text/plain"] for twins in self.shown)


@pytest.fixture
def notebook(monkeypatch: pytest.MonkeyPatch) -> Iterator[Notebook]:
    """A notebook whose first cell, the imports, has run."""
    with fresh_shell(monkeypatch) as shell:
        made = Notebook(shell)
        monkeypatch.setattr(checks, "show_twins", made.shown.append)
        monkeypatch.setattr(help, "show_twins", made.shown.append)
        made.run(IMPORTS)
        yield made
