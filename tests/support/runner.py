"""Steps of workflows and actions, run as a runner of GitHub does."""

import subprocess

BASH = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c"]


def run_step(step, folder, environment):
    """Run a step that must succeed; gives what it printed."""
    done = subprocess.run(
        [*BASH, step["run"]],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    name = step.get("name", step["run"])
    assert done.returncode == 0, f"{name}: {done.stdout}{done.stderr}"
    return done.stdout
