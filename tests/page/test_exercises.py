"""Each untouched exercise in a page: nothing red, and a line for each task."""

import json

import pytest

from neurons.checks.catalogue import ASSIGNMENTS
from support.html import soup
from support.notebooks import release
from support.page import run_books
from support.slips import NEW
from theme.directives.exercise_pages import cells_of

LOADING = "Loading Keras takes about 10 seconds ...\n"


def in_page(slug):
    """The cells of an exercise that a page runs, with their ids; checks among them."""
    cells = cells_of(release(slug).read_text(encoding="utf-8"))
    code = [
        cell for cell in cells if cell.kind == "code" and "install" not in cell.tags
    ]
    return [[cell.source, cell.name] for cell in code]


@pytest.fixture(scope="module")
def found(tmp_path_factory):
    """The outputs of each exercise's cells, by their ids."""
    books = {slug: [NEW, *in_page(slug)] for slug in ASSIGNMENTS}
    outputs = run_books(tmp_path_factory.mktemp("page"), books, timeout=300)
    return {
        slug: dict(zip([name for _, name in books[slug][1:]], outputs[slug][1:]))
        for slug in books
    }


@pytest.mark.parametrize("slug", ASSIGNMENTS)
def test_an_untouched_exercise_says_one_line_per_task_and_nothing_in_red(found, slug):
    shown = found[slug]
    kinds = {kind for outputs in shown.values() for kind in outputs}
    assert kinds <= {"text", "html"}
    assert LOADING in [outputs.get("text") for outputs in shown.values()]
    for task in ASSIGNMENTS[slug]:
        said = soup(shown[f"check-{task}"]["html"])
        assert said.get_text().startswith(f"○ {task}: Not started · 0 of ")
        assert len(said.find_all("p")) == 1
    assert "Not ready to hand in yet" in json.dumps(shown, ensure_ascii=False)
