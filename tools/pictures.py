"""Take pictures of the built pages with the system's Chromium.

Usage: python -m tools.pictures [OUT [PAGE ...]]

Without OUT, only the README's picture is taken anew. With OUT, every page, or those
named, such as chapters/04-relu.html, goes into that folder in light, in dark, in a
phone's width and as it is printed, to be looked at; the print also as PDF.
"""

import sys
from pathlib import Path
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, ViewportSize, sync_playwright

from theme.after import redirects
from tools.browser import REMEDY, find_chromium, flags
from tools.hosting import hosted

ROOT = Path(__file__).resolve().parent.parent
SITE = ROOT / "_build" / "html"
README_PICTURE = ROOT / "docs" / "pictures" / "chapter-1.png"


class Look(NamedTuple):
    """How a page is looked at: width in pixels, colors, medium."""

    width: int
    scheme: Literal["light", "dark"]
    medium: Literal["screen", "print"]


# A4 is 794 pixels wide.
LOOKS = {
    "light": Look(1280, "light", "screen"),
    "dark": Look(1280, "dark", "screen"),
    "phone": Look(390, "light", "screen"),
    "print": Look(794, "light", "print"),
}
# A reader's browser loads a page's pictures as they come near, or for print.
LOAD_PICTURES = """() => Promise.all([...document.images].map(image => {
  image.loading = "eager";
  return image.decode().catch(() => {});
}))"""


def take(browser: Browser, address: str, out: Path, look: str, *, whole: bool) -> None:
    """Take one picture of one page.

    Args:
        browser: a running browser.
        address: of the page; the page for wrong addresses needs a server.
        out: the PNG file to write.
        look: `light`, `dark`, `phone` or `print`.
        whole: the page down to its end, or only the first screen.
    """
    width, scheme, medium = LOOKS[look]
    size: ViewportSize = {"width": width, "height": 900}
    tab = browser.new_page(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    tab.goto(address)
    tab.wait_for_load_state("networkidle")
    tab.evaluate(LOAD_PICTURES)
    tab.emulate_media(media=medium)
    out.parent.mkdir(parents=True, exist_ok=True)
    tab.screenshot(path=out, full_page=whole)
    if medium == "print":
        tab.pdf(path=out.with_suffix(".pdf"), format="A4", print_background=True)
    tab.close()


def main() -> int:
    """Run the command and return its exit code."""
    program = find_chromium()
    if program is None:
        print(f"error: {REMEDY}", file=sys.stderr)
        return 1
    if not SITE.is_dir():
        print("The site is not built; run `make book` first.", file=sys.stderr)
        return 1
    with sync_playwright() as playwright, hosted(SITE) as address:
        browser = playwright.chromium.launch(executable_path=program, args=flags())
        if len(sys.argv) == 1:
            chapter = f"{address}chapters/01-single-neuron.html"
            take(browser, chapter, README_PICTURE, "light", whole=False)
            print(f"{README_PICTURE.relative_to(ROOT)} is new.")
        else:
            for page in redirects.pages_of(SITE):
                name = page.relative_to(SITE).as_posix()
                if sys.argv[2:] and name not in sys.argv[2:]:
                    continue
                flat = name.removesuffix(".html").replace("/", "-")
                for look in LOOKS:
                    out = Path(sys.argv[1]) / f"{flat}-{look}.png"
                    take(browser, address + name, out, look, whole=True)
                    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
