"""Play all learners and write their page: `python -m learners docs/learners.md`."""

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


def main(out: Path, kept: Path) -> None:
    """Play everyone, keeping what each was told in a file, and write the page."""
    kept.mkdir(parents=True, exist_ok=True)
    messages: list[Message] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        warm_kernels(Path(folder) / "jupyter"),
    ):
        for slug in ASSIGNMENTS:
            for learner in everyone():
                file = kept / f"{slug}-{learner.number:02}.json"
                if not file.exists():
                    told = [asdict(message) for message in play(learner, slug)]
                    file.write_text(json.dumps(told), encoding="utf-8")
                    print(f"{slug}, learner {learner.number}: {len(told)} messages")
                told = json.loads(file.read_text(encoding="utf-8"))
                messages += [Message(**message) for message in told]
    out.write_text(page(messages), encoding="utf-8")
    print(f"{out}: {len(messages):,} messages")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("Usage: python -m learners PAGE FOLDER_FOR_WHAT_IS_PLAYED")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
