"""An exercise's notebook as text: answers put into it, and read from any file."""

import json
from pathlib import Path

import pytest

from theme.directives.exercise_pages import filled_in, pieces_of
from tools.node import node

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[3]
SLUG = "01-single-neuron"
TEXT = (ROOT / f"exercises/{SLUG}/single-neuron.ipynb").read_text(encoding="utf-8")
PIECES = pieces_of(TEXT)
TASKS = PIECES[1::2]
RUN = """
require(process.argv[1]);
const { made, read } = globalThis.neurons.notebook;
const data = JSON.parse(require("fs").readFileSync(process.argv[2]));
const { pieces, answers, files, tasks, slug } = data;
console.log(JSON.stringify({
  made: made(pieces, new Map(Object.entries(answers))),
  read: files.map((text) => {
    const { answers, fault } = read(text, slug, tasks);
    return fault ?? Object.fromEntries(answers);
  }),
}));
"""


def run(tmp_path, answers: dict[str, str], files: list[str]) -> dict:
    """What the script makes of answers and of the texts of files."""
    facts = {"pieces": PIECES, "answers": answers, "files": files}
    facts |= {"tasks": TASKS, "slug": SLUG}
    script = str(ROOT / "theme/static/exercise-notebook.js")
    data = tmp_path / "data.json"
    data.write_text(json.dumps(facts), encoding="utf-8")
    done = node("-e", RUN, script, str(data))
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def stubs() -> dict[str, list[str]]:
    cells = json.loads(TEXT)["cells"]
    return {c["id"]: c["source"] for c in cells if c["id"] in TASKS}


def changed(**fields: object) -> str:
    return json.dumps(json.loads(TEXT) | fields)


def with_cells(*cells: object) -> str:
    return changed(cells=cells)


ODD = 'x = "\\u2028é</script>\\\\"\n\n\ty = 1\n'


def test_a_notebook_with_the_stubs_is_the_released_one_to_the_byte(tmp_path):
    answers = {task: "".join(lines) for task, lines in stubs().items()}
    assert run(tmp_path, answers, [])["made"] == TEXT


def test_answers_change_nothing_but_the_source_of_their_cells(tmp_path):
    answers = dict.fromkeys(TASKS, ODD) | {"house": ""}
    made = run(tmp_path, answers, [])["made"]
    lines = dict.fromkeys(TASKS, ODD.splitlines(keepends=True)) | {"house": []}
    assert made == filled_in(PIECES, lines)


LABEL = {"nbgrader": {"grade_id": "neuron", "solution": True}}
CELLS = [
    ({"source": ["a\n", "b"], "metadata": LABEL}, {"neuron": "a\nb"}),
    ({"source": "a\r\nb", "id": "line"}, {"line": "a\nb"}),
    ({"source": "# task: house\nhouse = 1"}, {"house": "# task: house\nhouse = 1"}),
]
FAULTS = [
    ("", "is damaged"),
    (TEXT[:5000], "is damaged"),
    ("[" * 100_000, "is damaged"),
    ("null", "is no notebook"),
    ('{"cells": {}}', "is no notebook"),
    (changed(metadata={"neurons": {"exercise": "04-relu"}}), "of exercise 04-relu"),
    (with_cells({"source": "print(1)"}, None, 3, {"source": [1]}), "has no answer"),
    (with_cells({"source": "  \n", "id": "neuron"}), "has no answer"),
    (with_cells({"source": "x" * 200_001, "id": "neuron"}), "has more than 200000"),
]


def test_answers_are_found_by_label_id_and_first_line(tmp_path):
    files = ["\ufeff" + with_cells(cell) for cell, _ in CELLS]
    assert run(tmp_path, dict.fromkeys(TASKS, ""), files)["read"] == [
        expected for _, expected in CELLS
    ]


def test_each_file_that_is_none_gets_one_sentence(tmp_path):
    found = run(tmp_path, dict.fromkeys(TASKS, ""), [text for text, _ in FAULTS])
    for said, (_, words) in zip(found["read"], FAULTS, strict=True):
        assert words in said
        assert len(said) < 160


def test_names_from_a_file_are_no_properties(tmp_path):
    hostile = '{"__proto__": {"cells": []}, "metadata": {"__proto__": {"neurons": 1}}}'
    markup = with_cells({"source": "<img src=x onerror=alert(1)>", "id": "line"})
    slug = changed(metadata={"neurons": {"exercise": "<b>01-x</b>"}})
    found = run(tmp_path, dict.fromkeys(TASKS, ""), [hostile, markup, slug])["read"]
    assert "is no notebook" in found[0]
    assert found[1] == {"line": "<img src=x onerror=alert(1)>"}
    assert set(found[2]) == set(TASKS)
