"""The page of measured figures has its form, whatever the figures are."""

import re

import pytest

from bench.published import PAGE, put

pytestmark = pytest.mark.unit

SECTIONS = {
    "Grading": "python -m bench.results",
    "The book": "python -m bench.results",
    "Python in the page": "python -m bench.page",
}


def sections():
    parts = re.split(r"^## (.+)\n", PAGE.read_text(encoding="utf-8"), flags=re.M)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_each_measurement_has_its_section_with_day_command_and_machine():
    found = sections()
    assert found.keys() == SECTIONS.keys()
    for title, text in found.items():
        measured = rf"Measured on 20\d\d-\d\d-\d\d by `{SECTIONS[title]}`\."
        assert re.search(measured, text), title
        assert "- Processor: " in text
        assert re.search(r"^\|.*\d (s|MB) \|", text, flags=re.M), title


def test_a_section_replaces_its_own_and_no_other(tmp_path):
    page = tmp_path / "page.md"
    put("One", "make one", ["first"], page)
    put("Two", "make two", ["second"], page)
    put("One", "make one", ["third"], page)
    text = page.read_text(encoding="utf-8")
    assert "first" not in text
    assert text.count("## One") == 1
    assert text.index("second") < text.index("third")
    assert text.startswith("# Performance\n")
