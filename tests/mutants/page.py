"""The page of what became of the mutants."""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mutants.trial import ALIVE

REASONS = Path(__file__).with_name("reasons.toml")
HEAD = """# Mutants of the judges

A judge that is never wrong in the tests may still hold lines that no test looks at.
So each of its places is changed, one at a time: `<` becomes `<=`, 4 becomes 5, `and`
becomes `or`, a condition is turned round. Then all evidence is judged once more: that
of every answer in `tests/tasks/`, of every way a cell can end, and what the judges'
tests give them: random answers, known mistakes, errors, clues from other cells. A
mutant is *noticed* if any verdict differs in status, points or a letter of its message.

`make weekly` does this; the operators are cosmic-ray's. That tool changes files in
place and starts a test run for each mutant; here a process that has loaded NumPy and
the evidence is forked for each, and only the changed module is loaded anew, so a
mutant takes a fraction of a second and the files stay as they are. Left out are
changes that no verdict can depend on (annotations, docstrings, options of
`@dataclass`, `@cache`) and such as are noticed by themselves (shifting the bits of a
float).

"""


@dataclass(frozen=True, slots=True)
class Tried:
    """One mutant and what became of it.

    Attributes:
        file: the judge's file, below `neurons/checks`.
        line: line number.
        operator: cosmic-ray's name for the change.
        result: one of the results of `mutants.trial`.
        before: the line as it is.
        after: the line as it was changed.
    """

    file: str
    line: int
    operator: str
    result: int
    before: str
    after: str


def reason(tried: Tried) -> str:
    """Why it is well that nobody notices a mutant; empty where nobody has said."""
    known = tomllib.loads(REASONS.read_text(encoding="utf-8"))
    for entry in known["survivor"]:
        if entry["file"] == tried.file and entry["line"] in tried.before:
            return entry["why"]
    return ""


def part_of(tried: Tried) -> str:
    """A task's folder, or a module that judges share."""
    return "/".join(tried.file.split("/")[:2])


def page(tried: Sequence[Tried], n_records: int, share: float) -> str:
    """The whole page."""
    alive = [one for one in tried if one.result == ALIVE]
    rate = 100 * (len(tried) - len(alive)) / len(tried)
    which = (
        "all places" if share == 1 else f"{100 * share:g} % of the places, drawn by lot"
    )
    parts = [
        HEAD,
        f"**{len(tried) - len(alive):,} of {len(tried):,} mutants are noticed: "
        f"{rate:.1f} %.** ({which}; {n_records:,} pieces of evidence)\n\n",
        "| part | mutants | noticed |\n|---|---|---|\n",
    ]
    every = Counter(part_of(one) for one in tried)
    left = Counter(part_of(one) for one in alive)
    for name in sorted(every):
        parts.append(f"| `{name}` | {every[name]} | {every[name] - left[name]} |\n")
    parts.append(f"\n## Survivors\n\n{len(alive)} are not noticed:\n")
    for file in sorted({one.file for one in alive}):
        parts.append(f"\n### `{file}`\n\n")
        parts += [_entry(one) for one in alive if one.file == file]
    return "".join(parts)


def _entry(one: Tried) -> str:
    why = reason(one) or "Nobody has said yet why."
    return (
        f"- line {one.line}, {one.operator.removeprefix('core/')}. {why}\n"
        f"  ```text\n  {one.before}\n  {one.after}\n  ```\n"
    )
