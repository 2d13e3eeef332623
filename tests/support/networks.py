"""Network namespaces on one bridge: machines of their own, as far as a network sees."""

import os
import shutil
import subprocess
from pathlib import Path

# Addresses for trying networks out, which no real one has (RFC 2544); a part of them
# for each process of the tests.
NET, WIDTH = "198.18.{}.{}", 24


class Networks:
    """A bridge of this machine, and a namespace with an address for each name.

    Attributes:
        here: address of this machine on the bridge.
    """

    def __init__(self, count):
        self.here = self._address(1)
        self._bridge = f"br{os.getpid()}"
        self._names = [f"nn{os.getpid()}-{number}" for number in range(count)]

    def __enter__(self):
        """Make them; they are all gone again if one cannot be made.

        Raises:
            OSError: there is no `ip`, or it may not do this here.
        """
        try:
            _ip("link", "add", self._bridge, "type", "bridge")
            _ip("addr", "add", f"{self.here}/{WIDTH}", "dev", self._bridge)
            _ip("link", "set", self._bridge, "up")
            for number, name in enumerate(self._names):
                self._make(name, self.address(number), f"v{os.getpid()}n{number}")
        except BaseException:
            self._remove()
            raise
        return self

    def _make(self, name, address, link):
        _ip("netns", "add", name)
        _ip("link", "add", link, "type", "veth", "peer", "name", "eth0", "netns", name)
        _ip("link", "set", link, "master", self._bridge, "up")
        within = ("-n", name)
        _ip(*within, "addr", "add", f"{address}/{WIDTH}", "dev", "eth0")
        _ip(*within, "link", "set", "eth0", "up")
        _ip(*within, "link", "set", "lo", "up")

    def inside(self, number):
        """The words before a command that make it run in a namespace."""
        return [shutil.which("ip"), "netns", "exec", self._names[number]]

    def address(self, number):
        """The address of a namespace."""
        return self._address(number + 2)

    def _address(self, last):
        return NET.format(os.getpid() % 256, last)

    def __exit__(self, *_):
        self._remove()

    def _remove(self):
        made = Path("/run/netns")
        for name in self._names:
            if (made / name).exists():
                _ip("netns", "del", name)
        subprocess.run(["ip", "link", "del", self._bridge], capture_output=True)


def _ip(*words):
    done = subprocess.run(["ip", *words], capture_output=True, text=True)
    if done.returncode:
        raise OSError(f"ip {' '.join(words)}: {done.stderr.strip()}")
