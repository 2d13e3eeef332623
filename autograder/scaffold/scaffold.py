"""Begin a chapter with its exercise, or a task: all that either needs, and it works.

The templates hold a small chapter about a mean; its author puts their own in its place.
"""

import builtins
import keyword
import re
from collections.abc import Mapping
from pathlib import Path
from string import Template

from autograder.course import Course, source_path
from autograder.errors import CourseError
from autograder.stated import stated_tasks
from autograder.supervisor import advise, orderly

TEMPLATES = Path(__file__).with_name("templates")
SLUG = re.compile(r"(\d\d)-([a-z]+(?:-[a-z]+)*)")
TASK = re.compile(r"[a-z]+(?:_[a-z]+)*")
LONGEST_NAME = 30  # letters: the lines of the templates stay within 88
# Names that stand in an exercise's notebook before its first task.
TAKEN = {"check", "datasets", "draw", "keras", "neurons", "np", "pd"}

# New files by their templates; `$` stands for what `_words` gives.
FILES = {
    "chapter.md.in": "chapters/$slug.md",
    "solution.md.in": "solutions/$slug/$name.md",
    "exercise.md.in": "exercises/$slug.md",
    "test_chapter.py.in": "tests/book/test_chapter_$two_digits.py",
}
TASK_FILES = {
    "task.py.in": "neurons/checks/tasks/$task/__init__.py",
    "probe.py.in": "neurons/checks/tasks/$task/probe.py",
    "judge.py.in": "neurons/checks/tasks/$task/judge.py",
    "answers.py.in": "tests/tasks/$task/answers.py",
    "messages.md.in": "tests/tasks/$task/messages.md",
    "asserts.py.in": "tests/tasks/$task/asserts.py",
}
# Files that get some lines more, and after which of theirs.
LINES = {
    "toc.yml.in": ("_toc.yml", r"(?:^ +- file: chapters/\d\d.*\n)+"),
    "front.md.in": ("intro.md", r"(?:^- \{doc\}`chapters/\d\d.*\n  .*\n)+"),
    "objectives.yml.in": (
        "chapters/teaching/objectives.yml",
        r"(?:^\d\d.*:\n(?:^ .*\n)+)+",
    ),
}


# What a solution says of all its tasks together: its head, and its table of points.
EXTENT = re.compile(r"\*\*(\d+) tasks?, (\d+) points?,")
TOTAL = re.compile(r"^\| \*\*together\*\* \| \| \*\*(\d+)\*\* \|$", re.MULTILINE)
TASK_POINTS = 2


def begin(course: Course, slug: str) -> tuple[list[str], list[str]]:
    """Write a chapter, its exercise and their tests into a course.

    Args:
        course: the course.
        slug: number and words of the chapter, such as `"08-dropout"`.

    Returns:
        Paths from the course's root: the new files, and those that got lines more.

    Raises:
        CourseError: the slug cannot be taken, or a file cannot be written; nothing is
            changed then.
    """
    words = _words(course, slug)
    made = _new_files(course, FILES | TASK_FILES, words)
    changed = {
        path: _with_lines(course.root, path, after, _filled(template, words))
        for template, (path, after) in LINES.items()
    }
    with orderly():
        _write_all(course.root, made | changed)
    return list(made), list(changed)


def begin_task(course: Course, slug: str, task: str) -> tuple[list[str], list[str]]:
    """Write a task into an exercise that is there.

    Args:
        course: the course.
        slug: the exercise, such as `"04-relu"`.
        task: id of the task, such as `"swish"`; also the name of its function.

    Returns:
        Paths from the course's root: the new files, and the solution.

    Raises:
        CourseError: the id cannot be taken, or a file cannot be written; nothing is
            changed then.
    """
    if slug not in course.assignments:
        known = ", ".join(course.assignments)
        raise CourseError(f"there is no exercise {slug!r}; there are: {known}")
    _refuse_task(course, task)
    first, *_ = tasks = stated_tasks(course, slug)
    words = {
        "task": task,
        "nth": str(len(tasks) + 1),
        "section": first.section,
        "chapter": first.chapter,
    }
    made = _new_files(course, TASK_FILES, words)
    source = source_path(course.root, slug)
    path = source.relative_to(course.root).as_posix()
    text = _with_task(source.read_text(encoding="utf-8"), path, words)
    with orderly():
        _write_all(course.root, made | {path: text})
    return list(made), [path]


def _with_task(text: str, path: str, words: Mapping[str, str]) -> str:
    """A solution's text with one task more, counted in its head and its table."""
    extent, total = EXTENT.search(text), TOTAL.search(text)
    end = text.find("\n## Your points\n") + 1
    if extent is None or total is None or not end:
        raise CourseError(f"{path} has another form than expected; nothing was written")
    tasks, points = int(extent[1]) + 1, int(extent[2]) + TASK_POINTS
    return "".join(
        (
            text[: extent.start()],
            f"**{tasks} tasks, {points} points,",
            text[extent.end() : end],
            _filled("section.md.in", words),
            text[end : total.start()],
            _filled("row.md.in", words),
            f"| **together** | | **{int(total[1]) + TASK_POINTS}** |",
            text[total.end() :],
        )
    )


def _new_files(
    course: Course, files: Mapping[str, str], words: Mapping[str, str]
) -> dict[str, str]:
    """The texts of new files by their paths."""
    made = {
        Template(path).substitute(words): _filled(template, words)
        for template, path in files.items()
    }
    for path in made:
        if (course.root / path).exists():
            raise CourseError(f"{path} is there already; take another name")
    return made


def _words(course: Course, slug: str) -> dict[str, str]:
    """What the templates ask for."""
    numbered = [p for p in course.pages if re.match(r"chapters/\d\d", p)]
    if not numbered or not course.assignments:
        raise CourseError("the course has no chapter and exercise yet to go by")
    last = numbered[-1].removeprefix("chapters/")
    due = f"{int(last[:2]) + 1:02d}"
    found = SLUG.fullmatch(slug)
    if not found:
        raise CourseError(f"{slug!r} is no number and words, such as '{due}-dropout'")
    number, name = found.groups()
    if slug in course.assignments or f"chapters/{slug}" in course.pages:
        raise CourseError(f"there is {slug} already; take another name")
    if number != due:
        raise CourseError(f"the next chapter has the number {due}; take '{due}-{name}'")
    task = name.replace("-", "_")
    if len(name) > LONGEST_NAME:
        raise CourseError(f"{name!r} is longer than {LONGEST_NAME} letters; shorten it")
    _refuse_task(course, task)
    title = name.replace("-", " ").capitalize()
    words = {
        "slug": slug,
        "name": name,
        "task": task,
        "nth": "1",
        "section": "In NumPy",
        "number": str(int(number)),
        "two_digits": number,
        "title": title,
        "chapter": f"Chapter {int(number)}, {title}",
        "before": last,
    }
    parts = {"task_section": "section.md.in", "row": "row.md.in"}
    return words | {word: _filled(part, words) for word, part in parts.items()}


def _refuse_task(course: Course, task: str) -> None:
    """Refuse an id that a task cannot have.

    Raises:
        CourseError: it is taken, has a meaning already, or is no plain name.
    """
    tasks = {one.id for each in course.assignments.values() for one in each.tasks}
    if task in tasks:
        raise CourseError(f"there is a task {task!r} already; take another name")
    if not TASK.fullmatch(task):
        raise CourseError(f"{task!r} is no name in small letters, such as 'swish'")
    if task in TAKEN or keyword.iskeyword(task) or hasattr(builtins, task):
        raise CourseError(
            f"{task!r} has a meaning in Python or the exercises; take other"
        )
    if len(task) > LONGEST_NAME:
        raise CourseError(f"{task!r} is longer than {LONGEST_NAME} letters; shorten it")


def _filled(template: str, words: Mapping[str, str]) -> str:
    text = (TEMPLATES / template).read_text(encoding="utf-8")
    return Template(text).substitute(words)


def _with_lines(root: Path, path: str, after: str, lines: str) -> str:
    """A file's text with lines put in after the last place that fits."""
    text = (root / path).read_text(encoding="utf-8")
    places = list(re.finditer(after, text, re.MULTILINE))
    if not places:
        raise CourseError(f"{path} has another form than expected; nothing was written")
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
        message = f"{error.filename} cannot be written ({error.strerror})"
        raise CourseError(f"{message}; nothing was changed") from error
    advise("All its files were written before that.")
