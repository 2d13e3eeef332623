"""Facts that stand in two places agree, or the test names both places."""

import re
import shutil
from pathlib import Path

import pytest
import yaml

import neurons
from autograder import task_folders
from autograder.course import Course, CourseError, source_path
from autograder.release import (
    first_cell,
    release,
    release_text,
    source_notebook,
)
from autograder.stated import catalogue_text, practice_text, stated_tasks
from neurons.checks.catalogue import (
    ASSIGNMENTS,
    CHAPTERS,
    EXERCISES,
    FILE,
    PRACTICE_FILE,
    PRACTICED,
    TASKS,
    from_json,
)
from neurons.checks.judges import find_judge

ROOT = Path(__file__).resolve().parents[1]
COURSE = Course.load(ROOT)
SLUGS = list(ASSIGNMENTS)


@pytest.mark.parametrize("task", TASKS.values(), ids=lambda task: task.id)
def test_points_for_parts_of_an_answer_add_up_to_those_of_the_solution(task):
    parts = getattr(find_judge(task.id), "part_points", ())
    assert not parts or sum(parts) == task.points


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


@pytest.mark.slow
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
            assert after.source.endswith("pass  # your answer")
            assert after.metadata["tags"] == ["raises-exception"]


@pytest.mark.parametrize("slug", SLUGS)
def test_a_release_says_its_exercise_and_version(slug):
    import nbformat

    released = nbformat.read(COURSE.assignments[slug].release, as_version=4)
    expected = {"exercise": slug, "version": neurons.__version__}
    assert released.metadata["neurons"] == expected


@pytest.mark.parametrize("slug", SLUGS)
def test_the_install_cell_names_this_version_and_this_address(slug):
    import nbformat

    (install,) = (
        cell.source
        for cell in nbformat.read(COURSE.assignments[slug].release, as_version=4).cells
        if "install" in cell.metadata.get("tags", [])
    )
    assert install == COURSE.address.fill_in(first_cell())
    version = neurons.__version__
    assert f'WHEEL = "from_one_neuron_up-{version}-py3-none-any.whl"' in install
    assert f'SITE = "{COURSE.address.site}"' in install
    assert f"{COURSE.address.repository}/releases/download/v{version}/" in install


def test_versions_and_addresses_agree_everywhere():
    citation = yaml.safe_load((ROOT / "CITATION.cff").read_text(encoding="utf-8"))
    assert citation["version"] == neurons.__version__
    assert citation["repository-code"] == COURSE.address.repository
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
    for name in ("intro.md", "chapters"):
        (tmp_path / name).symlink_to(ROOT / name)
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


@pytest.fixture
def folders(tmp_path, monkeypatch):
    """Folders of the tasks that a test may spoil."""
    checks = tmp_path / "checks"
    for kind, tasks in (("tasks", TASKS), ("practice", PRACTICED)):
        for task in tasks:
            (checks / kind / task).mkdir(parents=True)
            for half in task_folders.HALVES:
                (checks / kind / task / half).write_text("")
    monkeypatch.setattr(task_folders, "CHECKS", checks)
    return checks


@pytest.mark.parametrize("half", task_folders.HALVES)
def test_a_task_without_half_of_its_check_is_named_with_file_and_line(
    small_course, folders, half
):
    Course.load(small_course)
    (folders / "tasks" / "line" / half).unlink()
    with pytest.raises(
        CourseError,
        match=rf"^solutions/01-\S+\.md:\d+: the task 'line' has no "
        rf"neurons/checks/tasks/line/{re.escape(half)}; write it",
    ) as caught:
        Course.load(small_course)
    path, line = str(caught.value).split(":")[:2]
    text = (small_course / path).read_text(encoding="utf-8")
    assert text.splitlines()[int(line) - 1] == 'check("line")'


def test_a_task_without_a_folder_is_named_with_file_and_line(small_course, folders):
    shutil.rmtree(folders / "tasks" / "line")
    # What another branch leaves behind is no folder of a task.
    (folders / "tasks" / "line" / "__pycache__").mkdir(parents=True)
    with pytest.raises(CourseError, match=r"\.md:\d+: the task 'line' has no neurons"):
        Course.load(small_course)


def test_a_task_id_that_two_exercises_have_is_named_with_both_places(small_course):
    spoil(small_course, "# task: line\n", "# task: relu\n")
    spoil(small_course, 'check("line")', 'check("relu")')
    with pytest.raises(
        CourseError,
        match=r"^solutions/04-relu/relu\.md:\d+: there is a task 'relu' already, in "
        r"solutions/01-single-neuron/single-neuron\.md:\d+; give one",
    ):
        Course.load(small_course)


def test_a_task_id_that_one_exercise_has_twice_is_named_with_both_lines(small_course):
    spoil(small_course, "# task: line\n", "# task: neuron\n")
    spoil(small_course, 'check("line")', 'check("neuron")')
    with pytest.raises(CourseError, match="there is a task 'neuron' already") as caught:
        Course.load(small_course)
    second, first = re.findall(r"\.md:(\d+)", str(caught.value))
    assert int(second) > int(first)


def test_a_folder_without_a_task_is_named(small_course, folders):
    folder = folders / "tasks" / "swish"
    folder.mkdir()
    (folder / "judge.py").write_text("")
    with pytest.raises(
        CourseError,
        match=r"^neurons/checks/tasks/swish/judge\.py:1: no solution has the task "
        r"'swish'; add a cell with `check\(\"swish\"\)`, or delete the folder",
    ):
        Course.load(small_course)


def test_a_task_for_practice_needs_its_chapter_and_both_halves(small_course, folders):
    folder = folders / "practice" / "backward"
    (folder / "judge.py").unlink()
    with pytest.raises(
        CourseError,
        match=r"^chapters/appendix-backward\.md:\d+: the task 'backward' has no "
        r"neurons/checks/practice/backward/judge\.py; write it",
    ):
        Course.load(small_course)
    (folder / "judge.py").write_text("")
    shutil.copytree(folder, folder.with_name("swish"))
    with pytest.raises(
        CourseError, match=r"^neurons/checks/practice/swish/judge\.py:1: no chapter has"
    ):
        Course.load(small_course)


def test_a_task_for_practice_needs_an_id_that_no_graded_task_has(small_course):
    spoil(small_course, "# task: line\n", "# task: backward\n")
    spoil(small_course, 'check("line")', 'check("backward")')
    with pytest.raises(
        CourseError,
        match=r"^chapters/appendix-backward\.md:\d+: solutions/01-\S+\.md:\d+ has a "
        "graded task 'backward' already",
    ):
        Course.load(small_course)


def test_an_exercise_without_its_solution_is_named(small_course):
    source_path(small_course, SLUGS[0]).unlink()
    with pytest.raises(CourseError, match=r"single-neuron\.md is missing; write the"):
        Course.load(small_course)


@pytest.mark.parametrize(
    ("text_of", "file", "held"),
    [
        (catalogue_text, FILE, EXERCISES),
        (practice_text, PRACTICE_FILE, CHAPTERS),
    ],
)
def test_what_is_stated_of_tasks_is_what_the_checks_read(text_of, file, held):
    made = text_of(COURSE)
    assert file.read_text(encoding="utf-8") == made, "run `autograder release`"
    assert from_json(made) == held


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        (
            ":names: [w_fit, b_fit]\n",
            "",
            r'"check-line" has a solution that defines '
            r"b_fit, known, w_fit; add the names",
        ),
        (":names: [w_fit, b_fit]", ":names: w_fit", "has no list of names"),
        (":names: [w_fit, b_fit]", ":names: []", "has no list of names"),
        (":names: [w_fit, b_fit]", ":names: [w fit]", "has no list of names"),
        (
            ":section: A neuron in Keras",
            ":section: 5",
            "has a section that is no text",
        ),
        (
            ":section: A neuron in Keras",
            ":sectoin: In Keras",
            "states 'sectoin'; it may state",
        ),
        ("[chapter 1, The", "[page 1, The", "has no chapter; end the exercise with"),
    ],
)
def test_what_a_check_cell_lacks_is_named_with_file_and_line(
    small_course, old, new, fault
):
    spoil(small_course, old, new)
    course = Course.load(small_course)
    with pytest.raises(CourseError, match=rf"^solutions/\S+\.md:\d+: .*{fault}"):
        stated_tasks(course, SLUGS[0])


def test_a_folder_that_is_no_course_is_named(tmp_path):
    with pytest.raises(
        CourseError, match=r"is no course's folder \(it has no _config\.yml\)"
    ):
        Course.load(tmp_path)


def test_a_page_that_is_listed_and_missing_is_named_with_file_and_line(small_course):
    toc = small_course / "_toc.yml"
    text = toc.read_text(encoding="utf-8").replace("04-relu", "04-leru", 1)
    toc.write_text(text, encoding="utf-8")
    (line,) = [n for n, one in enumerate(text.splitlines(), 1) if "04-leru" in one]
    message = rf"_toc\.yml:{line}: there is no page chapters/04-leru\.md; write it"
    with pytest.raises(CourseError, match=message):
        Course.load(small_course)
