"""Isolate a process in Linux namespaces: here a learner's kernel loses the network.

`unshare_namespaces` leaves this machine's network for a new, empty one, and with it
this machine's processes, mounts, shared memory and host name. The caller then forks;
in its child, the init process of the new process namespace, `build_root` mounts the
only files that the kernel will see, and `drop_privileges` gives up every right just
before untrusted code runs.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import socket
import struct
from pathlib import Path

from autograder.sandbox import syscalls as sys_
from autograder.sandbox.mounts import CLOSE, EMPTY, FOLDER, HOME, LINK, SHOW, View

# Where the sandbox's own memory is mounted: everything in it that is writable.
INNER = "/box"
WRITABLE = {"tmp": "/tmp", "home": HOME, "shm": "/dev/shm"}  # noqa: S108 - inside
MOUNT_POINTS = ("/tmp", "/mnt", "/media", "/srv", "/var/tmp")  # noqa: S108
SHARED = ("sockets", "exchange")
DEVICES = ("null", "zero", "full", "random", "urandom", "tty")
MAX_FILES = 20_000  # files and folders that fit into a sandbox, however small

_FIXED = sys_.MS_NOSUID | sys_.MS_NODEV
_SIOCGIFFLAGS, _SIOCSIFFLAGS, _IFF_UP = 0x8913, 0x8914, 1


def unshare_namespaces(user: int | None) -> None:
    """Leave this machine's namespaces, its network among them, for new ones.

    Args:
        user: the user that root will drop to; None for an ordinary user, who needs a
            user namespace to be allowed the rest.

    Raises:
        OSError: the machine does not allow it.
    """
    flags = sys_.NEW_NS | sys_.NEW_PID | sys_.NEW_NET | sys_.NEW_IPC | sys_.NEW_UTS
    uid, gid = os.getuid(), os.getgid()
    sys_.unshare(flags if user is not None else flags | sys_.NEW_USER)
    if user is None:
        _map_user(uid, gid)
    with contextlib.suppress(OSError):  # older machines have none
        sys_.unshare(sys_.NEW_CGROUP)


def _map_user(uid: int, gid: int) -> None:
    """Keep the number of this user and map no other."""
    process = Path("/proc/self")
    (process / "setgroups").write_text("deny")
    (process / "uid_map").write_text(f"{uid} {uid} 1")
    (process / "gid_map").write_text(f"{gid} {gid} 1")


def build_root(views: list[list[str]], *, owner: tuple[int, int], size: int) -> int:
    """Build the sandbox's file system and make it the root of this process.

    Args:
        views: what is visible in it, as `View`s.
        owner: user and group that own the writable folders.
        size: bytes that fit into all of them together.

    Returns:
        A descriptor of the folder with everything that is writable.

    Raises:
        OSError: something cannot be mounted.
    """
    # Whatever the caller's is, the folders made here are for the learner's user, too.
    os.umask(0o022)
    socket.sethostname("sandbox")
    _enable_loopback()
    # What is mounted from now on stays here, and this machine's changes stay there.
    sys_.mount("none", "/", flags=sys_.MS_REC | sys_.MS_SLAVE)
    root = _find_mount_point([View(*view) for view in views])
    sys_.mount("tmpfs", root, "tmpfs", _FIXED, "mode=755,size=4m")
    _mount_proc_and_devices(root)
    # First, since what is shown may lie below one of them.
    writable = _mount_writable(root, owner, size)
    for view in views:
        _mount_view(root, View(*view))
    passwd = root / "etc/passwd"
    passwd.parent.mkdir(exist_ok=True)
    passwd.write_text(f"learner:x:{owner[0]}:{owner[1]}::{HOME}:/bin/sh\n")
    sys_.change_root(root)
    _remount_read_only("/")
    os.chdir(HOME)
    return writable


def _find_mount_point(views: list[View]) -> Path:
    """A folder to build the root in that hides nothing of what is shown."""
    for folder in map(Path, MOUNT_POINTS):
        shown = (Path(view.path) for view in views if view.kind == SHOW)
        if folder.is_dir() and not any(path.is_relative_to(folder) for path in shown):
            return folder
    raise OSError(f"no folder to mount on among {', '.join(MOUNT_POINTS)}")


def _mount_view(root: Path, view: View) -> None:
    target = root / view.path.lstrip("/")
    if view.kind == CLOSE:
        _remount_read_only(target)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    if view.kind == LINK:
        target.symlink_to(view.source)
    elif view.kind == SHOW:
        _make_target(target, folder=Path(view.path).is_dir())
        sys_.mount(view.path, target, flags=sys_.MS_BIND | sys_.MS_REC)
        sys_.make_read_only(target)
    elif view.kind in {EMPTY, FOLDER}:
        target.mkdir(exist_ok=True)
        if view.kind == EMPTY:
            sys_.mount("tmpfs", target, "tmpfs", _FIXED, "mode=755,size=1m")


def _make_target(path: Path, *, folder: bool) -> None:
    """Make a folder or a file to mount on, as a mount needs one of its own type."""
    if not path.exists():
        path.mkdir() if folder else path.touch()


def _remount_read_only(path: str | Path) -> None:
    flags = sys_.MS_REMOUNT | sys_.MS_BIND | sys_.MS_RDONLY | _FIXED
    sys_.mount("none", path, flags=flags)


def _mount_proc_and_devices(root: Path) -> None:
    proc, dev = root / "proc", root / "dev"
    proc.mkdir()
    sys_.mount("proc", proc, "proc", _FIXED | sys_.MS_NOEXEC)
    dev.mkdir()
    for name in DEVICES:
        if Path("/dev", name).exists():
            (dev / name).touch()
            sys_.mount(f"/dev/{name}", dev / name, flags=sys_.MS_BIND)
    for name, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1")):
        (dev / name).symlink_to(f"/proc/self/{target}")
    (dev / "stderr").symlink_to("/proc/self/fd/2")
    # Programs that a cell starts with `!` talk to a terminal.
    (dev / "pts").mkdir()
    terminals = "newinstance,ptmxmode=0666,mode=0620"
    flags = sys_.MS_NOSUID | sys_.MS_NOEXEC
    sys_.mount("devpts", dev / "pts", "devpts", flags, terminals)
    (dev / "ptmx").symlink_to("pts/ptmx")
    (dev / "shm").mkdir()


def _mount_writable(root: Path, owner: tuple[int, int], size: int) -> int:
    """Mount one file system in memory for all writable folders, so with one limit."""
    inner = root / INNER.lstrip("/")
    inner.mkdir()
    data = f"mode=755,size={size},nr_inodes={MAX_FILES}"
    sys_.mount("tmpfs", inner, "tmpfs", _FIXED, data)
    for name in (*WRITABLE, *SHARED):
        folder = inner / name
        folder.mkdir(mode=0o700)
        os.chown(folder, *owner)
    for name, path in WRITABLE.items():
        target = root / path.lstrip("/")
        target.mkdir(parents=True, exist_ok=True)
        sys_.mount(str(inner / name), target, flags=sys_.MS_BIND)
    writable = os.open(inner, os.O_RDONLY | os.O_DIRECTORY)
    # In the sandbox itself only what lies in these folders can be changed: an owner
    # could else put links in the place of folders that the grader opens.
    for folder in (inner, *(inner / name for name in SHARED)):
        sys_.mount(str(folder), folder, flags=sys_.MS_BIND)
    _remount_read_only(inner)
    return writable


def _enable_loopback() -> None:
    """Let programs connect to themselves; the new network has nothing else."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as any_socket:
        name = struct.pack("16sh14x", b"lo", 0)
        flags = struct.unpack("16sh14x", fcntl.ioctl(any_socket, _SIOCGIFFLAGS, name))
        up = struct.pack("16sh14x", b"lo", flags[1] | _IFF_UP)
        fcntl.ioctl(any_socket, _SIOCSIFFLAGS, up)


def drop_privileges(user: int | None) -> None:
    """Give up every right for good.

    Args:
        user: the user to become, if this process is root.

    Raises:
        OSError: a right cannot be given up.
    """
    with contextlib.suppress(OSError):
        sys_.prctl(sys_.PR_CAP_AMBIENT, sys_.PR_CAP_AMBIENT_CLEAR_ALL)
    if user is not None:
        os.setgroups([])
        sys_.prctl(sys_.PR_SET_KEEPCAPS, 1)
        os.setresgid(user, user, user)
        os.setresuid(user, user, user)
        sys_.set_capabilities(sys_.permitted_capabilities())
    _enter_user_namespace(user)
    sys_.drop_bounding_set()
    sys_.set_capabilities(0)
    sys_.prctl(sys_.PR_SET_NO_NEW_PRIVS, 1)


def _enter_user_namespace(user: int | None) -> None:
    """Enter a user namespace that owns nothing and in which no other can be made.

    Where the machine forbids it there is none; then no new one can be made, either.
    """
    if user is not None:
        # The change of user has made `/proc/self` root's.
        sys_.prctl(sys_.PR_SET_DUMPABLE, 1)
        try:
            sys_.unshare(sys_.NEW_USER)
        except OSError:
            return
        _map_user(user, user)
    with contextlib.suppress(FileNotFoundError):  # before Linux 4.9
        Path("/proc/sys/user/max_user_namespaces").write_text("0")
