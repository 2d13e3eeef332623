"""Draw the two pipelines of docs/architecture.md, as the code calls their steps.

Usage: python -m tools.architecture

Each picture stands between two comments that name it; the text around is written by
hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable
from itertools import groupby, pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
# Arrows of 20 pixels, so that the words of a wide picture stay legible.
NARROW = '%%{init: {"flowchart": {"rankSpacing": 20, "padding": 8}}}%%'


def calls(source: Path, function: str) -> list[tuple[str, str]]:
    """The calls of a function, in the order of the code.

    Args:
        source: a file of Python.
        function: a function of that file.

    Returns:
        The calling function and the called name of each; a call of another function of
        the file stands for what that calls, and what ends a failed run is left out.
    """
    tree = ast.parse(source.read_text(encoding="utf-8"))
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    nodes = list(ast.walk(own[function]))
    ends = {
        call
        for node in nodes
        if isinstance(node, ast.If) and isinstance(node.body[-1], ast.Return)
        for part in node.body
        for call in ast.walk(part)
    }
    found = [node for node in nodes if isinstance(node, ast.Call) and node not in ends]
    names = []
    # An argument is worked out before the call that takes it.
    for call in sorted(found, key=lambda call: (call.lineno, -call.col_offset)):
        name = ast.unparse(call.func)
        names += calls(source, name) if name in own else [(function, name)]
    return names


def stage_functions(pipeline: Path) -> dict[str, Path]:
    """The stages that a pipeline imports by name, with the package of each."""
    found = {}
    for node in ast.parse(pipeline.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.ImportFrom) and node.module is not None:
            package = ROOT / node.module.replace(".", "/")
            (name, *others) = [alias.name for alias in node.names]
            if package.name == name and not others:
                found[name] = package
    return found


def gives(function: str, package: Path) -> str:
    """What the annotation of a stage's function says it returns."""
    for file in sorted(package.glob("*.py")):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name == function:
                return ast.unparse(node.returns) if node.returns else ""
    return ""


def grading_picture() -> str:
    """A learner's notebook on its way to a verdict, as pipeline.py calls the stages."""
    pipeline = ROOT / "autograder" / "pipeline.py"
    stages = stage_functions(pipeline)
    job = [name for _, name in calls(pipeline, "grade_notebook") if name in stages]
    run = [name for _, name in calls(pipeline, "grade_class") if name in stages]
    order = [run[0], *job, *run[1:]]
    lines = [
        "```mermaid",
        "graph LR",
        f'    submissions(["submissions"]) --> {order[0]}',
    ]
    for here, there in pairwise(order):
        record = gives(here, stages[here]).replace("[", "(").replace("]", ")")
        lines.append(f'    {here} -->|"{record}"| {there}')
    lines.append(f'    {order[-1]} --> pages(["pages and sheets"])')
    return "\n".join([*lines, "```"])


def site_picture() -> str:
    """Text on its way to the site, as theme/build.py calls the steps: by package."""
    every = calls(ROOT / "theme" / "build.py", "build_site")
    steps = [(package, by, name) for by, name in every if (package := step_of(name))]
    lines = ["```mermaid", NARROW, "graph LR", '    text(["chapters,<br/>solutions"])']
    chain = ["text"]
    for (package, by), group in groupby(steps, key=lambda step: step[:2]):
        names = "<br/>".join(name for _, _, name in group)
        chain.append(f"{by}_{len(chain)}")
        lines.append(f'    {chain[-1]}["<b>{package}</b><br/><i>{by}</i><br/>{names}"]')
    lines += [f"    {here} --> {there}" for here, there in pairwise(chain)]
    return "\n".join([*lines, f'    {chain[-1]} --> site(["site"])', "```"])


def step_of(call: str) -> str:
    """The package of the theme whose module a call `module.function` names, or none."""
    module, _, function = call.partition(".")
    for folder in ("theme", "theme/cells", "theme/after"):
        if function.isidentifier() and (ROOT / folder / f"{module}.py").is_file():
            return folder
    return ""


PARTS: dict[str, Callable[[], str]] = {
    "grading": grading_picture,
    "site": site_picture,
}


def written(page: str) -> str:
    """The page with its pictures drawn anew."""
    for name, make in PARTS.items():
        made = f"\n{make()}\n"
        pattern = rf"(<!-- {name}: [^\n]*-->\n).*?(\n<!-- end of {name} -->)"
        parts = re.split(pattern, page, flags=re.DOTALL)
        n = len(parts) // 3
        page = "".join([*parts[:2], made, *parts[2:]])
        if n != 1:
            raise ValueError(f"docs/architecture.md has no part {name!r}")
    return page


def main() -> None:
    """Write the page."""
    PAGE.write_text(written(PAGE.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
