"""Each chapter's head and end: the course's network, and the way to a warm-up."""

from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from autograder.toc import read_contents
from theme.directives import frame

ROOT = Path(__file__).resolve().parents[3]
STEPS = frame.course(ROOT)
LIT = frame.STYLES["today"].split('"')[1]


@pytest.mark.unit
def test_each_chapter_adds_one_part_in_the_order_of_the_course():
    chapters = read_contents(ROOT).parts[0].pages
    assert [f"chapters/{page}" for page in STEPS] == list(chapters)
    assert [step["part"] for step in STEPS.values()] == list(frame.shapes())


@pytest.mark.unit
@pytest.mark.parametrize("page", STEPS)
def test_today_s_part_is_lit_and_later_parts_are_faint(page):
    svg = ET.fromstring(frame.picture(STEPS[page]))
    strokes = [g.get("stroke") for g in svg.iter("{http://www.w3.org/2000/svg}g")]
    reached = list(STEPS).index(page)
    assert strokes[-1] == LIT
    assert strokes.count(LIT) == 1
    assert strokes.count("#333") == reached
    assert STEPS[page]["today"] in svg.get("aria-label")


def test_head_and_end_of_a_chapter_have_the_map_and_the_head_a_warm_up(
    build_page, tmp_path
):
    for name, text in {
        frame.FILE: (ROOT / frame.FILE).read_text(),
        f"{frame.WARM_UP}.md": "# Warm-up\n\nWords.\n",
        "chapters/04-relu.md": "# R\n\nHead.\n\n## One\n\nA.\n\n## Key points\n\nB.\n",
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    toc = "# P\n\n```{toctree}\nchapters/04-relu\nchapters/practice/warm-up\n```\n"
    page = build_page(toc, "theme.directives.ask", "theme.directives.frame")
    assert page.warnings == ""
    html = (tmp_path / "_build/html/chapters/04-relu.html").read_text("utf-8")
    head, _, rest = html.partition('id="one"')
    assert "Today: the activation, which bends" in head
    assert 'href="practice/warm-up.html"' in head
    assert "It can bend" in rest.partition('id="key-points"')[2]
