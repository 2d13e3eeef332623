"""Slips in a real kernel, whose editor tells its cells apart or does not.

JupyterLab and Notebook 7 send the ids of the file, Visual Studio Code sends its own,
and `nbclient` sends none.
"""

import pytest

from support.kernels import send, started_kernel
from support.shells import IMPORTS
from support.slips import NEW, SLIPS
from support.tiers import slow_but

IDS = {
    "JupyterLab": lambda name: name,
    "Visual Studio Code": lambda name: f"vscode-notebook-cell:/a.ipynb#{name}",
    "nbclient": lambda _: None,
}


@pytest.fixture(scope="module")
def kernel():
    with started_kernel() as client:
        yield client


@pytest.mark.parametrize("editor", slow_but({"JupyterLab"}, IDS))
def test_slips_are_answered_truly(kernel, editor):
    faults = []
    for name, slip in SLIPS.items():
        for code in ("%reset -f", NEW, IMPORTS):
            send(kernel, code)
        for cell, code in slip.cells:
            said = send(kernel, code, IDS[editor](cell or f"other-{len(code)}"))
        if slip.says not in said or slip.never in said:
            faults.append((name, said))
    assert faults == []
