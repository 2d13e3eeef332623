"""What to do after an error, from the table in `errors.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from neurons.checks.judges import messages
from neurons.checks.judges.failure import Failure, Sign
from neurons.checks.judges.signs import find_sign
from neurons.checks.raised import Raised

TABLE = Path(__file__).with_name("errors.toml")


@dataclass(frozen=True, slots=True)
class Row:
    """One kind of error and what to do about it; the table's head says the rest."""

    sign: Sign
    step: str
    errors: tuple[str, ...] = ()
    cause: str = ""
    sure: bool = True


@cache
def rows() -> dict[str, Row]:
    """The table, by the names of its rows."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    return {
        name: Row(
            find_sign(entry.get("sign", "always"), entry.get("of", [])),
            entry["step"],
            tuple(entry.get("errors", "").split()),
            entry.get("cause", ""),
            entry.get("sure", True),
        )
        for name, entry in table.items()
    }


def explained_error(
    task: str,
    raised: Raised,
    headline: str,
    *,
    called: str = "",
    hint: str = "",
    again: str,
) -> str:
    """Return the message on an error: what was found, and always a next step.

    Args:
        task: the task's id.
        raised: the facts of the exception.
        headline: the first line.
        called: the line that says with what it was called.
        hint: what the task itself advises, if it does.
        again: how to run it again, where nothing better is known.
    """
    failure = Failure(task, raised)
    found = _first(failure, sure=True)
    found = found or (("", hint) if hint else None)
    found = found or _first(failure, sure=False)
    where = f"above line {raised.line}" if raised.line else "above it"
    cause, step = found or ("", f"print each value {where}, then {again}")
    said = f"It said: {raised.text}" if raised.text else ""
    return messages.lines(headline, cause or said, called, messages.then(step))


def _first(failure: Failure, *, sure: bool) -> tuple[str, str] | None:
    """Cause and step of the first row that fits."""
    for row in rows().values():
        if row.sure is sure and (not row.errors or failure.error in row.errors):
            words = row.sign(failure)
            if words is not None:
                return row.cause.format(**words), row.step.format(**words)
    return None
