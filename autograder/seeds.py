"""Seeds of the probes: the same for the same learner and task, and not to be guessed.

What keys them is either the run's recorded seed, which anyone may read, or a secret
that only the grader knows.
"""

import hmac
from hashlib import sha256


def notebook_seed(key: int | str, student: str, assignment: str) -> int:
    """The seed of one notebook's probes: 63 bits that no learner can work out."""
    return _digest(str(key), f"{student}/{assignment}")


def task_seed(seed: int, task: str) -> int:
    """The seed of one task's probes; it tells nothing of the other tasks'."""
    return _digest(str(seed), task)


def fingerprint(secret: str) -> str:
    """What a run records of a secret, to know it again; empty for none."""
    return f"{_digest(secret, 'fingerprint'):016x}" if secret else ""


def _digest(key: str, text: str) -> int:
    message = text.encode("utf-8", "replace")
    digest = hmac.new(key.encode("utf-8", "replace"), message, sha256).digest()
    return int.from_bytes(digest[:8], "big") >> 1
