"""Every made-up answer gets the same verdict in a page as under TensorFlow."""

import re

from support.answers import FOLDER
from support.figures import FIGURE, as_known

# What a page can't judge, by the reason. At most 3 of 100 answers.
LIMITS = {}
# Only figures that come from random weights may differ; these quote something else.
REWORDED = {}


def known(task):
    """What the check says of each answer under TensorFlow."""
    text = (FOLDER / task / "messages.md").read_text(encoding="utf-8")
    parts = re.split(r"^## (.+)\n\n", text, flags=re.M)
    return dict(zip(parts[1::2], (part.rstrip("\n") for part in parts[2::2])))


def differences(found):
    """Answers whose status or points differ, and those whose words differ."""
    verdicts, words = {}, {}
    for task, rows in found.items():
        expected = known(task)
        for kind, name, text, _ in rows:
            right = expected[f"{kind}: {name}"]
            head, right_head = text.split("\n")[0], right.split("\n")[0]
            if head != right_head:
                verdicts[f"{task}, {kind}: {name}"] = f"{head} instead of {right_head}"
            elif FIGURE.sub("#", as_known(text, right)) != FIGURE.sub("#", right):
                words[f"{task}, {kind}: {name}"] = f"{text}\n--- instead of\n{right}"
    return verdicts, words
