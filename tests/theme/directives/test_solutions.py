"""The pages of answers: what they say, and what they leave for the exercise."""

from pathlib import Path

import pytest
import yaml

from autograder.errors import CourseError
from neurons.checks.catalogue import ASSIGNMENTS
from theme.directives.solutions import answers_page

pytestmark = pytest.mark.unit

SOLUTIONS = sorted((Path(__file__).resolve().parents[3] / "solutions").rglob("*.md"))
SOURCE = """# Exercise 1: Adding

About 5 minutes.

```{code-cell} python
:tags: [install]

import neurons
```

## Task 1: `add` (2 points)

Write `add(a, b)`.

<details><summary>Hint 1: a question</summary>

What does a plus do?

</details>

```{code-cell} python
given = 1
```

Use what is given.

```{code-cell} python
# task: add
def add(a, b):
    ### BEGIN SOLUTION
    return a + b
    ### END SOLUTION
```

```{code-cell} python
:points: 2

check("add")
```

## Your points

```{code-cell} python
check.summary()
```
"""


def test_a_page_warns_first_and_folds_the_answer():
    page = answers_page(SOURCE)
    assert "# Answers to exercise 1: Adding" in page
    places = [page.index(text) for text in ("{warning}", "## Task 1", "return a + b")]
    assert places == sorted(places)
    fold = page[page.index(":::{admonition} Show one right answer") :]
    assert ":class: dropdown" in fold
    assert "```python\ndef add(a, b):\n    return a + b\n```" in fold


def test_what_a_task_gives_stays_in_its_order():
    page = answers_page(SOURCE)
    places = [page.index(text) for text in ("Write `add", "given = 1", "Use what is")]
    assert places == sorted(places)


@pytest.mark.parametrize(
    "left_out",
    ["About 5 minutes", "import neurons", "Hint 1", "check(", "summary", "Your points"],
)
def test_what_belongs_to_the_notebook_is_left_out(left_out):
    assert left_out not in answers_page(SOURCE)


def test_a_page_stands_in_no_contents_and_runs_no_cells():
    head = answers_page(SOURCE).split("---")[1]
    assert yaml.safe_load(head) == {
        "orphan": True,
        "no-search": True,
        "myst": {"html_meta": {"googlebot": "noindex", "bingbot": "noindex"}},
    }
    assert "{code-cell}" not in answers_page(SOURCE)


def test_a_source_without_its_title_is_refused_with_the_remedy():
    with pytest.raises(CourseError, match=r"write '# Exercise N: "):
        answers_page("# Adding\n\n## Task 1: `add` (2 points)\n")


@pytest.mark.parametrize("path", SOLUTIONS, ids=lambda path: path.stem)
def test_each_exercise_has_an_answer_to_every_task(path):
    page = answers_page(path.read_text(encoding="utf-8"))
    assert page.count("## Task ") == len(ASSIGNMENTS[path.parent.name])
    assert page.count("Show one right answer") == page.count("## Task ")
    assert "SOLUTION" not in page
    assert "<details>" not in page
