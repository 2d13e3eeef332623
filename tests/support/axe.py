"""axe-core, asked about the page that is open in a browser."""

import pytest
from playwright.sync_api import Page

from tools import node

SCRIPT = node.MODULES / "axe-core" / "axe.min.js"
# Media are loaded, style sheets are not read anew (`preload`): no rule of level AA
# needs those; a page of a folder may not, and complains while the next one is tested.
# `target-size`, of WCAG 2.2, is the one rule of AA that is not on by itself.
RUN = """([names, part]) => axe.run(part, {
  resultTypes: ["violations"],
  preload: {assets: ["media"]},
  ...(names ? {runOnly: {type: "rule", values: names}}
    : {rules: {"target-size": {enabled: true}}}),
})"""
# The rules of level AA that depend on colors.
OF_COLORS = ["color-contrast", "link-in-text-block"]
# One option of a choice closes another, unless they lose the name that they share.
UNFOLD = """() => {
  for (const fold of document.querySelectorAll("details")) {
    fold.removeAttribute("name");
    fold.open = true;
  }
  for (const fold of document.querySelectorAll(".toggle-hidden")) {
    fold.classList.remove("toggle-hidden");
  }
  window.dispatchEvent(new Event("resize"));
}"""
# The theme looks for boxes that scroll 300 ms after a change of width.
SETTLING = 400


def demand_axe() -> None:
    """Report the test as not run where axe-core is not installed."""
    if not SCRIPT.is_file():
        pytest.skip(f"not run: {node.REMEDY}")


def axe_faults(
    page: Page, rules: list[str] | None = None, part: str = "html"
) -> list[str]:
    """Ask axe-core about the open page, as it looks now.

    Args:
        page: an open page.
        rules: names of the rules to ask for; without them, all of level AA.
        part: what of the page to look at, as a selector.

    Returns:
        list of str: rule, what it asks for, and the element, for each fault.
    """
    if not page.evaluate("() => 'axe' in window"):
        # Not as an element of the page, which its policy would forbid.
        page.evaluate(SCRIPT.read_text(encoding="utf-8"))
    page.wait_for_timeout(SETTLING)
    return [
        f"{fault['id']} ({fault['help']}): {part['html'][:200]}"
        for fault in page.evaluate(RUN, [rules, part])["violations"]
        for part in fault["nodes"]
    ]
