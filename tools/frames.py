"""Count the frames that a browser shows while the figures of the built site move.

Usage: python -m tools.frames

Each figure is played for five seconds in the system's Chromium, without a GPU. The
numbers are those of this machine as busy as it is now, so no test asserts them.
"""

import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tools.browser import REMEDY, find_chromium, flags

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
FIGURES = {
    "train": "index.html",
    "descent": "chapters/06-compile-fit.html",
    "forward": "chapters/05-stacking.html",
    "backward": "chapters/appendix-backward.html",
}
SECONDS = 5
PLAY = """([name, seconds]) => new Promise(done => {
  const figure = document.querySelector(`[data-figure=${name}]`);
  for (let one = figure; one; one = one.parentElement) one.open = true;
  figure.scrollIntoView({ block: "center" });
  let [times, moved, hasMoved] = [[], 0, false];
  const watch = new MutationObserver(() => { hasMoved = true; });
  const parts = { attributes: true, childList: true, subtree: true };
  figure.querySelectorAll("svg").forEach(one => watch.observe(one, parts));
  figure.querySelector("button[data-play]").click();
  requestAnimationFrame(function frame(now) {
    times.push(now);
    moved += hasMoved;
    hasMoved = false;
    if (now - times[0] < 1000 * seconds) requestAnimationFrame(frame);
    else done({
      frames_per_second: 1000 * (times.length - 1) / (now - times[0]),
      longest_ms: Math.max(...times.slice(1).map((time, i) => time - times[i])),
      n_frames: times.length,
      n_moved: moved,
    });
  });
})"""


def frames_of(
    browser: Browser, site: Path, name: str, seconds: float = SECONDS
) -> dict[str, float]:
    """Play a figure of the site and count its frames.

    Args:
        browser: a running browser.
        site: the folder of the built pages.
        name: which figure, a key of `FIGURES`.
        seconds: how long to play.

    Returns:
        `frames_per_second` and `longest_ms`, the longest frame; `n_frames`, all of
        them, and `n_moved`, those in which the figure's picture changed.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / FIGURES[name]).as_uri())
    page.wait_for_selector(f"[data-figure={name}]", state="attached")
    found: dict[str, float] = page.evaluate(PLAY, [name, seconds])
    page.close()
    return found


def main() -> int:
    """Run the command and return its exit code."""
    program = find_chromium()
    if program is None or not SITE.is_dir():
        missing = REMEDY if program is None else "no site; run `make book` first."
        print(f"error: {missing}", file=sys.stderr)
        return 1
    print("| figure | frames a second | longest frame (ms) | frames that moved |")
    print("|---|--:|--:|--:|")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=flags())
        for name in FIGURES:
            found = frames_of(browser, SITE, name)
            moved = f"{found['n_moved']} of {found['n_frames']}"
            speed, longest = found["frames_per_second"], found["longest_ms"]
            print(f"| `{name}` | {speed:.1f} | {longest:.0f} | {moved} |")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
