"""The few of IPython's magics that work in a page; of the others a sentence is said."""

from __future__ import annotations

import re
import textwrap

from standins.absent import not_in_page

PROMPT = re.compile(r"^(>>> |\.\.\. ?|In \[\d+\]: )", re.MULTILINE)
LINE = re.compile(r"^(?P<indent>\s*)(?P<sign>%|!)(?P<rest>(?P<name>\w+).*)$")
IGNORED = {"matplotlib", "config", "autoreload", "load_ext", "precision"}
RUN_LINE = {"time", "timeit"}
RUN_CELL = {"time", "timeit", "capture"}


def transformed(cell: str) -> str:
    """Return the Python of a cell.

    Args:
        cell: a cell as it was written, with magics, prompts or an indented first line.

    Raises:
        NotInPage: a magic or a shell command has no meaning in a page.
    """
    text = textwrap.dedent(cell) if cell[:1].isspace() else cell
    if PROMPT.match(text):
        text = PROMPT.sub("", text)
    head, _, body = text.partition("\n")
    if head.startswith("%%"):
        name, _, rest = head[2:].strip().partition(" ")
        if name in {"writefile", "file"}:
            return _writes(rest.strip().strip("\"'"), body)
        if name not in RUN_CELL:
            raise not_in_page(f"`%%{name}`")
        text = f"\n{body}"
    if "%" not in text and "!" not in text and "?" not in text:
        return text
    return _lines(text)


def _lines(text: str) -> str:
    """Replace lines that are no Python, but only where Python does not read them."""
    try:
        compile(text, "<cell>", "exec")
    except SyntaxError:
        is_python = False
    else:
        is_python = True
    return text if is_python else "\n".join(map(_line, text.split("\n")))


def _line(line: str) -> str:
    if re.fullmatch(r"\s*[\w.]+\?{1,2}\s*", line):
        return f"help({line.strip().rstrip('?')})"
    found = LINE.match(line)
    if found is None:
        return line
    name, rest = found["name"], found["rest"]
    if found["sign"] == "%" and name in RUN_LINE:
        return f"{found['indent']}{rest[len(name) :].strip()}"
    if found["sign"] == "%" and name in IGNORED:
        return f"{found['indent']}pass"
    raise not_in_page(f"`{found['sign']}{rest.strip()[:40]}`")


def _writes(file: str, body: str) -> str:
    """Return code that writes a cell into a file, which can be imported at once."""
    return (
        "import importlib, pathlib\n"
        f"_ = pathlib.Path({file!r}).write_text({body!r}, encoding='utf-8')\n"
        "importlib.invalidate_caches()\n"
        f"print('Writing', {file!r})\n"
    )
