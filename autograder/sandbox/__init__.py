"""A kernel's command line comes in, and the limits on what a learner's code may use.

The kernel goes out, running in a sandbox: `namespaces.py` takes the network, the other
processes and all but a few files away from it, and a monitor stops it at its limits. It
must never let a learner's code read an answer, a secret or another submission, reach
another machine, or outlive its run.

From the detection of a sandbox to the end of its kernel:

- `detect` tries which kinds of sandbox work here (`kind`).
- `sandbox` makes one, with its `environment` and `limits`. `kernel` and `provisioner`
  start kernels in it for `jupyter_client`.
- `zygote_client` has the `zygote`, a process with Keras loaded, fork the sandbox's
  `init` process; `init_client` is the grader's side of it, `protocol` their messages.
- `init` isolates itself by `namespaces`, with the files of `mounts`, then forks a
  `child` that becomes the kernel. Where namespaces are not allowed, `bubblewrap` does
  the same, and `exec_shim` starts a new kernel. `syscalls` has what Python's library
  lacks.
- `monitor` and `cgroups` stop a kernel that uses too much, by what `processes` says of
  its processes and their time.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.sandbox.cgroups import make_group as make_group
    from autograder.sandbox.detect import Detection as Detection
    from autograder.sandbox.detect import choose_sandbox as choose_sandbox
    from autograder.sandbox.detect import detect_sandboxes as detect_sandboxes
    from autograder.sandbox.detect import remedies as remedies
    from autograder.sandbox.kernel import kernel_manager as kernel_manager
    from autograder.sandbox.kind import SandboxKind as SandboxKind
    from autograder.sandbox.limits import Allowance as Allowance
    from autograder.sandbox.limits import Limits as Limits
    from autograder.sandbox.monitor import Stop as Stop
    from autograder.sandbox.monitor import StopReason as StopReason
    from autograder.sandbox.provisioner import SandboxProvisioner as SandboxProvisioner
    from autograder.sandbox.sandbox import Sandbox as Sandbox
    from autograder.sandbox.zygote_client import end_zygotes as end_zygotes
else:
    # Imported on first use: the zygote must not load what only the grader needs, and
    # `autograder --help` answers at once.
    MODULES = {
        "Allowance": "limits",
        "Detection": "detect",
        "Limits": "limits",
        "Sandbox": "sandbox",
        "SandboxKind": "kind",
        "SandboxProvisioner": "provisioner",
        "Stop": "monitor",
        "StopReason": "monitor",
        "choose_sandbox": "detect",
        "detect_sandboxes": "detect",
        "end_zygotes": "zygote_client",
        "kernel_manager": "kernel",
        "make_group": "cgroups",
        "remedies": "detect",
    }

    def __getattr__(name):
        if name not in MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
