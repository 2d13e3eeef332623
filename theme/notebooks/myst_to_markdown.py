"""A page's MyST text as the plain Markdown that Jupyter and Colab show."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

import yaml
from markdown_it import MarkdownIt
from mdit_py_plugins.dollarmath import dollarmath_plugin
from pybtex.database import BibliographyData, Entry, parse_file

from autograder.address import Address, read_address
from autograder.errors import CourseError
from theme.addresses import FILES, file_address
from theme.cells.questions import Option, Question, read_body, shuffled
from theme.directives import tangle

DIRECTIVE = re.compile(
    r"^:::\{(?P<name>[\w-]+)\} *(?P<title>[^\n]*)\n(?P<body>.*?)^:::[ \t]*$",
    re.M | re.S,
)
ROLE = re.compile(r"\{(?P<name>[a-z:]+)\}`(?P<text>[^`]+)`")
TITLED = re.compile(r"(?P<title>.*?)\s*<(?P<target>[^<>]+)>", re.S)
HEADING = re.compile(r"^# (.+)$", re.M)
CLASSES = re.compile(r"\A:class: *(.*)\n")
LEFT = re.compile(r"\{[a-z:-]+\}`|^:::", re.M)
REFERENCES = "chapters/reference/references"
FOLD = "<details><summary>{summary}</summary>\n\n{text}\n\n</details>"


def inline_parser() -> MarkdownIt:
    """Return a parser of one line, which leaves formulas as they are written."""
    parser = MarkdownIt("commonmark").use(dollarmath_plugin)
    parser.add_render_rule(
        "math_inline", lambda self, tokens, i, *_: f"${escape(tokens[i].content)}$"
    )
    return parser


INLINE = inline_parser()


def fold(summary: str, text: str) -> str:
    """Write a fold, which opens without a script.

    Args:
        summary: one line of Markdown that is always shown.
        text: Markdown of what is folded.
    """
    return FOLD.format(summary=INLINE.renderInline(summary), text=text.strip())


def quote(text: str) -> str:
    """Set Markdown apart as a block quotation."""
    return "\n".join(f"> {line}".rstrip() for line in text.strip().splitlines())


def admonition(title: str, body: str) -> str:
    """Write an admonition: a fold if it is one on the page, else set apart."""
    classes = CLASSES.match(body)
    text = CLASSES.sub("", body).strip()
    if classes and "dropdown" in classes[1].split():
        return fold(title, text)
    return quote(f"**{title}**\n\n{text}")


def reply(option: Option) -> str:
    """Write why an option is right or wrong."""
    verdict = "Right." if option.right else "Not so."
    why = "\n".join(option.why).strip()
    return f"**{verdict}** {why}"


def ask(name: str, body: str) -> str:
    """Write a question and its folded answers, whose code a cell of one's own runs."""
    question = Question(name, "ask", {}, line=1, cells_before=0)
    read_body(question, body.splitlines(), first_line=1)
    prompt = "\n".join(question.text).strip()
    if question.kind == "choice":
        folds = [fold(option.text, reply(option)) for option in question.options]
        return "\n\n".join([f"**Question.** {prompt}", *folds])
    answers = "\n\n".join(
        f"{option.text}: {reply(option)}" if option.code else reply(option)
        for option in question.options
    )
    answers = answers or "\n".join(question.reply).strip()
    folds = [fold("Answer", answers)] if answers else []
    return "\n\n".join([f"**Question.** {prompt}", *folds])


def parsons(name: str, body: str) -> str:
    """Write lines to be put in order, and the right order, folded."""
    question = Question(name, "parsons", {}, line=1, cells_before=0)
    read_body(question, body.splitlines(), first_line=1)
    prompt = "\n".join(question.text).strip()
    lines = [f"- `{option.code.strip()}`" for option in shuffled(question)]
    code = "\n".join(option.code for option in question.options if option.right)
    wrong = [f"`{option.code.strip()}`: {reply(option)}"
             for option in question.options if not option.right]  # fmt: skip
    answer = fold("Answer", "\n\n".join([f"```python\n{code}\n```", *wrong]))
    return "\n\n".join([f"**Question.** {prompt}", "\n".join(lines), answer])


def own_network(name: str, body: str) -> str:
    """Write the code that a form of the page runs, with the form's first numbers."""
    fields, code = body.strip().split("\n", 1)
    values = ", ".join(re.findall(r"= *(-?[\d.]+)", fields))
    return f"```python\n{code.strip().replace('VALUES', values)}\n```"


def table(title: str, body: str) -> str:
    """Write a table below its title."""
    return f"**{title}**\n\n{CLASSES.sub('', body).strip()}"


DIRECTIVES: dict[str, Callable[[str, str], str]] = {
    "admonition": admonition,
    "ask": ask,
    "own-network": own_network,
    "parsons": parsons,
    "table": table,
}


def authors(entry: Entry) -> str:
    """Name the authors of a work: one, two, or the first and others."""
    names = [" ".join(p.prelast_names + p.last_names) for p in entry.persons["author"]]
    names = [name.strip("{}") for name in names]
    if len(names) > 2 or "others" in names:
        return f"{names[0]} and others"
    return " and ".join(names)


@dataclass(frozen=True)
class BookLinks:
    """What a page's links and citations need from the book.

    Attributes:
        root: folder of `_config.yml`.
        address: where the course lives.
        works: the works that pages cite.
    """

    root: Path
    address: Address
    works: BibliographyData

    @classmethod
    def load(cls, root: Path) -> BookLinks:
        """Read the book's settings and works."""
        config = yaml.safe_load((root / "_config.yml").read_text(encoding="utf-8"))
        (bibliography,) = config["bibtex_bibfiles"]
        works = parse_file(root / bibliography, bib_format="bibtex")
        return cls(root, read_address(root), works)

    def title(self, page: str) -> str:
        """Return the title of a page: its first heading."""
        path = self.root / f"{page}.md"
        if path.is_file() and (found := HEADING.search(path.read_text("utf-8"))):
            return found[1]
        raise CourseError(f"there is no page {page!r} with a title; fix the link to it")

    def on_site(self, page: str) -> str:
        """Return the address of a page on the published site."""
        return f"{self.address.site}{page}.html"

    def link_to_page(self, title: str | None, path: str) -> str:
        """Link to a page of the site."""
        return f"[{title or self.title(path)}]({self.on_site(path)})"

    def link_to_mynet(self, title: str) -> str:
        """Link to the reader's own file, which is made with the site."""
        return f"[{title}]({self.address.site}{tangle.PLACE})"

    def link_to_file(self, name: str, title: str | None, path: str) -> str:
        """Link to a file of the repository as the role `name` does."""
        if not (self.root / path).is_file():
            raise CourseError(f"there is no file {path!r}; fix the link to it")
        text = title or FILES[name].text or path
        return f"[{text}]({file_address(name, self.address, path)})"

    def citation(self, name: str, key: str) -> str:
        """Cite a work, with a link to the list of all works."""
        work = self.works.entries[key]
        names, year = authors(work), work.fields["year"]
        place = self.on_site(REFERENCES)
        if name == "cite:t":
            return f"[{names} ({year})]({place})"
        return f"([{names}, {year}]({place}))"


class Page:
    """One page on its way to plain Markdown."""

    def __init__(self, book: BookLinks, name: str) -> None:
        self._book, self._folder = book, PurePosixPath(name).parent

    def text(self, text: str) -> str:
        """Turn MyST text into plain Markdown.

        Returns:
            Markdown without directives and roles.

        Raises:
            CourseError: something that has no plain form here; the message names it.
        """
        plain = self._book.address.fill_in(text)
        plain = ROLE.sub(self._role, DIRECTIVE.sub(self._directive, plain)).strip()
        if left := LEFT.search(plain):
            line = plain[left.start() :].splitlines()[0]
            raise CourseError(
                f"{line!r} has no plain form; "
                "add one to theme/notebooks/myst_to_markdown.py"
            )
        return plain

    def _directive(self, found: re.Match[str]) -> str:
        write = DIRECTIVES.get(found["name"])
        return write(found["title"], found["body"]) if write else found[0]

    def _role(self, found: re.Match[str]) -> str:
        name, text = found["name"], found["text"]
        titled = TITLED.fullmatch(text)
        title, target = titled.group("title", "target") if titled else (None, text)
        if name == "guess":
            return ""
        if name == "term":
            return title or target
        if name == "doc":
            return self._book.link_to_page(title, self._path(target))
        if name == "download":
            return self._book.link_to_file(name, title, self._path(target))
        if name == "mynet":
            return self._book.link_to_mynet(text)
        if name in FILES:
            return self._book.link_to_file(name, title, target)
        if name.startswith("cite"):
            return self._book.citation(name, target)
        return found[0]

    def _path(self, target: str) -> str:
        """Return a path from the top of the book, of one from the page's folder."""
        if target.startswith("/"):
            return target.removeprefix("/")
        parts: list[str] = []
        for part in (self._folder / target).parts:
            parts = parts[:-1] if part == ".." else [*parts, part]
        return "/".join(parts)
