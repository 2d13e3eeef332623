"""A Dask scheduler and its workers, which are this test's own."""

import contextlib
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
PRELOAD = ROOT / "tests" / "support" / "mortal_worker.py"


class Dask:
    """A scheduler and its workers on this machine, or on others made up here."""

    def __init__(self, folder, networks=None):
        self.folder, self.networks = folder, networks
        self.address_file, self.mark = folder / "scheduler.json", folder / "mark"
        self.processes = []

    @property
    def environment(self):
        return os.environ | {
            "PYTHONPATH": f"{ROOT / 'tests'}{os.pathsep}{ROOT}",
            "MORTAL_MARK": str(self.mark),
            "COLUMNS": "120",
            "DASK_DISTRIBUTED__WORKER__PRELOAD": f"['{PRELOAD}']",
        }

    def start(self, kind, *more, before=()):
        log = (self.folder / f"{kind}-{len(self.processes)}.log").open("wb")
        command = [*before, sys.executable, "-m", "dask", kind, "--no-dashboard"]
        command += ["--scheduler-file", str(self.address_file), *more]
        self.processes.append(
            subprocess.Popen(
                command,
                cwd=self.folder,
                env=self.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        )
        log.close()

    def start_scheduler(self):
        here = self.networks.here if self.networks else "127.0.0.1"
        self.start("scheduler", "--host", here, "--port", "0")
        self.address()

    def start_worker(self, number):
        local = ("--local-directory", str(self.folder / f"local-{number}"))
        at = self.networks.address(number) if self.networks else "127.0.0.1"
        before = self.networks.inside(number) if self.networks else ()
        self.start("worker", "--nthreads", "1", "--host", at, *local, before=before)

    def address(self):
        over = time.monotonic() + 60
        while not self.address_file.exists() and time.monotonic() < over:
            time.sleep(0.1)
        return json.loads(self.address_file.read_text())["address"]

    def end(self):
        """End it all; gives what is left of the workers and their boxes."""
        family = []
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            # A nanny that is just starting a worker may wait for it for ever.
            with contextlib.suppress(psutil.Error, subprocess.TimeoutExpired):
                process.wait(10)
            with contextlib.suppress(psutil.Error):
                family += psutil.Process(process.pid).children(recursive=True)
                process.kill()
            process.wait()
        for one in family:
            with contextlib.suppress(psutil.Error):
                if "multiprocessing" in " ".join(one.cmdline()):
                    one.kill()
        _, alive = psutil.wait_procs(family, timeout=30)
        return [one for one in alive if one.status() != psutil.STATUS_ZOMBIE]
