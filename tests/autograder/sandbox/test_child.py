"""What a fork of the zygote does before it serves as a learner's kernel."""

import io
import logging
import sys
from types import ModuleType, SimpleNamespace

import pytest

from autograder.sandbox import child

pytestmark = pytest.mark.unit


def test_a_package_is_forgotten_with_its_parts_and_no_other(monkeypatch):
    names = ("made_up", "made_up.part", "made_up.part.deeper", "made_up_too")
    modules = {name: ModuleType(name) for name in names}
    for name, module in modules.items():
        monkeypatch.setitem(sys.modules, name, module)
    modules["made_up"].part = modules["made_up.part"]
    modules["made_up.part"].deeper = modules["made_up.part.deeper"]
    modules["made_up"].another = modules["made_up_too"]
    child._forget_package("made_up")
    assert [name for name in names if name in sys.modules] == ["made_up_too"]
    child._forget_package("made_up")  # it may be gone already


def test_a_kernel_sees_no_modules_and_all_else_of_sys():
    hidden = child._HiddenModules()
    assert not hidden.modules
    assert hidden.version == sys.version


@pytest.mark.parametrize(
    ("end", "code"), [(None, 0), (3, 3), ("a word", 1), ("nothing is raised", 0)]
)
def test_the_exit_code_is_the_one_the_kernel_ended_with(end, code):
    def start():
        if end != "nothing is raised":
            raise SystemExit(end)

    assert child._serve(SimpleNamespace(start=start)) == code


def test_what_a_logger_says_is_shown_where_a_cells_errors_are(monkeypatch):
    before, after, other = io.StringIO(), io.StringIO(), io.StringIO()
    moved, stays = logging.StreamHandler(before), logging.StreamHandler(other)
    monkeypatch.setattr(sys, "stderr", after)
    child._redirect_logs({before})
    assert (moved.stream, stays.stream) == (after, other)
