"""Where the time of a run went, as tables."""

import pytest
from rich.console import Console

from autograder.cli.timings import tables
from autograder.model import Timing

pytestmark = pytest.mark.unit

SLUG = "01-demo"


def test_the_profile_adds_up_stages_and_names_the_slowest_cells(capsys):
    spent = {
        ("ada", SLUG): (
            Timing("start a kernel", 1.0),
            Timing("cell", 0.5, "double"),
            Timing("cell", 1.5, "cell 2"),
            Timing("judge", 1.0),
        ),
        ("[b]eve\x1b", SLUG): (Timing("cell", 4.0, "triple"), Timing("judge", 2.0)),
    }
    for table in tables(spent):
        Console(width=120).print(table)
    lines = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "│ cell │ 6.00 │ 60% │ 3.000 │ 4.000 │" in lines
    assert "│ judge │ 3.00 │ 30% │ 1.500 │ 2.000 │" in lines
    cells = [line for line in lines if SLUG in line]
    assert cells == [
        f"│ 4.000 │ {SLUG} │ triple │ [b]eve� │ cell │",
        f"│ 1.500 │ {SLUG} │ cell 2 │ ada │ cell │",
        f"│ 0.500 │ {SLUG} │ double │ ada │ cell │",
    ]
