"""The environment variables of kernels."""

from __future__ import annotations

import sys
from collections.abc import Mapping

from autograder.sandbox.mounts import package_folder

# What libraries read when they are imported, which happens in the zygote already.
_READ_AT_IMPORT = {
    "MPLBACKEND": "module://matplotlib_inline.backend_inline",
    "KERAS_BACKEND": "tensorflow",
    "TF_CPP_MIN_LOG_LEVEL": "3",
    "TF_ENABLE_ONEDNN_OPTS": "0",
    # The same sums in the same order on every machine, and few threads.
    "OMP_NUM_THREADS": "1",
    "OPENBLAS_NUM_THREADS": "1",
}
# A kernel that finds these exits when its parent is another process, and the parent of
# a forked kernel always is.
_PARENT = ("JPY_PARENT_PID", "JPY_INTERRUPT_EVENT")


def learner_environment(home: str, tmp: str) -> dict[str, str]:
    """Return all environment variables of a learner's kernel: nothing of the grader's.

    Args:
        home: the home folder, as the kernel sees it.
        tmp: the folder for temporary files, as the kernel sees it.
    """
    return {
        "HOME": home,
        "USER": "learner",
        "LANG": "C.UTF-8",
        "PATH": f"{sys.prefix}/bin:/usr/local/bin:/usr/bin:/bin",
        "TMPDIR": tmp,
        "IPYTHONDIR": f"{home}/.ipython",
        "PYTHONPATH": str(package_folder("neurons").parent),
        "PYTHONNOUSERSITE": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        "PYTHONHASHSEED": "0",
        "NEURONS_CHECK": "deferred",
        "CUDA_VISIBLE_DEVICES": "-1",
        "TF_NUM_INTRAOP_THREADS": "2",
        "TF_NUM_INTEROP_THREADS": "2",
        **_READ_AT_IMPORT,
    }


def trusted_environment(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the environment variables of a trusted kernel: the caller's own.

    Args:
        environment: the caller's environment variables.
    """
    own = {name: text for name, text in environment.items() if name not in _PARENT}
    return _READ_AT_IMPORT | own
