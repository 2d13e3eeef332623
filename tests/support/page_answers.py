"""Judge answers as a page does: `python -m support.page_answers FILE [TASK ...]`."""

import contextlib
import io
import json
import sys
import time
from pathlib import Path

from support.page import use_page


def judged(task):
    """What the check says of each answer to a task; seconds that both took to run."""
    from neurons.checks import judges, limits
    from neurons.checks.show import as_text
    from support.answers import answers, facts_of

    found = []
    for answer in answers(task):
        # Keras prints the progress of its predictions.
        with contextlib.redirect_stdout(io.StringIO()):
            start = time.perf_counter()
            facts, outcome = facts_of(answer, (0,))
            verdict = limits.beyond(task, facts[0], outcome)
            verdict = verdict or judges.judge_facts(task, facts[0], outcome, 0)
            seconds = time.perf_counter() - start
        found.append([answer.kind, answer.name, as_text(verdict), seconds])
    return found


def write(file, *tasks):
    """Write what the checks say into a file; of all tasks where none is named."""
    from neurons.checks.catalogue import NAMES

    results = {}
    for task in tasks or NAMES:
        results[task] = judged(task)
        Path(file).write_text(json.dumps(results), encoding="utf-8")


if __name__ == "__main__":
    use_page()
    write(*sys.argv[1:])
