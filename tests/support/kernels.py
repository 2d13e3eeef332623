"""A kernel that is sent cells as an editor sends them."""

from collections.abc import Iterator
from contextlib import contextmanager

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.manager import start_new_kernel

SECONDS = 240


@contextmanager
def started_kernel() -> Iterator[BlockingKernelClient]:
    """Start a kernel, and give a client of it."""
    manager, client = start_new_kernel(startup_timeout=SECONDS)
    try:
        yield client
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def send(
    client: BlockingKernelClient,
    code: str,
    cell_id: str | None = None,
    *,
    is_hidden: bool = False,
) -> str:
    """Run code; gives the text below it.

    Args:
        client: of the kernel.
        code: what runs.
        cell_id: what the editor calls the cell; None where it says no ids.
        is_hidden: whether the editor runs it by itself.
    """
    content = {"code": code, "silent": False, "store_history": not is_hidden}
    content |= {"allow_stdin": False, "stop_on_error": False}
    message = client.session.msg("execute_request", content)
    message["metadata"] = {} if cell_id is None else {"cellId": cell_id}
    client.shell_channel.send(message)
    texts = []
    while True:
        got = client.get_iopub_msg(timeout=SECONDS)
        if got["parent_header"].get("msg_id") != message["header"]["msg_id"]:
            continue
        texts.append(got["content"].get("data", {}).get("text/plain", ""))
        texts.append(got["content"].get("text", ""))
        if got["content"].get("execution_state") == "idle":
            return "\n".join(text for text in texts if text)
