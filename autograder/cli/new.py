"""`autograder new`: begin a chapter with its exercise."""

import click

from autograder.cli.parameters import course_here, examples


@click.command(epilog=examples("new 08-dropout", "new 04-relu --task swish"))
@click.argument("slug")
@click.option("--task", help="Begin no chapter, but this task in the exercise SLUG.")
def new(slug: str, task: str | None) -> None:
    """Begin the chapter SLUG: page, exercise, check, answers and tests.

    They work as they are; put your own words and task in their place. No file that is
    there is written over.
    """
    from autograder.scaffold import begin, begin_task

    course = course_here()
    made, changed = begin_task(course, slug, task) if task else begin(course, slug)
    for path in made:
        click.echo(f"written: {path}")
    for path in changed:
        click.echo(f"lines added: {path}")
    click.echo("Now run: make notebooks")
