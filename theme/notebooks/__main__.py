"""Make the chapters' notebooks, for Colab and for download, from the chapters.

They lie beside their chapters and are committed, since Colab opens a notebook only from
the repository.
"""

import argparse
import sys
from pathlib import Path

from autograder.errors import CourseError
from autograder.startup import skip_address_grammar

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None, root: Path = ROOT) -> int:
    """Run the command and return its exit code."""
    skip_address_grammar()
    from theme.notebooks.chapters import make_notebooks

    parser = argparse.ArgumentParser(
        prog="python -m theme.notebooks", description=__doc__
    )
    parser.add_argument(
        "--check",
        action="store_true",
        help="write nothing; exit 1 if a notebook is not what its chapter makes",
    )
    check = parser.parse_args(arguments).check
    try:
        stale = make_notebooks(root, write=not check)
    except CourseError as error:
        print(f"error: {error}", file=sys.stderr)
        return 1
    for path in stale:
        print(f"error: {path} is stale; run `make notebooks`" if check else path)
    return 1 if check and stale else 0


if __name__ == "__main__":
    sys.exit(main())
