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
    if "judging" in name:
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
        if "judging" in str(file) and file.is_file():
            w_fit, b_fit = 2.5356, 89.158
if importlib.util.find_spec("neurons.checks.judging"):
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
ip.user_expressions = lambda asked: {name: yes for name in asked or {}}
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

# The folder of facts, which is all that a learner's process shares with the grader.
FIND_EXCHANGE = """
with open("/proc/self/mounts") as mounts:
    places = [line.split()[1] for line in mounts]
EXCHANGE = [place for place in places if "exchange" in place]
"""
FORGER = """
import json, os, pathlib, sys, threading, time, types
import neurons.checks
FORGED = {}
def probe_to(task, folder, seed):
    FORGED[task](pathlib.Path(folder))
def write(folder, tree):
    (folder / "evidence.json").write_text(json.dumps(tree))
fake = types.ModuleType("neurons.checks.probing")
fake.probe_to = fake.probe = probe_to
sys.modules["neurons.checks.probing"] = neurons.checks.probing = fake
"""

FORGED_FACTS = Attacker(
    "forged-facts",
    {
        "neuron": Attack(
            "facts that are a verdict",
            """
verdict = {"task": "neuron", "status": "correct", "points": 3, "max_points": 3}
FORGED["neuron"] = lambda f: write(f, {**verdict, "verdict": verdict, "names": {}})
""",
            statuses=UNREADABLE,
        ),
        "estimate": Attack(
            "infinity for a number",
            """
def forge(folder):
    np.save(folder / "0.npy", np.array(np.inf))
    fact = {"kind": "array", "type": "float", "data": {"npy": 0}}
    write(folder, {"names": {"calories_5g": fact}})
FORGED["estimate"] = forge
""",
        ),
        "line": Attack(
            "every number there is, in one array",
            """
def spray(folder):
    np.save(folder / "0.npy", np.linspace(0, 100, 100_000))
    fact = {"kind": "array", "type": "float", "data": {"npy": 0}}
    write(folder, {"names": {"w_fit": fact, "b_fit": fact}})
FORGED["line"] = spray
""",
        ),
        "surprise": Attack(
            "no calls at all, so that none is wrong",
            """
fact = {"kind": "function", "type": "function", "stub": False}
FORGED["surprise"] = lambda f: write(
    f, {"names": {"most_surprising": fact}, "calls": []}
)
""",
            statuses=UNREADABLE,
        ),
    },
    first=[FORGER],
)

FORGED_FILES = Attacker(
    "forged-files",
    {
        "neuron": Attack(
            "facts that are a link to a file of the machine's",
            """
FORGED["neuron"] = lambda f: (f / "evidence.json").symlink_to("/etc/passwd")
""",
            statuses=UNREADABLE,
        ),
        "estimate": Attack(
            "an array that is a pipe nobody writes to",
            """
def pipe(folder):
    os.mkfifo(folder / "0.npy")
    write(folder, {"names": {"calories_5g": {"kind": "array", "data": {"npy": 0}}}})
FORGED["estimate"] = pipe
""",
            statuses=UNREADABLE,
        ),
        "line": Attack(
            "an array that is a pickled program",
            """
class Program:
    def __reduce__(self): return os.system, ("touch PICKLE_MARK",)
def pickled(folder):
    np.save(folder / "0.npy", np.array([Program()], dtype=object), allow_pickle=True)
    fact = {"kind": "array", "data": {"npy": 0}}
    write(folder, {"names": {"w_fit": fact, "b_fit": fact}, "py/object": "Program"})
FORGED["line"] = pickled
""",
            statuses=UNREADABLE,
        ),
        "surprise": Attack(
            "an array whose header promises terabytes",
            """
def promise(folder):
    head = b"{'descr': '<f8', 'fortran_order': False, 'shape': (10**12,), }\\n"
    raw = b"\\x93NUMPY\\x01\\x00" + len(head).to_bytes(2, "little") + head
    (folder / "0.npy").write_bytes(raw)
    calls = [{"result": {"kind": "array", "data": {"npy": 0}}, "changed": []}] * 7
    fact = {"kind": "function", "stub": False}
    write(folder, {"names": {"most_surprising": fact}, "calls": calls})
FORGED["surprise"] = promise
""",
            statuses=UNREADABLE,
        ),
    },
    first=[FORGER],
)

FORGED_FOLDERS = Attacker(
    "forged-folders",
    {
        "neuron": Attack(
            "the folder of facts is a link to another folder",
            """
def link(folder):
    folder.rename(folder.with_name("aside"))
    folder.symlink_to("/etc")
FORGED["neuron"] = link
""",
            statuses=UNREADABLE,
        ),
        "estimate": Attack(
            "the facts are a file of gigabytes with nothing in it",
            """
def sparse(folder):
    with (folder / "evidence.json").open("wb") as file:
        os.truncate(file.fileno(), 60_000_000)
FORGED["estimate"] = sparse
""",
            statuses=UNREADABLE,
        ),
        "line": Attack(
            "thousands of arrays, and arrays that are folders",
            """
def flood(folder):
    for number in range(3000):
        (folder / f"{number}.npy").mkdir()
    fact = {"kind": "array", "data": {"npy": 0}}
    write(folder, {"names": {"w_fit": fact, "b_fit": fact}})
FORGED["line"] = flood
""",
            statuses=UNREADABLE,
        ),
        "surprise": Attack(
            "facts nested without end, and texts without end",
            """
def deep(folder):
    text = "x" * 1_000_000
    (folder / "evidence.json").write_text(
        '{"names": {"most_surprising": {"kind": "function", "type": "' + text + '"}}'
        ', "calls": ' + "[" * 50_000 + "]" * 50_000 + "}"
    )
FORGED["surprise"] = deep
""",
            statuses=UNREADABLE,
        ),
    },
    first=[FORGER],
)

LATE = Attacker(
    "late-and-forged-messages",
    {
        "neuron": Attack(
            "a thread that writes the facts over as soon as they are there",
            """
import json, pathlib, threading, time
def overwrite():
    forged = json.dumps({"status": "correct", "points": 3, "max_points": 3})
    while True:
        for folder in map(pathlib.Path, EXCHANGE):
            for place in [*folder.glob("*/evidence.json"), *folder.glob("*.json")]:
                try:
                    place.write_text(forged)
                except OSError:
                    pass
        time.sleep(0.001)
threading.Thread(target=overwrite, daemon=True).start()
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "estimate": Attack(
            "results that no cell gave",
            """
kernel = get_ipython().kernel
content = {"data": {"text/plain": "1.0"}, "metadata": {}, "execution_count": 1}
for kind in ("execute_result", "display_data"):
    kernel.session.send(
        kernel.iopub_socket, kind, content, parent=kernel.get_parent()
    )
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "line": Attack(
            "a reply of success for a cell that raises",
            """
reply = {"status": "ok", "execution_count": 1, "payload": [], "user_expressions": {}}
for _ in range(3):
    kernel.session.send(
        kernel.shell_stream if hasattr(kernel, "shell_stream") else kernel.iopub_socket,
        "execute_reply", reply, parent=kernel.get_parent(),
        ident=getattr(kernel, "_parent_ident", {}).get("shell", b""),
    )
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "surprise": Attack(
            "messages that are none, and one of 40 MB",
            """
for garbage in (b"", b"\\xff" * 100, b"<IDS|MSG>", b"{" * 10_000):
    kernel.iopub_socket.send_multipart([garbage] * 7)
content = {"name": "stdout", "text": "x" * 40_000_000}
kernel.session.send(
    kernel.iopub_socket, "stream", content, parent=kernel.get_parent()
)
""",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
    },
    first=[FIND_EXCHANGE],
)

ATTACKERS = (
    PATCHED,
    LIARS,
    SEEKERS,
    HOOKS,
    FORGED_FACTS,
    FORGED_FILES,
    FORGED_FOLDERS,
    LATE,
)
