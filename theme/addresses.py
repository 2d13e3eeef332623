"""Every link to a file of the repository is made from the course's one address."""

from typing import NamedTuple
from urllib.parse import quote, urlsplit

from autograder.address import Address

COLAB = "https://colab.research.google.com/github"


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


def file_address(role: str, course: Address, path: str) -> str:
    """Return the address of a file of the repository.

    Args:
        role: a key of `FILES`; `colab` opens the file there.
        course: where the course lives.
        path: the file's path from the top of the repository.

    Returns:
        An address.
    """
    place = course.repository
    if role == "colab":
        place = f"{COLAB}{urlsplit(place).path}"
    return f"{place.rstrip('/')}/{FILES[role].view}/{course.branch}/{quote(path)}"
