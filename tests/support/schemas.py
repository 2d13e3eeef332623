"""The schemas in docs/ of what a run leaves."""

import json
from pathlib import Path

SCHEMAS = Path(__file__).resolve().parents[2] / "docs" / "schemas"


def schema_of(name: str) -> dict[str, object]:
    """Return a JSON schema by the name of its file."""
    return json.loads((SCHEMAS / name).read_text(encoding="utf-8"))
