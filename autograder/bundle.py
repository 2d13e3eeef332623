"""The learners' bundle: exercises, data and package in one zip, without solutions."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import neurons
from autograder.course import Course
from autograder.errors import CourseError
from autograder.files import write_bytes
from autograder.wheel import build_wheel
from autograder.zips import write_zip

README = """\
{title}
Version {version}

You need Python 3.11, 3.12, 3.13 or 3.14 and 3 GB of disk. Unpack this zip, open a
terminal in its folder, and type:

    python -m venv .venv
    .venv/bin/python -m pip install -c constraints.txt jupyterlab {wheel}
    .venv/bin/jupyter lab exercises

On Windows it is .venv\\Scripts instead of .venv/bin.

exercises/   the notebooks; the last cell of each says what is still missing
data/        the tables; the package has them, too
LICENSE      what you may do with all of it

The course: {repository}
"""


def make_bundle(course: Course, out: Path) -> list[str]:
    """Write the learners' bundle.

    Returns:
        Names of the files in it. The same course gives the same bytes.

    Raises:
        CourseError: an exercise was not released, or the package cannot be built.
    """
    top = f"from-one-neuron-up-{neurons.__version__}"
    with tempfile.TemporaryDirectory(prefix="bundle-") as folder:
        wheel = build_wheel(course.root, Path(folder))
        files = sorted((f"{top}/{name}", data) for name, data in _files(course, wheel))
        target = Path(folder) / "bundle.zip"
        write_zip(target, files)
        write_bytes(out, target.read_bytes())
    return [name for name, _ in files]


def _files(course: Course, wheel: Path) -> Iterator[tuple[str, bytes]]:
    for assignment in course.assignments.values():
        release = assignment.release
        if not release.is_file():
            raise CourseError(f"{release} does not exist; run `autograder release`.")
        yield release.relative_to(course.root).as_posix(), release.read_bytes()
    data = course.root / "data"
    for table in (*sorted(data.glob("*.csv")), data / "README.md"):
        yield f"data/{table.name}", table.read_bytes()
    for name in ("LICENSE", "constraints.txt"):
        yield name, (course.root / name).read_bytes()
    yield wheel.name, wheel.read_bytes()
    words = README.format(
        title="From One Neuron Up: the exercises",
        version=neurons.__version__,
        wheel=wheel.name,
        repository=course.address.repository,
    )
    yield "README.txt", words.encode()
