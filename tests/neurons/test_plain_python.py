"""`neurons` is plain Python: nothing in it is there on Linux and macOS alone."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.unit

PACKAGE = Path(__file__).resolve().parents[2] / "neurons"
FILES = sorted(PACKAGE.rglob("*.py"))
# Modules of the standard library that Windows lacks.
POSIX_MODULES = {"fcntl", "grp", "posix", "pty", "pwd", "resource", "termios", "tty"}
# Names of `os` and `signal` that Windows lacks.
POSIX_NAMES = {
    *("chown", "chroot", "fork", "forkpty", "geteuid", "getgid", "getpgid", "getuid"),
    *("killpg", "mkfifo", "mknod", "nice", "sched_getaffinity", "setsid", "setuid"),
    *("sysconf", "uname", "wait", "waitpid", "O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC"),
    *("SIGALRM", "SIGKILL", "SIGUSR1", "alarm", "setitimer"),
}


def posix_only(source):
    """What a module uses that Windows lacks, by line."""
    found = []
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                modules = {alias.name.split(".")[0] for alias in names}
            case ast.ImportFrom(module=str(module), level=0):
                modules = {module.split(".")[0]}
                if module in {"os", "signal"}:
                    modules |= {a.name for a in node.names} & POSIX_NAMES
            case ast.Attribute(value=ast.Name(id="os" | "signal"), attr=attribute):
                modules = {attribute}
            case _:
                continue
        found += [(node.lineno, m) for m in modules & (POSIX_MODULES | POSIX_NAMES)]
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda f: str(f.relative_to(PACKAGE)))
def test_a_module_uses_nothing_that_windows_lacks(file):
    assert posix_only(file.read_text(encoding="utf-8")) == []


def test_every_module_loads_without_what_windows_lacks():
    # `posix` is what `os` itself is made of here.
    hidden = sorted(POSIX_MODULES - {"posix"})
    load = f"""
import importlib, pkgutil, sys
sys.modules.update(dict.fromkeys({hidden}))
import neurons
for one in pkgutil.walk_packages(neurons.__path__, "neurons."):
    importlib.import_module(one.name)
"""
    command = [sys.executable, "-c", load]
    done = subprocess.run(command, capture_output=True, text=True, cwd=PACKAGE.parent)
    assert done.returncode == 0, done.stderr


def test_the_test_sees_what_windows_lacks():
    source = "import fcntl\nfrom os import fork, path\nos.getuid()\nos.getcwd()\n"
    assert posix_only(source) == [(1, "fcntl"), (2, "fork"), (3, "getuid")]


def test_text_files_are_opened_as_utf_8():
    # Windows would take another encoding, and read our notebooks wrongly.
    for file in FILES:
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="read_text" | "write_text")):
                    keywords = {keyword.arg for keyword in node.keywords}
                    assert "encoding" in keywords, f"{file.name}:{node.lineno}"
