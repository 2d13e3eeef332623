"""Write what docs/architecture.md says of the code: pipelines, imports, packages.

Usage: python -m tools.architecture

Each generated part stands between two comments that name it; the text around is
written by hand.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "architecture.md"
PACKAGES = ("neurons", "autograder", "theme", "page", "tools")
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z`])")
# Packages that the picture of imports shows as parts of their own.
SHOWN = ("neurons.checks", "neurons.checks.judges", "neurons.checks.probes")


def sentences(package: Path) -> list[str]:
    """The first three sentences of a package's docstring."""
    tree = ast.parse((package / "__init__.py").read_text(encoding="utf-8"))
    text = " ".join((ast.get_docstring(tree) or "").split())
    return SENTENCE.split(text)[:3]


def packages() -> Iterator[Path]:
    """The packages of the project, each before its parts; no folder of one task."""
    for name in PACKAGES:
        for init in sorted((ROOT / name).rglob("__init__.py")):
            package = init.parent
            one_task = package.parent.name in {"tasks", "practice"}
            if not one_task and "node_modules" not in package.parts:
                yield package


def package_table() -> str:
    """What comes into each package, what goes out, and what it never does."""
    rows = ["| package | in | out | never |", "|---|---|---|---|"]
    for package in packages():
        name = package.relative_to(ROOT).as_posix()
        rows.append(f"| `{name}/` | {' | '.join(sentences(package))} |")
    return "\n".join(rows)


def calls(source: Path, function: str) -> list[str]:
    """The names that a function calls, in the order of the code.

    Args:
        source: a file of Python.
        function: a function of that file.

    Returns:
        The names; a call of another function of the file stands for what that calls.
    """
    tree = ast.parse(source.read_text(encoding="utf-8"))
    own = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef)}
    found = [node for node in ast.walk(own[function]) if isinstance(node, ast.Call)]
    names = []
    # An argument is worked out before the call that takes it.
    for call in sorted(found, key=lambda call: (call.lineno, -call.col_offset)):
        name = ast.unparse(call.func)
        names += calls(source, name) if name in own else [name]
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
    job = [name for name in calls(pipeline, "grade_notebook") if name in stages]
    run = [name for name in calls(pipeline, "grade_class") if name in stages]
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
    """Text on its way to the site, as theme/build.py calls the steps."""
    every = calls(ROOT / "theme" / "build.py", "build_site")
    steps = [name for name in every if name.count(".") == 1 and is_step(name)]
    lines = ["```mermaid", "graph LR", '    text(["chapters and solutions"])']
    chain = ["text", *(name.replace(".", "_") for name in steps)]
    lines += [f'    {name.replace(".", "_")}["{name}"]' for name in steps]
    lines += [f"    {here} --> {there}" for here, there in pairwise(chain)]
    return "\n".join([*lines, f'    {chain[-1]} --> site(["site"])', "```"])


def is_step(call: str) -> bool:
    """Whether a call `module.function` is of a module of the theme."""
    name = call.partition(".")[0]
    files = [f"{name}.py", f"*/{name}.py"]
    return any(found for file in files for found in (ROOT / "theme").glob(file))


PARTS: dict[str, Callable[[], str]] = {
    "grading": grading_picture,
    "site": site_picture,
    "packages": package_table,
}


def written(page: str) -> str:
    """A page with its generated parts made anew."""
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
