"""What the build drops of earlier builds, and when."""

import pytest

from theme.cells.stale import CELL_INPUTS, PAGE_INPUTS, digest, drop_stale

pytestmark = pytest.mark.unit


@pytest.fixture
def book(tmp_path):
    """A project with every input of the build, and what a build left."""
    for name in (*CELL_INPUTS, *PAGE_INPUTS):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix in {".yml", ".lock"}:
            path.write_text("1")
        else:
            path.mkdir(exist_ok=True)
            (path / "a.py").write_text("1")
    drop_stale(tmp_path, tmp_path / "_build")
    for left in (".jupyter_cache", ".doctrees", "html"):
        (tmp_path / "_build" / left).mkdir()
    return tmp_path


def left(book) -> set[str]:
    """Return which folders of the last build are still there."""
    drop_stale(book, book / "_build")
    return {path.name for path in (book / "_build").iterdir() if path.is_dir()}


def test_a_build_from_the_same_inputs_keeps_everything(book):
    assert left(book) == {".jupyter_cache", ".doctrees", "html"}


@pytest.mark.parametrize("name", ["neurons/a.py", "data/a.py", "requirements.lock"])
def test_cells_run_again_when_code_or_data_below_them_change(book, name):
    (book / name).write_text("2")
    assert left(book) == {"html"}


@pytest.mark.parametrize("name", ["theme/a.py", "_config.yml", "_toc.yml"])
def test_pages_are_made_again_when_theme_or_settings_change(book, name):
    (book / name).write_text("2")
    assert left(book) == {".jupyter_cache"}


def test_a_digest_tells_names_and_bytes_apart(tmp_path):
    (tmp_path / "a").write_text("1")
    first = digest([tmp_path])
    (tmp_path / "a").rename(tmp_path / "b")
    second = digest([tmp_path])
    (tmp_path / "b").write_text("2")
    assert len({first, second, digest([tmp_path])}) == 3


def test_a_compiled_module_does_not_count_as_a_change(tmp_path):
    first = digest([tmp_path])
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "a.pyc").write_text("1")
    assert digest([tmp_path]) == first
