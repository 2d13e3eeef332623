"""What runs in this process just now, so that another thread can stop it.

A notebook is executed in a worker's thread, and Ctrl-C reaches the main thread alone.
"""

import asyncio
import contextlib
from collections.abc import Coroutine

Running = tuple[asyncio.AbstractEventLoop, "asyncio.Task[None] | None"]

# Of the whole process, since it is the process that is stopped.
_running: set[Running] = set()


def run_stoppable(work: Coroutine[object, object, None]) -> None:
    """Run a coroutine to its end, or until `stop_all` is called."""
    asyncio.run(_registered(work))


async def _registered(work: Coroutine[object, object, None]) -> None:
    this = asyncio.get_running_loop(), asyncio.current_task()
    _running.add(this)
    try:
        await work
    finally:
        _running.discard(this)


def stop_all() -> None:
    """Cancel what runs in any thread of this process; it clears up and ends."""
    for one in list(_running):
        # Taken out at once: a second call must not disturb the clearing up.
        _running.discard(one)
        loop, task = one
        if task is not None:
            with contextlib.suppress(RuntimeError):  # its loop has ended meanwhile
                loop.call_soon_threadsafe(task.cancel)
