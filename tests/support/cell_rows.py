"""What learners do to the cells of a notebook, and what must become of each.

The exercise is the small one of `support.handed_in`: `neuron` (3 points), `estimate`
(1 point) and `line` (4 points).
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell

from support.handed_in import (
    ANSWERS,
    IMPORTS,
    QUESTION,
    STUBS,
    as_bytes,
    handed_in,
    place,
)

POINTS = {"neuron": 3, "estimate": 1, "line": 4}
RIGHT = ANSWERS | {
    "neuron": "# task: neuron\ndef neuron(x, w, b):\n    return w * np.asarray(x) + b"
}
PLAIN = {task: source.split("\n", 1)[1] for task, source in RIGHT.items()}
ALL = "\n\n".join(PLAIN.values())


@dataclass(frozen=True)
class Row:
    """One submitted file.

    Attributes:
        id: what was done, in a few words.
        content: the file.
        note: words that the grader's notes must hold.
        wrong: tasks that don't get all points, with their status.
        message: words that the message on the first of these must hold.
        runs: the code cells that the learner runs in a notebook, in this order; those
            of the file when None; nothing is run there when empty.
        shown: statuses that differ in the learner's own notebook.
        says: words that the notebook says of the first of these.
        slow: a second case of its kind.
    """

    id: str
    content: bytes
    note: str = ""
    wrong: dict[str, str] = field(default_factory=dict)
    message: str = ""
    runs: list[str] | None = None
    shown: dict[str, str] = field(default_factory=dict)
    says: str = ""
    slow: bool = False

    @property
    def cells(self) -> list[str]:
        """The code cells that the learner runs."""
        if self.runs is not None:
            return self.runs
        cells = json.loads(self.content)["cells"]
        return ["".join(c["source"]) for c in cells if c["cell_type"] == "code"]


def right(**changes: str | None) -> NotebookNode:
    """A notebook with right answers but for these; None is the stub."""
    answers = {task: source for task, source in (RIGHT | changes).items() if source}
    return handed_in(**answers)


def changed(change: Callable[[NotebookNode], object], **changes: str | None) -> bytes:
    """A notebook with right answers but for these, after a further change."""
    notebook = right(**changes)
    change(notebook)
    return as_bytes(notebook)


def cell(notebook: NotebookNode, name: str) -> NotebookNode:
    """The cell with an id."""
    return next(one for one in notebook.cells if one.id == name)


def typed(name: str, source: str) -> Callable[[NotebookNode], object]:
    """Put a text into a cell."""
    return lambda notebook: cell(notebook, name).update(source=source)


def added(source: str, *, at: int | str, text: bool = False) -> Callable[..., object]:
    """Put a cell of the learner's own somewhere: a place, or before a cell."""
    made = (new_markdown_cell if text else new_code_cell)(source, id="mine")

    def add(notebook: NotebookNode) -> None:
        index = place(notebook, at) if isinstance(at, str) else at
        notebook.cells.insert(index, made)

    return add


STUB = dict.fromkeys(STUBS)
CHECK = 'check("estimate")'


def typed_rows() -> list[Row]:
    """Answers in check cells and in text cells."""
    answer = PLAIN["estimate"]
    in_check = "The answer to task `estimate` stood in its check cell; it counts."
    in_text = "The answer to task `estimate` stood in a text cell; it counts."
    check = lambda source: changed(typed("check-estimate", source), estimate=None)
    text = lambda source: changed(added(source, at=CHECK, text=True), estimate=None)
    fenced = f"Here it is:\n\n```python\n{answer}\n```\nDone."
    in_own = lambda notebook: cell(notebook, "estimate").update(
        new_markdown_cell(f"```\n{answer}\n```", id="estimate")
    )
    unseen = {"estimate": "not_started"}
    question = f"{QUESTION.format('estimate')}\n\n{answer}"
    return [
        Row("above the check", check(f"{answer}\n{CHECK}"), in_check),
        Row(
            "below the check",
            check(f"{CHECK}\n{answer}"),
            in_check,
            shown={"estimate": "not_started"},
            says="`calories_5g` stands below the check",
            slow=True,
        ),
        Row("in place of the check", check(answer), in_check, slow=True),
        Row("in a text cell", text(answer), in_text, shown=unseen, slow=True),
        Row("in a fence", text(fenced), in_text, shown=unseen),
        Row(
            "a function in a text cell",
            changed(
                added(PLAIN["neuron"], at='check("neuron")', text=True), neuron=None
            ),
            "The answer to task `neuron` stood in a text cell; it counts.",
            shown={"neuron": "not_started", "estimate": "correct"},
            slow=True,
        ),
        Row(
            "in the question",
            changed(typed("text-estimate", question), estimate=None),
            in_text,
            shown=unseen,
            slow=True,
        ),
        Row(
            "own cell as a fence",
            changed(in_own),
            "had become a text cell",
            shown=unseen,
            slow=True,
        ),
        Row(
            "a second answer in the check cell",
            changed(typed("check-estimate", f"calories_5g = 7\n{CHECK}")),
            "The check cell of task `estimate` had been changed",
            shown={"estimate": "wrong"},
        ),
        Row(
            "a second answer in a text cell",
            changed(added(answer, at=CHECK, text=True), estimate="calories_5g = 7"),
            wrong={"estimate": "wrong"},
            message="`calories_5g` is 7",
            slow=True,
        ),
    ]


def gathered_rows() -> list[Row]:
    """All answers in one cell, or in a function."""
    note = "The answer to task `neuron` stands in another cell; it counts."
    main = "def main():\n" + "\n".join(f"    {line}" for line in ALL.split("\n"))
    names = "neuron, calories_5g, w_fit, b_fit"
    shared = main.replace("main():\n", f"main():\n    global {names}\n", 1)
    lost = dict.fromkeys(STUBS, "wrong")
    uncalled = "`neuron` is defined inside `main()`, which nothing calls."
    called = "`neuron` is defined inside `main()` and exists only while that runs."
    end, stub = len(right().cells), {**STUB}
    again = [IMPORTS, ALL, *(f'check("{task}")' for task in STUBS)]
    last = changed(added(ALL, at=end), **stub)
    return [
        Row("all early", changed(added(ALL, at=2), **stub), note),
        Row("all at the end", last, note, runs=again),
        Row(
            "all in the first task's cell",
            changed(typed("neuron", f"# task: neuron\n{ALL}"), **stub),
            "The answer to task `line` stands in another cell; it counts.",
            slow=True,
        ),
        Row(
            "all in the last task's cell",
            changed(typed("line", f"# task: line\n{ALL}"), **stub),
            note,
            runs=again,
            slow=True,
        ),
        Row(
            "all early, with an error at its end",
            changed(
                added(f"{ALL.replace('w_fit, b', 'nowhere; w_fit, b')}", at=2), **stub
            ),
            note,
            wrong={"line": "raised"},
            message="Your cell stopped with NameError in line 6",
        ),
        Row(
            "in an uncalled main",
            changed(added(main, at=2), **stub),
            wrong=lost,
            message=uncalled,
        ),
        Row(
            "in a called main",
            changed(added(f"{main}\n\nmain()", at=2), **stub),
            wrong=lost,
            message=called,
            slow=True,
        ),
        Row(
            "in a main with globals",
            changed(added(f"{shared}\n\nmain()", at=2), **stub),
            note,
        ),
        Row(
            "own cell holds a main",
            changed(lambda _: None, neuron=f"# task: neuron\n{main}"),
            wrong={"neuron": "wrong"},
            message=uncalled,
            slow=True,
        ),
    ]


OPEN, MIDDLE, CLOSE = "<<<<<<< HEAD\n", "=======\n", ">>>>>>> main\n"


def conflict(own: str, other: str) -> str:
    """Two sides as git leaves them."""
    return f"{OPEN}{own}{MIDDLE}{other}{CLOSE}"


def merged(find: str, own: str, other: str) -> bytes:
    """A right notebook's file in which one line has two sides; lines in full."""
    lines = as_bytes(right()).decode().splitlines(keepends=True)
    at = next(i for i, line in enumerate(lines) if find in line)
    lines[at] = conflict(own or lines[at], other or lines[at])
    return "".join(lines).encode()


def around_a_cell() -> bytes:
    """A right notebook's file with a conflict around a whole cell."""
    text = as_bytes(right()).decode()
    start = text.index("  {\n", text.index('"id": "text-estimate"'))
    end = text.index("  {\n", start + 1)
    mine = text[start:end]
    other = mine.replace("102.5", "7")
    return f"{text[:start]}{conflict(mine, other)}{text[end:]}".encode()


def merge_rows() -> list[Row]:
    """Unfinished merges."""
    note = "This file holds an unfinished git merge (line "
    own = f"{note}"
    run = [c.source for c in right().cells if c.cell_type == "code"]
    twice = conflict("calories_5g = 102.5\n", "calories_5g = 7\n")
    one = conflict("calories_5g = (102.5\n", "calories_5g = 102.5\n")
    none = conflict("calories_5g = (102.5\n", "calories_5g = (7\n")
    source = lambda text: changed(lambda _: None, estimate=f"# task: estimate\n{text}")
    stops = {"estimate": "raised"}
    here = "The cell of task `estimate` holds an unfinished git merge (line 2); "
    return [
        Row("around a cell", around_a_cell(), own, runs=run),
        Row(
            "in the metadata",
            merged('"nbformat_minor"', "", ' "nbformat_minor": 4\n'),
            own,
            runs=run,
            slow=True,
        ),
        Row(
            "in an execution count",
            merged('"execution_count"', "", '   "execution_count": 12,\n'),
            own,
            runs=run,
            slow=True,
        ),
        Row(
            "in a source list",
            merged('"calories_5g = 102.5"', "", '    "calories_5g = 7"\n'),
            f"{own}",
            runs=run,
            slow=True,
        ),
        Row(
            "own side unreadable",
            merged('"calories_5g = 102.5"', '    "calories_5g\n', ""),
            "only the side below ======= could be read, so that one was used.",
            runs=run,
            slow=True,
        ),
        Row(
            "no side readable",
            merged('"calories_5g = 102.5"', '    "calories_5g\n', '    "cal\n'),
            "keep one version, then submit it again",
            wrong={"estimate": "not_started"},
            message="could not be read: the file holds an unfinished git merge.",
            runs=[],
        ),
        Row(
            "sides turned around by a rebase",
            merged('"calories_5g = 102.5"', '    "..."\n', ""),
            "the side below ======= was used: the one above leaves a task open.",
            runs=run,
            slow=True,
        ),
        Row(
            "in a source",
            source(twice),
            f"{here}its own side was used, the other one was left out.",
            shown=stops,
            says="the cell holds an unfinished git merge",
        ),
        Row(
            "in a source, one side readable",
            source(one),
            f"{here}only the side below ======= could be read",
            shown=stops,
            slow=True,
        ),
        Row(
            "in a source, no side readable",
            source(none),
            f"{here}neither side can be read",
            wrong=stops,
            message="the cell holds an unfinished git merge",
            slow=True,
        ),
    ]


def colab_rows() -> list[Row]:
    """Lines that work on Colab alone."""
    with_line = lambda line: changed(
        lambda _: None, estimate=f"# task: estimate\n{line}\ncalories_5g = 102.5"
    )
    stops = {"estimate": "raised"}
    upload = "from google.colab import files\nuploaded = files.upload()"
    mount = "import google.colab.drive\ngoogle.colab.drive.mount('/content/drive')"
    away = "This is not Colab"
    read = "import pandas as pd\npd.read_csv('/content/cereal.csv')"
    go = "import os\nos.chdir('/content/drive/MyDrive/course')"
    tried = "try:\n    import google.colab\n    1 / 0\nexcept ImportError:\n    pass"
    return [
        Row("an upload", with_line(upload), "no file was uploaded", shown=stops),
        Row("a drive", with_line(mount), away, shown=stops, slow=True),
        Row(
            "a folder to change to", with_line(go), "`/content`", shown=stops, slow=True
        ),
        Row(
            "a file that is not there",
            with_line(read),
            "`/content` is a folder of Colab's",
            wrong=stops,
            message="FileNotFoundError",
            slow=True,
        ),
        Row(
            "an extension that is not there",
            with_line("%load_ext nowhere_at_all\n%nowhere_at_all --port 1"),
            "`%load_ext nowhere_at_all` was passed over: it is not installed.",
            shown=stops,
        ),
        Row("an extension that is there", with_line("%load_ext autoreload"), slow=True),
        Row("an import that may fail", with_line(tried), slow=True),
        Row(
            "an upload before the imports",
            changed(added(upload, at=0)),
            "no file was uploaded",
            slow=True,
        ),
    ]


def magic_rows() -> list[Row]:
    """Cell magics above and below the comment that names the task."""
    rows = []
    answer = "# task: estimate\ncalories_5g = 102.5"
    own = lambda source: changed(lambda _: None, estimate=source)
    stops = {"estimate": "raised"}
    below = lambda line: f"# task: estimate\n{line}\ncalories_5g = 102.5"
    for line in ("%%time", "%%capture", "%%prun -q"):
        name = line.split()[0]
        rows.append(Row(line, own(f"{line}\n{answer}"), slow=name != "%%time"))
        note = f"`{name}` was moved to the first line of its cell."
        rows.append(
            Row(
                f"{line} below",
                own(below(line)),
                note,
                shown=stops,
                says="put the line that begins with `%%` first in its cell",
                slow=name != "%%capture",
            )
        )
    debug = "`%%debug` was passed over: no debugger runs here."
    rows.append(Row("%%debug", own(f"%%debug\n{answer}"), debug, runs=[], slow=True))
    for line, effect in {
        "%%html": "`%%html` makes this cell text, so nothing was defined.",
        "%%script cat": "`%%script` gives this cell to another program",
        "%%writefile mine.py": "`%%writefile` saves this cell in a file",
        "%%timeit -n1 -r1": "`%%timeit` runs this cell apart from the notebook",
        "%%python": "`%%python` runs this cell in another Python",
    }.items():
        source = own(f"{line}\n{answer}")
        lost = {"estimate": "wrong"}
        runs = [] if "write" in line else None
        slow = line != "%%html"
        rows.append(Row(line, source, wrong=lost, message=effect, runs=runs, slow=slow))
    unknown = "`%%nowhere` is not known here, so this cell did not run."
    source = own(f"%%nowhere\n{answer}")
    rows.append(Row("unknown", source, wrong=stops, message=unknown, slow=True))
    source = own(below("%%html"))
    effect = "`%%html` makes this cell text"
    rows.append(Row("%%html below", source, wrong=stops, message=effect, slow=True))
    stub = own(f"%%time\n{STUBS['estimate']}")
    open_task = {"estimate": "not_started"}
    rows.append(
        Row("%%time on the stub", stub, wrong=open_task, message="is not there yet")
    )
    return rows


def name_rows() -> list[Row]:
    """Names that were overwritten, or that hold None."""
    neuron = "# task: neuron\ndef neuron(x, w, b):\n    return np.asarray(x) * w + b"
    own = lambda source: changed(lambda _: None, estimate=f"# task: estimate\n{source}")
    after = lambda line: changed(added(line, at='check("neuron")'), neuron=neuron)
    stops, lost = {"estimate": "raised"}, {"estimate": "wrong"}
    check = added("check = datasets = sum = list = 3", at=2)
    table = "known = datasets.cereal().dropna(inplace=True)"
    return [
        Row(
            "np",
            after("np = 5"),
            wrong={"neuron": "raised"},
            message="`np`, imported further up, was overwritten: `np = 5`.",
        ),
        Row("check and others", changed(check)),
        Row(
            "sum",
            changed(
                added("sum = 3", at=2),
                estimate="# task: estimate\ncalories_5g = sum([100, 2.5])",
            ),
            wrong=stops,
            message="`sum`, Python's own name, was overwritten: `sum = 3`.",
        ),
        Row(
            "list by def",
            own("def list(a):\n    return a\ncalories_5g = list(1, 2)[0]"),
            wrong=stops,
            message="was overwritten: `def list(a):`.",
            slow=True,
        ),
        Row(
            "sort",
            own("x = [102.5]\ncalories_5g = x.sort()"),
            wrong=lost,
            message="`calories_5g` is None: `sort` returns nothing.",
        ),
        Row(
            "print",
            own("calories_5g = print(102.5)"),
            wrong=lost,
            message="`calories_5g` is None: `print` returns nothing.",
            slow=True,
        ),
        Row(
            "a function of the learner's",
            own("def five():\n    print(102.5)\ncalories_5g = five()"),
            wrong=lost,
            message="`calories_5g` is None: your `five` returns nothing.",
            slow=True,
        ),
        Row(
            "in place",
            own(f"{table}\ncalories_5g = known['sugars'].mean()"),
            wrong=stops,
            message="`known` is None: `dropna` returns nothing.",
            slow=True,
        ),
        Row(
            "one of two names",
            changed(
                lambda _: None,
                line="# task: line\nw_fit = 2.5356\nb_fit = [89.158].reverse()",
            ),
            wrong={"line": "partial"},
            message="`b_fit` is None: `reverse` returns nothing.",
            slow=True,
        ),
        Row(
            "a misspelled name",
            own("Calories_5g = 102.5"),
            wrong=lost,
            message="Your cell defines `Calories_5g`, not `calories_5g`.",
        ),
        Row(
            "another name",
            own("kcal = 102.5"),
            wrong={"estimate": "not_started"},
            message="Your cell defines `kcal`, not `calories_5g`.",
            slow=True,
        ),
    ]


ROWS = [
    *typed_rows(),
    *gathered_rows(),
    *merge_rows(),
    *colab_rows(),
    *magic_rows(),
    *name_rows(),
]
