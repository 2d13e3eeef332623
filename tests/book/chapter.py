"""A chapter as its tests see it: parts, prose, cells, outputs, minutes."""

import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from statistics import mean
from unittest import mock

import jupytext
import nbformat
from bs4 import BeautifulSoup
from nbclient import NotebookClient

from book import reading
from theme.cells.environment import environment
from theme.cells.execute import PROBED
from theme.cells.questions import Question, QuestionError, demand_form, questions_of
from theme.cells.values import Values, demand_values, evaluating, lacking

ROOT = Path(__file__).resolve().parents[2]
WORDS_PER_MINUTE = 150  # prose with formulas, read by someone to whom it is new
SECONDS_PER_CODE_LINE = 4
MINUTES_PER_TASK = (
    1.5  # a question with one reply, lines to put in order, a live figure
)
NUMBER = re.compile(r"(?<![\w.])[−+-]?\d[\d,]*(?:\.\d+)?")
DIRECTIVE = re.compile(r"^:::+.*$|^:(?:class|vary):.*$", re.MULTILINE)
QUESTION = re.compile(r"^:::\{(?:ask|parsons)\}.*?^:::$", re.MULTILINE | re.DOTALL)
ROLE = re.compile(r"\{(\w+)\}`([^`<]*?)\s*(?:<[^`>]*>)?`")


@dataclass
class Chapter:
    """One page of the book, after its cells ran alone in a fresh kernel."""

    path: Path
    notebook: nbformat.NotebookNode

    @property
    def source(self) -> str:
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def code(self) -> list[nbformat.NotebookNode]:
        return [cell for cell in self.notebook.cells if cell.cell_type == "code"]

    @cached_property
    def markdown(self) -> str:
        texts = [c.source for c in self.notebook.cells if c.cell_type == "markdown"]
        return "\n\n".join(texts)

    @cached_property
    def questions(self) -> list[Question]:
        return questions_of(self.source)

    def faults_of_questions(self) -> list[str]:
        """What the build, too, refuses: a reply that can't be had, for one."""
        values: Values = self.notebook.metadata.get("asks", {})
        faults = []
        for question in self.questions:
            try:
                demand_form(question)
                demand_values(question, values)
            except QuestionError as error:
                faults.append(f"{self.path.name}:{error.line}: {error}")
        return faults

    def headings(self, level: int) -> list[str]:
        return re.findall(rf"^{'#' * level} (.+)$", self.markdown, re.MULTILINE)

    def part(self, heading: str) -> str:
        """Markdown and code from a level-2 heading to the next one."""
        parts = re.split(r"^## ", self._flat, flags=re.MULTILINE)
        return next(part for part in parts if part.startswith(heading))

    @cached_property
    def _flat(self) -> str:
        return "\n\n".join(
            cell.source if cell.cell_type == "markdown" else f"```\n{cell.source}\n```"
            for cell in self.notebook.cells
        )

    def cell(self, piece: str) -> nbformat.NotebookNode:
        """The only code cell that has this piece of code in it."""
        found = [cell for cell in self.code if piece in cell.source]
        assert len(found) == 1, f"{len(found)} cells hold {piece!r}; one should"
        return found[0]

    def says(self, piece: str) -> str:
        """What the cell with this piece of code shows as text."""
        return shown(self.cell(piece))

    @cached_property
    def outputs(self) -> str:
        return "\n".join(shown(cell) for cell in self.code)

    @cached_property
    def prose(self) -> str:
        """The page's sentences: no tables, formulas, code, headings or markup."""
        return sentences(self.markdown)

    def numbers_without_source(self) -> list[str]:
        """Figures of the prose that no cell shows, without those of its times.

        A cell may print seconds, which on some machine equal the minutes to read.
        """
        text = re.sub(r"^\*\*Time\*\*.*$", "", self.markdown, flags=re.MULTILINE)
        known = {value(n) for n in NUMBER.findall(self.outputs)}
        figure = re.compile(
            rf"{NUMBER.pattern}(?= ?(?:kcal|g |ounces?|thousand|°|minutes))"
            r"|(?<![\w.])[−+-]?\d[\d,]*\.\d+"
        )
        return [n for n in figure.findall(sentences(text)) if value(n) not in known]

    def reading_grade(self) -> float:
        """Years of school that the sentences ask for: the mean of five formulas."""
        return mean(reading.grades(self.markdown).values())

    @cached_property
    def core(self) -> "Chapter":
        """The page without what is folded as *Deeper*."""
        texts = [cell.source.strip() for cell in self.notebook.cells]
        end = next(
            (
                n
                for n, text in enumerate(texts)
                if re.search(r"^## Deeper$", text, re.M)
            ),
            None,
        )
        notebook = self.notebook.copy()
        notebook.cells = self.notebook.cells[:end]
        if end is not None:
            last = self.notebook.cells[end].copy()
            last["source"] = last["source"].partition("## Deeper")[0]
            notebook.cells.append(last)
        return Chapter(self.path, notebook)

    def minutes(self) -> float:
        """Time to read and do: words, lines of code, things to do."""
        lines = sum(len(cell.source.splitlines()) for cell in self.code)
        kinds = (":class: dropdown", ":::{ask}", ":::{parsons}")
        tasks = sum(self.markdown.count(kind) for kind in kinds)
        tasks += sum("draw.live" in cell.source for cell in self.code)
        # The words of a question and its reply are part of its minutes.
        words = len(sentences(QUESTION.sub("", self.markdown)).split())
        reading = words / WORDS_PER_MINUTE
        code = lines * SECONDS_PER_CODE_LINE / 60
        return reading + code + tasks * MINUTES_PER_TASK


def sentences(markdown: str) -> str:
    """The sentences of a text: no tables, formulas, code, headings or markup."""
    text = re.sub(r"\$\$.*?\$\$", "", markdown, flags=re.DOTALL)
    text = re.sub(r"^(?:\||#|- \[[ x]\]).*$", "", text, flags=re.MULTILINE)
    text = ROLE.sub(r"\2", DIRECTIVE.sub("", text))
    text = re.sub(r"`[^`]*`|\$[^$]*\$", "it", text)
    return re.sub(r"\*\*?|^- |_(?=\w)", "", text, flags=re.MULTILINE).strip()


def value(number: str) -> float:
    """Read a number as prose and cells write it; the sign is left aside."""
    return abs(float(number.replace("−", "-").replace(",", "").rstrip(".")))


def shown(cell: nbformat.NotebookNode) -> str:
    """All text that a cell shows: printed, returned, and a live figure's words."""
    # A busy machine cuts what one cell prints into several pieces, anywhere.
    printed = "".join(output.get("text", "") for output in cell.outputs)
    returned = [o.get("data", {}).get("text/plain", "") for o in cell.outputs]
    return "\n".join([printed, *returned])


def plain(text: str) -> str:
    """Text without the codes that color it on a terminal."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)


def table(cell: nbformat.NotebookNode) -> list[list[str]]:
    """The rows of a DataFrame that a cell shows, header first."""
    html = next(o.data["text/html"] for o in cell.outputs if "data" in o)
    rows = BeautifulSoup(html, "html.parser").find_all("tr")
    return [[box.get_text() for box in row.find_all(["td", "th"])] for row in rows]


def run(slug: str, folder: Path, probe: str = "", *, anew: bool = False) -> Chapter:
    """Run a chapter's cells alone in a fresh kernel, as the build of the book does.

    Where the build has just run the very same cells and probe, what it saw is taken.

    Args:
        slug: the page below `chapters/`, such as "01-single-neuron".
        folder: an empty folder for the kernel's settings; the cells run in it too,
            so that none can lean on files beside the page.
        probe: code to run after the last cell, to look at what the cells made.
        anew: run the cells even so, since something else than they is another.

    Returns:
        Chapter with outputs.

    Raises:
        nbclient.exceptions.CellExecutionError: a cell raised.
    """
    path = ROOT / "chapters" / f"{slug}.md"
    notebook = jupytext.read(path)
    if probe:
        notebook.cells.append(nbformat.v4.new_code_cell(probe))
    if not anew and take_outputs(notebook, slug):
        return Chapter(path, notebook)
    client = NotebookClient(
        notebook,
        timeout=300,
        coalesce_streams=True,
        resources={"metadata": {"path": str(folder)}},
    )
    questions = questions_of(path.read_text("utf-8"))
    with (
        mock.patch.dict(os.environ, environment(ROOT, folder)),
        evaluating(notebook, questions) as values,
    ):
        client.execute()
    notebook.metadata["asks"] = values
    return Chapter(path, notebook)


def take_outputs(notebook: nbformat.NotebookNode, slug: str) -> bool:
    """Give a notebook's cells the outputs of the build, if it ran the same cells."""
    build = Path(os.environ.get("NEURONS_SITE", ROOT)).parent
    file = build / PROBED / f"{Path(slug).name}.ipynb"
    if not file.is_file():
        return False
    done = nbformat.read(file, as_version=4)
    cells, ran = (
        [cell for cell in one.cells if cell.cell_type == "code"]
        for one in (notebook, done)
    )
    page = (ROOT / "chapters" / f"{slug}.md").read_text("utf-8")
    notebook.metadata["asks"] = done.metadata.get("asks", {})
    if lacking(questions_of(page), notebook.metadata["asks"]):
        return False
    if [c.source.strip() for c in cells] != [c.source.strip() for c in ran]:
        return False
    for cell, its in zip(cells, ran):
        cell.outputs = its.outputs
    return True
