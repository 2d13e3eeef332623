"""Stop a check whose answer never ends, as somebody at the keyboard would."""

from __future__ import annotations

import _thread
import contextlib
import threading
from types import TracebackType

from neurons.checks.model import CellOutcome, CellStatus, EndReason
from neurons.checks.probes.errors import raised

SECONDS = 60.0
AGAIN_SECONDS = 1.0


class TimeLimit:
    """Interrupts the main thread when its time is over.

    A thread, since Windows has no alarm signal.

    Attributes:
        seconds: how long what is inside may run.
        is_over: whether the time was over before its end.
    """

    def __init__(self) -> None:
        self.seconds, self.is_over = SECONDS, False
        self._done, self._lock = threading.Event(), threading.Lock()

    def __enter__(self) -> TimeLimit:
        # No other thread can be interrupted, and the Python of a page has no threads.
        if threading.current_thread() is threading.main_thread():
            with contextlib.suppress(RuntimeError):
                threading.Thread(target=self._watch, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._done.set()

    def _watch(self) -> None:
        pause = self.seconds
        while not self._done.wait(pause):
            with self._lock:
                if not self._done.is_set():
                    self.is_over = True
                    _thread.interrupt_main()
            # A loop around `try` and `except:` goes on after the first.
            pause = AGAIN_SECONDS


def interrupted(error: KeyboardInterrupt, limit: TimeLimit) -> CellOutcome:
    """Return how a check ended that was interrupted, by its limit or by a person."""
    facts = raised(error)
    reason, text = EndReason.INTERRUPTED, "it was interrupted"
    if limit.is_over:
        reason = EndReason.CELL_TIME
        text = f"it ran longer than {limit.seconds:g} s"
    return CellOutcome(
        CellStatus.TIMEOUT,
        text=text,
        line=facts.line,
        source=facts.source,
        reason=reason,
        during_check=True,
    )
