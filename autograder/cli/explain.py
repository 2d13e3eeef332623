"""`autograder explain`: say why one answer has its points."""

from pathlib import Path

import click

from autograder.cli.parameters import examples, tasks_beginning


@click.command(
    epilog=examples(
        "explain graded/ ada-byron relu",
        "explain graded/ ada-byron relu --for-learner",
    )
)
@click.argument("folder", type=click.Path(path_type=Path))
@click.argument("learner")
@click.argument("task", shell_complete=tasks_beginning)
@click.option(
    "--for-learner",
    is_flag=True,
    help="Leave out what gives away inputs that only grading uses.",
)
def explain(folder: Path, learner: str, task: str, for_learner: bool) -> None:
    """Explain the verdict in FOLDER on LEARNER's answer to TASK.

    Prints the answer, the probes with what came back, what was noted of the answer, the
    verdict with its reason, and the release that judged it.
    """
    from autograder.cli.console import printable
    from autograder.explain import explain as explained
    from autograder.run_folder import RunFolder

    run = RunFolder.read(folder)
    for line in explained(run, learner, task, for_learner=for_learner).splitlines():
        click.echo(printable(line))
