"""What happens to a class, and to each of its notebooks: six stages, in this order.

    collect   a path with whatever learners submitted   -> Collected
    rebuild   a release and one Submission's bytes      -> Rebuilt
    execute   Rebuilt                                   -> RunResult
    judge     RunResult                                 -> a Verdict for each task
    record    Graded, into nbgrader's gradebook         -> Graded, with its lateness
    report    all that the run's folder holds           -> Reports

Rebuild, execute and judge are one job, done by a worker: a thread of this machine, or
one of a cluster. All that is written is written here, by one thread.

Where a failure goes: what cannot be collected is a Problem in the reports. A file that
is no notebook ends its job after `rebuild`: it is `unreadable`, and waits. A job that
fails leaves its notebook `not_judged`, with the traceback in the run's errors/, and the
class goes on. A gradebook that refuses an entry leaves the verdict in the run's folder,
and `--resume` enters it. Ctrl-C ends the jobs and reports what there is, if that takes
no longer than `supervisor` allows. Anything that stops the whole run is a CourseError,
which the command prints on one line.
"""

from collections.abc import Mapping
from pathlib import Path

from autograder.collect import collect
from autograder.execute import execute
from autograder.grading_run import Progress, RunSummary, open_run, refuse_inside
from autograder.judge import judge
from autograder.model import (
    Assignment,
    Collected,
    Graded,
    Job,
    JobResult,
    Rebuilt,
    RunResult,
    Settings,
)
from autograder.notebook_job import JobLog, unreadable
from autograder.rebuild import rebuild
from autograder.record import record
from autograder.report import Reports, report
from autograder.stage import returned
from autograder.worklist import is_beaten
from neurons.checks.model import Verdict


def grade_class(
    assignments: Mapping[str, Assignment],
    submissions: Path,
    out: Path,
    settings: Settings,
    progress: Progress,
) -> RunSummary:
    """Grade everything that was submitted.

    Args:
        assignments: the course's assignments by slug.
        submissions: folder, zip or notebook.
        out: folder of the run; verdicts, gradebook and reports go there.
        settings: what the run was asked to do.
        progress: hears of every notebook.

    Raises:
        CourseError: the run cannot begin, or had to stop.
    """
    refuse_inside(out, submissions)
    collected = collect(submissions, assignments, settings.only, settings.counting)
    returned(collect, collected, Collected)
    with open_run(assignments, collected, submissions, out, settings) as run:
        with run.until_interrupted():
            waiting = run.prepare()
            for job, result in run.results(grade_notebook, waiting, progress):
                graded = Graded.of(job, result)
                if is_beaten(graded, run.folder):
                    continue
                with run.failure_noted(job, "recording"):
                    graded = record(graded, job, result.notebook, run.gradebook)
                    returned(record, graded, Graded)
                run.store(graded, result)
                progress.done(graded)
        run.finish()
        returned(report, report(run.folder), Reports)
    return run.summary


def grade_notebook(job: Job) -> JobResult:
    """Rebuild, execute and judge one notebook, with nothing but the job at hand."""
    with JobLog(job) as log:
        with log.timed("rebuild"):
            rebuilt = rebuild(log.release, job.submitted)
            returned(rebuild, rebuilt, Rebuilt)
        if rebuilt.unreadable:
            return unreadable(job, rebuilt)
        executed = execute(rebuilt, job, log.folder)
        returned(execute, executed, RunResult)
        with log.timed("judge"):
            verdicts = judge(executed, job.assignment, job.seed)
            returned(judge, verdicts, Verdict)
        return log.result(rebuilt, executed, verdicts)
