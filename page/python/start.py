"""The first module of a page's Python: what packages need, and what runs cells."""

from __future__ import annotations

import os

import shell
import standins

# The one folder in which cells can write.
os.chdir(os.environ["HOME"])
standins.install()
shell.install()
