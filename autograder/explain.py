"""Say why one answer has its points: the answer, its probes, the facts, the verdict."""

import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from autograder.errors import CourseError, EvidenceArchiveError
from autograder.evidence_archive import unpack
from autograder.model import Graded
from autograder.people import find_called
from autograder.run_folder import RunFolder
from autograder.run_records import TaskText
from autograder.seeds import task_seed
from autograder.wording import LABELS, duration, number, plain, points
from neurons.checks.evidence import EvidenceError, load_evidence
from neurons.checks.facts import Array, CallFacts, Evidence, Returned
from neurons.checks.model import Verdict
from neurons.checks.probes import SELF_CHECK_SEED, find_probe, generator
from neurons.checks.probes.calls import Case
from neurons.checks.records import Tree, to_tree

NUMBER = re.compile(r"\d+(?:\.\d+)?")
LONGEST = 24  # numbers of an array that are shown
# What a probe noted of inputs that only it knows.
OF_PROBES = {"calls", "outputs", "conversions", "refusals"}
LEFT_OUT = "(A line about inputs that your notebook's own check does not use.)"


@dataclass(frozen=True, slots=True)
class Call:
    """One call of the task's function.

    Attributes:
        words: the call and what came back.
        is_open: whether the check in a learner's own notebook makes it, too.
    """

    words: str
    is_open: bool


def explain(run: RunFolder, learner: str, task: str, *, for_learner: bool) -> str:
    """Explain the verdict on one task of one learner.

    Args:
        run: the run.
        learner: the learner's name in the reports, or what the roster has of them.
        task: the task's id.
        for_learner: leave out what gives hidden probes away: their inputs, what came
            back, lines of the message that quote them, and the seed.

    Raises:
        CourseError: the run has no such learner, task or verdict.
    """
    graded, verdict, text = _found(run, learner, task)
    facts, calls, hides = _facts(run, graded, task)
    reason = verdict.message.splitlines()
    if for_learner and hides:
        known = [call.words for call in calls if call.is_open]
        reason = _without_hidden(
            reason, [*known, text.question, graded.answers.get(task, "")]
        )
    shown = [call for call in calls if call.is_open or not for_learner]
    parts = {
        "The answer": graded.answers.get(task, "").splitlines() or ["(none)"],
        "Why": [*reason, *_read_again(verdict, text)],
        "The probes": [call.words for call in shown],
        "What was noted of the answer": facts_in_words(facts, for_learner=for_learner),
        "Judged by": list(_judged_by(run, graded, for_learner=for_learner)),
    }
    if len(shown) < len(calls):
        n_hidden = len(calls) - len(shown)
        parts["The probes"].append(f"{n_hidden} more with inputs that stay hidden.")
    lines = [
        f"{graded.student}, {graded.assignment}, task {task}: "
        f"{number(verdict.points)} of {points(verdict.max_points)}, "
        f"{LABELS[verdict.status]}"
    ]
    for title, words in parts.items():
        if words:
            lines += ["", title, *(f"  {line}" for line in words)]
    return "\n".join(lines)


def _found(run: RunFolder, learner: str, task: str) -> tuple[Graded, Verdict, TaskText]:
    texts = {one.id: (slug, one) for slug, t in run.texts.items() for one in t.tasks}
    if task not in texts:
        known = ", ".join(texts)
        raise CourseError(f"{run.path} has no task {task!r}; there are: {known}")
    slug, text = texts[task]
    people, is_sure = find_called(run.intake().people, learner)
    graded = run.find(people[0].learner if is_sure else learner, slug)
    if graded is None:
        raise CourseError(
            f"{run.path} has no verdict on {slug} of {learner!r}; name the learner as "
            "class.html does"
        )
    verdict = next(one for one in graded.verdicts if one.task == task)
    return graded, verdict, text


def _read_again(verdict: Verdict, text: TaskText) -> Iterator[str]:
    if verdict.hint:
        where = ": ".join(filter(None, [plain(verdict.hint), text.section]))
        yield f"Read again: {where} {text.link}".strip()


def _judged_by(run: RunFolder, graded: Graded, *, for_learner: bool) -> Iterator[str]:
    release = run.texts[graded.assignment].digest
    yield f"course version {run.run.course or 'unknown'}, sandbox {run.run.sandbox}"
    yield f"release of {graded.assignment}: sha256 {release}"
    yield f"file that was judged: sha256 {graded.digest}"
    if graded.attempt:
        yield graded.attempt
    if graded.late_seconds:
        late, off = duration(graded.late_seconds), points(graded.penalty)
        yield f"{late} after the deadline: {off} off"
    if not for_learner:
        yield f"seed of the probes: {graded.seed}"


def _facts(
    run: RunFolder, graded: Graded, task: str
) -> tuple[Evidence | str, list[Call], bool]:
    """What was noted, the calls, and whether the probe knows hidden inputs.

    Where nothing can be read, the first is the reason.
    """
    if graded.unreadable:
        return "Nothing: the file could not be read.", [], False
    try:
        packed = run.evidence_file(graded.student, graded.assignment).read_bytes()
        with tempfile.TemporaryDirectory(prefix="autograder-") as place:
            folder = unpack(packed, Path(place)).result.evidence.get(task)
            if folder is None:
                return "Nothing: the run did not come to it.", [], False
            evidence = load_evidence(folder)
    except (OSError, EvidenceArchiveError, EvidenceError) as error:
        return f"Nothing that can be read ({error}).", [], True
    plan = find_probe(task)
    if plan.cases is None or evidence.calls is None:
        return evidence, [], plan.look is not None or plan.cases is not None
    if (evidence.version or 1) != plan.version:
        return "It was noted of other inputs than today's check has.", [], True
    cases = plan.cases(generator(task, task_seed(graded.seed, task)))
    own = {_arguments(one) for one in plan.cases(generator(task, SELF_CHECK_SEED))}
    return evidence, list(_calls(task, cases, evidence.calls, own)), True


def _calls(
    name: str, cases: Sequence[Case], calls: Iterable[CallFacts], own: set[str]
) -> Iterator[Call]:
    again = [replace(case, label="the first call again") for case in cases[:1]]
    for case, call in zip([*cases, *again], calls, strict=False):
        arguments = _arguments(case)
        if isinstance(call, Returned):
            result = call.result
            tree = result.data if isinstance(result, Array) else to_tree(result)
            came = " ".join(_lines(tree))
        else:
            came = f"raised {call.raised.error}: {call.raised.text}"
        label = f"  ({case.label})" if case.label else ""
        yield Call(f"{name}({arguments}) -> {came}{label}", arguments in own)


def _arguments(case: Case) -> str:
    return ", ".join(map(_shown, case.args))


def facts_in_words(facts: Evidence | str, *, for_learner: bool) -> list[str]:
    """Return what was noted, without the calls, a line for each part.

    Args:
        facts: what was noted, or why nothing was.
        for_learner: leave out what models gave for inputs that stay hidden.
    """
    if isinstance(facts, str):
        return [facts]
    return list(_lines(to_tree(facts), OF_PROBES if for_learner else {"calls"}))


def _lines(tree: Tree, left_out: Iterable[str] = ()) -> Iterator[str]:
    if isinstance(tree, dict):
        for key, value in tree.items():
            if key in left_out or value is None:
                continue
            if isinstance(value, str | list) and not value:
                continue
            if isinstance(value, dict | list):
                yield f"{key}:"
                yield from (f"  {line}" for line in _lines(value, left_out))
            else:
                yield f"{key}: {_shown(value)}"
    elif isinstance(tree, list):
        for value in tree:
            yield from _lines(value, left_out)
    else:
        yield _shown(tree)


def _shown(value: object) -> str:
    if isinstance(value, np.ndarray):
        if value.size > LONGEST:
            return f"array of shape {value.shape}"
        return str(value.tolist())
    if isinstance(value, np.generic):
        return repr(value.item())
    return repr(value)


def _without_hidden(message: Iterable[str], known: Iterable[str]) -> list[str]:
    """A message without lines that have a number which nothing known has."""
    numbers = {found for text in known for found in NUMBER.findall(text)}
    lines: list[str] = []
    for line in message:
        is_open = numbers.issuperset(NUMBER.findall(line))
        if is_open or lines[-1:] != [LEFT_OUT]:
            lines.append(line if is_open else LEFT_OUT)
    return lines
