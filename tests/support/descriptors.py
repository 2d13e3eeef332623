"""What a cell finds when it looks at its own descriptors."""

# Defines `owned`: their numbers by kind, in the words of docs/grading.md.
OWNED = r"""
import os, socket
from ipykernel.kernelapp import IPKernelApp
app = IPKernelApp.instance()
channels = {
    f"{app.ip}-{getattr(app, channel + '_port')}": channel
    for channel in ("shell", "iopub", "stdin", "control", "hb")
}
def connection(number):
    with socket.socket(fileno=os.dup(number)) as one:
        name = one.getsockname()
        name = name[0] if isinstance(name, tuple) else channels.get(name, name)
        if one.getsockopt(socket.SOL_SOCKET, socket.SO_ACCEPTCONN):
            return f"listens on {name}"
        peer = one.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 4)
        within = int.from_bytes(peer, "little") == os.getpid()
        return "connected with itself" if within else f"connected by {name}"
owned = {}
for number in sorted(map(int, os.listdir("/proc/self/fd"))):
    try:
        link = os.readlink(f"/proc/self/fd/{number}")
    except OSError:
        continue  # the one that lists them
    kind = link.partition(":")[0]
    if kind == "socket":
        kind = connection(number)
    elif link.endswith("(deleted)"):
        kind = "log"
    elif "libffi" in link:
        kind = "libffi"
    elif kind == "anon_inode":
        kind = link.partition("[")[2].rstrip("]")
    owned.setdefault(kind, []).append(number)
"""
