"""The environment and the kernels in which the cells of the book run."""

import json
import os
import shutil
import sys
from importlib.metadata import entry_points
from pathlib import Path

SETTINGS = Path("theme/cells/ipython")
# The grader's kernels, here for pages that we trust.
PROVISIONER = "neurons-sandbox"
# Folder of the build: what each cell of a page took.
SECONDS = "seconds"


def forked_kernel(build: Path) -> Path | None:
    """Have pages run in kernels that are forked, not started anew: seconds a page.

    Returns:
        A folder for `JUPYTER_PATH` whose kernel `python3` is such a one; None where
        kernels cannot be forked.
    """
    known = entry_points(group="jupyter_client.kernel_provisioners", name=PROVISIONER)
    if sys.platform != "linux" or not known:
        return None
    provisioner = {
        "provisioner_name": PROVISIONER,
        "config": {"kind": "none", "trusted": True},
    }
    command = [sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}"]
    spec = {
        "argv": command,
        "display_name": "Python 3",
        "language": "python",
        "metadata": {"kernel_provisioner": provisioner},
    }
    file = build / "jupyter" / "kernels" / "python3" / "kernel.json"
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(spec), encoding="utf-8")
    return build / "jupyter"


def environment(root: Path, build: Path) -> dict[str, str]:
    """Return the environment in which the cells of the book run."""
    profile = build / "ipython" / "profile_default"
    profile.mkdir(parents=True, exist_ok=True)
    shutil.copy(root / SETTINGS / "ipython_config.py", profile)
    paths = [str(root), *filter(None, [os.environ.get("PYTHONPATH")])]
    kernels = [forked_kernel(build), os.environ.get("JUPYTER_PATH")]
    return os.environ | {
        "IPYTHONDIR": str(build / "ipython"),
        "MATPLOTLIBRC": str(root / SETTINGS / "matplotlibrc"),
        "PYTHONPATH": os.pathsep.join(paths),
        "JUPYTER_PATH": os.pathsep.join(str(path) for path in kernels if path),
        # Stops debugpy's warning about frozen modules on a kernel's stderr.
        "PYDEVD_DISABLE_FILE_VALIDATION": "1",
    }
