"""The structure of the code: what docs/architecture.md says of it, sizes, imports."""

import ast
import graphlib
import io
import re
import tokenize
import tomllib
from pathlib import Path

import grimp
import pytest

from tools import architecture, words

pytestmark = pytest.mark.unit

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("neurons", "autograder", "theme", "tools")
CODE = sorted(file for name in PACKAGES for file in (ROOT / name).rglob("*.py"))
CODE = [file for file in CODE if "node_modules" not in file.parts]
PAGE = [f for f in (ROOT / "page").rglob("*.py") if "node_modules" not in f.parts]
LOOSE = re.compile(r"type: ?ignore")


def imports(file: Path) -> set[str]:
    """The modules that a file names in its imports, wherever they stand in it."""
    found = set()
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{file}: a relative import"
            # `from neurons.checks import probes` names a module, too.
            found |= {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def loose(file: Path) -> list[int]:
    """The lines on which a file leaves a type open: `Any`, `cast`, `type: ignore`."""
    text = file.read_text(encoding="utf-8")
    found = []
    for token in tokenize.generate_tokens(io.StringIO(text).readline):
        name = token.type == tokenize.NAME and token.string in {"Any", "cast"}
        comment = token.type == tokenize.COMMENT and LOOSE.search(token.string)
        if (name and "import" not in token.line) or comment:
            found.append(token.start[0])
    return found


def test_the_page_says_what_the_code_says():
    page = architecture.PAGE.read_text(encoding="utf-8")
    assert architecture.written(page) == page, "run `python -m tools.architecture`"


def test_a_page_without_a_generated_part_is_refused():
    with pytest.raises(ValueError, match="no part 'grading'"):
        architecture.written("# Architecture\n")


def test_each_package_says_what_comes_in_what_goes_out_and_what_it_never_does():
    # A folder of one task says it with its probe and its judge.
    packages = [file for file in (*CODE, *PAGE) if file.name == "__init__.py"]
    packages = [f for f in packages if f.parts[-3] not in {"tasks", "practice"}]
    assert len(packages) > 30
    for package in packages:
        text = ast.get_docstring(ast.parse(package.read_text(encoding="utf-8"))) or ""
        _, _, never, *_ = re.split(r"(?<=[.!?])\s+(?=[A-Z`])", " ".join(text.split()))
        assert re.search(r"\b(never|no)\b", never, re.IGNORECASE), package


def test_no_module_has_more_than_300_lines():
    long = {file: len(file.read_text("utf-8").splitlines()) for file in CODE}
    assert {file: n for file, n in long.items() if n > 300} == {}


def test_no_module_imports_itself_through_others():
    graph = grimp.build_graph(*PACKAGES, cache_dir=None)
    modules = {m: graph.find_modules_directly_imported_by(m) for m in graph.modules}
    graphlib.TopologicalSorter(modules).prepare()  # raises CycleError


def test_few_types_are_left_open_and_none_in_the_records():
    found = {file: lines for file in CODE if (lines := loose(file))}
    assert sum(map(len, found.values())) <= 40
    assert not [file for file in found if file.name == "model.py"]


def test_no_private_word_is_left():
    assert list(words.faults()) == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("crew = 1\n", [(1, "crew")]),
        ("def keep_all(asked): pass\n", [(1, "asked")]),
        ("class TenantList: pass\n", [(1, "tenant")]),
        ("class Lieutenants: pass\n", []),
        ("x = 1  # whoever reads\n", [(1, "whoever")]),
        ('"""Mended by us."""\n', [(1, "Mended")]),
        ('print("it shall be")\n', [(1, "shall")]),
        ("house = neuron\n", [(1, "house")]),
        ("house_w = 200\n", []),
    ],
)
def test_a_private_word_is_found(source, found):
    assert list(words.in_python(source, learners=False)) == found


def test_the_texts_of_learners_are_left_alone_and_names_among_them_are_not():
    source = 'kept = "fix that line"\n'
    assert list(words.in_python(source, learners=True)) == [(1, "kept")]


def test_a_probe_imports_nothing_that_knows_its_answers():
    for file in (ROOT / "neurons/checks/tasks").glob("*/probe.py"):
        of_tasks = {n for n in imports(file) if n.startswith("neurons.checks.tasks.")}
        assert all(n.split(".")[4:5] == ["probe"] for n in of_tasks), file
        assert not any(n.startswith("neurons.checks.judges") for n in imports(file))


def looked_up(file: Path) -> set[str]:
    """The module names that a file puts together for `import_module`."""
    calls = (n for n in ast.walk(ast.parse(file.read_text("utf-8"))))
    return {
        ast.unparse(node.args[0])
        for node in calls
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "import_module"
    }


def test_modules_looked_up_by_name_are_judges_for_judges_alone():
    found = {
        file.relative_to(ROOT).as_posix(): looked_up(file)
        for folder in ("neurons", "autograder", "theme")
        for file in (ROOT / folder).rglob("*.py")
    }
    assert {file: names for file, names in found.items() if names} == {
        # A release asks a graded task's judge for its reference.
        "autograder/understand.py": {"f'{GRADED}.{task}.judge'"},
        # Names that its own table lists.
        "autograder/sandbox/__init__.py": {"f'{__name__}.{MODULES[name]}'"},
        "neurons/__init__.py": {
            *("'neurons.checks'", "'neurons.compare'", "'neurons.fitting'"),
            "f'neurons.{name}'",
        },
        "neurons/checks/judges/__init__.py": {"f'{package_of(task)}.judge'"},
        "neurons/checks/probes/__init__.py": {"f'{package_of(task)}.probe'"},
    }


# Names of modules in texts, by which another process or a library finds them, though
# they lie in a package that is known by its face alone.
LOOKED_UP_FROM_OUTSIDE = {
    # jupyter_client starts a learner's kernel by this entry point.
    ("pyproject.toml", "autograder.sandbox.provisioner"),
}
DOTTED = re.compile(r"\b(?:neurons|autograder|theme|tools)(?:\.[A-Za-z_]\w*)+")


def contracts(kind: str) -> list[dict]:
    """The contracts of one kind that import-linter holds."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    every = settings["tool"]["importlinter"]["contracts"]
    return [one for one in every if one["type"] == kind]


def named_modules(file: Path) -> set[str]:
    """The modules that the texts of a file name: constants of Python, entry points."""
    if file.suffix == ".toml":
        project = tomllib.loads(file.read_text(encoding="utf-8"))["project"]
        groups = [project["scripts"], *project["entry-points"].values()]
        texts = [place for group in groups for place in group.values()]
    else:
        nodes = ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        values = (node.value for node in nodes if isinstance(node, ast.Constant))
        texts = [value for value in values if isinstance(value, str)]
    return {name for text in texts for name in DOTTED.findall(text)}


def module_of(file: Path) -> str:
    """The name by which a file is imported; its path where it is none of Python's."""
    if file.suffix != ".py":
        return file.relative_to(ROOT).as_posix()
    parts = file.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_inside(module: str, package: str) -> bool:
    """Whether a module is a package, or lies in it."""
    return f"{module}.".startswith(f"{package}.")


def reached_into(name: str, user: str) -> str:
    """The package into which a name looks from outside; empty if it looks into none."""
    for contract in contracts("protected"):
        for package in contract["allowed_importers"]:
            below = name.removeprefix(f"{package}.").split(".")[0]
            is_module = any((ROOT / package.replace(".", "/")).glob(f"{below}.py"))
            if is_inside(name, package) and name != package and is_module:
                return "" if is_inside(user, package) else package
    return ""


def test_modules_that_texts_name_are_held_to_the_same_contracts():
    found = {
        (module_of(file), name): reached_into(name, module_of(file))
        for file in (*CODE, ROOT / "pyproject.toml")
        for name in named_modules(file)
    }
    assert ("autograder.judge.client", "autograder.judge.server") in found
    assert ("pyproject.toml", "autograder.cli") in found
    reached = {place: package for place, package in found.items() if package}
    assert set(reached) == LOOKED_UP_FROM_OUTSIDE


def test_a_text_that_names_a_part_of_a_stage_is_found():
    server = "autograder.judge.server"
    assert reached_into(server, "autograder.pipeline") == "autograder.judge"
    assert reached_into(server, "autograder.judge.client") == ""
    assert reached_into("autograder.judge", "autograder.pipeline") == ""
    assert reached_into("autograder.judge.judge", "autograder.pipeline") == ""


def test_every_stage_of_the_pipeline_is_protected():
    held = {name for one in contracts("protected") for name in one["allowed_importers"]}
    called = {
        module
        for module in imports(ROOT / "autograder/pipeline.py")
        if module.rpartition(".")[0].rpartition(".")[2] == module.rpartition(".")[2]
    }
    assert len(called) == 6
    assert {module.rpartition(".")[0] for module in called} <= held
