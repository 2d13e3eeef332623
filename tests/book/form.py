"""What every chapter has in common, asked of one chapter: each raises or is silent."""

import ast
import json
import re
from xml.etree import ElementTree as ET

from nbformat import NotebookNode

from book import chapter
from theme.cells.questions import Value, Values

TERM = re.compile(r"\{term\}`([^`<]+?)(?:\s*<[^`>]*>)?`")
UNITS = r"\((?:g|kcal|1000|miles|min|dollars)\b"
WIDEST = 72  # characters: what a column of the site shows without scrolling


def demand_header(page: chapter.Chapter, verbs: set[str], times: str) -> str:
    """Aims that can be tested, needs and times; returns the header."""
    header = page.markdown.split("\n## ")[0]
    aims = re.findall(r"^- (\w+)", header, re.MULTILINE)
    assert 3 <= len(aims) <= 5
    assert set(aims) <= verbs
    assert "**You need**" in header
    assert f"**Time** {times}" in header
    return header


def demand_questions(page: chapter.Chapter) -> None:
    """The page takes answers, and each of its replies can be had."""
    assert page.questions
    assert page.faults_of_questions() == []


def right_answers(page: chapter.Chapter) -> dict[str, Value]:
    """What the page's kernel gives for each question with a field, by its id."""
    values: Values = page.notebook.metadata["asks"]
    return {
        question.name: values[question.name][option.code]
        for question in page.questions
        for option in [o for o in question.valued if o.right][:1]
    }


def replies(page: chapter.Chapter, name: str) -> dict[Value, str]:
    """The replies of a question, by the answer that gets each."""
    (question,) = (q for q in page.questions if q.name == name)
    values: Values = page.notebook.metadata["asks"]
    return {values[name][o.code]: " ".join(o.why) for o in question.valued}


def demand_linked_words(page: chapter.Chapter) -> None:
    """Each new word links to the glossary where the chapter first uses it."""
    last = page.part("Key points")
    new = TERM.findall(last.split("**New words:**")[1].split("\n\n")[0])
    body = page.markdown.split("\n## ", 1)[1].split("\n## Key points")[0]
    markup = re.compile(r"^#+ .*$|^.*## .*$|^:::.*$|^:[a-z]+:.*$", re.MULTILINE)
    body = markup.sub("", body)
    glossary = (chapter.ROOT / "chapters/reference/glossary.md").read_text(
        encoding="utf-8"
    )
    assert new
    for word in new:
        assert re.search(rf"^{re.escape(word)}$", glossary, re.MULTILINE), word
        links = [m.start(1) for m in TERM.finditer(body) if m[1] == word]
        assert links, f"{word} is not linked"
        plain = re.sub(r"`{3}.*?`{3}|(?<!\})`[^`]*`",
                       lambda m: " " * len(m[0]), body, flags=re.DOTALL)  # fmt: skip
        first = re.search(rf"\b{re.escape(word)}\b", plain, re.IGNORECASE)
        assert first.start() == links[0], f"{word} is used before it is linked"


def demand_reading(page: chapter.Chapter) -> None:
    """Further reading says why, and its works are in the reference list."""
    reading = page.markdown.rpartition("Further reading")[2]
    works = re.findall(r"^- \{cite\}`(\w+)`: .{20,}", reading, re.M)
    listed = (chapter.ROOT / "chapters/reference/references.bib").read_text(
        encoding="utf-8"
    )
    assert works
    assert all(f"{{{work}," in listed for work in works)


def demand_cells(cells: list[NotebookNode]) -> None:
    """No warnings; code and output that fit the column of the page."""
    for cell in cells:
        assert "WARNING" not in chapter.shown(cell), cell.source
        assert not [o for o in cell.outputs if o.get("name") == "stderr"]
        lines = cell.source.splitlines()
        assert len(lines) <= 15, lines[0]
        assert max(map(len, lines)) <= WIDEST, lines[0]
        printed = [o.text for o in cell.outputs if o.output_type == "stream"]
        for line in "".join(printed).splitlines():
            assert len(line) <= WIDEST, line


def demand_comparisons(page: chapter.Chapter, heading: str, *pairs: tuple) -> None:
    """A part compares just these pairs of arrays, to the tolerance of the course."""
    part = " ".join(page.part(heading).split())
    tolerance = r"rtol=1e-5, atol=1e-5 \* largest"
    found = re.findall(rf"assert_allclose\( (\w+), (\w+), {tolerance} \)", part)
    assert found == list(pairs)


def demand_same_picture(page: chapter.Chapter, piece: str) -> NotebookNode:
    """A folded answer's model is drawn as the puzzle is; returns the answer's cell."""
    puzzle, answer = page.cell("puzzle = "), page.cell(piece)
    assert puzzle.metadata["tags"] == ["remove-input"]
    assert answer.metadata["tags"] == ["hide-cell"]
    drawn, redrawn = (
        [output.data["image/svg+xml"] for output in cell.outputs if "data" in output]
        for cell in (puzzle, answer)
    )
    assert len(drawn) == 1
    assert drawn == redrawn
    return answer


def demand_alt_text(page: chapter.Chapter) -> list[str]:
    """A Matplotlib picture says what is to be seen; returns all alt texts."""
    found = []
    for cell in page.code:
        pictures = [o for o in cell.outputs if o.get("output_type") == "display_data"]
        if not any("image/svg+xml" in o.data for o in pictures):
            continue
        alt = cell.metadata["mystnb"]["image"]["alt"]
        assert len(alt.split()) > 15
        assert not re.match(r"(?i)(a|the) (plot|figure|chart|graph) ", alt)
        found.append(alt)
    return found


def axis_labels(cell) -> list[str]:
    """The texts with a unit in the picture of a cell."""
    svg = next(o.data["image/svg+xml"] for o in cell.outputs if "data" in o)
    texts = ("".join(e.itertext()) for e in ET.fromstring(svg).iter()
             if e.tag.endswith("}text"))  # fmt: skip
    return [text for text in texts if re.search(UNITS, text)]


def demand_true_ledgers(page: chapter.Chapter, printed: str) -> None:
    """The ledgers' shapes are those of the arrays: `printed` is a dict of them."""
    real = ast.literal_eval(printed.strip())
    rows = re.findall(r"^\| `(\w+)` \| (\([^|]*\)) \| [^|]+ \| ([^|]+) \|",
                      page.markdown, re.MULTILINE)  # fmt: skip
    assert {name: ast.literal_eval(shape) for name, shape, _ in rows} == real
    assert all(unit.strip() for _, _, unit in rows)


def live_data(page: chapter.Chapter, kind: str) -> dict:
    """The numbers of a page's live figure."""
    html = page.cell("draw.live").outputs[0].data["text/html"]
    assert f'data-kind="{kind}"' in html
    assert 'class="live-static"' in html
    return json.loads(re.search(r'<script type="application/json">(.*?)<', html)[1])
