"""The first module of a page's Python: what runs cells, and what packages need first."""

from __future__ import annotations

import sys

import lazily

sys.meta_path.insert(
    0, lazily.Preparations({"matplotlib": lazily.unpack_matplotlib})
)
__import__("shell")
