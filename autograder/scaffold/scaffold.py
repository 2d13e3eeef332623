"""Begin a chapter with its exercise: all that the house asks for, and it works.

The templates hold a small chapter about a mean; its author puts their own in its place.
"""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from autograder.course import Course, read_source, source_path
from autograder.errors import CourseError

TEMPLATES = Path(__file__).with_name("templates")
SLUG = re.compile(r"(\d\d)-([a-z]+(?:-[a-z]+)*)")
LONGEST_NAME = 30  # letters: the lines of the templates stay within 88
# Names that stand in an exercise's notebook before its first task.
TAKEN = {"check", "datasets", "draw", "keras", "neurons", "np", "pd"}
PAGES = re.compile(r"https://\S+?/chapters/")

# New files by their templates; `$` stands for what `_words` gives.
FILES = {
    "chapter.md.in": "chapters/$slug.md",
    "solution.md.in": "solutions/$slug/$name.md",
    "task.py.in": "neurons/checks/tasks/$task/__init__.py",
    "probe.py.in": "neurons/checks/tasks/$task/probe.py",
    "judge.py.in": "neurons/checks/tasks/$task/judge.py",
    "answers.py.in": "tests/tasks/$task/answers.py",
    "messages.md.in": "tests/tasks/$task/messages.md",
    "test_chapter.py.in": "tests/book/test_chapter_$two_digits.py",
}
# Files that get some lines more, and after which of theirs.
LINES = {
    "toc.yml.in": ("_toc.yml", r"(?:^ +- file: chapters/\d\d.*\n)+"),
    "front.md.in": ("intro.md", r"(?:^\| \{doc\}`\d.*<chapters/\d\d.*\n)+"),
    "objectives.yml.in": ("chapters/objectives.yml", r"(?:^\d\d.*:\n(?:^ .*\n)+)+"),
    "catalogue.py.in": (
        "neurons/checks/catalogue.py",
        r"^ASSIGNMENTS\b.*\{\n(?:^ .*\n)+",
    ),
    "sections.py.in": (
        "neurons/checks/sections.py",
        r"^CHAPTERS\b.*\{\n(?:^ .*\n)+",
    ),
}


class NewError(CourseError):
    """The chapter cannot be begun; the message says what to do instead."""


def begin(course: Course, slug: str) -> tuple[list[str], list[str]]:
    """Write a chapter, its exercise and their tests into a course.

    Args:
        course: the course.
        slug: number and words of the chapter, such as `"08-dropout"`.

    Returns:
        Paths from the course's root: the new files, and those that got lines more.

    Raises:
        NewError: the slug cannot be taken, or a file cannot be written; nothing is
            changed then.
    """
    words = _words(course, slug)
    made = {
        Template(path).substitute(words): _filled(template, words)
        for template, path in FILES.items()
    }
    for path in made:
        if (course.root / path).exists():
            raise NewError(f"{path} is there already; take another name")
    changed = {
        path: _with_lines(course.root, path, after, _filled(template, words))
        for template, (path, after) in LINES.items()
    }
    _write_all(course.root, made | changed)
    return list(made), list(changed)


def _words(course: Course, slug: str) -> dict[str, str]:
    """What the templates ask for."""
    numbered = [p for p in course.pages if re.match(r"chapters/\d\d", p)]
    if not numbered or not course.assignments:
        raise NewError("the course has no chapter and exercise yet to go by")
    last = numbered[-1].removeprefix("chapters/")
    due = f"{int(last[:2]) + 1:02d}"
    found = SLUG.fullmatch(slug)
    if not found:
        raise NewError(f"{slug!r} is no number and words, such as '{due}-dropout'")
    number, name = found.groups()
    if slug in course.assignments or f"chapters/{slug}" in course.pages:
        raise NewError(f"there is {slug} already; take another name")
    if number != due:
        raise NewError(f"the next chapter has the number {due}; take '{due}-{name}'")
    task = name.replace("-", "_")
    _refuse_name(course, name, task)
    source = source_path(course.root, next(iter(course.assignments)))
    return {
        "slug": slug,
        "name": name,
        "task": task,
        "number": str(int(number)),
        "two_digits": number,
        "title": name.replace("-", " ").capitalize(),
        "before": last,
        "install": _install(source),
        "site": _site(source),
    }


def _refuse_name(course: Course, name: str, task: str) -> None:
    tasks = {one.id for each in course.assignments.values() for one in each.tasks}
    if task in tasks:
        raise NewError(f"there is a task {task!r} already; take another name")
    if task in TAKEN or keyword.iskeyword(task) or hasattr(builtins, task):
        raise NewError(f"{task!r} has a meaning in Python or the exercises; take other")
    if len(name) > LONGEST_NAME:
        raise NewError(f"{name!r} is longer than {LONGEST_NAME} letters; shorten it")


def _install(source: Path) -> str:
    """The cell that finds or installs the package: the same in all exercises."""
    for cell in read_source(source).cells:
        if "install" in cell.metadata.get("tags", []):
            return cell.source
    raise NewError(f"{source.name} has no cell with the tag install; mend it first")


def _site(source: Path) -> str:
    """The address of the book's chapters, as the exercises have it."""
    found = PAGES.search(source.read_text(encoding="utf-8"))
    if not found:
        raise NewError(f"{source.name} has no link to its chapter; mend it first")
    return found[0]


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _with_lines(root: Path, path: str, after: str, lines: str) -> str:
    """A file's text with lines put in after the last place that fits."""
    text = (root / path).read_text(encoding="utf-8")
    places = list(re.finditer(after, text, re.MULTILINE))
    if not places:
        raise NewError(f"{path} has another form than expected; nothing was written")
    end = places[-1].end()
    return text[:end] + lines + text[end:]


def _write_all(root: Path, files: Mapping[str, str]) -> None:
    """Write all files, or leave everything as it was."""
    old = {p: (root / p).read_bytes() for p in files if (root / p).is_file()}
    begun: list[str] = []
    try:
        for path, text in files.items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            begun.append(path)
            (root / path).write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        for path in begun:
            if path in old:
                (root / path).write_bytes(old[path])
            else:
                (root / path).unlink(missing_ok=True)
        told = f"{error.filename} cannot be written ({error.strerror})"
        raise NewError(f"{told}; nothing was changed") from error
