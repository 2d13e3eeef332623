"""Judge every public answer, and count what the checks get wrong.

Usage: python -m tools.verdicts [--seeds N | --pack | --review FOLDER] [TASK ...]

Answers are those of tests/tasks, with the labels that were written before anything
judged them. Without tasks, the table goes into docs/verdicts.md too. With --pack, none
is judged: they go into dist/answers.zip, so that other graders can be measured on them.
With --review, a page per task goes into the folder: each answer that is not right, and
the message that it gets, to be read as a beginner would.
With --seeds, each is probed with N seeds, and those whose verdict changes are printed.
"""

from __future__ import annotations

import argparse
import ast
import json
import platform
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from importlib.metadata import version
from pathlib import Path

from autograder.zips import write_zip
from neurons.checks.catalogue import NAMES
from neurons.checks.model import Verdict
from neurons.checks.probes import SELF_CHECK_SEED
from neurons.checks.show import as_text

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from support import answers as public  # noqa: E402

PAGE = ROOT / "docs" / "verdicts.md"
ZIP = ROOT / "dist" / "answers.zip"
LICENSE = "BSD-3-Clause"
COLUMNS = (
    ("task", "task"),
    ("answers", "answers"),
    ("distinct", "distinct"),
    ("right", "right"),
    ("refused", "wrong refusals"),
    ("accepted", "wrong acceptances"),
    ("mistakes", "mistakes with words"),
    ("named", "named"),
    ("other_cause", "another cause named"),
    ("no_words", "no words yet"),
)


@dataclass(slots=True)
class Tally:
    """What was counted of one task's answers.

    Attributes:
        task: the task's id.
        answers: how many there are.
        distinct: how many are left where answers alike but for names and literals
            count once, right and other ones apart.
        right: how many are labeled right.
        refused: how many got fewer points than their label says.
        accepted: how many got more points than their label says.
        mistakes: how many hold the words that name their mistake.
        named: how many of these got a message with such words.
        other_cause: how many of these got a message with another likely cause.
        no_words: mistakes for which nobody has written words yet.
    """

    task: str
    answers: int = 0
    distinct: int = 0
    right: int = 0
    refused: int = 0
    accepted: int = 0
    mistakes: int = 0
    named: int = 0
    other_cause: int = 0
    no_words: int = 0

    def __add__(self, other: Tally) -> Tally:
        """The sums of two tallies."""
        numbers = [field.name for field in fields(self)[1:]]
        sums = {name: getattr(self, name) + getattr(other, name) for name in numbers}
        return Tally("all", **sums)

    def row(self) -> str:
        """A row of the table."""
        cells = (f"{getattr(self, name)}" for name, _ in COLUMNS)
        return f"| {' | '.join(cells)} |"


class _Normalized(ast.NodeTransformer):
    """Numbers the names that an answer defines itself, and empties its literals."""

    def __init__(self, own: Iterable[str]) -> None:
        self.numbers = {name: f"_{i}" for i, name in enumerate(own)}

    def visit(self, node: ast.AST) -> ast.AST:
        """Return the node, renamed in place."""
        for name, value in ast.iter_fields(node):
            if isinstance(value, str) and value in self.numbers:
                setattr(node, name, self.numbers[value])
        if isinstance(node, ast.Constant):
            return ast.Constant(type(node.value).__name__)
        return self.generic_visit(node)


def normalized(source: str) -> str:
    """An answer's syntax tree without its own names and literals, as text."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return source
    nodes = list(ast.walk(tree))
    own = [node.arg for node in nodes if isinstance(node, ast.arg)]
    own += [
        node.id
        for node in nodes
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    ]
    defined = (ast.FunctionDef, ast.ClassDef)
    own += [node.name for node in nodes if isinstance(node, defined)]
    return ast.dump(_Normalized(dict.fromkeys(own)).visit(tree))


def count(task: str, say_what: bool = True) -> Tally:
    """Judge all answers to a task.

    Args:
        task: the task's id.
        say_what: whether each verdict that differs from its label is printed.
    """
    tally, seen = Tally(task), set()
    for answer in public.answers(task):
        verdict = public.verdicts_of(answer)[0]
        found = _tally(answer, verdict)
        seen.add((answer.kind == "right", normalized(answer.source)))
        tally += found
        what = _what(found)
        if say_what and what:
            print(f"{task}, {answer.kind}: {answer.name}: {what}\n  {verdict.message}")
    tally.task, tally.distinct = task, len(seen)
    return tally


def _tally(answer: public.Answer, verdict: Verdict) -> Tally:
    due = {"right": verdict.max_points, "partial": answer.points}.get(answer.kind, 0.0)
    is_mistake, is_named = bool(answer.says), answer.is_named_in(verdict.message)
    return Tally(
        answer.task,
        answers=1,
        right=answer.kind == "right",
        refused=verdict.points < due,
        accepted=verdict.points > due,
        mistakes=is_mistake,
        named=is_named,
        other_cause=is_mistake and not is_named and "Likely cause" in verdict.message,
        no_words=answer.kind in public.MISTAKES and not is_mistake,
    )


def _what(found: Tally) -> str:
    if found.refused or found.accepted:
        return "refused wrongly" if found.refused else "accepted wrongly"
    if found.named < found.mistakes:
        return "another cause is named" if found.other_cause else "not named"
    return ""


def flips(task: str, n_seeds: int) -> dict[str, set[tuple[str, float]]]:
    """The answers whose status or points depend on the seed of the probes.

    Args:
        task: the task's id.
        n_seeds: how many seeds are tried: a notebook's own, and some that grading
            runs could draw.

    Returns:
        What such an answer got, by its kind and name.
    """
    seeds = [SELF_CHECK_SEED, *(2**40 + 7919 * i for i in range(n_seeds - 1))]
    found = {}
    for answer in public.answers(task):
        verdicts = public.verdicts_of(answer, seeds)
        kinds = {(str(verdict.status), verdict.points) for verdict in verdicts}
        if len(kinds) > 1:
            found[f"{answer.kind}: {answer.name}"] = kinds
    return found


def _say_flips(tasks: Iterable[str], n_seeds: int) -> int:
    """Print each answer whose verdict depends on the seed; return how many do."""
    n_flips = 0
    for task in tasks:
        found = flips(task, n_seeds)
        n_flips += len(found)
        print(f"{task}: {len(found)} flips in {n_seeds} seeds", flush=True)
        for name, kinds in found.items():
            print(f"  {name}: {sorted(kinds)}", flush=True)
    return n_flips


def table(tallies: Sequence[Tally]) -> str:
    """The table of the page, the sums in its last row."""
    total = sum(tallies, Tally("all"))
    heads = " | ".join(head for _, head in COLUMNS)
    rule = "|".join(["---", *["---:"] * (len(COLUMNS) - 1)])
    rows = [f"| {heads} |", f"|{rule}|", *(tally.row() for tally in [*tallies, total])]
    return "\n".join(rows)


def summary(tallies: Sequence[Tally]) -> str:
    """What the table comes to, in a sentence or two."""
    total = sum(tallies, Tally("all"))
    share = 100 * total.named / max(total.mistakes, 1)
    return (
        f"{total.answers:,} answers, {total.distinct:,} of them distinct: "
        f"{total.refused} refused wrongly, {total.accepted} accepted wrongly. Of "
        f"{total.mistakes:,} mistakes with words of their own, {total.named:,} are "
        f"named ({share:.1f} %); {total.other_cause} messages name another cause."
    )


def versions() -> str:
    """The versions of the libraries that the answers were judged under."""
    libraries = {"Keras": "keras", "NumPy": "numpy"}
    tensorflow = "tensorflow_cpu" if sys.platform == "linux" else "tensorflow"
    libraries = {"TensorFlow": tensorflow, **libraries}
    found = [f"{name} {version(package)}" for name, package in libraries.items()]
    return ", ".join([*found, f"Python {platform.python_version()}"])


def entries() -> Iterable[tuple[str, bytes]]:
    """The files of the packed answers."""
    lines = []
    for task in NAMES:
        for answer in public.answers(task):
            is_mistake = answer.kind in public.MISTAKES
            record = {
                "task": task,
                "name": answer.name,
                "code": answer.source,
                "label": answer.kind,
                "points": answer.points,
                "mistake": answer.name if is_mistake else None,
                "words": answer.says,
                "license": LICENSE,
            }
            lines.append(json.dumps(record, ensure_ascii=False))
    yield "answers.jsonl", "".join(f"{line}\n" for line in lines).encode()
    for task in NAMES:
        given = public.FOLDER / task / "given.py"
        if given.is_file():
            yield f"given/{task}.py", given.read_bytes()
    yield "LICENSE", (ROOT / "LICENSE").read_bytes()


def review(task: str) -> str:
    """A page of all answers to a task that are not right, each with its message."""
    parts = [f"# {task}\n"]
    for answer in public.answers(task):
        if answer.kind != "right":
            message = as_text(public.verdicts_of(answer)[0])
            words = f"Its words: {' | '.join(answer.says) or 'none'}."
            code = f"```python\n{answer.source}```"
            head = f"## {answer.kind}: {answer.name}"
            parts.append(f"{head}\n\n{code}\n\n{words}\n\n```\n{message}\n```\n")
    return "\n".join(parts)


def written(page: str, tallies: Sequence[Tally]) -> str:
    """The page with the table and the versions of this run."""
    inner = f"{summary(tallies)} ({versions()}.)\n\n{table(tallies)}"
    start, rest = page.split("<!-- table -->\n", 1)
    end = rest.split("<!-- end of table -->", 1)[1]
    return f"{start}<!-- table -->\n\n{inner}\n\n<!-- end of table -->{end}"


def _arguments(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tools.verdicts")
    parser.add_argument("tasks", nargs="*", metavar="TASK")
    parser.add_argument("--pack", action="store_true")
    parser.add_argument("--review", type=Path, metavar="FOLDER")
    parser.add_argument("--seeds", type=int, metavar="N")
    found = parser.parse_args(words)
    if unknown := set(found.tasks) - set(NAMES):
        parser.error(f"no such task: {', '.join(sorted(unknown))}")
    return found


def main(words: Sequence[str]) -> int:
    """Run the command and return its exit code."""
    wanted = _arguments(words)
    if wanted.pack:
        ZIP.parent.mkdir(exist_ok=True)
        write_zip(ZIP, entries(), level=9)
        return 0
    if wanted.review:
        wanted.review.mkdir(parents=True, exist_ok=True)
        for task in wanted.tasks or NAMES:
            page = wanted.review / f"{task}.md"
            page.write_text(review(task), encoding="utf-8")
        return 0
    if wanted.seeds:
        return int(_say_flips(wanted.tasks or NAMES, wanted.seeds) > 0)
    tallies = [count(task) for task in wanted.tasks or NAMES]
    print(f"\n{table(tallies)}\n\n{summary(tallies)}")
    if not wanted.tasks:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(written(page, tallies), encoding="utf-8")
    total = sum(tallies, Tally("all"))
    return int(total.refused + total.accepted > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
