"""The last step before a kernel starts: limits, an unprivileged user, then the kernel.

Its text is handed to `python -c` inside the sandbox, where this package is not
readable; so it uses the standard library alone. Arguments: settings as JSON,
then the kernel's command line.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
LAST_CAPABILITY = 63


def drop_privileges(user: int) -> None:
    """Become `user` for good: no groups, no capability to win back."""
    prctl = ctypes.CDLL(None).prctl
    for capability in range(LAST_CAPABILITY + 1):
        prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    os.setgroups([])
    os.setresgid(user, user, user)
    os.setresuid(user, user, user)


def set_limits(limits: dict[str, int]) -> None:
    """Set each resource limit, but never above what is allowed here already."""
    for name, value in limits.items():
        kind = getattr(resource, name)
        hard = resource.getrlimit(kind)[1]
        if hard != resource.RLIM_INFINITY:
            value = min(value, hard)
        resource.setrlimit(kind, (value, value))


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
    # A group of its own: an interrupt reaches the programs that a cell started.
    if os.getpgrp() != os.getpid():
        os.setpgid(0, 0)
    # A grader started in the background hands SIGINT down as ignored.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.execv(sys.argv[2], sys.argv[2:])  # noqa: S606 - the kernel


if __name__ == "__main__":
    main()
