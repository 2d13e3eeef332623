"""Speed up the stock theme's script where a page waits for it as it opens."""

from pathlib import Path

from autograder.errors import CourseError

SCRIPT = "_static/scripts/pydata-sphinx-theme.js"
# It lets the Tab key stop at boxes that scroll. It reads a box's size and marks it, one
# after the other: after each mark the browser lays the page out anew.
QUESTION = "e.scrollWidth>e.clientWidth||e.scrollHeight>e.clientHeight?0:-1"
BOXES = (
    'document.querySelectorAll(["pre",".nboutput > .output_area",'
    '".cell_output > .output",".jp-RenderedHTMLCommon",'
    '".pst-scrollable-table-container"].join(", "))'
)
SLOW = BOXES + ".forEach(e=>{e.tabIndex=" + QUESTION + "})"
QUICK = f"Array.from({BOXES},e=>[e,{QUESTION}]).forEach(([e,t])=>{{e.tabIndex=t}})"


def speed_up(site: Path) -> None:
    """Let the theme's script read all sizes first and mark the boxes then.

    Args:
        site: folder of the built site; one without the script stays as it is.

    Raises:
        CourseError: the script is another one than the theme's that is pinned.
    """
    script = site / SCRIPT
    if not script.exists():
        return
    text = script.read_text(encoding="utf-8")
    if QUICK in text:
        return
    if SLOW not in text:
        raise CourseError(
            f"{SCRIPT} has changed; see whether theme/after/scripts.py still helps"
        )
    script.write_text(text.replace(SLOW, QUICK), encoding="utf-8")
