"""Pictures load when a reader comes near them, and their space is reserved."""

from pathlib import Path

import imagesize
from bs4 import BeautifulSoup

from theme.after.html_cache import attribute

PICTURES = ".bd-article :is(.cell_output, .course-map) img"
# What a page shows in its first screen loads at once.
LATE = ".cell_output img:not(.front-figure img)"


def load_late(soup: BeautifulSoup, folder: Path) -> None:
    """Have a browser load pictures no earlier than a reader comes near.

    A drawing of Matplotlib is parsed and laid out like a page of its own, on a phone
    for as long as a tenth of the page that it stands in.
    """
    for picture in soup.select(PICTURES):
        file = folder / attribute(picture, "src")
        # check.py reports what is missing or lies elsewhere.
        width, height = imagesize.get(file) if file.is_file() else (-1, -1)
        if width > 0 and height > 0:
            picture["width"], picture["height"] = str(round(width)), str(round(height))
            if not picture.css.match(LATE):
                continue
            picture["loading"] = "lazy"
            # For `course.css`, which keeps its words legible on a phone.
            own = attribute(picture, "style").partition("--drawn")[0]
            picture["style"] = f"{own}--drawn: {round(width)}px"
