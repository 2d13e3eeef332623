"""What the look at the built pages finds, and what it lets pass."""

import pytest

from theme.after.check import faults

pytestmark = pytest.mark.unit


def site_of(folder, body: str, head: str = ""):
    """Write a site of one page."""
    (folder / "static").mkdir()
    (folder / "static" / "a.js").touch()
    html = f"<html><head>{head}</head><body>{body}</body></html>"
    (folder / "page.html").write_text(html, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<script src="static/a.js?v=1"></script>', ""),
        ('<link rel="canonical" href="https://example.org/page.html">', ""),
        ("", '<a href="https://example.org">a link</a>'),
        ("", '<img src="data:image/png;base64,AAAA" alt="A dot.">'),
        ("", '<a href="#"><img src="static/a.js" alt=""> Home</a>'),
        ("", '<article><svg role="img" aria-label="A line."></svg></article>'),
        ("", "<article><svg><title>A line.</title><svg></svg></svg></article>"),
        ("", '<div class="cell_output"><pre>ValueError: caught</pre></div>'),
    ],
)
def test_a_sound_page_has_no_faults(tmp_path, head, body):
    assert faults(site_of(tmp_path, body, head)) == []


@pytest.mark.parametrize(
    ("head", "body", "message"),
    [
        (
            '<script src="https://cdn.example.org/x.js"></script>',
            "",
            "asks another server for https://cdn.example.org/x.js; serve it from",
        ),
        (
            '<link rel="stylesheet" href="//cdn.example.org/x.css">',
            "",
            "another server",
        ),
        (
            '<link rel="preconnect" href="https://cdn.example.org">',
            "",
            "another server",
        ),
        ("<style>@import 'https://example.org/x.css';</style>", "", "another server"),
        ("", '<img src="https://example.org/x.png" alt="A dot.">', "another server"),
        ("", '<iframe src="https://example.org/"></iframe>', "another server"),
        ('<script src="static/b.js"></script>', "", "which the site does not have"),
        ("", '<img src="static/a.js">', "the picture a.js has no alt text"),
        ("", '<img src="static/a.js" alt="a.png">', "the picture a.js has no alt text"),
        ("", '<img src="static/a.js" alt="">', "the picture a.js has no alt text"),
        ("", "<article><svg></svg></article>", "neither aria-label nor title"),
        (
            "",
            '<div class="cell_output"><div class="traceback">KeyError: 1</div></div>',
            "a cell shows a traceback: KeyError: 1; fix the cell",
        ),
        (
            "",
            '<div class="cell_output">Traceback (most recent call last)\nE: 1</div>',
            "a cell shows a traceback: E: 1; fix the cell",
        ),
        (
            "",
            '<div class="cell_output"><div class="stderr">mind</div></div>',
            "a cell writes to stderr",
        ),
        (
            "",
            '<div class="cell_output"><p>| a | b | |—|—|</p></div>',
            "a cell's table is shown as text with bars; fix its Markdown",
        ),
    ],
)
def test_a_faulty_page_is_named_with_the_remedy(tmp_path, head, body, message):
    found = faults(site_of(tmp_path, body, head))
    assert len(found) == 1
    assert found[0].startswith("page.html: ")
    assert message in found[0]


def test_a_style_sheet_that_asks_another_server_is_named(tmp_path):
    sheet = "p { background: url('https://example.org/p.png') }"
    (tmp_path / "a.css").write_text(sheet)
    assert faults(tmp_path) == [
        "a.css: it asks another server for https://example.org/p.png; "
        "serve it from the site"
    ]
