"""Attacks on the connection, so that the grader would wait for an answer for ever."""

from __future__ import annotations

from attacks.for_harm import ENDED
from attacks.for_points import ANY_WITHOUT_POINTS
from attacks.notebooks import Attack, Attacker

# The grader speaks to a kernel through descriptors that the learner's code owns, too.
EVERY = """
import os
def every(act):
    for number in range(3, 256):
        try:
            os.set_blocking(number, False)
            act(number)
        except OSError:
            pass
"""

BROKEN = Attacker(
    "broken",
    {
        "neuron": Attack(
            "garbage into every descriptor, then a loop without end",
            f"{EVERY}\nevery(lambda number: os.write(number, bytes(range(256)) * 99))\n"
            "while True: pass",
            statuses=ENDED,
            tried=False,
        ),
        "estimate": Attack(
            "garbage into every descriptor",
            f"{EVERY}\nevery(lambda number: os.write(number, b'\\xff' * 65536))",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "line": Attack(
            "every descriptor closed",
            f"{EVERY}\nevery(os.close)",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "surprise": Attack(
            "a function that fills every descriptor of its caller",
            "",
            answer=f"""{EVERY}
def most_surprising(*_):
    every(lambda number: os.write(number, b'\\x00' * 65536))
    return "nobody"
""",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
    },
)
STARVED = Attacker(
    "starved",
    {
        "neuron": Attack(
            "no descriptor left to open, then a loop without end",
            "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))\n"
            "while True: pass",
            statuses=ENDED,
            tried=False,
        ),
        "estimate": Attack(
            "no descriptor left to open",
            "import resource\nresource.setrlimit(resource.RLIMIT_NOFILE, (0, 0))",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
        "line": Attack(
            "no processor time left",
            "import resource\nresource.setrlimit(resource.RLIMIT_CPU, (1, 1))\n"
            "while True: pass",
            statuses=ENDED,
            tried=False,
        ),
        "surprise": Attack(
            "no memory left to ask for",
            "",
            answer="""
import resource
def most_surprising(*_):
    resource.setrlimit(resource.RLIMIT_AS, (4096, 4096))
    return np.zeros(10**7).sum()
""",
            statuses=ANY_WITHOUT_POINTS,
            tried=False,
        ),
    },
)

ATTACKERS = (BROKEN, STARVED)
