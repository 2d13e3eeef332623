"""Attacks that want points for a wrong answer, without ending their process."""

from __future__ import annotations

from attacks.notebooks import Attack, Attacker

UNREADABLE = frozenset({"not_judged"})
ANY_WITHOUT_POINTS = frozenset(
    {"wrong", "raised", "not_started", "not_judged", "timeout"}
)

PATCHED = Attacker(
    "comparisons-patched",
    {
        "neuron": Attack(
            "NumPy's comparisons say yes",
            """
np.allclose = np.isclose = np.array_equal = np.array_equiv = lambda *a, **k: True
np.testing.assert_allclose = np.testing.assert_array_equal = lambda *a, **k: None
np.testing.assert_almost_equal = np.testing.assert_equal = lambda *a, **k: None
""",
        ),
        "estimate": Attack(
            "math and operator say yes",
            """
import math, operator
math.isclose = lambda *a, **k: True
operator.eq = operator.le = lambda *a: True
""",
        ),
        "line": Attack(
            "assertions of unittest and pandas pass",
            """
import unittest
for name in [n for n in vars(unittest.TestCase) if n.startswith("assert")]:
    setattr(unittest.TestCase, name, lambda *a, **k: None)
import pandas.testing
pandas.testing.assert_frame_equal = lambda *a, **k: None
""",
        ),
        "surprise": Attack(
            "built-in functions say yes",
            """
import builtins
builtins.all = builtins.any = lambda *_: True
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
    },
)

LIARS = Attacker(
    "objects-that-lie",
    {
        "neuron": Attack(
            "a result that equals everything",
            "",
            answer="""
class Yes(np.ndarray):
    def __eq__(self, other): return np.ones(self.shape, dtype=bool)
    def __sub__(self, other): return np.zeros(self.shape)
    __rsub__ = __sub__
    __le__ = __ge__ = __lt__ = __gt__ = __eq__
    def __array_function__(self, *a, **k): return True
    def __array_ufunc__(self, *a, **k): return np.zeros(self.shape)
def neuron(x, w, b): return np.full(np.shape(x), 7.0).view(Yes)
""",
        ),
        "estimate": Attack(
            "a number that equals everything",
            "",
            answer="""
class Right(float):
    def __eq__(self, other): return True
    def __sub__(self, other): return 0.0
    __rsub__ = __sub__
    def __abs__(self): return 0.0
    __hash__ = None
calories_5g = Right(1.0)
""",
        ),
        "line": Attack(
            "an array that claims to be another, and nothing that is a number",
            "",
            answer="""
class Shifty:
    n = 0
    def __array__(self, *a, **k):
        Shifty.n += 1
        return np.array(float(Shifty.n))
    def __float__(self): return float("nan")
    def __eq__(self, other): return True
    __class__ = float
w_fit, b_fit = Shifty(), float("nan")
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "surprise": Attack(
            "a text that equals every text",
            "",
            answer="""
class Every(str):
    def __eq__(self, other): return True
    def __hash__(self): return 0
    def __contains__(self, other): return True
def most_surprising(*_): return Every("nobody")
""",
        ),
    },
)

SEEKERS = Attacker(
    "looks-for-the-answer",
    {
        "neuron": Attack(
            "looks for the expected result in its callers",
            "",
            answer="""
import sys
def neuron(x, w, b):
    frame = sys._getframe(1)
    while frame is not None:
        for name, value in frame.f_locals.items():
            if name in {"expected", "reference", "solution", "judge"}:
                return value(x, w, b) if callable(value) else value
        frame = frame.f_back
    return w * np.asarray(x, dtype=float) - 7
""",
        ),
        "estimate": Attack(
            "looks for the judges in memory",
            """
import gc, sys
for name, module in list(sys.modules.items()):
    if "judge" in name:
        calories_5g = 102.5
for thing in gc.get_objects():
    if type(thing).__name__ in {"ValuesJudge", "FunctionJudge", "Value"}:
        calories_5g = 102.5
""",
        ),
        "line": Attack(
            "looks for the judges on disk",
            """
import importlib.util, neurons, pathlib
for package in neurons.__path__:
    for file in pathlib.Path(package).rglob("*"):
        if "judge" in str(file) and file.is_file():
            w_fit, b_fit = 2.5356, 89.158
if importlib.util.find_spec("neurons.checks.judges"):
    w_fit, b_fit = 2.5356, 89.158
""",
        ),
        "surprise": Attack(
            "remembers the examples of the check",
            "",
            answer="""
seen = {}
def most_surprising(names, *others):
    return seen.setdefault(str(names), names[0])
""",
        ),
    },
)

HOOKS = Attacker(
    "hooks-of-ipython",
    {
        "neuron": Attack(
            "hooks after each cell, and around each cell",
            """
ip = get_ipython()
def claim(*_):
    print("3.0")
for event in ("pre_execute", "pre_run_cell", "post_execute", "post_run_cell"):
    ip.events.register(event, claim)
ip.input_transformers_post.append(lambda lines: lines)
ip.set_custom_exc((Exception,), lambda *a, **k: None)
""",
        ),
        "estimate": Attack(
            "formatters that show full points",
            """
full = ({"text/plain": "1.0"}, {})
ip.display_formatter.format = lambda *a, **k: full
ip.displayhook.write_format_data = lambda *a, **k: None
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "line": Attack(
            "an answer to every question of the grader",
            """
yes = {"status": "ok", "data": {"text/plain": "True"}, "metadata": {}}
class Anything(dict):
    def __missing__(self, name): return yes
    def get(self, *a): return yes
ip.user_expressions = lambda names: {name: yes for name in names or {}}
""",
            statuses=UNREADABLE,
        ),
        "surprise": Attack(
            "names that lie about the notebook",
            """
class Names(dict):
    def get(self, name, *more): return self[name] if name in self else "Cedar"
    def __contains__(self, name): return True
ip.user_ns = Names(ip.user_ns)
ip.run_cell = ip.run_cell_async = None
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
    },
)

ATTACKERS = (PATCHED, LIARS, SEEKERS, HOOKS)
