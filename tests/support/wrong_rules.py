"""Wrong rules, made by machine from the right answers to the tasks that ask for one.

Each changes one thing: an argument is ignored, fixed at the example's value or swapped
with another one, or one operation or activation of a right answer's source is replaced
by a relative. `support.wrong_answers` does the same for networks and figures.
"""

from __future__ import annotations

import ast
import copy
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import combinations

import numpy as np

from neurons.checks.catalogue import find_task, task_names
from neurons.checks.judges import find_judge
from neurons.checks.judges.results import same
from neurons.checks.probes.facts import as_plain_array, describe
from neurons.checks.tasks.standardize.judge import standardize
from support.answers import answers, given, run_answer
from support.cases import CASES

Function = Callable[..., object]
OPERATORS = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add, ast.Div),
    ast.Mult: (ast.Div, ast.Add),
    ast.Div: (ast.Mult, ast.Sub, ast.FloorDiv),
    ast.MatMult: (ast.Mult,),
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
NAMES = {
    "mean": ("median", "sum"),
    "sum": ("mean", "max"),
    "max": ("min",),
    "min": ("max",),
    "maximum": ("minimum",),
    "argmax": ("argmin",),
    "nanargmax": ("nanargmin", "argmax"),
    "std": ("var", "ptp"),
    "exp": ("exp2", "expm1"),
    "tanh": ("sin", "arctan"),
    "abs": ("negative",),
    "len": ("max",),
}
# What is easily taken for an activation, of `z`.
RELATIVES = {
    "relu": {
        "relu6": "np.clip(z, 0, 6)",
        "leaky_relu": "np.where(z > 0, z, 0.01 * z)",
        "elu": "np.where(z > 0, z, np.expm1(np.minimum(z, 0)))",
        "selu": "1.0507 * np.where(z > 0, z, 1.6733 * np.expm1(np.minimum(z, 0)))",
        "gelu": "0.5 * z * (1 + np.tanh(0.79788456 * (z + 0.044715 * z**3)))",
        "silu": "0.5 * z * (1 + np.tanh(0.5 * z))",
        "hard_silu": "z * np.clip(z / 6 + 0.5, 0, 1)",
        "mish": "z * np.tanh(np.logaddexp(0, z))",
        "softplus": "np.logaddexp(0, z)",
        "absolute": "np.abs(z)",
        "squared": "np.maximum(z, 0) ** 2",
        "sigmoid": "0.5 * (1 + np.tanh(0.5 * z))",
        "tanh": "np.tanh(z)",
        "linear": "z + 0",
    },
    "sigmoid": {
        "hard_sigmoid": "np.clip(z / 6 + 0.5, 0, 1)",
        "old hard_sigmoid": "np.clip(0.2 * z + 0.5, 0, 1)",
        "tanh": "np.tanh(z)",
        "tanh from 0 to 1": "0.5 * (1 + np.tanh(z))",
        "softsign": "0.5 * (1 + z / (1 + np.abs(z)))",
        "step": "(z > 0) * 1.0",
        "linear": "z + 0",
    },
    "linear": {
        "relu": "np.maximum(z, 0)",
        "leaky_relu": "np.where(z > 0, z, 0.01 * z)",
        "tanh": "np.tanh(z)",
        "softsign": "z / (1 + np.abs(z))",
    },
}
ARGUMENTS = "arguments"
STYLES = 8


@dataclass(frozen=True, slots=True)
class WrongRule:
    """One changed function, and what was changed."""

    task: str
    what: str
    function: Function


def wrong_rules(task: str) -> Iterator[WrongRule]:
    """All of a task, each change once."""
    yield from _with_other_arguments(task)
    seen = set()
    right = [answer for answer in answers(task) if answer.kind == "right"]
    # The first ones are of unlike styles; more of them change the same operations.
    for answer in right[:STYLES]:
        if not re.search("keras|tensorflow", answer.source):
            for what, source in changed_sources(answer.source):
                if source not in seen:
                    seen.add(source)
                    try:
                        names, _ = run_answer(source, given(task))
                    except Exception:
                        continue
                    function = names.get(task_names(task)[0])
                    if callable(function):
                        yield WrongRule(task, f"{answer.name}: {what}", function)


def _with_other_arguments(task: str) -> Iterator[WrongRule]:
    judge, names = find_judge(task), find_task(task).parameters
    example = judge.cases(0)[0].args

    def rule(what: str, change: Callable[[list], None]) -> WrongRule:
        def function(*args: object) -> object:
            changed = list(args)
            change(changed)
            return judge.reference(*changed)

        return WrongRule(task, f"{ARGUMENTS}: {what}", function)

    def put(place: int, value: object) -> Callable[[list], None]:
        return lambda args: args.__setitem__(place, value)

    def fill(place: int, value: float) -> Callable[[list], None]:
        return lambda args: args.__setitem__(
            place, np.full(np.shape(args[place]), value)[()]
        )

    def swap(one: int, other: int) -> Callable[[list], None]:
        def change(args: list) -> None:
            args[one], args[other] = args[other], args[one]

        return change

    for place, name in enumerate(names):
        yield rule(f"{name} of the example", put(place, example[place]))
        yield rule(f"{name} ignored, as 0", fill(place, 0.0))
        yield rule(f"{name} ignored, as 1", fill(place, 1.0))
    for one, other in combinations(range(len(names)), 2):
        yield rule(f"{names[one]} and {names[other]} swapped", swap(one, other))


def changed_sources(source: str) -> Iterator[tuple[str, str]]:
    """Every source with one operation replaced, and what was changed."""
    tree = ast.parse(source)
    for number, node in enumerate(ast.walk(tree)):
        for change in _changes(node):
            other = copy.deepcopy(tree)
            twin = list(ast.walk(other))[number]
            before = ast.unparse(twin) if hasattr(twin, "lineno") else ""
            change(twin)
            after = ast.unparse(ast.fix_missing_locations(twin))
            yield f"{before} -> {after}", ast.unparse(other)


def _changes(node: ast.AST) -> Iterator[Callable[[ast.AST], None]]:
    def put(field: str, value: object) -> Callable[[ast.AST], None]:
        return lambda twin: setattr(twin, field, value)

    if isinstance(node, (ast.BinOp, ast.AugAssign)):
        for operator in OPERATORS.get(type(node.op), ()):
            yield put("op", operator())
    if isinstance(node, ast.Compare):
        for operator in OPERATORS.get(type(node.ops[0]), ()):
            yield put("ops", [operator(), *node.ops[1:]])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield put("op", ast.UAdd())
    if isinstance(node, ast.Attribute):
        for name in NAMES.get(node.attr, ()):
            yield put("attr", name)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load):
        for name in NAMES.get(node.id, ()):
            yield put("id", name)
    if isinstance(node, ast.Constant) and type(node.value) in (int, float):
        for value in (node.value + 1, node.value - 1):
            yield put("value", value)
    due, z = _activation(node)
    for source in RELATIVES.get(due, {}).values():
        yield partial(_put_activation, z, source)
    if isinstance(node, (ast.If, ast.IfExp)):
        yield lambda twin: setattr(twin, "test", ast.UnaryOp(ast.Not(), twin.test))


def _activation(node: ast.AST) -> tuple[str, ast.expr | None]:
    """The name of the activation that a node is, and of what; empty if of nothing."""
    text = ast.unparse(node) if isinstance(node, ast.expr) else ""
    if isinstance(node, ast.Call) and text.startswith("np.maximum("):
        rest = [arg for arg in node.args if ast.unparse(arg) not in {"0", "0.0"}]
        if len(rest) == 1 and len(node.args) == 2:
            return "relu", rest[0]
    if isinstance(node, ast.BinOp) and text.startswith("1 / (1 + np.exp(-"):
        power = node.right.right if isinstance(node.right, ast.BinOp) else None
        if isinstance(power, ast.Call) and isinstance(power.args[0], ast.UnaryOp):
            return "sigmoid", power.args[0].operand
    return "", None


def _put_activation(z: ast.expr, source: str, twin: ast.AST) -> None:
    """Let a node be another function of `z`, whatever kind of node it is."""
    call = ast.parse(f"(lambda z: {source})(None)", mode="eval").body
    call.args = [copy.deepcopy(z)]
    if isinstance(twin, ast.Call):
        twin.func, twin.args, twin.keywords = call.func, call.args, []
    else:
        twin.left, twin.op, twin.right = call, ast.Mult(), ast.Constant(1)


def differs(rule: WrongRule, seed: int = 0, tries: int = 150) -> str:
    """Arguments that a task allows for which a rule gives something else; or none."""
    rng = np.random.default_rng(seed)
    for _ in range(tries):
        args = CASES[rule.task](rng)
        if not _is_right(rule, copy.deepcopy(args)):
            return repr(args)
    return ""


def _is_right(rule: WrongRule, args: tuple) -> bool:
    references = [find_judge(rule.task).reference]
    if rule.task == "standardize":
        references.append(standardize(1))
    due = [reference(*args) for reference in references]
    try:
        with np.errstate(all="ignore"):
            found = rule.function(*copy.deepcopy(args))
    except Exception:
        return False
    if rule.task == "kilobytes":
        number = as_plain_array(found)
        return number is not None and bool(np.all(np.abs(number - due[0]) <= 0.01))
    fact = describe(found)
    return any(same(fact, one) for one in due)
