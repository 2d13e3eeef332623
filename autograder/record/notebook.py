"""The executed notebook for nbgrader: verdicts put in, whatever may run taken out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

import nbformat
from nbconvert.preprocessors.sanitize import SanitizeHTML
from nbformat import NotebookNode
from nbformat.v4 import new_output
from nbgrader.utils import is_grade

from neurons.checks.markers import grade_id, task_of_check
from neurons.checks.model import Status, Verdict

# What a page can show without running it; scripts, widgets and drawings that may
# contain a script are left out, their text stays.
SHOWN = {
    "image/gif",
    "image/jpeg",
    "image/png",
    "text/html",
    "text/latex",
    "text/markdown",
    "text/plain",
}
# HTML that a table or a text needs. Pictures and styles could request something from a
# stranger's server, which would show when a page is read and by whom.
TAGS = (
    *("b", "blockquote", "br", "caption", "code", "div", "em", "h1", "h2", "h3", "h4"),
    *("hr", "i", "li", "ol", "p", "pre", "small", "span", "strong", "sub", "sup"),
    *("table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
)
ATTRIBUTES = {"*": ["class", "colspan", "rowspan", "scope"]}
BASE64 = re.compile(r"[A-Za-z0-9+/=\s]*")
# An exclamation mark makes a Markdown link a picture.
PICTURE = re.compile(r"!(?=\s*\[)")
# Prefix of the ids that rebuilding gives to the learner's own cells.
OWN_CELL = "extra-"
MAX_OUTPUT_CHARACTERS = 5_000_000
MAX_OUTPUTS = 2_000
LISTS = (list, tuple)
LEFT_OUT = "(Further outputs of this notebook are left out: they are too large.)\n"


def with_verdicts(
    notebook: NotebookNode, verdicts: Mapping[str, Verdict]
) -> NotebookNode:
    """Return a copy of a notebook whose check cells show their verdicts.

    nbgrader reads the same points back from these outputs.
    """
    budget = _Budget()
    cells = []
    for cell in notebook.cells:
        copied = nbformat.from_dict(
            {name: value for name, value in cell.items() if name != "outputs"}
        )
        if copied.cell_type == "markdown" and cell.get("id", "").startswith(OWN_CELL):
            copied.source = _plain_markdown(copied.source)
        if copied.cell_type == "code":
            copied.outputs = _clean(cell.get("outputs", []), budget)
            _show_verdict(copied, verdicts)
        cells.append(copied)
    whole = {name: value for name, value in notebook.items() if name != "cells"}
    result: NotebookNode = nbformat.from_dict({**whole, "cells": cells})
    return result


def _show_verdict(cell: NotebookNode, verdicts: Mapping[str, Verdict]) -> None:
    if not is_grade(cell):
        return
    task = task_of_check(grade_id(cell.metadata))
    if task in verdicts:
        cell.outputs = list(_outputs(verdicts[task]))
        cell.execution_count = None


def _outputs(verdict: Verdict) -> Iterator[NotebookNode]:
    # nbgrader gives full points to a check cell that shows no number and no error,
    # and takes the first result that looks like a number for the points.
    text = f"{verdict.message}\n{verdict.hint}".strip() + "\n"
    yield new_output("stream", name="stdout", text=text)
    if verdict.status is Status.NOT_JUDGED:
        yield new_output("error", ename="NotJudged", evalue=verdict.task, traceback=[])
    else:
        points = str(float(verdict.points))
        yield new_output("execute_result", data={"text/plain": points})


@dataclass(slots=True)
class _Budget:
    """What the outputs of a notebook may still contain."""

    characters: int = MAX_OUTPUT_CHARACTERS
    outputs: int = MAX_OUTPUTS

    @property
    def spent(self) -> bool:
        """Whether it has been exceeded."""
        return min(self.characters, self.outputs) < 0


def _clean(outputs: Iterable[object], budget: _Budget) -> list[NotebookNode]:
    """Return outputs as plain texts; a learner's process may have sent anything.

    Args:
        outputs: what the kernel sent.
        budget: what the notebook may still contain; it is reduced.
    """
    cleaned: list[NotebookNode] = []
    for output in outputs:
        plain = _plain(output) if isinstance(output, dict) else None
        if plain is None:
            continue
        was_spent = budget.spent
        budget.characters -= len(str(plain))
        budget.outputs -= 1
        if not budget.spent:
            cleaned.append(plain)
        elif not was_spent:
            cleaned.append(new_output("stream", name="stdout", text=LEFT_OUT))
    return cleaned


def _plain(output: Mapping[str, object]) -> NotebookNode | None:
    """Return one output as text only; None if nothing is left."""
    kind, plain = output.get("output_type"), None
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        plain = new_output("stream", name=name, text=_text(output.get("text")))
    elif kind == "error":
        lines = output.get("traceback")
        plain = new_output(
            "error",
            ename=_text(output.get("ename")),
            evalue=_text(output.get("evalue")),
            traceback=[*map(_text, lines)] if isinstance(lines, LISTS) else [],
        )
    elif kind in {"display_data", "execute_result"} and (data := _data(output)):
        plain = new_output("display_data", data=data)
    return plain


def _data(output: Mapping[str, object]) -> dict[str, str]:
    """Return the data of an output by type, as a page may show them."""
    data = output.get("data")
    if not isinstance(data, dict):
        return {}
    shown = {
        mime: _shown(mime, _text(data[mime])) for mime in sorted(SHOWN & set(data))
    }
    return {mime: text for mime, text in shown.items() if text}


def _shown(mime: str, text: str) -> str:
    """Return data of one type as a page may show it; empty if it may not."""
    if len(text) > MAX_OUTPUT_CHARACTERS:
        return ""
    if mime == "text/html":
        return _safe_html(text)
    if mime == "text/markdown":
        return _plain_markdown(text)
    if mime.startswith("image/"):
        return text if BASE64.fullmatch(text) else ""
    return text


def _plain_markdown(text: str) -> str:
    return PICTURE.sub("", _safe_html(text))


def _safe_html(text: str) -> str:
    return str(_sanitizer().sanitize_html_tags(text))


@cache
def _sanitizer() -> SanitizeHTML:
    return SanitizeHTML(tags=list(TAGS), attributes=ATTRIBUTES, styles=[], strip=True)


def _text(value: object) -> str:
    if isinstance(value, LISTS):
        value = "".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return ""
    # Half a surrogate pair cannot be stored in a file.
    return value.encode("utf-8", errors="replace").decode("utf-8")
