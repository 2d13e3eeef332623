"""Pictures come when a reader comes near them, and their place is kept free."""

from pathlib import Path

import imagesize
from bs4 import BeautifulSoup

# What the front page shows in its first screen comes at once.
PICTURES = ".bd-article .cell_output img:not(#what-you-will-build img)"


def come_late(soup: BeautifulSoup, folder: Path) -> None:
    """Have a browser load pictures no earlier than a reader comes near.

    A drawing of Matplotlib is parsed and laid out like a page of its own, on a phone
    for as long as a tenth of the page that it stands in.

    Args:
        soup: a page.
        folder: where the page lies.
    """
    for picture in soup.select(PICTURES):
        file = folder / picture["src"]
        # What is missing or lies elsewhere is for theme/check.py to tell of.
        width, height = imagesize.get(file) if file.is_file() else (-1, -1)
        if width > 0 and height > 0:
            picture["loading"] = "lazy"
            picture["width"], picture["height"] = str(round(width)), str(round(height))
            if "drawing" in picture.get("class", []):
                # For `course.css`, which keeps its words legible on a phone.
                picture["style"] = f"--drawn: {round(width)}px"
