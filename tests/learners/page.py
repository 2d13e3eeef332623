"""The page of all messages: who saw which, after what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from learners.people import HABITS, everyone
from learners.play import Message
from neurons.checks.catalogue import ASSIGNMENTS

HEAD = """# What fifty made-up learners see

Every message that `check(…)`, `check.hint(…)` and `check.summary()` showed to fifty
made-up learners on their way through all exercises. Read it as the learner who sees
one message and nothing else: is it clear, is it kind, is it true?

Their answers come from `tests/tasks/`; how they work is said in `tests/learners/`.
A message that several saw stands here once, with what the first of them had done. Of
summaries, the lines with links to the book are left out.

"""
LINK = re.compile(r"^ +Read again: .*\n?", re.MULTILINE)


def shown(message: Message) -> str:
    """A message as the page shows it."""
    return message.text if message.task else LINK.sub("", message.text).strip()


def page(messages: Sequence[Message]) -> str:
    """The whole page."""
    parts = [HEAD, _people(), f"{_count(messages)}\n"]
    for slug, tasks in ASSIGNMENTS.items():
        parts.append(f"\n## {slug}\n")
        for task in [*tasks, ""]:
            some = [m for m in messages if m.slug == slug and m.task == task]
            if some:
                title = f"`{task}`" if task else "Summaries"
                parts.append(f"\n### {title}\n\n{entries(some)}")
    return "".join(parts)


def _people() -> str:
    lines = ["| habit | learners |", "|---|---|"]
    for habit in HABITS:
        numbers = [str(one.number) for one in everyone() if one.habit == habit]
        lines.append(f"| {habit} | {', '.join(numbers)} |")
    return "\n".join([*lines, "", ""])


def _count(messages: Sequence[Message]) -> str:
    different = len({(m.slug, m.task, shown(m)) for m in messages})
    return f"{len(messages):,} messages, {different:,} of them different."


def entries(messages: Iterable[Message]) -> str:
    """The different messages on one task, in the order in which they were met."""
    seen: dict[str, list[Message]] = {}
    for message in messages:
        seen.setdefault(shown(message), []).append(message)
    return "\n".join(_entry(text, who) for text, who in seen.items())


def _entry(text: str, who: Sequence[Message]) -> str:
    numbers = sorted({message.learner for message in who})
    named = f"learner{'' if len(numbers) == 1 else 's'} {', '.join(map(str, numbers))}"
    return f"Seen by {named}. First after: {who[0].after}.\n\n```text\n{text}\n```\n"
