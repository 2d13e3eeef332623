"""The system calls of Linux that Python's library lacks."""

from __future__ import annotations

import ctypes
import os
import struct
from pathlib import Path

# Loaded once, before any fork: in a sandbox the library may not be visible.
_LIBC = ctypes.CDLL(None, use_errno=True)

NEW_NS, NEW_CGROUP, NEW_UTS = 0x00020000, 0x02000000, 0x04000000
NEW_IPC, NEW_USER, NEW_PID, NEW_NET = 0x08000000, 0x10000000, 0x20000000, 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC, MS_REMOUNT = 1, 2, 4, 8, 32
MS_BIND, MS_REC, MS_PRIVATE, MS_SLAVE = 4096, 16384, 1 << 18, 1 << 19
MNT_DETACH = 2

PR_SET_DUMPABLE, PR_SET_KEEPCAPS, PR_CAPBSET_DROP = 4, 8, 24
PR_SET_CHILD_SUBREAPER, PR_SET_NO_NEW_PRIVS, PR_CAP_AMBIENT = 36, 38, 47
PR_CAP_AMBIENT_CLEAR_ALL = 4
LAST_CAPABILITY = 63

# The same number on every machine.
_MOUNT_SETATTR = 442
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_ATTR_RDONLY, _ATTR_NOSUID, _ATTR_NODEV = 1, 2, 4
_CAPABILITY_VERSION_3 = 0x20080522


def _checked(result: int, what: str) -> None:
    if result < 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    """Leave the namespaces that `flags` names for new ones.

    Raises:
        OSError: the machine does not allow it.
    """
    _checked(_LIBC.unshare(flags), "unshare")


def mount(
    source: str, target: str | Path, kind: str = "", flags: int = 0, data: str = ""
) -> None:
    """Mount `source` on `target`.

    Args:
        source: what to mount; `none` or the type where there is no source.
        target: where to mount it.
        kind: type of the file system; empty where `flags` says what to do.
        flags: `MS_` flags.
        data: options of the file system.

    Raises:
        OSError: it cannot be mounted.
    """
    done = _LIBC.mount(
        source.encode(),
        os.fsencode(target),
        kind.encode() or None,
        ctypes.c_ulong(flags),
        data.encode() or None,
    )
    _checked(done, f"mount on {target}")


def make_read_only(target: str | Path) -> None:
    """Make a mount, and all mounts below it, read-only.

    Raises:
        OSError: the system refuses.
    """
    flags = _ATTR_RDONLY | _ATTR_NOSUID | _ATTR_NODEV
    attributes = struct.pack("QQQQ", flags, 0, 0, 0)
    done = _LIBC.syscall(
        ctypes.c_long(_MOUNT_SETATTR),
        ctypes.c_int(_AT_FDCWD),
        os.fsencode(target),
        ctypes.c_uint(_AT_RECURSIVE),
        attributes,
        ctypes.c_size_t(len(attributes)),
    )
    _checked(done, f"mount_setattr on {target}")


def change_root(folder: str | Path) -> None:
    """Make `folder`, a mount point, the root and unmount the old one.

    Raises:
        OSError: the system refuses.
    """
    os.chdir(folder)
    _checked(_LIBC.pivot_root(b".", b"."), "pivot_root")
    _checked(_LIBC.umount2(b".", MNT_DETACH), "umount")
    os.chdir("/")


def prctl(option: int, value: int = 0, more: int = 0) -> None:
    """Set one property of this process.

    Raises:
        OSError: the system refuses.
    """
    done = _LIBC.prctl(option, *map(ctypes.c_ulong, (value, more, 0, 0)))
    _checked(done, f"prctl {option}")


def set_capabilities(mask: int) -> None:
    """Keep only the capabilities of `mask`; none of them can be inherited.

    Raises:
        OSError: this process does not have them.
    """
    low, high = mask & 0xFFFFFFFF, mask >> 32
    header = struct.pack("Ii", _CAPABILITY_VERSION_3, 0)
    data = struct.pack("6I", low, low, 0, high, high, 0)
    _checked(_LIBC.capset(header, data), "capset")


def drop_bounding_set() -> None:
    """Make sure that no capability comes back by starting a program."""
    for capability in range(LAST_CAPABILITY + 1):
        _LIBC.prctl(PR_CAPBSET_DROP, *map(ctypes.c_ulong, (capability, 0, 0, 0)))


def permitted_capabilities() -> int:
    """Return the capabilities that this process may use, as a mask."""
    for line in Path("/proc/self/status").read_text().splitlines():
        if line.startswith("CapPrm:"):
            return int(line.split()[1], 16)
    return 0
