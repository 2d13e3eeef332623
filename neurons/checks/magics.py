"""What IPython's magics make of a cell: which cells are still Python, run here.

A cell magic works from a cell's first line alone. Some run the cell's Python in the
notebook's own names; under the others nothing is defined.
"""

import re

# Cell magics that run the rest of the cell in the notebook's own names.
RUN_HERE = frozenset({"time", "capture", "prun"})
# Runs the cell as well, but under a debugger that waits for somebody's commands.
DEBUG = "debug"
EFFECTS = {
    **dict.fromkeys(
        ("html", "HTML", "markdown", "latex", "svg", "SVG", "javascript", "js"),
        "makes this cell text",
    ),
    **dict.fromkeys(("writefile", "file"), "saves this cell in a file"),
    **dict.fromkeys(
        ("script", "bash", "sh", "cmd", "perl", "ruby", "system", "sx", "!"),
        "gives this cell to another program",
    ),
    **dict.fromkeys(
        ("python", "python2", "python3", "pypy"), "runs this cell in another Python"
    ),
    "timeit": "runs this cell apart from the notebook",
}
UNKNOWN = "is not known here, so this cell did not run"
CELL_MAGIC = re.compile(r"[ \t]*%%(?P<name>[A-Za-z_]\w*|!)(?P<rest>.*)")
# What stands after one of these is run in the notebook's own names.
RUN_LINE = re.compile(
    r"^(?P<indent>[ \t]*)%(?:time|prun)[ \t]+(?=[^-\s])", re.MULTILINE
)
LINE_MAGIC = re.compile(r"^(?P<indent>[ \t]*)[%!](?=[\w!]).*$", re.MULTILINE)


def cell_magic(source: str) -> tuple[int, str]:
    """Return the place of a cell's magic among its lines, and the magic's name.

    Comments and empty lines may stand above it, although IPython then refuses it.

    Returns:
        The line, counted from 0, and the name; -1 and nothing where there is none.
    """
    for number, line in enumerate(source.split("\n")):
        if found := CELL_MAGIC.fullmatch(line):
            return number, found["name"]
        if line.strip() and not line.lstrip().startswith("#"):
            break
    return -1, ""


def python_of(source: str) -> str | None:
    """Return what of a cell Python runs in the notebook's own names, line by line.

    Returns:
        The cell without its cell magic; None under a magic that runs it elsewhere, or
        not at all.
    """
    _, name = cell_magic(source)
    return None if effect(name) else body_of(source)


def without_line_magics(source: str) -> str:
    """Return a cell with `pass` in the place of line magics and shell commands.

    Of `%time` and `%prun`, what they run stays.
    """
    return LINE_MAGIC.sub(r"\g<indent>pass", RUN_LINE.sub(r"\g<indent>", source))


def body_of(source: str) -> str:
    """Return a cell with an empty line in the place of its cell magic."""
    place, name = cell_magic(source)
    lines = source.split("\n")
    return "\n".join([*lines[:place], "", *lines[place + 1 :]]) if name else source


def effect(name: str) -> str:
    """Say what a cell magic does in place of running its cell; empty if that runs."""
    if name in {"", DEBUG, *RUN_HERE}:
        return ""
    named = f"`%%{name}`"
    if name in EFFECTS:
        return f"{named} {EFFECTS[name]}, so nothing was defined."
    return f"{named} {UNKNOWN}."
