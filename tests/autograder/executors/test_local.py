"""Many workers, one writer: the same results, and an end when it is asked for."""

import json
import threading
import time
from concurrent.futures import Future

import pytest

from autograder.executors.local import LocalExecutor, each
from autograder.notebook_job import Stages
from autograder.run_folder import RunFolder
from support.small_class import SLUG


class Slow:
    """A crew whose jobs end when the test says so."""

    size, sandbox = 2, "none"

    def __init__(self):
        self.asked = []

    def submit(self, job):
        future = Future()
        self.asked.append((job, future))
        return future


def test_a_crew_is_given_one_job_more_than_it_has_workers_and_no_more():
    crew, taken = Slow(), []

    def jobs():
        for number in range(5):
            taken.append(number)
            yield number, f"job {number}"

    found = each(crew, jobs())
    threading.Timer(0.05, lambda: crew.asked[1][1].set_result("one")).start()
    key, future = next(found)
    assert (key, future.result()) == (1, "one")
    assert taken == [0, 1, 2]
    crew.asked[0][1].set_result("zero")
    assert next(found)[0] == 0
    assert taken == [0, 1, 2, 3]


def test_what_ends_together_comes_in_the_order_it_was_asked_for():
    crew = Slow()
    found = each(crew, ((number, f"job {number}") for number in range(3)))

    def end_all():
        for _, future in reversed(crew.asked):
            future.set_result(None)

    threading.Timer(0.05, end_all).start()
    first = next(found)[0]
    rest = [key for key, _ in found]
    assert sorted([first, *rest]) == [0, 1, 2]
    assert rest == sorted(rest)


def test_a_job_that_cannot_be_made_fails_without_a_worker():
    crew = Slow()
    ((key, future),) = each(crew, [("a", OSError("gone"))])
    assert key == "a"
    assert isinstance(future.exception(), OSError)
    assert crew.asked == []


def written(out):
    """All that a run wrote for people and programs, but for seconds and times."""
    files = [
        *("results.json", "class.html", "grades.csv", "summary.md", "intake.json"),
        *(str(p.relative_to(out)) for p in out.glob("verdicts/*/*")),
        *(str(p.relative_to(out)) for p in out.glob("feedback/*/*")),
        *(str(p.relative_to(out)) for p in out.glob("gradescope/*/*")),
        *(str(p.relative_to(out)) for p in out.glob("evidence/*/*")),
    ]
    return {name: (out / name).read_bytes() for name in files}


def test_four_workers_write_what_one_writes(demo, tmp_path, monkeypatch):
    for number in range(12):
        says = ("right", "wrong", "break")[number % 3]
        demo.hand_in(
            f"learner {number}", f"{says} {number}" if says[0] != "b" else says
        )
    demo.grade(tmp_path / "one")
    run, busy, most = demo.run, [0], [0]

    def slow(*arguments, **more):
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        # The later a notebook comes, the sooner it is done.
        time.sleep(0.1 / (len(demo.ran) % 12 + 1))
        try:
            return run(*arguments, **more)
        finally:
            busy[0] -= 1

    monkeypatch.setattr(demo, "run", slow)
    demo.grade(tmp_path / "four", workers=4)
    assert 1 < most[0] <= 4
    one, four = written(tmp_path / "one"), written(tmp_path / "four")
    # What broke has no evidence, and nothing for Gradescope.
    assert len(one) == 5 + 12 + 12 + 8 + 8
    assert one == four


def test_all_writing_is_done_by_one_thread(demo, tmp_path, monkeypatch):
    for number in range(6):
        demo.hand_in(f"learner {number}", f"right {number}")
    writers = set()
    write = RunFolder.write_graded

    def noted(folder, graded):
        writers.add(threading.current_thread())
        write(folder, graded)

    monkeypatch.setattr(RunFolder, "write_graded", noted)
    demo.grade(tmp_path / "out", workers=3)
    assert writers == {threading.main_thread()}


def test_ctrl_c_among_many_workers_keeps_what_is_whole(demo, tmp_path):
    for number in range(8):
        demo.hand_in(f"learner {number}", "stop" if number == 3 else f"right {number}")
    batch = demo.grade(tmp_path / "out", workers=3)
    assert batch.interrupted
    kept = {graded.student for graded in batch.folder.graded()}
    assert "learner 3" not in kept
    assert kept <= {f"learner {number}" for number in range(8)}
    demo.hand_in("learner 3", "right 3")
    assert not demo.grade(tmp_path / "out", workers=3, resume=True).interrupted
    rows = json.loads((tmp_path / "out" / "results.json").read_text())["results"]
    assert len(rows) == 16
    assert {row["status"] for row in rows} == {"correct"}


def test_a_stopped_crew_begins_no_other_job():
    began, go_on = [], threading.Event()

    def rebuild(release, submitted):
        began.append(submitted)
        go_on.wait(5)
        raise RuntimeError("enough")

    class Job:
        release, submitted = {}, b"x"

    with LocalExecutor(1, "none", Stages(rebuild=rebuild)) as crew:
        futures = [crew.submit(Job()) for _ in range(4)]
        while not began:
            time.sleep(0.01)
        threading.Timer(0.1, go_on.set).start()
    assert len(began) == 1
    assert [future.cancelled() for future in futures] == [False, True, True, True]
    with pytest.raises(RuntimeError, match="enough"):
        futures[0].result()


def test_each_notebook_says_where_its_time_went(demo, tmp_path):
    demo.hand_in("ada", "right")
    batch = demo.grade(tmp_path / "out")
    steps = [spent.step for spent in batch.spent["ada", SLUG]]
    assert steps == ["rebuild", "judge", "record"]
    assert all(spent.seconds >= 0 for spent in batch.spent["ada", SLUG])
