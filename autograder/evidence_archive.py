"""The evidence of a graded notebook in one file, so that it can be judged again.

A zip: `run.json` says how each task's cell ended, and a folder for each task holds its
facts as they were probed. Nothing in it is ever run, and nothing is a pickle.
"""

import io
import json
import re
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from autograder.errors import EvidenceArchiveError
from autograder.model import RunResult
from autograder.zips import write_zip
from neurons.checks.model import CellOutcome

SCHEMA = 2
FACTS = "run.json"
# How the files of a task's facts are called.
FACT_FILE = re.compile(r"evidence\.json|\d{1,4}\.npy")
LARGEST = 32 * 1024**2  # bytes of one notebook's facts, before they are packed


@dataclass(frozen=True, slots=True)
class ArchivedEvidence:
    """What was stored of one run.

    Attributes:
        digest: SHA-256 of the notebook as it was submitted.
        result: the run, with the folders of its facts and without its notebook.
        left_out: tasks whose facts were too large to be stored.
    """

    digest: str
    result: RunResult
    left_out: frozenset[str]


def pack(result: RunResult, digest: str) -> bytes:
    """The facts of a run as the bytes of one file.

    Args:
        result: the run; its folders of facts must be there.
        digest: SHA-256 of the notebook that was run.

    Returns:
        A zip file; the same run gives the same bytes. Tasks come in while there is
        space; one that is too large is named and left out.
    """
    left, left_out = LARGEST, []
    files: dict[str, Path] = {}
    for task, folder in sorted(result.evidence.items()):
        own = {f"{task}/{path.name}": path for path in sorted(folder.iterdir())}
        size = sum(path.stat().st_size for path in own.values())
        if size > left:
            left_out.append(task)
            continue
        left -= size
        files |= own
    facts = {
        "schema": SCHEMA,
        "digest": digest,
        "failure": result.failure,
        "notes": result.notes,
        "outcomes": {t: outcome.to_dict() for t, outcome in result.outcomes.items()},
        "left_out": left_out,
    }
    entries = [(FACTS, json.dumps(facts, ensure_ascii=True).encode())]
    entries += [(name, path.read_bytes()) for name, path in files.items()]
    packed = io.BytesIO()
    write_zip(packed, entries)
    return packed.getvalue()


def unpack(content: bytes, folder: Path) -> ArchivedEvidence:
    """Lay stored facts out in a folder, for the judge to read.

    Args:
        content: what `pack` gave.
        folder: existing, empty folder.

    Raises:
        EvidenceArchiveError: the file is damaged or none of ours.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            facts = json.loads(archive.read(FACTS))
            if facts["schema"] != SCHEMA:
                raise EvidenceArchiveError(
                    f"its evidence has schema {facts['schema']}; this version reads "
                    f"{SCHEMA}: grade it again"
                )
            outcomes = {
                str(task): CellOutcome.from_dict(entry)
                for task, entry in facts["outcomes"].items()
            }
            evidence = _lay_out(archive, folder, set(outcomes))
    except (KeyError, TypeError, ValueError, OSError, zipfile.BadZipFile) as error:
        raise EvidenceArchiveError(
            "its evidence cannot be read; grade it again"
        ) from error
    result = RunResult(outcomes, evidence, notes=facts["notes"])
    result.failure = facts["failure"]
    return ArchivedEvidence(facts["digest"], result, frozenset(facts["left_out"]))


def _lay_out(
    archive: zipfile.ZipFile, folder: Path, tasks: set[str]
) -> dict[str, Path]:
    entries = [entry for entry in archive.infolist() if entry.filename != FACTS]
    if sum(entry.file_size for entry in entries) > LARGEST:
        raise EvidenceArchiveError(
            "its evidence is larger than what is kept; grade it again"
        )
    evidence: dict[str, Path] = {}
    for entry in entries:
        task, name = PurePosixPath(entry.filename).parts
        if task not in tasks or not FACT_FILE.fullmatch(name):
            raise EvidenceArchiveError(
                f"its evidence holds {entry.filename!r}; grade it again"
            )
        evidence[task] = folder / task
        evidence[task].mkdir(exist_ok=True)
        (evidence[task] / name).write_bytes(archive.read(entry))
    return evidence
