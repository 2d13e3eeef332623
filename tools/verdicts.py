"""Judge every public answer, and count what the checks get wrong.

Usage: python -m tools.verdicts [--seeds N | --pack | --review FOLDER] [TASK ...]

Answers are those of tests/tasks, with the labels that were written before anything
judged them. They are judged by the checks, by stock nbgrader with plain asserts, and by
the checks under the oldest libraries, if `sh tools/versions.sh install` has been run.
Without tasks, the tables go into docs/verdicts.md too. With --pack, none is judged:
they go into dist/answers.zip, so that other graders can be measured on them. With
--review, a page per task goes into the folder: each answer that is not right, and the
message that it gets, to be read as a beginner would. With --seeds, each is probed with
N seeds, and those whose verdict changes are printed.
"""

import argparse
import ast
import json
import subprocess
import sys
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from autograder.zips import write_zip
from neurons.checks.catalogue import NAMES, TASKS
from neurons.checks.model import Verdict
from neurons.checks.probes import SELF_CHECK_SEED
from neurons.checks.show import as_text
from tools.verdict_tables import (
    OF_STOCK,
    Tally,
    differing,
    stock_summary,
    summary,
    table,
    written,
)

ROOT = Path(__file__).resolve().parents[1]
sys.path.append(str(ROOT / "tests"))

from support import answers as public  # noqa: E402
from support.stock import by_asserts  # noqa: E402

OLDEST = ROOT / "_build" / "versions" / "oldest"
IS_OLDEST = Path(sys.prefix) == OLDEST
PAGE = ROOT / "docs" / "verdicts.md"
ZIP = ROOT / "dist" / "answers.zip"
LICENSE = "BSD-3-Clause"


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
    tally, seen = Tally(), set()
    for answer in public.answers(task):
        verdict = public.verdicts_of(answer)[0]
        found = _tally(answer, verdict)
        if not IS_OLDEST:
            found += _stock(answer)
        seen.add((answer.kind == "right", normalized(answer.source)))
        tally += found
        what = _what(found)
        if say_what and what:
            print(f"{task}, {answer.kind}: {answer.name}: {what}\n  {verdict.message}")
    tally["distinct"] = len(seen)
    return tally


def _tally(answer: public.Answer, verdict: Verdict) -> Tally:
    due = {"right": verdict.max_points, "partial": answer.points}.get(answer.kind, 0.0)
    is_mistake, is_named = bool(answer.says), answer.is_named_in(verdict.message)
    return Tally(
        answers=1,
        right=answer.kind == "right",
        refused=verdict.points < due,
        accepted=verdict.points > due,
        mistakes=is_mistake,
        named=is_named,
        other_cause=is_mistake and not is_named and "Likely cause" in verdict.message,
        no_words=answer.kind in public.MISTAKES and not is_mistake,
    )


def _stock(answer: public.Answer) -> Tally:
    """What plain asserts add: all or nothing, so a partly right one is due nothing."""
    passes, message = by_asserts(answer)
    return Tally(
        stock_refused=answer.kind == "right" and not passes,
        stock_accepted=answer.kind != "right" and passes,
        stock_named=answer.is_named_in(message),
    )


def _what(found: Tally) -> str:
    if found["refused"] or found["accepted"]:
        return "refused wrongly" if found["refused"] else "accepted wrongly"
    if found["named"] < found["mistakes"]:
        return "another cause is named" if found["other_cause"] else "not named"
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


def sections(tallies: Mapping[str, Tally]) -> dict[str, str]:
    """What this Python has to say on the page, by the section's name."""
    total = sum(tallies.values(), Tally())
    ours = f"{summary(total)}\n\n{table(tallies)}"
    if IS_OLDEST:
        return {"oldest": ours}
    beside = f"{stock_summary(total)}\n\n{table(tallies, OF_STOCK)}"
    return {"newest": ours, "stock": beside}


def entries() -> Iterable[tuple[str, bytes]]:
    """The files of the packed answers."""
    lines = []
    for task in TASKS:
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
    for task in TASKS:
        for part in ("given", "asserts"):
            file = public.FOLDER / task / f"{part}.py"
            if file.is_file():
                yield f"{part}/{task}.py", file.read_bytes()
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


def under_oldest(tasks: Sequence[str]) -> int:
    """Run this command with the oldest libraries; return its exit code."""
    python = OLDEST / "bin" / "python"
    if not python.exists():
        print("Not judged under the oldest libraries: `sh tools/versions.sh install`.")
        return 0
    command = [str(python), "-m", "tools.verdicts", *tasks]
    return subprocess.run(command, cwd=ROOT, check=False).returncode


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
        for task in wanted.tasks or TASKS:
            page = wanted.review / f"{task}.md"
            page.write_text(review(task), encoding="utf-8")
        return 0
    if wanted.seeds:
        return int(_say_flips(wanted.tasks or TASKS, wanted.seeds) > 0)
    tallies = {task: count(task) for task in wanted.tasks or TASKS}
    for section, text in sections(tallies).items():
        print(f"\n{text}", flush=True)
        if not wanted.tasks:
            page = PAGE.read_text(encoding="utf-8")
            text = differing(text, page) if section == "oldest" else text
            PAGE.write_text(written(page, section, text), encoding="utf-8")
    is_wrong = any(one["refused"] + one["accepted"] for one in tallies.values())
    return int(is_wrong) if IS_OLDEST else int(is_wrong) | under_oldest(wanted.tasks)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
