"""Every address outside the book is made from the one address of the repository."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

import yaml

from autograder.errors import CourseError

COLAB = "https://colab.research.google.com/github"
# Stands for the repository's address in a command that a page shows.
PLACE = "@REPOSITORY@"


class FileRole(NamedTuple):
    """How a role links to a file: GitHub's word for it, and the text if none is given.

    An empty text stands for the file's path.
    """

    view: str
    text: str


FILES = {
    "colab": FileRole("blob", "Open in Colab"),
    "download": FileRole("raw", ""),
    "source": FileRole("blob", ""),
}


class Repository(NamedTuple):
    """Where the course's files are: the repository's address and its branch."""

    url: str
    branch: str


def read_repository(root: Path) -> Repository:
    """Read the repository's address from a book's `_config.yml`."""
    settings = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
    repository = settings["repository"]
    return Repository(repository["url"], repository.get("branch", "main"))


def file_address(role: str, repository: Repository, path: str) -> str:
    """Return the address of a file of the repository.

    Args:
        role: a key of `FILES`; `colab` opens the file there.
        repository: where the file is.
        path: the file's path from the top of the repository.

    Returns:
        An address.
    """
    is_colab = role == "colab"
    place = f"{COLAB}{urlsplit(repository.url).path}" if is_colab else repository.url
    return f"{place.rstrip('/')}/{FILES[role].view}/{repository.branch}/{quote(path)}"


def site_address(repository: str) -> str:
    """Return where the pages of a GitHub repository are published.

    Args:
        repository: `https://github.com/OWNER/NAME`.

    Returns:
        The address of the site, with a slash at its end.

    Raises:
        CourseError: the address is not of that form.
    """
    parts = urlsplit(repository)
    names = parts.path.strip("/").split("/")
    if parts.netloc != "github.com" or len(names) != 2:
        raise CourseError(
            f"_config.yml: the repository url is {repository!r}; "
            "write https://github.com/OWNER/NAME"
        )
    owner, name = names
    return f"https://{owner.lower()}.github.io/{name}/"


def published_address(root: Path) -> str:
    """Return the address of the site of a book, with a slash at its end."""
    return site_address(read_repository(root).url)
