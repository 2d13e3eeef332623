"""Replaces each source below `/packages` by its byte code; runs in a page's Python."""

import marshal
from importlib.util import MAGIC_NUMBER
from pathlib import Path

FOLDER = Path("/packages")
# Where they lie in a page, as tracebacks name them.
SHOWN = Path("/usr/local/lib/packages")
# What follows the version: flags, a date and a size, which are read of a source alone.
REST = bytes(12)

for path in sorted(FOLDER.rglob("*.py")):
    shown = str(SHOWN / path.relative_to(FOLDER))
    code = compile(path.read_bytes(), shown, "exec", dont_inherit=True)
    path.with_suffix(".pyc").write_bytes(MAGIC_NUMBER + REST + marshal.dumps(code))
    path.unlink()
