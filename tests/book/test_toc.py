"""The order of the pages against the files that there are."""

import re
from pathlib import Path

import pytest

from autograder.toc import read_contents


@pytest.fixture
def listed(root: Path) -> list[str]:
    return list(read_contents(root).pages)


def test_every_listed_page_has_a_file(root, listed):
    missing = [name for name in listed if not (root / f"{name}.md").is_file()]
    assert missing == []


def test_every_page_is_listed_once(root, listed):
    files = [path.relative_to(root) for path in (root / "chapters").rglob("*.md")]
    pages = sorted(file.with_suffix("").as_posix() for file in files)
    assert sorted(name for name in listed if name.startswith("chapters/")) == pages


def test_each_part_of_the_contents_is_a_folder_of_its_name(root):
    for part in read_contents(root).parts:
        folders = {Path(page).parent.as_posix() for page in part.pages}
        caption = part.caption.lower()
        own = "chapters" if caption == "chapters" else f"chapters/{caption}"
        assert folders == {own}


def test_chapters_stand_in_the_order_of_their_numbers(listed):
    numbered = [name for name in listed if re.match(r"chapters/\d\d", name)]
    assert numbered
    assert numbered == sorted(numbered)
    numbers = {int(re.match(r"chapters/(\d\d)", name)[1]) for name in numbered}
    assert numbers == set(range(min(numbers), max(numbers) + 1))


def test_each_page_has_one_title_and_no_two_pages_share_it(root, listed):
    titles = []
    for name in listed:
        text = (root / f"{name}.md").read_text(encoding="utf-8")
        without_code = re.sub(r"^(`{3,}).*?^\1", "", text, flags=re.S | re.M)
        found = re.findall(r"^# (.+)$", without_code, flags=re.M)
        assert len(found) == 1, f"{name}.md has {len(found)} titles; give it one"
        titles += found
    assert len(set(titles)) == len(titles)


def test_each_numbered_chapter_has_the_exercise_of_its_name(root, listed):
    for name in listed:
        slug = Path(name).name
        # Chapter 0 is a warm-up without tasks of its own.
        if re.fullmatch(r"0[1-9]-[a-z-]+", slug):
            short = slug[3:]
            assert (root / "solutions" / slug / f"{short}.md").is_file()
            assert (root / "exercises" / slug / f"{short}.ipynb").is_file()
            assert (root / "exercises" / f"{slug}.md").is_file()
