"""Play all learners and write their page: `python -m learners PAGE FOLDER`.

FOLDER holds what each learner saw, so that a run that was stopped goes on.
"""

from __future__ import annotations

import json
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path

import neurons  # noqa: F401 - first, so that TensorFlow starts quietly
from learners.page import page
from learners.people import everyone
from learners.play import Message, play
from neurons.checks.catalogue import ASSIGNMENTS
from support.notebooks import warm_kernels


def main(out: Path, folder: Path) -> None:
    """Play everyone, write what each sees to a file, and then the page."""
    folder.mkdir(parents=True, exist_ok=True)
    messages: list[Message] = []
    with (
        tempfile.TemporaryDirectory() as kernels,
        warm_kernels(Path(kernels) / "jupyter"),
    ):
        for slug in ASSIGNMENTS:
            for learner in everyone():
                file = folder / f"{slug}-{learner.number:02}.json"
                if not file.exists():
                    seen = [asdict(message) for message in play(learner, slug)]
                    file.write_text(json.dumps(seen), encoding="utf-8")
                    print(f"{slug}, learner {learner.number}: {len(seen)} messages")
                seen = json.loads(file.read_text(encoding="utf-8"))
                messages += [Message(**message) for message in seen]
    out.write_text(page(messages), encoding="utf-8")
    print(f"{out}: {len(messages):,} messages")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), Path(sys.argv[2]))
