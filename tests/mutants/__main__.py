"""Try mutants of the judges: `python -m mutants PAGE FOLDER [SHARE]`.

Collects the evidence of all answers once, in FOLDER; then judges it by mutants of
`neurons.checks.judges` and of each task's judge, of which SHARE (0 to 1) are drawn with
a fixed seed, and writes the page of the result.
"""

from __future__ import annotations

import pickle
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import neurons
from mutants import trial
from mutants.change import Place, difference, mutant, places
from mutants.page import Tried, page

ROOT = Path(neurons.__file__).resolve().parents[1]
CHECKS = ROOT / "neurons" / "checks"
SEED = 9
COLLECT = """
import pickle, sys
import neurons
from mutants.evidence import collect
with open(sys.argv[1], "wb") as file:
    pickle.dump(collect(), file)
"""


def evidence(folder: Path) -> list[trial.Record]:
    """All records; a process of its own collects them, since that needs Keras."""
    file = folder / "evidence.pickle"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        subprocess.run([sys.executable, "-c", COLLECT, file], check=True)
    return pickle.loads(file.read_bytes())


def drawn(share: float) -> list[Place]:
    """A share of all places in the judges, the same ones on every run."""
    files = (f for f in CHECKS.rglob("*.py") if trial.is_judge(trial.module_of(f)))
    every = [place for file in sorted(files) for place in places(file)]
    some = random.Random(SEED).sample(every, round(share * len(every)))
    return sorted(some, key=lambda place: (place.file, place.line, place.operator))


def tries(
    some: Sequence[Place], records: Sequence[trial.Record], folders: Sequence[tuple]
) -> Iterator[Tried]:
    """Judge the evidence by a mutant of each place."""
    for number, place in enumerate(some):
        source = mutant(place)
        if source is None:
            continue
        own = [r for r in records if trial.concerns(place.file, r.task)]
        result = trial.result_of(place.file, source, own, folders)
        name = str(place.file.relative_to(CHECKS))
        yield Tried(
            name, place.line, place.operator, result, *difference(place, source)
        )
        if number % 100 == 0:
            print(f"{number} of {len(some)} places", flush=True)


def main(out: Path, folder: Path, share: float) -> int:
    """Try the mutants and write the page; 1 if the evidence tells nothing."""
    records = evidence(folder)
    trial.warm_up()
    # Evidence of all tasks in turn, so that a mutant is noticed early.
    random.Random(SEED).shuffle(records)
    with tempfile.TemporaryDirectory() as place:
        folders = trial.on_disk(records, Path(place))
        init = CHECKS / "judges" / "__init__.py"
        same = trial.result_of(init, init.read_text("utf-8"), records, folders)
        if same != trial.ALIVE:
            print("The judges have changed: remove the evidence, collect it again.")
            return 1
        some, started = drawn(share), time.process_time()
        tried = list(tries(some, records, folders))
    (folder / "tried.pickle").write_bytes(pickle.dumps(tried))
    out.write_text(page(tried, len(records), share), encoding="utf-8")
    killed = sum(one.result != trial.ALIVE for one in tried)
    print(f"{killed} of {len(tried)} mutants noticed; {out}")
    print(f"{time.process_time() - started:.0f} s in the parent")
    return 0


if __name__ == "__main__":
    if len(sys.argv) not in {3, 4}:
        sys.exit(__doc__)
    sys.exit(main(Path(sys.argv[1]), Path(sys.argv[2]), float((*sys.argv, 1)[3])))
