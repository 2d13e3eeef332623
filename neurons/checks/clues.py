"""Find in a learner's cells why a name is missing, None, or no longer what it was.

A clue is what the text says; a judge gives it only where what was found agrees.
"""

import ast
import builtins
from collections.abc import Collection, Iterator, Sequence
from difflib import get_close_matches
from itertools import chain

from neurons.checks.catalogue import ASSIGNMENTS, NAMES, find_task
from neurons.checks.definitions import (
    FUNCTIONS,
    Function,
    bound_by,
    defined_names,
    globals_of,
    names_within,
    parse,
    parsed,
    read_names,
    stored_names,
)
from neurons.checks.given import changed_before, defined_after, used_earlier
from neurons.checks.magics import body_of, cell_magic, effect
from neurons.checks.model import Clue, ClueKind
from neurons.checks.stored_calls import (
    RETURN_NOTHING,
    called,
    nothing_stored,
    values_returned,
)
from neurons.checks.stubs import is_untouched, says_nothing

# What the first cells of an exercise import; `pd` and the like under any name.
IMPORTED = frozenset({"np", "pd", "keras", "check", "datasets", "draw"})
LONG = {"np": "numpy", "pd": "pandas"}
BUILTINS = frozenset(name for name in dir(builtins) if name[0] != "_")
OF_TASKS = frozenset(name for names in NAMES.values() for name in names)
MOST_CLUES = 20
# Characters of all cells together; Python's parser takes time and memory.
MOST_TEXT = 100_000
MOST_NAMES = 500
LONGEST_LINE = 60
OLDER = "is still the one of an earlier run"


def clues_for(
    task: str,
    cells: Sequence[str],
    *,
    own: str = "",
    older: Collection[str] = (),
    ran: Sequence[str] = (),
) -> tuple[Clue, ...]:
    """Return what a learner's cells say about names that a check may stumble over.

    Args:
        task: the task; clues about names that it needs come first.
        cells: the text of every code cell that ran, in order.
        own: the text of the task's own cell among them.
        older: names that are there, but of an earlier run of their cell.
        ran: what ran before, and may be gone by now: what it overwrote stays so.
    """
    if sum(map(len, cells)) > MOST_TEXT:
        return ()
    before = ran if sum(map(len, ran)) <= MOST_TEXT else ()
    found = {(clue.kind, clue.name): clue for clue in _overwritten_in(before, cells)}
    for clue in (
        *_clues(NAMES.get(task, ()), cells),
        *_unlike(task, own, older, cells),
        *_earlier(task, own, cells),
        *(Clue(ClueKind.EARLIER, name, f"`{name}` {OLDER}.", "") for name in older),
        *changed_before(task, own, before or cells),
        *defined_after(own, before or cells),
        *used_earlier(own, set(older) - set(NAMES.get(task, ()))),
    ):
        found[clue.kind, clue.name] = clue
    ordered = sorted(found.values(), key=lambda c: c.name not in NAMES.get(task, ()))
    return tuple(ordered[:MOST_CLUES])


def _overwritten_in(*runs: Sequence[str]) -> Iterator[Clue]:
    for cell in chain(*runs):
        tree, lines = parsed(cell), cell.split("\n")
        for statement in tree.body if tree else ():
            yield from _overwritten(statement, lines[statement.lineno - 1].strip())


def _clues(names: Sequence[str], cells: Sequence[str]) -> Iterator[Clue]:
    trees = [tree for cell in cells if (tree := parsed(cell)) is not None]
    statements = [statement for tree in trees for statement in tree.body]
    functions = {s.name: s for s in statements if isinstance(s, FUNCTIONS)}
    silent = {name for name, made in functions.items() if not values_returned(made)}
    left: dict[str, ast.Call] = {}
    for tree in trees:
        for node in ast.walk(tree):
            yield from nothing_stored(node, silent, left)
    said = [statement for statement in statements if not says_nothing(statement)]
    defined = {name for statement in said for name in bound_by(statement)}
    # A function that is only named may be called by what it is given to.
    called = {name for tree in trees for name in read_names(tree)}
    for function in functions.values():
        yield from _inside(function, defined, called)
    for name in set(names) & functions.keys():
        yield from _unread(functions[name], defined - functions.keys())
    for statement in statements:
        if isinstance(statement, ast.ClassDef):
            yield from _in_class(names, statement, defined)
    for cell in cells:
        yield from _under_magic(names, defined, cell)
    for name in sorted(set(names) - defined):
        yield from _misspelled(name, sorted(defined - OF_TASKS))


def _overwritten(statement: ast.stmt, line: str) -> Iterator[Clue]:
    """Names of Python or of a library that were given another value."""
    shown = line if len(line) <= LONGEST_LINE else f"{line[:LONGEST_LINE]}…"
    for name in (*bound_by(statement), *_imported(statement)):
        if name in IMPORTED or name in BUILTINS:
            was = "Python's own name" if name in BUILTINS else "imported further up"
            yield Clue(
                ClueKind.OVERWRITTEN,
                name,
                f"`{name}`, {was}, was overwritten: `{shown}`.",
                "Next: use another name there, restart the kernel, run all cells.",
            )


def _imported(statement: ast.stmt) -> Iterator[str]:
    """Names that an import gives to something else than to what is called so."""
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        for alias in statement.names:
            name = alias.asname or alias.name
            if name in BUILTINS or not alias.name.endswith(LONG.get(name, name)):
                yield name


def _in_class(
    names: Sequence[str], made: ast.ClassDef, defined: set[str]
) -> Iterator[Clue]:
    """Names of the task that only a class has."""
    within = {name for statement in made.body for name in bound_by(statement)}
    for name in sorted(within & set(names) - defined):
        text = f"`{name}` is defined inside the class `{made.name}`, not by itself."
        yield Clue(ClueKind.HIDDEN, name, text, f"Next: move it out of `{made.name}`.")


def _inside(function: Function, defined: set[str], called: set[str]) -> Iterator[Clue]:
    """Names that exist only while a function runs."""
    shared = globals_of(function)
    where = f"inside `{function.name}()`"
    is_called = function.name in called
    for name in sorted(names_within(function) - defined):
        if name in shared and is_called:
            continue
        text = f"`{name}` is defined {where} and exists only while that runs."
        step = f"Next: move its definition out of `{function.name}()`."
        if not is_called:
            text = f"`{name}` is defined {where}, which nothing calls."
        if name in shared:
            step = f"Next: call `{function.name}()` below its definition."
        yield Clue(ClueKind.HIDDEN, name, text, step)


def _unread(function: Function, values: set[str]) -> Iterator[Clue]:
    """Parameters whose values a function never reads, since it does not name them."""
    body = [node for statement in function.body for node in ast.walk(statement)]
    used = {node.id for node in body if isinstance(node, ast.Name)}
    unread = [arg.arg for arg in function.args.args if arg.arg not in used]
    if not unread:
        return
    named = ", ".join(f"`{name}`" for name in unread)
    own = {arg.arg for arg in function.args.args} | names_within(function)
    others = ", ".join(f"`{name}`" for name in sorted(used & values - own)[:3])
    instead = f"; it reads {others} of the notebook" if others else ""
    text = f"The result doesn't depend on {named}: `{function.name}` never uses it"
    if len(unread) > 1:
        text = f"The result doesn't depend on {named}: `{function.name}` uses none"
    step = "Next: compute with what is passed; it changes from call to call."
    yield Clue(ClueKind.UNREAD, function.name, f"{text}{instead}.", step)


def _under_magic(names: Sequence[str], defined: set[str], cell: str) -> Iterator[Clue]:
    """Names that a cell would define without the magic that it begins with."""
    place, magic = cell_magic(cell)
    said, body = effect(magic), body_of(cell)
    if not said or parse(body) is None:
        return
    line = cell.split("\n")[place].strip()[:LONGEST_LINE]
    for name in sorted(defined_names(body) & set(names) - defined):
        step = f"Next: delete the line `{line}`, then run the cell again."
        yield Clue(ClueKind.HIDDEN, name, said, step)


def _misspelled(name: str, defined: Sequence[str]) -> Iterator[Clue]:
    """A name that is there under nearly the same one."""
    if other := near_name(name, defined, cutoff=0.85):
        text = f"`{other}` is defined, but `{name}` is not."
        step = f"Next: call it exactly `{name}`, then run the cell again."
        yield Clue(ClueKind.MISSPELLED, name, text, step)


def near_name(name: str, others: Sequence[str], cutoff: float) -> str:
    """Return the name among others that is likest; nothing if none is like it."""
    same = [one for one in others if sorted(one.lower()) == sorted(name.lower())]
    near = same or get_close_matches(name, others[:MOST_NAMES], n=1, cutoff=cutoff)
    return near[0] if near else ""


def _unlike(
    task: str, own: str, older: Collection[str], cells: Sequence[str]
) -> Iterator[Clue]:
    """Names that the task's own cell, which says something, does not define."""
    tree = parsed(own)
    if tree is None or is_untouched(own) or effect(cell_magic(own)[1]):
        return
    exercise = _exercise_of(task)
    here = {name for other in exercise for name in NAMES[other]}
    given = {n for other in exercise[: exercise.index(task)] for n in NAMES[other]}
    mine = sorted(defined_names(own) - here)
    anywhere = {name for cell in cells for name in defined_names(cell)} - here
    names = NAMES.get(task, ())
    lacking = [n for n in names if n not in stored_names(own) | given]
    for name in lacking:
        near = near_name(name, mine, cutoff=0.6)
        if not near and name not in older and near_name(name, sorted(anywhere), 0.85):
            continue
        # What the cell goes on with is a step on the way.
        ends = sorted(set(mine) - read_names(tree))
        other = near or (ends[0] if len(mine) == len(ends) == len(lacking) == 1 else "")
        text, step = f"Your cell does not define `{name}`", f"name the answer `{name}`"
        if len(lacking) < len(names):
            step = f"also give `{name}` its value there"
        if other:
            text = f"Your cell defines `{other}`"
        if near:
            step = f"call it `{name}` there"
        elif function := find_task(task).parameters:
            step = f"begin your function with `def {name}({', '.join(function)}):`"
        elif _is_bare(tree.body[-1]) and len(lacking) == 1 and not mine:
            text = "Your cell gives its result no name"
            step = f"put `{name} =` before it"
            if name in _compared(tree.body[-1]):
                text = f"Your cell compares `{name}` and stores nothing: `==`"
                step = "write one `=` there"
        if name in older:
            text += f"; `{name}` {OLDER}"
        elif other:
            text += f", not `{name}`"
        step = f"Next: {step}, run the cell again, then this check."
        is_near = bool(near_name(name, mine, cutoff=0.85))
        kind = ClueKind.MISSPELLED if is_near else ClueKind.UNNAMED
        yield Clue(kind, name, f"{text}.", step)


def _exercise_of(task: str) -> tuple[str, ...]:
    return next((tasks for tasks in ASSIGNMENTS.values() if task in tasks), (task,))


def _compared(statement: ast.stmt) -> set[str]:
    """Names left of `==`."""
    nodes = (n.left for n in ast.walk(statement) if isinstance(n, ast.Compare))
    return {node.id for node in nodes if isinstance(node, ast.Name)}


def _is_bare(statement: ast.stmt) -> bool:
    """Whether a statement is an expression whose value goes nowhere."""
    if not isinstance(statement, ast.Expr):
        return False
    value = statement.value
    name = called(value) if isinstance(value, ast.Call) else ""
    return name not in {*RETURN_NOTHING, "fit"}  # what `fit` returns is no answer


def _earlier(task: str, own: str, cells: Sequence[str]) -> Iterator[Clue]:
    """Answers to earlier tasks that this one's own cell uses and no cell defines."""
    tree = parsed(own)
    if tree is None or task not in NAMES:
        return
    there = {name for cell in cells for name in stored_names(cell)}
    exercise = _exercise_of(task)
    for number, other in enumerate(exercise[: exercise.index(task)], start=1):
        for name in NAMES[other]:
            if name in read_names(tree) - there:
                near = near_name(name, sorted(there - OF_TASKS), cutoff=0.8)
                text = f"`{name}`, the answer to task {number}, isn't defined yet"
                step = f"Next: run task {number}'s cell first, then this cell again."
                if near:
                    text += f"; `{near}` is"
                    step = f"Next: call it `{name}` in task {number}'s cell, run both."
                yield Clue(ClueKind.HIDDEN, name, f"{text}.", step)
