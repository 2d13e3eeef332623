"""Facts that stand in two places agree, or the test names both places."""

import re
from pathlib import Path

import pytest
import yaml

import neurons
from autograder.course import Course, CourseError, read_source, source_path
from autograder.release import release, release_text, source_notebook
from neurons.checks.catalogue import ASSIGNMENTS
from neurons.checks.judges import find_judge

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.load(ROOT)
SLUGS = list(ASSIGNMENTS)


@pytest.mark.parametrize("slug", SLUGS)
def test_points_in_the_solution_are_the_points_of_the_judge(slug):
    for task in COURSE.assignments[slug].tasks:
        assert find_judge(task.id).points == task.points, (
            f"{task.id}: solutions/{slug} gives {task.points:g} points, "
            f"neurons/checks/tasks {find_judge(task.id).points:g}"
        )


@pytest.mark.parametrize("slug", SLUGS)
def test_the_points_table_and_the_head_of_a_notebook_state_the_points(slug):
    tasks = COURSE.assignments[slug].tasks
    text = source_path(ROOT, slug).read_text(encoding="utf-8")
    total = sum(task.points for task in tasks)
    many = "task" if len(tasks) == 1 else "tasks"
    assert f"**{len(tasks)} {many}, {total:g} points, about" in text
    assert f"| **{total:g}** |" in text
    for task in tasks:
        unit = "point" if task.points == 1 else "points"
        assert f"`{task.id}` ({task.points:g} {unit})" in text
        assert re.search(rf"\| `{task.id}` \|.*\| {task.points:g} \|", text)


def test_release_notebooks_are_what_the_solutions_make():
    stale = release(COURSE, write=False)
    assert not stale, f"{stale} differ from solutions/; run `autograder release`"


def test_a_release_is_the_same_bytes_on_a_second_run():
    slug = SLUGS[0]
    assert release_text(COURSE, slug) == release_text(COURSE, slug)


@pytest.mark.parametrize("slug", SLUGS)
def test_a_release_differs_from_its_solution_by_the_answers_alone(slug):
    import nbformat

    source = source_notebook(COURSE, slug).cells
    released = nbformat.read(COURSE.assignments[slug].release, as_version=4).cells
    assert [cell.id for cell in source] == [cell.id for cell in released]
    tasks = {task.id for task in COURSE.assignments[slug].tasks}
    for before, after in zip(source, released):
        if before.id not in tasks:
            assert before.source == after.source, before.id
        else:
            assert "SOLUTION" not in after.source
            assert after.source.endswith("...  # your answer")


@pytest.mark.parametrize("slug", SLUGS)
def test_a_release_says_its_exercise_and_version(slug):
    import nbformat

    released = nbformat.read(COURSE.assignments[slug].release, as_version=4)
    expected = {"exercise": slug, "version": neurons.__version__}
    assert released.metadata["neurons"] == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_the_install_cell_names_this_version_and_this_repository(slug):
    install = next(
        cell.source
        for cell in read_source(source_path(ROOT, slug)).cells
        if "install" in cell.metadata.get("tags", [])
    )
    version = neurons.__version__
    wheel = (
        f"{COURSE.repository}/releases/download/v{version}/"
        f"from_one_neuron_up-{version}-py3-none-any.whl"
    )
    assert wheel in install, f"solutions/{slug} against _config.yml and neurons"


def test_versions_and_addresses_agree_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == neurons.__version__
    assert citation["repository-code"] == COURSE.repository
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"\n## {neurons.__version__} " in changes


def test_no_lock_names_an_index():
    for lock in ROOT.glob("*.lock"):
        text = lock.read_text(encoding="utf-8")
        assert "://" not in text and "--index-url" not in text, lock.name
        assert "--hash=sha256:" in text, lock.name


@pytest.fixture
def small_course(tmp_path):
    """A copy of the course's sources that a test may spoil."""
    for name in ("_config.yml", "_toc.yml", "pyproject.toml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    for slug in SLUGS:
        source = source_path(ROOT, slug)
        target = source_path(tmp_path, slug)
        target.parent.mkdir(parents=True)
        target.write_bytes(source.read_bytes())
    return tmp_path


def spoil(root: Path, old: str, new: str) -> Path:
    """Change one place in the first solution."""
    path = source_path(root, SLUGS[0])
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def test_a_check_cell_without_points_is_named_with_file_and_line(small_course):
    spoil(small_course, ":points: 3\n", "")
    with pytest.raises(CourseError, match=r'\.md:\d+: .*"check-neuron" has no points'):
        Course.load(small_course)


def test_a_check_cell_away_from_its_task_is_named(small_course):
    spoil(small_course, "# task: neuron\n", "")
    with pytest.raises(CourseError, match="does not follow the cell with `# task: neu"):
        Course.load(small_course)


def test_a_folder_that_is_no_course_is_told_so(tmp_path):
    with pytest.raises(CourseError, match=r"_config\.yml is not in .*course's folder"):
        Course.load(tmp_path)
