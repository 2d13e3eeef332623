"""A notebook's names come in, and a task's `Probe`, which says what to look at.
Typed facts go out: what names hold, what calls gave, what a model is made of.
A probe must never know a right answer, and nothing that a learner wrote may stop it.
"""

import sys
import zlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path

import numpy as np

from neurons.checks.catalogue import package_of, task_names
from neurons.checks.evidence import save_evidence
from neurons.checks.facts import Evidence, Fact, FunctionFacts
from neurons.checks.probes.calls import Case, call_function
from neurons.checks.probes.facts import describe_name
from neurons.types import Namespace

SELF_CHECK_SEED = 0


@dataclass(frozen=True, slots=True)
class Probe:
    """What to look at for one task.

    Attributes:
        cases: gives the calls to make of the task's function, from a generator.
        look: gives the further parts of the evidence, from the namespace and a
            generator.
        result: gives the facts of one call's result, from the result and its case;
            plain ones when None.
        version: one more after each change of what is looked at, so that a judge
            never holds older evidence to arguments that nobody passed.
    """

    cases: Callable[[np.random.Generator], list[Case]] | None = None
    look: Callable[[Namespace, np.random.Generator], Evidence] | None = None
    result: Callable[[object, Case], Fact] | None = None
    version: int = 1


def generator(task: str, seed: int) -> np.random.Generator:
    """The source of fresh inputs for one task of one submission."""
    return np.random.default_rng([zlib.crc32(task.encode()), seed])


def find_probe(task: str) -> Probe:
    """The probe of a task.

    Raises:
        KeyError: there is no such task.
    """
    found: Probe = import_module(f"{package_of(task)}.probe").PROBE
    return found


def probe(task: str, namespace: Namespace, seed: int) -> Evidence:
    """Look at a learner's answer.

    Args:
        task: the task's id.
        namespace: the notebook's names.
        seed: whole number; 0 in the learner's own notebook.

    Returns:
        What the task's names hold and, where the task needs them, calls or further
        facts.
    """
    names = task_names(task)
    plan = find_probe(task)
    facts = {name: describe_name(namespace, name) for name in names}
    calls = None
    if plan.cases is not None and isinstance(facts[names[0]], FunctionFacts):
        cases = plan.cases(generator(task, seed))
        calls = call_function(namespace[names[0]], cases, plan.result)
    further = Evidence({})
    if plan.look is not None:
        further = plan.look(namespace, generator(task, seed))
    version = plan.version if plan.version > 1 else None
    return replace(further, names=facts, calls=calls, version=version)


def probe_to(task: str, folder: str | Path, seed: int) -> None:
    """Probe the running notebook and write the evidence into a folder."""
    shell = sys.modules["IPython"].get_ipython()
    save_evidence(probe(task, shell.user_ns, seed), Path(folder))
