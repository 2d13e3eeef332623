"""Runs one cell of a page in `__main__`, and gives its outputs as one line of JSON.

The engine calls `__import__("shell").serve(text, name)` for each cell. Each line on the
real standard output that begins with `MARK` is JSON: `{"live": {"kind", "data"}}` while
the cell prints, and at its end `{"outputs": [{"kind", "data"}, ...]}`, which take the
place of the live ones. The kinds are

- `text`, `stderr`: plain text, with carriage returns settled as a terminal would;
- `html`, `svg`: rich outputs, not yet cleaned of what a page must not show;
- `error`: the traceback, cut to lines of cells;
- `cell`: a text to put into the cell that ran.

Libraries find the shell as they find IPython's, and import nothing for it:
`get_ipython` and `display` are builtins. It has `user_ns`, `transform_cell`,
`history_manager.input_hist_raw`, `set_next_input`, and in `events` the two
`pre_run_cell` and `post_run_cell`. `why_missing` is the page's own: the limit of the
page that left a name without a value.
"""

from __future__ import annotations

import ast
import builtins
import json
import linecache
import os
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from types import CodeType

from lost import Lost
from magics import transformed
from outputs import OUTPUTS, show
from tracebacks import formatted

MARK = "\x1e"


@dataclass
class Info:
    """What is known of a cell before it runs."""

    raw_cell: str
    cell_id: str
    store_history: bool = True


@dataclass
class Result:
    """What is known of a cell that ran."""

    info: Info
    error_before_exec: BaseException | None = None
    error_in_exec: BaseException | None = None


@dataclass
class History:
    """The cells that ran, as they were written; the first entry is empty."""

    input_hist_raw: list[str] = field(default_factory=lambda: [""])


class Events:
    """Calls functions before and after a cell."""

    def __init__(self) -> None:
        self.functions: dict[str, list[Callable[..., None]]] = {}

    def register(self, event: str, function: Callable[..., None]) -> None:
        """Have a function called at `pre_run_cell` or `post_run_cell`."""
        self.functions.setdefault(event, []).append(function)

    def call(self, event: str, about: object) -> None:
        """Call the functions of an event."""
        for function in self.functions.get(event, ()):
            function(about)


class Shell:
    """The parts of IPython's shell that libraries use, over `__main__`."""

    def __init__(self) -> None:
        self.user_ns: dict[str, object] = vars(sys.modules["__main__"])
        self.history_manager = History()
        self.events = Events()
        self._lost = Lost()

    def transform_cell(self, raw_cell: str) -> str:
        """Return the Python of a cell: its magics and prompts are taken off."""
        return transformed(raw_cell)

    def set_next_input(self, s: str, replace: bool = False) -> None:
        """Put a text into the cell that runs."""
        OUTPUTS.add("cell", s)

    def why_missing(self, name: str) -> str:
        """Return the page's limit that left a name unbound; empty for none."""
        return self._lost.why(name)

    def run_cell(self, text: str, name: str = "") -> Result:
        """Run a cell; what it shows is in `OUTPUTS`.

        Args:
            text: the cell's source.
            name: the cell's id in its page; empty where it has none.
        """
        info = Info(text, name)
        self.history_manager.input_hist_raw.append(text)
        result = Result(info)
        before = sys.stdout, sys.stderr
        sys.stdout = OUTPUTS.stream("text")
        sys.stderr = OUTPUTS.stream("stderr")
        try:
            self.events.call("pre_run_cell", info)
            self._run(text, result)
            if "figures" in sys.modules:
                sys.modules["figures"].show()
            self.events.call("post_run_cell", result)
        finally:
            sys.stdout, sys.stderr = before
        return result

    def _run(self, text: str, result: Result) -> None:
        file = f"<ipython-input-{len(self.history_manager.input_hist_raw) - 1}>"
        try:
            source = self.transform_cell(text)
            # Without a time of change no check of the cache drops it.
            lines = source.splitlines(keepends=True)
            linecache.cache[file] = (len(source), None, lines, file)
            statements, last = _split(source, file)
        except BaseException as error:  # noqa: BLE001 (a cell may hold anything)
            result.error_before_exec = error
        else:
            result.error_in_exec = self._execute(statements, last)
        ended = result.error_before_exec or result.error_in_exec
        self._lost.note(result.info.cell_id or text, text, ended)
        if ended is not None:
            # The frames of this module come first, and are no business of the reader.
            sys.last_type, sys.last_value = type(ended), ended
            sys.last_traceback = ended.__traceback__
            OUTPUTS.add("error", formatted(ended, file))

    def _execute(
        self, statements: CodeType, last: CodeType | None
    ) -> BaseException | None:
        """Run a cell's code and show its last value; return what it ended with."""
        try:
            exec(statements, self.user_ns)  # noqa: S102
            if last is not None:
                value = eval(last, self.user_ns)  # noqa: S307
                if value is not None:
                    self.user_ns["_"] = value
                    show(value)
        # Also `sys.exit()` and an interrupt: the page's names stay.
        except BaseException as error:  # noqa: BLE001
            return self._lost.explained(error)
        return None


def _split(source: str, file: str) -> tuple[CodeType, CodeType | None]:
    """Compile a cell's statements, and its last expression if that is to be shown."""
    tree = ast.parse(source, file)
    last, end = None, tree.body[-1] if tree.body else None
    if isinstance(end, ast.Expr) and not source.rstrip().endswith(";"):
        tree.body.pop()
        last = compile(ast.Expression(end.value), file, "eval", dont_inherit=True)
    return compile(tree, file, "exec", dont_inherit=True), last


def display(*objects: object, raw: bool = False, **_: object) -> None:
    """Show objects in the richest form that the page has.

    Args:
        objects: what to show.
        raw: whether they are dicts of MIME types and texts already.
    """
    for one in objects:
        if raw and isinstance(one, dict):
            OUTPUTS.add_bundle(one)
        else:
            show(one)


class StdinNotImplementedError(RuntimeError):
    """Nobody can be asked: called as in IPython, so that libraries know it."""


def _no_input(prompt: object = "") -> str:
    raise StdinNotImplementedError(
        "input() can't ask in a page: write the value into the cell."
    )


def run(
    text: str, name: str = "", live: Callable[[str, str], None] | None = None
) -> str:
    """Run a cell in `__main__`.

    Args:
        text: the cell's source.
        name: the cell's id in its page.
        live: called with kind and data of what the cell prints, while it runs.

    Returns:
        One line of JSON: a list of objects with `kind` and `data`.
    """
    OUTPUTS.begin(live)
    the_shell.run_cell(text, name)
    return json.dumps(OUTPUTS.end())


def serve(text: str, name: str = "") -> None:
    """Run a cell and write marked lines to the real standard output."""
    out = sys.__stdout__
    assert out is not None  # noqa: S101 (the engine always gives one)

    def live(kind: str, data: str) -> None:
        line = json.dumps({"live": {"kind": kind, "data": data}})
        out.write(f"{MARK}{line}\n")
        out.flush()

    found = run(text, name, live)
    out.write(f'{MARK}{{"outputs": {found}}}\n')
    out.flush()


the_shell = Shell()


def install() -> None:
    """Let libraries find the shell, and Matplotlib draw into its outputs."""
    setattr(builtins, "get_ipython", lambda: the_shell)  # noqa: B010
    setattr(builtins, "display", display)  # noqa: B010
    setattr(builtins, "input", _no_input)  # noqa: B010
    # A reader's own modules lie where cells write them.
    if "" not in sys.path:
        sys.path.append("")
    os.environ["MPLBACKEND"] = "module://figures"


install()
