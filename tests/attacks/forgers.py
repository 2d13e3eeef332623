"""Attacks that forge what the grader reads: facts, files, folders and messages."""

from __future__ import annotations

from attacks.for_points import ANY_WITHOUT_POINTS, UNREADABLE
from attacks.notebooks import Attack, Attacker

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
fake = types.ModuleType("neurons.checks.probes")
fake.probe_to = fake.probe = probe_to
sys.modules["neurons.checks.probes"] = neurons.checks.probes = fake
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

ATTACKERS = (FORGED_FACTS, FORGED_FILES, FORGED_FOLDERS, LATE)
