"""Run the cells of all pages, one page on each core, before Jupyter Book needs them.

Jupyter Book runs one page after the other. What is run here lies in its cache when it
comes to a page; a page that fails here it runs itself, and reports the failure.

The variable NEURONS_PROBES may name a JSON file with code by page, which is run after
the page's last cell. What it showed is stored under BUILD/probed and not in the book,
with the outputs of every page: so no test runs a page once more.

Usage: python -m theme.cells.execute ROOT BUILD
"""

import json
import os
import sys
import threading
from concurrent.futures import ThreadPoolExecutor, as_completed
from datetime import datetime
from pathlib import Path

import nbformat
import yaml
from jupyter_cache import get_cache
from jupyter_cache.base import CacheBundleIn
from jupyter_cache.executors.utils import single_nb_execution
from myst_nb.core.read import is_myst_markdown_notebook, read_myst_markdown_notebook
from myst_parser.config.main import MdParserConfig
from nbclient.exceptions import DeadKernelError
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell

from autograder.toc import read_contents
from theme.cells.environment import SECONDS
from theme.cells.questions import Question, QuestionError, questions_of
from theme.cells.values import ValueStore, evaluating, wanted

CACHE = ".jupyter_cache"
PROBED = "probed"
ENDS = ("iopub.execute_input", "shell.execute_reply")


def probes() -> dict[str, str] | None:
    """Read the code to run after pages, by the last part of a page's name, if any."""
    file = os.environ.get("NEURONS_PROBES")
    if not file:
        return None
    found: dict[str, str] = json.loads(Path(file).read_text("utf-8"))
    return found


class PageRunner:
    """Pages with cells, and the cache that stores their results.

    Args:
        root: folder of the book's `_config.yml` and `_toc.yml`.
        build: folder of the build.
    """

    def __init__(self, root: Path, build: Path) -> None:
        self._root, self._cache = root, get_cache(build / CACHE)
        self._probed = build / PROBED
        self._seconds = build / SECONDS
        self._values = ValueStore(build)
        self._probes = probes()
        self._lock = threading.Lock()
        self._settings = yaml.safe_load((root / "_config.yml").read_text("utf-8"))

    def waiting(self) -> list[tuple[str, NotebookNode]]:
        """Pages whose results are not in the cache, with their notebooks.

        Those that train most come first, so that no core waits for the last of them.
        """
        found = []
        for name in read_contents(self._root).pages:
            path = self._root / f"{name}.md"
            text = path.read_text("utf-8")
            if not is_myst_markdown_notebook(text):
                continue
            notebook = self._read(text, path)
            if not self._is_known(name, notebook):
                found.append((name, notebook))
        return sorted(found, key=lambda page: -trainings(page[1]))

    def run(self, name: str, notebook: NotebookNode) -> float | None:
        """Run one page and store its results.

        Args:
            name: the page, without `.md`.
            notebook: its cells; they get their outputs.

        Returns:
            Seconds it took; None if a cell failed or its kernel died.
        """
        path = self._root / f"{name}.md"
        probe = (self._probes or {}).get(path.stem)
        if probe:
            notebook.cells.append(new_code_cell(probe))
        with evaluating(notebook, read_questions(path)) as values:
            try:
                done = single_nb_execution(
                    notebook,
                    cwd=str(path.parent),
                    timeout=self._settings["execute"]["timeout"],
                    allow_errors=False,
                    # A print may arrive in pieces, which MyST-NB joins by line breaks.
                    coalesce_streams=True,
                    record_timing=True,
                )
            except DeadKernelError:
                return None
        if done.err is not None:
            return None
        self._save_seconds(name, notebook)
        if self._probes is not None:
            self._probed.mkdir(exist_ok=True)
            notebook.metadata["asks"] = values
            nbformat.write(notebook, self._probed / f"{path.stem}.ipynb")
            del notebook.metadata["asks"]
        if probe:
            notebook.cells.pop()
        self._values.save(name, notebook, values)
        facts = {"execution_seconds": done.time}
        results = CacheBundleIn(notebook, str(path), data=facts)
        with self._lock:
            self._cache.cache_notebook_bundle(
                results, check_validity=False, overwrite=True
            )
        seconds: float = done.time
        return seconds

    def _save_seconds(self, name: str, notebook: NotebookNode) -> None:
        """Write what each cell took, and take the times out of the notebook."""
        took = []
        for cell in notebook.cells:
            times = cell.metadata.pop("execution", None)
            if cell.cell_type == "code":
                ends = [datetime.fromisoformat(times[end]) for end in ENDS if times]
                took.append((ends[1] - ends[0]).total_seconds() if ends else 0.0)
        file = self._seconds / f"{name}.json"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(took), "utf-8")

    def _is_known(self, name: str, notebook: NotebookNode) -> bool:
        """Tell whether a page's results and the values of its questions are there."""
        questions = read_questions(self._root / f"{name}.md")
        try:
            self._cache.match_cache_notebook(notebook)
        except KeyError:
            return False
        return not self._values.lacks(name, notebook, questions)

    def _read(self, text: str, path: Path) -> NotebookNode:
        names = self._settings["parse"]["myst_enable_extensions"]
        markdown = MdParserConfig(enable_extensions=set(names))
        notebook: NotebookNode = read_myst_markdown_notebook(
            text, config=markdown, add_source_map=True, path=str(path)
        )
        return notebook


def read_questions(path: Path) -> list[Question]:
    """Read the questions of a page; a broken one is reported when the page is read."""
    try:
        questions = questions_of(path.read_text("utf-8"))
        wanted(questions)
        return questions
    except QuestionError:
        return []


def trainings(notebook: NotebookNode) -> int:
    """Count how often the cells of a page speak of epochs, which take the time."""
    return sum(cell.source.count("epochs") for cell in notebook.cells)


def run_pages(root: Path, build: Path, workers: int) -> None:
    """Run every page of a book that has no results yet, and say how far it is.

    Args:
        root: folder of the book's `_config.yml` and `_toc.yml`.
        build: folder of the build.
        workers: how many pages are run at once.
    """
    runner = PageRunner(root, build)
    waiting = runner.waiting()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        jobs = {pool.submit(runner.run, *page): page[0] for page in waiting}
        for number, job in enumerate(as_completed(jobs), start=1):
            seconds = job.result()
            end = "failed; see below" if seconds is None else f"ran in {seconds:.0f} s"
            line = f"[{number}/{len(waiting)}] the cells of {jobs[job]} {end}"
            print(line, flush=True)


if __name__ == "__main__":
    run_pages(Path(sys.argv[1]), Path(sys.argv[2]), os.cpu_count() or 1)
