"""Stop a check whose answer never ends, as somebody at the keyboard would."""

from __future__ import annotations

import _thread
import signal
import sys
import threading
import time
from types import CodeType, TracebackType

from neurons.checks.model import CellOutcome, CellStatus, EndReason
from neurons.checks.probes.errors import raised

SECONDS = 60.0
AGAIN_SECONDS = 1.0
# Where no thread can interrupt, in the Python of a page, each loop looks at the clock.
MONITORING = getattr(sys, "monitoring", None)  # since Python 3.12
TOOL = 3  # a number that Python leaves free


class TimeLimit:
    """Interrupts the main thread when its time is over.

    A thread does, since Windows has no alarm signal.

    Attributes:
        seconds: how long what is inside may run.
        is_over: whether the time was over before its end.
    """

    def __init__(self) -> None:
        self.seconds, self.is_over = SECONDS, False
        self._done, self._lock = threading.Event(), threading.Lock()
        self._watches_loops, self._end = False, 0.0
        self._ignored: signal._HANDLER = None

    def __enter__(self) -> TimeLimit:
        # No other thread can be interrupted.
        if threading.current_thread() is threading.main_thread():
            try:
                threading.Thread(target=self._watch, daemon=True).start()
            except RuntimeError:  # a page has no threads
                self._watch_loops(bool(MONITORING))
            else:
                self._hear()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with self._lock:
            self._done.set()
        self._watch_loops(False)
        if self._ignored is not None:
            signal.signal(signal.SIGINT, self._ignored)

    def _hear(self) -> None:
        """See that an interrupt is not ignored, as what a shell runs behind it does."""
        handler = signal.getsignal(signal.SIGINT)
        if handler in {signal.SIG_IGN, signal.SIG_DFL}:
            signal.signal(signal.SIGINT, signal.default_int_handler)
            self._ignored = handler

    def _watch(self) -> None:
        pause = self.seconds
        while not self._done.wait(pause):
            with self._lock:
                if not self._done.is_set():
                    self.is_over = True
                    _thread.interrupt_main()
            # A loop around `try` and `except:` goes on after the first.
            pause = AGAIN_SECONDS

    def _watch_loops(self, is_on: bool) -> None:
        if MONITORING is None or is_on is self._watches_loops:
            return
        self._watches_loops, self._end = is_on, time.monotonic() + self.seconds
        jump = MONITORING.events.JUMP
        if is_on:
            MONITORING.use_tool_id(TOOL, __name__)
            MONITORING.register_callback(TOOL, jump, self._jumped)
            MONITORING.set_events(TOOL, jump)
        else:
            MONITORING.set_events(TOOL, 0)
            MONITORING.free_tool_id(TOOL)

    def _jumped(self, code: CodeType, *_: int) -> object:
        """Called when a loop goes on to its next round."""
        if not code.co_filename.startswith("<ipython-input"):
            return MONITORING and MONITORING.DISABLE  # there, from now on
        if time.monotonic() > self._end:
            self.is_over, self._end = True, time.monotonic() + AGAIN_SECONDS
            raise KeyboardInterrupt
        return None


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
