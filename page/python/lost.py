"""Names that a cell would have bound, had the page what the cell asked for.

Without them a later cell ends with a NameError, as if its reader had made a mistake.
"""

from __future__ import annotations

import re
import symtable
from dataclasses import dataclass, field

from standins.absent import NotInPage

# A line that is no Python stands in a cell that has not run at all.
MAGIC = re.compile(r"^(\s*)[%!].*", re.MULTILINE)


@dataclass
class Lost:
    """What cells that met a limit of the page have not bound."""

    _why: dict[str, dict[str, str]] = field(default_factory=dict)

    def note(self, cell: str, source: str, error: BaseException | None) -> None:
        """Note how a cell ended.

        Args:
            cell: what it is known by; its last run counts.
            source: its text, as it was written.
            error: that it ended with; None where it ran to its end.
        """
        self._why.pop(cell, None)
        if isinstance(error, NotInPage):
            bound = _assigned(MAGIC.sub(r"\1pass", source))
            self._why[cell] = dict.fromkeys(bound, str(error))

    def why(self, name: str) -> str:
        """Return the limit that left a name without a value; empty for none."""
        found = (names[name] for names in self._why.values() if name in names)
        return next(found, "")

    def told(self, error: BaseException) -> BaseException:
        """Return the limit in place of a NameError that it led to."""
        if type(error) is NameError and (why := self.why(str(error.name))):
            return NotInPage(why).with_traceback(error.__traceback__)
        return error


def _assigned(source: str) -> list[str]:
    """Return the names that a cell's own lines bind; none of what is no Python."""
    try:
        symbols = symtable.symtable(source, "<cell>", "exec").get_symbols()
    except SyntaxError:
        return []
    bound = [one for one in symbols if one.is_assigned() or one.is_imported()]
    return [one.get_name() for one in bound]
