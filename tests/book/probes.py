"""The probes of all chapters' tests, for the build of the book to run.

Usage: python -m book.probes FILE
"""

import json
import sys
from importlib import import_module
from pathlib import Path

HERE = Path(__file__).parent


def probes() -> dict[str, str]:
    """Code by page, to be run after the page's last cell."""
    names = sorted(path.stem for path in HERE.glob("test_*.py"))
    modules = [import_module(f"{HERE.name}.{name}") for name in names]
    return {m.SLUG: m.PROBE for m in modules if hasattr(m, "PROBE")}


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(json.dumps(probes(), indent=1), encoding="utf-8")
