"""Where the course lives: `_config.yml` is the one home of it.

It imports nothing else of the course, so that the theme can read the same address.
"""

from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

import yaml

from autograder.errors import CourseError

# Stand for the two addresses wherever a text of the course names them.
REPOSITORY, SITE = "@REPOSITORY@", "@SITE@"


class Address(NamedTuple):
    """Where the course lives.

    Attributes:
        repository: web address of its repository.
        branch: of the repository.
        site: address of its published pages, with a slash at its end.
    """

    repository: str
    branch: str
    site: str

    @property
    def path(self) -> str:
        """Owner and name of the repository, as in `OWNER/NAME`."""
        return urlsplit(self.repository).path.strip("/")

    def fill_in(self, text: str) -> str:
        """Return a text with the addresses in their places."""
        return text.replace(REPOSITORY, self.repository).replace(SITE, self.site)


def read_address(root: Path) -> Address:
    """Read where a book's course lives.

    Returns:
        The address; a part of it that is not stated is empty.

    Raises:
        CourseError: the site's address is not stated and does not follow from the
            repository's.
    """
    settings = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8")) or {}
    repository, html = settings.get("repository") or {}, settings.get("html") or {}
    url, site = repository.get("url", ""), html.get("baseurl", "")
    branch = repository.get("branch", "main")
    return Address(url, branch, site_address(url, site) if url else site)


def site_address(repository: str, stated: str = "") -> str:
    """Return the address of the published pages.

    Args:
        repository: web address of the repository.
        stated: `baseurl` of the book's settings; empty where GitHub publishes them.

    Returns:
        The address of the site, with a slash at its end.

    Raises:
        CourseError: none is stated, and the repository is not on GitHub.
    """
    if stated:
        return stated.rstrip("/") + "/"
    parts = urlsplit(repository)
    names = parts.path.strip("/").split("/")
    if parts.netloc != "github.com" or len(names) != 2:
        raise CourseError(
            f"_config.yml: the repository url is {repository!r}; write "
            "https://github.com/OWNER/NAME, or the site's address as html: baseurl"
        )
    owner, name = names
    return f"https://{owner.lower()}.github.io/{name}/"
