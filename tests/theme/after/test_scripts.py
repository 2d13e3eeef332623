"""The stock theme's script reads sizes first and writes then."""

from importlib.util import find_spec
from pathlib import Path

import pytest

from autograder.errors import CourseError
from theme.after.scripts import QUICK, SCRIPT, SLOW, speed_up

pytestmark = pytest.mark.unit


@pytest.fixture
def site(tmp_path):
    """A site with the script of the theme that is installed."""
    theme = Path(find_spec("pydata_sphinx_theme").origin).parent
    source = theme / "theme/pydata_sphinx_theme/static/scripts" / Path(SCRIPT).name
    (tmp_path / SCRIPT).parent.mkdir(parents=True)
    (tmp_path / SCRIPT).write_bytes(source.read_bytes())
    return tmp_path


def test_sizes_are_read_before_any_mark_is_made_once_only(site):
    before = (site / SCRIPT).read_text(encoding="utf-8")
    speed_up(site)
    speed_up(site)
    assert (site / SCRIPT).read_text(encoding="utf-8") == before.replace(SLOW, QUICK)
    assert before.count(SLOW) == 1


def test_another_script_than_the_one_that_was_read_is_no_guess(site):
    (site / SCRIPT).write_text("0;", encoding="utf-8")
    with pytest.raises(CourseError, match="has changed"):
        speed_up(site)


def test_a_site_without_the_script_stays_as_it_is(tmp_path):
    speed_up(tmp_path)
    assert list(tmp_path.iterdir()) == []
