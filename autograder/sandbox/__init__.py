"""A learner's code comes in, with the limits on what it may use. A Jupyter kernel that
runs it goes out, isolated from this machine and monitored until it ends. It must never
read an answer, a secret or another submission, use the network, or outlive its run.

What happens to a kernel, module by module:

- `detect` tries which kinds of sandbox work here; `kind` names them, `limits` counts.
- `kernel` and `provisioner` connect a sandbox to `jupyter_client`; `sandbox` makes it.
- `namespaces` takes the network, the other processes and the files away from it, and
  `mounts` lists what stays visible; `bubblewrap` does the same where that program has
  the right to. `child` and `exec_shim` set limits and filter system calls.
- `zygote_client` asks the `zygote` for a fork, which becomes the sandbox's `init`
  process (`init_client` is the grader's side of it) and then forks the `child`, the
  kernel; `protocol` has their messages.
- `monitor` and `cgroups` stop a kernel that uses too much.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from autograder.sandbox.cgroups import make_group as make_group
    from autograder.sandbox.detect import Detection as Detection
    from autograder.sandbox.detect import choose_sandbox as choose_sandbox
    from autograder.sandbox.detect import detect_sandboxes as detect_sandboxes
    from autograder.sandbox.kernel import kernel_manager as kernel_manager
    from autograder.sandbox.kind import SandboxKind as SandboxKind
    from autograder.sandbox.limits import Limits as Limits
    from autograder.sandbox.monitor import StopReason as StopReason
    from autograder.sandbox.provisioner import SandboxProvisioner as SandboxProvisioner
    from autograder.sandbox.sandbox import Sandbox as Sandbox
    from autograder.sandbox.zygote_client import end_zygotes as end_zygotes
else:
    # Imported on first use: the zygote must not load what only the grader needs, and
    # `autograder --help` answers at once.
    MODULES = {
        "Detection": "detect",
        "Limits": "limits",
        "Sandbox": "sandbox",
        "SandboxKind": "kind",
        "SandboxProvisioner": "provisioner",
        "StopReason": "monitor",
        "choose_sandbox": "detect",
        "detect_sandboxes": "detect",
        "end_zygotes": "zygote_client",
        "kernel_manager": "kernel",
        "make_group": "cgroups",
    }

    def __getattr__(name):
        if name not in MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(import_module(f"{__name__}.{MODULES[name]}"), name)
