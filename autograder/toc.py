"""The table of contents of a book: the one reader of `_toc.yml`.

It imports nothing else of the course, so that the theme can read the same pages.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

from autograder.errors import CourseError

FILE = "_toc.yml"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the sidebar.

    Attributes:
        caption: its name; empty for pages that are listed outside any part.
        pages: its pages in order, as paths from the root without `.md`.
    """

    caption: str
    pages: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """What a book contains, in order.

    Attributes:
        front: the front page, as a path from the root without `.md`.
        parts: the parts of the sidebar.
    """

    front: str
    parts: tuple[Part, ...]

    @property
    def pages(self) -> tuple[str, ...]:
        """All pages in order, the front page first."""
        return (self.front, *(page for part in self.parts for page in part.pages))


def read_contents(root: Path) -> Contents:
    """Read a book's table of contents.

    Returns:
        The contents; every page in them is there.

    Raises:
        CourseError: the file is missing or broken, or names a page that is not there;
            the message names the line and says what to do.
    """
    fields = _fields(_parse(root / FILE))
    if "root" not in fields:
        raise CourseError(f"{FILE} names no front page; add the line `root: intro`")
    front = _page(root, fields["root"])
    if "parts" in fields:
        parts = tuple(_part(root, node) for node in _entries(fields["parts"]))
    else:
        parts = (Part("", tuple(_below(root, fields))),)
    return Contents(front, parts)


def _parse(path: Path) -> yaml.Node:
    try:
        node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    except FileNotFoundError as error:
        raise CourseError(
            f"{FILE} is not in {path.parent}; run this in the course's folder"
        ) from error
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise CourseError(f"{FILE}:{line}: {error.problem}; fix this line") from error
    if not isinstance(node, yaml.MappingNode):
        raise CourseError(f"{FILE} lists no pages; add `root:` and `parts:`")
    return node


def _fields(node: yaml.Node) -> dict[str, yaml.Node]:
    """The values of a mapping by their keys; empty for any other node."""
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value}


def _entries(node: yaml.Node) -> list[yaml.Node]:
    """The entries of a list; empty for any other node."""
    return list(node.value) if isinstance(node, yaml.SequenceNode) else []


def _part(root: Path, node: yaml.Node) -> Part:
    fields = _fields(node)
    caption = str(fields["caption"].value) if "caption" in fields else ""
    return Part(caption, tuple(_below(root, fields)))


def _below(root: Path, fields: dict[str, yaml.Node]) -> Iterator[str]:
    """The pages that are listed below a page or a part."""
    for key in ("chapters", "sections"):
        for entry in _entries(fields[key]) if key in fields else ():
            inner = _fields(entry)
            if "file" in inner:
                yield _page(root, inner["file"])
            yield from _below(root, inner)


def _page(root: Path, node: yaml.Node) -> str:
    """The page that a line names, or an error if it is not there."""
    name = str(node.value)
    if not (root / f"{name}.md").is_file():
        raise CourseError(
            f"{FILE}:{node.start_mark.line + 1}: there is no page {name}.md; "
            "write it, or take out this line"
        )
    return name
