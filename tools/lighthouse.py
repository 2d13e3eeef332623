"""Ask Lighthouse about every page of the built site, on a phone.

The front page and the chapters are asked about five times, and once on a computer.

Usage: python -m tools.lighthouse [PAGE ...]

The site is served as GitHub Pages serves it. Without PAGE every page is asked about and
the table goes into docs/lighthouse.md; with PAGE, such as chapters/04-relu.html, it is
only printed. Exit code 1 says that a score is below its aim.
"""

import json
import os
import platform
import re
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from theme.after import redirects
from tools import browser, node
from tools.hosting import hosted

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
RESULTS = ROOT / "docs" / "lighthouse.md"
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
AIMS = {"desktop": (100, 100, 100, 100), "mobile": (97, 100, 100, 100)}
# Of the front page, of a chapter, and of any page below its aim: what else the machine
# does costs a run points.
N_RUNS = 5
MAIN = re.compile(r"intro\.html|chapters/(\d\d|appendix)[^/]*\.html")
# The front page stands there twice; the page for wrong addresses is no page of its own,
# and the search and the index are kept out of search engines on purpose.
LEFT_OUT = ("404.html", "genindex.html", "index.html", "search.html")
HEAD = """# Lighthouse

{versions}, on {day}, {machine}.
The site was served as GitHub Pages serves it: compressed, and under its path.
The phone is Lighthouse's own: a slow 4G line, and a processor four times as slow.

The four numbers are performance, accessibility, best practices and search engines.
The aims are 100 each; on a phone, 97 for performance.
The front page and the chapters were asked about five times on a phone, and the middle
run counts; so was any other page whose first run was below its aim.
Other pages are asked about on a phone alone.
What else the machine does costs a run points, so it should do nothing else.
`python -m tools.lighthouse` measures again and writes this page.

| Page | Computer | Phone |
|---|---|---|
"""


@dataclass(frozen=True, slots=True)
class Scores:
    """What Lighthouse says of one page on one device.

    Attributes:
        points: of each category, 0 to 100.
        faults: audits below full marks: name, and the elements or addresses at fault.
        version: of Lighthouse.
        browser: Chromium and its version.
    """

    points: tuple[int, ...]
    faults: tuple[str, ...]
    version: str
    browser: str


def read(report: dict[str, Any]) -> Scores:
    """Take from Lighthouse's report what the table shows.

    Returns:
        Points and faults.
    """
    points, faults = [], []
    for name in CATEGORIES:
        category = report["categories"][name]
        points.append(round(100 * (category["score"] or 0)))
        for part in category["auditRefs"]:
            audit = report["audits"][part["id"]]
            if part["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                items = (audit.get("details") or {}).get("items", [])
                where = [
                    item.get("node", {}).get("snippet") or item.get("url") or ""
                    for item in items[:3]
                ]
                found = "; ".join(filter(None, where)) or audit.get("displayValue", "")
                faults.append(f"{name}: {part['id']}: {found}")
    engine = report["environment"]["hostUserAgent"].split("HeadlessChrome/")[-1]
    return Scores(
        points=tuple(points),
        faults=tuple(faults),
        version=report["lighthouseVersion"],
        browser=f"Chromium {engine.split()[0]}",
    )


def ask(address: str, device: str) -> Scores:
    """Run Lighthouse on one page.

    Args:
        address: of the page, on this machine.
        device: `desktop` or `mobile`.

    Returns:
        Points and faults.

    Raises:
        RuntimeError: Lighthouse failed; its last line is the message.
    """
    program = browser.find_chromium()
    flags = ["--headless=new", *browser.flags()]
    done = node.node(
        str(node.MODULES / "lighthouse" / "cli" / "index.js"),
        address,
        "--quiet",
        "--output=json",
        "--only-categories=" + ",".join(CATEGORIES),
        "--chrome-flags=" + " ".join(flags),
        *(["--preset=desktop"] if device == "desktop" else []),
        env=os.environ | {"CHROME_PATH": str(program)},
    )
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise RuntimeError(f"Lighthouse failed on {address}: {last}")
    return read(json.loads(done.stdout))


def settled(
    address: str,
    device: str,
    ask: Callable[[str, str], Scores],
    *,
    often: bool = False,
) -> Scores:
    """Ask once; if that is below an aim, four times more.

    Args:
        address: of the page, on this machine.
        device: `desktop` or `mobile`.
        ask: what runs Lighthouse.
        often: ask five times in any case.

    Returns:
        The first scores, or those of the run with the middle performance of five.
    """
    runs = [ask(address, device)]
    if often or faults_of("", device, runs[0]):
        runs += [ask(address, device) for _ in range(N_RUNS - 1)]
    return sorted(runs, key=lambda scores: scores.points[0])[len(runs) // 2]


def faults_of(page: str, device: str, scores: Scores) -> list[str]:
    """Return what is below its aim: page, device, category, rule and element."""
    short = [
        f"{page}, {device}: {name} is {points}, the aim is {aim}"
        for name, points, aim in zip(CATEGORIES, scores.points, AIMS[device])
        if points < aim
    ]
    return short and [*short, *(f"  {fault}" for fault in scores.faults)]


def measure(pages: list[str]) -> tuple[list[str], list[str], str]:
    """Ask about pages, telling of each as it is done.

    Args:
        pages: names within the site, at least one.

    Returns:
        Rows of the table, what is below its aim, and what to say before the table.
    """
    rows, faults = [], []
    with hosted(SITE) as address:
        for page in pages:
            is_main, cells = bool(MAIN.fullmatch(page)), []
            for device in AIMS:
                on_phone = device == "mobile"
                if not (is_main or on_phone):
                    cells.append("")
                    continue
                often = is_main and on_phone
                scores = settled(address + page, device, ask, often=often)
                cells.append(" / ".join(map(str, scores.points)))
                faults += faults_of(page, device, scores)
            rows.append(f"| {page} | {' | '.join(cells)} |")
            print(rows[-1], flush=True)
    machine = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}"
    head = HEAD.format(
        versions=f"Lighthouse {scores.version} with {scores.browser}",
        day=date.today(),
        machine=machine,
    )
    return rows, faults, head


def page_text(head: str, rows: list[str], faults: list[str]) -> str:
    """Put together `docs/lighthouse.md`: rows with less than 100, then faults."""
    full = re.compile(r"\| [^|]+( \| (100 / 100 / 100 / 100)?)+ \|")
    listed = [row for row in rows if not full.fullmatch(row)]
    others = f"The other {len(rows) - len(listed)} pages have 100 in all of these."
    short = [f"- {fault}" for fault in faults if not fault.startswith(" ")]
    below = ["", "Below their aims:", "", *short] if short else []
    return head + "\n".join([*listed, "", others, *below]) + "\n"


def pages_of(site: Path) -> list[str]:
    """Return the names of the pages that are asked about."""
    every = [path.relative_to(site).as_posix() for path in redirects.pages_of(site)]
    return [page for page in every if page not in LEFT_OUT]


def missing() -> str | None:
    """Return what has to be done before Lighthouse can run, or None."""
    if not SITE.is_dir():
        return "The site is not built; run `make book` first."
    if not node.is_installed():
        return node.REMEDY
    return None if browser.find_chromium() else browser.REMEDY


def main() -> int:
    """Run the command and return its exit code."""
    if remedy := missing():
        print(f"error: {remedy}", file=sys.stderr)
        return 2
    pages = sys.argv[1:] or pages_of(SITE)
    if unknown := [page for page in pages if not (SITE / page).is_file()]:
        print(f"error: the site has no page {unknown[0]}", file=sys.stderr)
        return 2
    rows, faults, head = measure(pages)
    if not sys.argv[1:]:
        RESULTS.write_text(page_text(head, rows, faults), encoding="utf-8")
        print(f"{RESULTS.relative_to(ROOT)} is new.")
    for fault in faults:
        print(f"error: {fault}", file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
