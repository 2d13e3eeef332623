"""A command ends in time, whatever it is doing, and leaves nothing behind."""

import os
import signal
import time

import pytest

from support.signals import HOW, SECONDS, Signaled, allowed_seconds, python
from support.tiers import slow_but

BEGIN = """
import ctypes, os, signal, subprocess, sys, time
from autograder.files import write_bytes
from autograder.supervisor import advise, orderly, requested, supervise
supervise()
print("begun", flush=True)
"""
C, GROUP = HOW["Ctrl-C for the command"], HOW["Ctrl-C for its group"]
PLAIN = "Stopped. Run the same command again.\n"


def kill(pid):
    """End the supervisor in a way that it cannot handle."""
    os.kill(pid, signal.SIGKILL)


@pytest.fixture
def signaled():
    with Signaled() as it:
        yield it


def stopped(signaled, code, *how, seconds=0.3, **more):
    """Run a program that does not end by itself; signal it; see that all is clean."""
    end = signaled.run(python("-c", BEGIN + code), seconds, how or (C,), **more)
    assert end.seconds < allowed_seconds(), end
    assert (end.code, end.left, end.temporary) == (1, [], []), end
    return end


@pytest.mark.parametrize("how", HOW.values(), ids=HOW)
def test_a_command_ends_with_one_line_and_exit_code_1(signaled, how):
    end = stopped(signaled, "time.sleep(60)", how)
    assert (end.errors, end.output) == (PLAIN, "begun\n")


def test_what_to_do_next_is_what_the_command_said_last(signaled):
    code = "advise('Do this.'); advise('Do that.'); time.sleep(60)"
    assert stopped(signaled, code).errors == "Stopped. Do that.\n"


def test_in_an_orderly_block_the_command_ends_itself(signaled):
    code = (
        "with orderly():\n"
        "    requested.wait()\n"
        "    time.sleep(0.5)\n"
        "    print('cleared up', flush=True)\n"
    )
    end = stopped(signaled, code, GROUP)
    assert (end.errors, end.output) == (PLAIN, "begun\ncleared up\n")


HELD_UP = {
    "an orderly block that does not end": "with orderly(): time.sleep(60)",
    "a call that holds Python's lock": "ctypes.PyDLL(None).sleep(60)",
    "a process that has stopped itself": "os.kill(os.getpid(), signal.SIGSTOP)",
    "a pipe that nobody reads": "os.mkfifo('p'); open('p', 'w')",
}


LOCKED = "a call that holds Python's lock"


@pytest.mark.parametrize(
    "name", slow_but({LOCKED, "a pipe that nobody reads"}, HELD_UP)
)
def test_nothing_holds_up_the_end(signaled, name, tmp_path):
    code = HELD_UP[name]
    assert stopped(signaled, code, cwd=tmp_path).errors == PLAIN


@pytest.mark.parametrize("code", HELD_UP.values(), ids=HELD_UP)
def test_a_second_ctrl_c_ends_it_at_once(signaled, code, tmp_path):
    before = time.monotonic()
    end = stopped(signaled, code, C, C, cwd=tmp_path)
    assert end.seconds < 3 or time.monotonic() - before > SECONDS
    assert end.errors == PLAIN


def test_the_same_ctrl_c_twice_is_one(signaled):
    code = "with orderly(): requested.wait(); time.sleep(1); print('cleared up')"
    end = stopped(signaled, code, C, C, pause=0.01)
    assert end.output == "begun\ncleared up\n"


def test_an_exception_that_python_would_only_print_is_none(signaled):
    code = (
        "class Loud:\n"
        "    def __del__(self):\n"
        "        for _ in range(100_000): pass\n"
        "while True: Loud()\n"
    )
    assert stopped(signaled, code).errors == PLAIN


def test_processes_in_sessions_of_their_own_that_ignore_signals_are_ended(signaled):
    stubborn = (
        "import os, signal, time\n"
        "signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())\n"
        "if os.fork() == 0: os.setsid(); os.fork()\n"
        "time.sleep(60)\n"
    )
    code = f"subprocess.Popen([sys.executable, '-c', {stubborn!r}]); time.sleep(60)"
    assert stopped(signaled, code, seconds=1).errors == PLAIN


def test_temporary_folders_are_removed_those_of_children_as_well(signaled):
    make = (
        "import tempfile, time; print(tempfile.mkdtemp(), flush=True); time.sleep(60)"
    )
    code = f"subprocess.Popen([sys.executable, '-uc', {make!r}]); {make}"
    end = stopped(signaled, code, seconds=1)
    _, *folders = end.output.split()
    assert len(folders) == 2
    assert all(f"{signaled.temporary}/autograder-" in folder for folder in folders)


def test_a_file_that_is_being_written_is_whole(signaled, tmp_path):
    code = (
        "from pathlib import Path\n"
        "while True: write_bytes(Path('file'), b'x' * 5_000_000)\n"
    )
    stopped(signaled, code, cwd=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").stat().st_size == 5_000_000


@pytest.mark.parametrize("code", [0, 2, 77])
def test_an_exit_code_is_passed_on(signaled, code):
    end = signaled.run(python("-c", BEGIN + f"sys.exit({code})"))
    assert (end.code, end.errors, end.temporary) == (code, "", [])


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGSEGV])
def test_a_death_by_a_signal_is_passed_on(signaled, number):
    end = signaled.run(python("-c", BEGIN + f"os.kill(os.getpid(), {number})"))
    assert (end.code, end.errors, end.temporary) == (-number, "", [])


def test_what_a_command_left_running_ends_with_it(signaled):
    code = "subprocess.Popen(['sleep', '60'], start_new_session=True)"
    end = signaled.run(python("-c", BEGIN + code))
    assert (end.code, end.left) == (0, [])


def test_a_signal_that_is_ignored_stays_ignored(signaled):
    ignore = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)"
    end = signaled.run(python("-c", ignore + BEGIN + "time.sleep(1.5)"), 0.3, [C])
    assert (end.code, end.errors) == (0, "")


def test_a_command_ends_with_its_supervisor(signaled):
    code = BEGIN + "advise('Never read.')\nwith orderly(): time.sleep(60)"
    end = signaled.run(python("-c", code), 0.3, [kill])
    assert end.code == -signal.SIGKILL
    over = time.monotonic() + 10
    while (left := signaled.left()) and time.monotonic() < over:
        time.sleep(0.05)
    assert left == []


def test_ctrl_c_at_a_prompt_leaves_a_usable_terminal(signaled):
    code = "import tty; tty.setcbreak(0); input('Sure? ')"
    end = signaled.in_terminal(
        python("-c", BEGIN + code), lambda output: b"Sure? " in output
    )
    assert (end.code, end.left, end.temporary) == (1, [], []), end
    assert end.seconds < allowed_seconds()
    assert end.errors == ""
    assert end.output.count("Stopped.") == 1
    assert "Traceback" not in end.output
