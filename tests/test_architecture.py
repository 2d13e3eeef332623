"""The picture of the house in docs/architecture.md, held against the imports."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PICTURE = re.compile(r"```mermaid\n(.*?)```", re.DOTALL)
ARROW = re.compile(r"^ +([\w.]+) --> ([\w.]+)$", re.MULTILINE)


def drawn() -> set[tuple[str, str]]:
    """The arrows of the picture: who imports whom."""
    text = (ROOT / "docs/architecture.md").read_text(encoding="utf-8")
    (picture,) = PICTURE.findall(text)
    return set(ARROW.findall(picture))


def room(module: str, rooms: set[str]) -> str:
    """The smallest room of the picture that a module lies in; empty if none."""
    inside = [one for one in rooms if f"{module}.".startswith(f"{one}.")]
    return max(inside, key=len, default="")


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


def real(rooms: set[str]) -> set[tuple[str, str]]:
    """The arrows that the code draws between rooms."""
    arrows = set()
    for folder in sorted({one.partition(".")[0] for one in rooms}):
        for file in (ROOT / folder).rglob("*.py"):
            module = ".".join(file.relative_to(ROOT).with_suffix("").parts)
            here = room(module, rooms)
            arrows |= {(here, room(name, rooms)) for name in imports(file)}
    return {(one, other) for one, other in arrows if other and one != other}


def test_the_picture_shows_every_import_between_rooms_and_no_other():
    rooms = {name for arrow in drawn() for name in arrow}
    assert {"neurons", "neurons.checks.judges", "autograder", "theme"} <= rooms
    assert drawn() == real(rooms)


def test_each_room_of_code_is_in_the_picture():
    rooms = {name for arrow in drawn() for name in arrow}
    top = {path.parent.name for path in ROOT.glob("*/*.py")} - {"tests", "data"}
    assert top <= {name.partition(".")[0] for name in rooms}


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
        "neurons/__init__.py": {"'neurons.checks'", "f'neurons.{name}'"},
        "neurons/checks/judges/__init__.py": {"f'{package_of(task)}.judge'"},
        "neurons/checks/probes/__init__.py": {"f'{package_of(task)}.probe'"},
    }
