"""Write data/README.md from the data pages of the book and from the tables.

    python data/make_readme.py          writes README.md
    python data/make_readme.py --check  writes nothing, fails if README.md is stale

The prose has its home in chapters/data/*.md, the facts in `neurons.datasets`, the
counts and ranges in the tables themselves.
"""

import re
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
sys.path.insert(0, str(ROOT))

from neurons import datasets  # noqa: E402  (a clone need not have it installed)
from neurons.datasets._facts import TABLES  # noqa: E402

SECTIONS = ("Where it comes from", "License and how to cite", "Known flaws")
OPENING = """<!-- Made by make_readme.py from chapters/data/*.md. Change those. -->

# The tables

Three small tables come with the course. Nothing is ever downloaded.
The book shows each with pictures; here is the same in short.

| file | rows | columns | bytes | SHA-256 |
|---|--:|--:|--:|---|
"""
CLOSING = """
## What else lies here

| file | what it is |
|---|---|
| `make_diabetes.py` | draws `diabetes.csv` from the summary; `--check` compares |
| `pima-summary.json` | aggregate figures; no record of a person |
| `diabetes_fidelity.py` | measures how near `diabetes.csv` comes to the summary |
| `make_readme.py` | writes this file; `--check` compares |

If a table was changed by accident, `git restore data/` brings it back.
"""


def sections(page):
    """The datasheet parts of a data page.

    Args:
        page: str, the page's MyST text.

    Returns:
        dict: heading -> text, for the headings in `SECTIONS`, in that order.

    Raises:
        ValueError: the page lacks one of them.
    """
    parts = re.split(r"^## (.+)\n", page, flags=re.MULTILINE)
    found = dict(zip(parts[1::2], parts[2::2], strict=True))
    missing = [name for name in SECTIONS if name not in found]
    if missing:
        raise ValueError(f"a data page needs the section `## {missing[0]}`")
    return {name: found[name].strip() for name in SECTIONS}


def column_table(name):
    """The columns of a table as Markdown.

    Args:
        name: str, such as "cereal".

    Returns:
        str: a Markdown table, one line per column.
    """
    lines = ["| column | unit | meaning | missing | range |", "|---|---|---|--:|---|"]
    for column, fact in datasets.columns(name).iterrows():
        span = f"{fact.smallest} to {fact.largest}" if fact.smallest else ""
        lines.append(
            f"| `{column}` | {fact.unit} | {fact.meaning} | {fact.missing} | {span} |"
        )
    return "\n".join(lines)


def datasheet(name):
    """One table's part of the README.

    Args:
        name: str, such as "cereal".

    Returns:
        str: Markdown from the heading to the flaws.
    """
    page = (ROOT / f"chapters/data/{name}.md").read_text(encoding="utf-8")
    title = re.search(r"^# (.+)$", page, flags=re.MULTILINE)[1]
    text = f"\n## {title}\n\n{column_table(name)}\n"
    for heading, body in sections(page).items():
        text += f"\n### {heading}\n\n{body}\n"
    return text


def make():
    """The whole README as one string."""
    text = OPENING
    for table in TABLES.values():
        n_bytes = (HERE / table.file).stat().st_size
        text += (
            f"| `{table.file}` | {table.n_rows} | {len(table.columns)} | {n_bytes} "
            f"| `{table.sha256}` |\n"
        )
    return text + "".join(datasheet(name) for name in TABLES) + CLOSING


def main(arguments):
    """Write README.md, or with --check compare it; returns the exit code."""
    readme, text = HERE / "README.md", make()
    if arguments != ["--check"]:
        readme.write_text(text, encoding="utf-8", newline="\n")
        print("wrote data/README.md")
        return 0
    if readme.is_file() and readme.read_text(encoding="utf-8") == text:
        print("data/README.md is fresh")
        return 0
    print("data/README.md is stale; run `python data/make_readme.py`", file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
