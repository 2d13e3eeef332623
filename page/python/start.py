"""The first module of a page's Python: what packages need, and what runs cells."""

from __future__ import annotations

import shell
import standins

standins.install()
shell.install()
