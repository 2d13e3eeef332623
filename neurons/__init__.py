"""A notebook's imports come in: `check`, `datasets`, `draw`, `progress`, `same`.
The module or function of that name goes out, loaded at first use.
It must never load TensorFlow or Keras by itself.

It only settles, before they start, that Keras computes with TensorFlow and that
start-up is quiet.
"""

import os
import sys
from importlib import import_module

from neurons.startup import QuietStart, quiet_fonts

os.environ.setdefault("KERAS_BACKEND", "tensorflow")
# Both are needed for a silent start; with oneDNN on, sums come in another order.
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
os.environ.setdefault("TF_ENABLE_ONEDNN_OPTS", "0")
sys.meta_path.insert(0, QuietStart())
quiet_fonts()

__version__ = "0.1.0"
__all__ = ["check", "datasets", "draw", "progress", "same"]


def __getattr__(name: str) -> object:
    # Loaded at first use, so that `import neurons` itself stays fast.
    if name == "check":
        checks = import_module("neurons.checks")
        # Here too: a forked kernel has loaded the module before it had a notebook.
        checks.watch_notebook()
        return checks.check
    if name in {"datasets", "draw"}:
        return import_module(f"neurons.{name}")
    if name == "same":
        return import_module("neurons.compare").same
    if name == "progress":
        return import_module("neurons.fitting").progress
    raise AttributeError(f"module 'neurons' has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
