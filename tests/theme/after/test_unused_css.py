"""Which rules of a style sheet stay, and which can match nothing."""

import pytest
from bs4 import BeautifulSoup

from theme.after.unused_css import (
    remove_unused,
    vocabulary,
    without_unread_properties,
    without_unused_rules,
)

pytestmark = pytest.mark.unit

PAGE = """<html><body id="top"><p class="lead big">Text</p><details></details>
<script>document.body.classList.add("opened")</script></body></html>"""
NAMES = vocabulary([BeautifulSoup(PAGE, "html.parser")], ["let place = 'bs-tooltip';"])


@pytest.mark.parametrize(
    "rule",
    [
        "p{color:red}",
        ".lead.big{color:red}",
        "#top p::before{color:red}",
        "p:not(.absent){color:red}",
        "p:hover,P:focus-visible{color:red}",
        ":root{--a:1}",
        "*,::before{margin:0}",
        "[data-theme=dark] .lead{color:red}",
        ".opened{color:red}",
        ".bs-tooltip{color:red}",
        "@media print{p{color:red}}",
        "@media print{.lead{color:red}}",
        "@font-face{font-family:Icons;src:url(a.woff2)}",
        "@keyframes turn{from{opacity:0}to{opacity:1}}",
        "p{background:url(\"data:image/svg+xml;utf8,<svg a='}'/>\")}",
    ],
)
def test_a_rule_that_can_match_stays(rule):
    assert without_unused_rules(rule, NAMES).strip() == rule


@pytest.mark.parametrize(
    "rule",
    [
        "table{color:red}",
        ".absent{color:red}",
        ".lead.absent{color:red}",
        ".lead > .absent p{color:red}",
        "#bottom{color:red}",
        ":is(.absent,#bottom) p{color:red}",
        "@media print{.absent{color:red}}",
        "@media print{@supports (top:0){.absent{color:red}}}",
    ],
)
def test_a_rule_that_can_match_nothing_goes(rule):
    assert without_unused_rules(rule, NAMES).strip() == ""


def test_a_rule_keeps_its_living_selectors_alone():
    rule = ".absent,p,:is(.absent,.lead) a,.lead :is(.absent,p){color:red}"
    # No page has an <a>.
    assert (
        without_unused_rules(rule, NAMES).strip() == "p,.lead :is(.absent,p){color:red}"
    )


def test_a_comment_goes_and_the_order_of_rules_stays():
    style = "/* first */p{color:red}.absent{top:0}p{color:blue}"
    assert without_unused_rules(style, NAMES).strip() == "p{color:red}p{color:blue}"


def test_a_custom_property_stays_if_a_sheet_a_page_or_a_script_asks_for_it(tmp_path):
    style = (
        "html{--a:1px;--b:var(--c);--c:2px;--d:3px;--e:4px;"
        "--f:url(data:image/png;base64,AA);--g:';'}p{top:var(--a)}"
    )
    others = '<p style="left: var(--d)"></p> get("--e")'
    left = without_unread_properties({tmp_path: style}, others)[tmp_path]
    # What asks for --c is gone, so --c goes too; --f and --g are too odd to cut.
    assert left == (
        "html{--a:1px;--d:3px;--e:4px;"
        "--f:url(data:image/png;base64,AA);--g:';'}p{top:var(--a)}"
    )


def test_every_sheet_of_a_site_is_purged_by_all_of_its_pages(tmp_path):
    (tmp_path / "a.css").write_text(".one{top:0}.two{top:0}.three{top:0}")
    (tmp_path / "a.html").write_text('<p class="one"></p>')
    (tmp_path / "b.html").write_text('<p class="two"></p>')
    remove_unused(tmp_path)
    once = (tmp_path / "a.css").read_text()
    assert once.strip() == ".one{top:0}.two{top:0}"
    remove_unused(tmp_path)
    assert (tmp_path / "a.css").read_text() == once


def test_a_quotation_mark_in_a_pattern_hides_no_name_after_it():
    script = """let t=/["']/;e.className='inner';f("outer")"""
    names = vocabulary([], [script])
    for name in ("inner", "outer"):
        assert (
            without_unused_rules(f".{name}{{top:0}}", names).strip()
            == f".{name}{{top:0}}"
        )
    assert without_unused_rules(".className{top:0}", names).strip() == ""


def test_names_of_parts_that_no_page_has_do_not_count():
    script = "let a='modal-backdrop tooltip-inner'"
    rules = ".modal-backdrop{top:0}.tooltip-inner{top:0}"
    assert (
        without_unused_rules(rules, vocabulary([], [script])).strip()
        == ".tooltip-inner{top:0}"
    )
    page = BeautifulSoup('<div class="modal"></div>', "html.parser")
    assert without_unused_rules(rules, vocabulary([page], [script])).strip() == rules
