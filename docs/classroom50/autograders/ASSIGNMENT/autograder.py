"""Grade a submission; Classroom 50's runner starts this in the learner's checkout.

Its folder is called like the exercise, such as 04-relu: docs/ci.md says how to copy it.
"""

# The name of this file hides the course's package from Python, so nothing of it is
# imported here: the grader runs as a process of its own, in its own environment.
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COURSE = "https://github.com/from-one-neuron-up/from-one-neuron-up"
RELEASE = "v0.1.0"
# By default, Ubuntu does not let ordinary users' programs create namespaces.
ALLOW = "kernel.apparmor_restrict_unprivileged_userns=0"


def main() -> int:
    """Install the grader and grade; gives the exit code that the runner reads."""
    checkout = Path.cwd()
    work = Path(tempfile.mkdtemp(prefix="grader-", dir=os.environ.get("RUNNER_TEMP")))
    course, grader = work / "course", work / "course" / ".venv" / "bin" / "autograder"
    clone = ["git", "clone", "--quiet", "--depth", "1", "--branch", RELEASE, COURSE]
    subprocess.run([*clone, course], check=True)
    make = ["make", "-C", course, "--no-print-directory", "setup-grading"]
    subprocess.run(make, check=True)
    if subprocess.run([grader, "doctor", "--sandbox"], cwd=course).returncode:
        subprocess.run(["sudo", "-n", "sysctl", "-q", "-w", ALLOW])
    command = [
        *(grader, "ci", checkout, "--out", work / "graded"),
        *("--assignment", os.environ["ASSIGNMENT"]),
        *("--learner", os.environ.get("OWNER") or os.environ["USERNAME"]),
        *("--classroom50", checkout / "result.json"),
    ]
    # In the course's folder, so that nothing in the checkout is taken for the grader.
    return subprocess.run(command, cwd=course).returncode


if __name__ == "__main__":
    sys.exit(main())
