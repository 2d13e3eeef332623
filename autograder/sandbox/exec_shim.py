"""The last step before a kernel starts: limits, an unprivileged user, then the kernel.

Its text is passed to `python -c` inside the sandbox, where this package is not
readable; so it uses the standard library alone. Arguments: settings as JSON,
then the kernel's command line.
"""

import ctypes
import json
import os
import resource
import signal
import struct
import sys

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
LAST_CAPABILITY = 63


# System calls that no exercise needs: memory that belongs to no process and no folder,
# new namespaces, other processes' memory, and large parts of the system that break
# often. By machine: its audit number, the numbers of the calls, and that of `clone`.
DENIED = {
    "x86_64": (
        0xC000003E,
        (
            # memfd_create, memfd_secret, shmget, unshare, setns
            *(319, 447, 29, 272, 308),
            # mount, umount2, pivot_root, fsopen, open_tree, move_mount
            *(165, 166, 155, 430, 428, 429),
            # ptrace, process_vm_readv and _writev, userfaultfd, bpf, perf_event_open
            *(101, 310, 311, 323, 321, 298),
            # add_key, request_key, keyctl, io_uring_setup
            *(248, 249, 250, 425),
        ),
        56,
    ),
    "aarch64": (
        0xC00000B7,
        (
            *(279, 447, 194, 97, 268),
            *(40, 39, 41, 430, 428, 429),
            *(117, 270, 271, 282, 280, 241),
            *(217, 218, 219, 425),
        ),
        220,
    ),
}
CLONE3, CLONE_NEWUSER = 435, 0x10000000
FORBID, NOT_THERE, ALLOW = 0x00050000 | 1, 0x00050000 | 38, 0x7FFF0000
LOAD, EQUAL, ABOVE, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06


def filter_program(machine: str) -> bytes:
    """Return the filter of system calls for a machine; empty for an unknown one.

    Args:
        machine: the machine's name, as `os.uname` gives it.

    Returns:
        The instructions of a seccomp filter, one after the other.
    """
    if machine not in DENIED:
        return b""
    architecture, numbers, clone = DENIED[machine]
    # Each step: code, jump if true, jump if false, value.
    steps = [(LOAD, 0, 0, 4), (EQUAL, 1, 0, architecture), (RETURN, 0, 0, FORBID)]
    steps += [(LOAD, 0, 0, 0), (ABOVE, 0, 1, 0x40000000), (RETURN, 0, 0, FORBID)]
    for number in numbers:
        steps += [(EQUAL, 0, 1, number), (RETURN, 0, 0, FORBID)]
    # A filter cannot read its flags in memory; libraries then fall back to `clone`.
    steps += [(EQUAL, 0, 1, CLONE3), (RETURN, 0, 0, NOT_THERE)]
    steps += [(EQUAL, 0, 3, clone), (LOAD, 0, 0, 16)]
    steps += [(ANY_BIT, 0, 1, CLONE_NEWUSER), (RETURN, 0, 0, FORBID)]
    steps += [(RETURN, 0, 0, ALLOW)]
    return b"".join(struct.pack("HBBI", *step) for step in steps)


def filter_calls() -> None:
    """Refuse those calls to this process and all its children from now on.

    A machine without filters goes without: the namespaces are there all the same.
    """
    program = filter_program(os.uname().machine)
    if program:
        instructions = ctypes.create_string_buffer(program, len(program))
        address = ctypes.addressof(instructions)
        header = struct.pack("HxxxxxxQ", len(program) // 8, address)
        prctl = ctypes.CDLL(None).prctl
        prctl(PR_SET_SECCOMP, 2, ctypes.c_char_p(header), 0, 0)


def drop_privileges(user: int) -> None:
    """Become `user` for good: no groups, and no capability can come back."""
    prctl = ctypes.CDLL(None).prctl
    for capability in range(LAST_CAPABILITY + 1):
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def set_limits(limits: dict[str, int]) -> None:
    """Set each resource limit, but never above the hard limit of this process.

    Args:
        limits: values by the names of the module `resource`, e.g. `RLIMIT_CPU`.
    """
    for name, value in limits.items():
        number = getattr(resource, name)
        hard = resource.getrlimit(number)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(number, (value, value))


def check_grader(connection: int) -> None:
    """Go on only if the grader answers.

    A grader that died before this process was tied to its end would leave it behind.

    Args:
        connection: descriptor of a socket to the grader.
    """
    os.write(connection, b"?")
    if not os.read(connection, 1):
        sys.exit("the grader is gone")
    os.close(connection)


def main() -> None:
    """Prepare this process and turn it into the kernel."""
    settings = json.loads(sys.argv[1])
    if settings["user"] is not None:
        drop_privileges(settings["user"])
    set_limits(settings["limits"])
    if sys.platform == "linux":
        prctl = ctypes.CDLL(None).prctl
        prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
        # After the change of user, which clears it.
        prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if settings["filtered"]:
            filter_calls()
    if settings["connection"] is not None:
        check_grader(settings["connection"])
    # A group of its own: an interrupt reaches the programs that a cell started.
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    # The children of a grader in the background inherit SIGINT as ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - the kernel


if __name__ == "__main__":
    main()
