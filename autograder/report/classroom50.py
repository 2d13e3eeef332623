"""What Classroom 50's runner reads when its grading program has ended."""

from __future__ import annotations

import json
import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from autograder.errors import CourseError
from autograder.files import write_bytes, write_text
from autograder.model import Graded
from autograder.report.feedback import without_findings
from autograder.report.formatting import feedback_path
from autograder.report.github import summary
from autograder.run_folder import RunFolder
from autograder.wording import plain
from neurons.checks.model import Status

SCHEMA = "classroom50/result/v1"
BODY = "release-body.md"
# Its runner sets them all; where there is no diff to show, REVIEW_URL may be empty.
NEEDED = ("CLASSROOM", "ASSIGNMENT", "SUBMISSION_TAG", "COMMIT_URL", "RELEASE_URL")
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
GIT_SECONDS = 30


@dataclass(frozen=True, slots=True)
class Submission50:
    """One submission of a learner, as Classroom 50's runner names it.

    Attributes:
        file: where its result goes; the other files go beside it.
        facts: the fields of the result that are known before grading.
    """

    file: Path
    facts: dict[str, str]

    @classmethod
    def begin(cls, file: Path, repository: Path, learner: str) -> Submission50:
        """Read what the runner says, and remove what a run before left.

        Args:
            file: where the result goes.
            repository: folder of the learner's checkout.
            learner: whose it is, where the runner doesn't name an owner.

        Raises:
            CourseError: the runner's variables are incomplete, the commit has no
                time, or there can be no such file.
        """
        if not file.parent.is_dir():
            raise CourseError(f"{file.parent} is no folder; --classroom50 needs one.")
        for old in (file, file.with_name(BODY)):
            try:
                old.unlink(missing_ok=True)
            except OSError as error:
                raise CourseError(
                    f"{old} cannot be written ({error.strerror}); move it away."
                ) from error
        said = {name: os.environ.get(name, "").strip() for name in NEEDED}
        if lacking := ", ".join(name for name, value in said.items() if not value):
            raise CourseError(
                f"a result for Classroom 50 needs the variables {', '.join(NEEDED)}, "
                f"but {lacking} is not set; start this from its runner's autograder.py."
            )
        commit = said["COMMIT_URL"]
        facts = {
            "schema": SCHEMA,
            "classroom": said["CLASSROOM"],
            "assignment": said["ASSIGNMENT"],
            "owner": _owner(commit) or learner,
            "submission": said["SUBMISSION_TAG"],
            "commit": commit,
            "release": said["RELEASE_URL"],
            "review": os.environ.get("REVIEW_URL", "").strip() or commit,
            "datetime": _committed_at(repository),
        }
        return cls(file, facts)

    def end(self, folder: RunFolder) -> None:
        """Write the result, the release's text and the feedback pages."""
        graded, allowed = folder.graded(), folder.run.feedback
        for one in graded:
            beside = self.file.with_name(f"{one.assignment}.html")
            beside.unlink(missing_ok=True)
            if allowed != "later":
                page = folder.path / feedback_path(one.student, one.assignment)
                write_bytes(beside, page.read_bytes())
        # The service needs the points; what was found can wait.
        if allowed in {"points", "later"}:
            graded = [without_findings(one) for one in graded]
        write_text(self.file.with_name(BODY), summary(graded))
        tests = [test for one in graded for test in _tests(one)]
        totals = {
            name: sum(int(str(test[name])) for test in tests)
            for name in ("score", "max-score")
        }
        result = self.facts | totals | {"tests": tests}
        # Last: where it is, everything else is.
        write_text(self.file, json.dumps(result, indent=2) + "\n")


def _tests(graded: Graded) -> list[dict[str, object]]:
    """Its tasks as tests; their points are whole numbers, cut where they are not."""
    return [
        {
            "test-name": f"{graded.assignment} {verdict.task}",
            "passed": verdict.status is Status.CORRECT,
            "score": int(verdict.points),
            "max-score": int(verdict.max_points),
            "status": str(verdict.status),
            "message": plain(verdict.message),
        }
        for verdict in graded.verdicts
    ]


def _owner(commit_url: str) -> str:
    """The owner of the repository; empty if neither the job nor the commit says it."""
    if owner := os.environ.get("GITHUB_REPOSITORY_OWNER", "").strip():
        return owner
    path = urlsplit(commit_url).path.strip("/").split("/")
    return path[0] if len(path) > 1 else ""


def _committed_at(repository: Path) -> str:
    """When the commit that is graded was made, in UTC: the same at each regrade.

    Raises:
        CourseError: git does not say it.
    """
    command = ["git", "-c", f"safe.directory={repository.resolve()}", "log", "-1"]
    command += ["--no-show-signature", "--format=%cd"]
    command += ["--date=format-local:%Y-%m-%dT%H:%M:%SZ"]
    try:
        done = subprocess.run(
            command,
            cwd=repository,
            env=os.environ | {"TZ": "UTC"},
            capture_output=True,
            text=True,
            timeout=GIT_SECONDS,
        )
        when = done.stdout.strip()
    except (OSError, subprocess.TimeoutExpired):
        when = ""
    if not TIME.fullmatch(when):
        raise CourseError(
            f"git names no commit in {repository}, and Classroom 50 needs its time; "
            "check the repository out with git."
        )
    return when
