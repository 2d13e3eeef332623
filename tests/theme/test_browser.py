"""Where there is no browser, the last lines say so."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
TEST = """
from support.browser import browser


def test_a_page_opens(browser):
    raise AssertionError("this is not to be reached")
"""


def test_without_a_browser_a_test_is_reported_as_not_run(tmp_path):
    (tmp_path / "test_page.py").write_text(TEST, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-c", str(ROOT / "pyproject.toml")]
    command += ["-p", "no:cacheprovider", str(tmp_path / "test_page.py")]
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=os.environ | {"PATH": str(tmp_path)},
        capture_output=True,
        text=True,
    )
    *_, reason, last = done.stdout.strip().splitlines()
    assert reason.startswith("SKIPPED")
    assert reason.endswith(
        "not run: no Chromium here; on Debian or Ubuntu: sudo apt install chromium"
    )
    assert "1 skipped" in last
    assert "passed" not in last
