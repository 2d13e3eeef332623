"""What is read of Lighthouse's report: points of each category, and its faults."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NotRequired, TypedDict

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")


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


class Reference(TypedDict):
    """An audit of a category, and what it counts for."""

    id: str
    weight: float


class Category(TypedDict):
    """A category of Lighthouse's report."""

    score: float | None
    auditRefs: list[Reference]


class Element(TypedDict, total=False):
    """An element of a page."""

    snippet: str


class Item(TypedDict, total=False):
    """What an audit found: an element or an address."""

    node: Element
    url: str


class Details(TypedDict, total=False):
    """What an audit found, in a list."""

    items: list[Item]


class Audit(TypedDict):
    """An audit of Lighthouse's report."""

    score: float | None
    details: NotRequired[Details | None]
    displayValue: NotRequired[str]


class Environment(TypedDict):
    """Where Lighthouse ran."""

    hostUserAgent: str


class Report(TypedDict):
    """What is read of Lighthouse's own JSON."""

    categories: dict[str, Category]
    audits: dict[str, Audit]
    environment: Environment
    lighthouseVersion: str


def read(report: Report) -> Scores:
    """Take from Lighthouse's report what the table shows.

    Args:
        report: Lighthouse's own JSON.

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
