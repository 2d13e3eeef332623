"""The reader of `_toc.yml`: what it returns, and what it says of a broken one."""

import re

import pytest

from autograder.errors import CourseError
from autograder.toc import Part, read_contents

pytestmark = pytest.mark.unit

PARTS = """format: jb-book
root: intro
parts:
  - caption: Chapters
    chapters:
      - file: chapters/one
        sections:
          - file: chapters/more
      - file: chapters/two
  - caption: Practice
    chapters:
      - file: practice/trainer
      - url: https://example.org
"""


@pytest.fixture
def book(tmp_path):
    """A function that writes a table of contents, beside five pages."""
    for name in ("intro", "chapters/one", "chapters/more", "chapters/two"):
        page = tmp_path / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.touch()
    (tmp_path / "practice").mkdir()
    (tmp_path / "practice" / "trainer.md").touch()

    def write(toc):
        (tmp_path / "_toc.yml").write_text(toc, encoding="utf-8")
        return tmp_path

    return write


def test_pages_come_in_their_order_under_the_captions_of_their_parts(book):
    contents = read_contents(book(PARTS))
    assert contents.front == "intro"
    assert contents.parts == (
        Part("Chapters", ("chapters/one", "chapters/more", "chapters/two")),
        Part("Practice", ("practice/trainer",)),
    )
    listed = ("chapters/one", "chapters/more", "chapters/two", "practice/trainer")
    assert contents.pages == ("intro", *listed)


@pytest.mark.parametrize(
    ("toc", "pages"),
    [
        ("root: intro\n", ("intro",)),
        ("root: intro\nchapters: []\n", ("intro",)),
        ("root: intro\nchapters:\n  - file: chapters/one\n", ("intro", "chapters/one")),
    ],
)
def test_a_book_without_parts_has_one_without_a_name(book, toc, pages):
    contents = read_contents(book(toc))
    assert contents.pages == pages
    assert [part.caption for part in contents.parts] == [""]


@pytest.mark.parametrize(
    ("toc", "message"),
    [
        (PARTS.replace("chapters/two", "chapters/gone"),
         "_toc.yml:9: there is no page chapters/gone.md; write it, or take out this"),
        (PARTS.replace("intro", "front"),
         "_toc.yml:2: there is no page front.md; write it, or take out this line"),
        (PARTS.replace("chapters/more", "more"),
         "_toc.yml:8: there is no page more.md"),
        ("format: jb-book\n", "_toc.yml names no front page; add the line `root: "),
        ("", "_toc.yml lists no pages; add `root:` and `parts:`"),
        ("- a\n", "_toc.yml lists no pages"),
        ("root: intro\nparts: [\n", "_toc.yml:3: "),
    ],
)  # fmt: skip
def test_what_is_wrong_is_named_with_its_line_and_what_to_do(book, toc, message):
    with pytest.raises(CourseError, match=f"^{re.escape(message)}"):
        read_contents(book(toc))


def test_a_folder_without_contents_is_no_course(tmp_path):
    with pytest.raises(CourseError, match=r"_toc\.yml is not in .*; run this in"):
        read_contents(tmp_path)
