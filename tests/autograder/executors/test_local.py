"""Many workers, one writer: the same results, and an end when it is asked for."""

import ast
import json
import threading
import time
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from autograder.execute.results import answers
from autograder.executors import completed
from autograder.executors.local import LocalExecutor
from autograder.run_folder import RunFolder
from neurons.checks.definitions import parse
from support.small_class import SLUG


class Slow:
    """An executor whose jobs end when the test says so."""

    size, sandbox = 2, "none"

    def __init__(self):
        self.futures = []

    def submit(self, work, job):
        self.futures.append(Future())
        return self.futures[-1]


def test_one_worker_parses_at_a_time(monkeypatch):
    # Python 3.11 raises a SystemError where two threads parse together.
    inside, together = [], []

    def slow(*_, **__):
        inside.append(1)
        time.sleep(0.01)
        together.append(len(inside))
        inside.pop()
        return ast.Expression(ast.Constant(1))

    monkeypatch.setattr(ast, "parse", slow)
    reply = {"user_expressions": {"a": {"data": {"text/plain": "1"}}}}
    with ThreadPoolExecutor(4) as pool:
        for _ in range(4):
            pool.submit(parse, "1")
            pool.submit(answers, reply, {"a"})
    assert together == [1] * 8


def test_an_executor_is_given_one_job_more_than_it_has_workers_and_no_more():
    executor, taken = Slow(), []

    def jobs():
        for number in range(5):
            taken.append(number)
            yield number, f"job {number}"

    found = completed(executor, print, jobs())
    threading.Timer(0.05, lambda: executor.futures[1].set_result("one")).start()
    key, future = next(found)
    assert (key, future.result()) == (1, "one")
    assert taken == [0, 1, 2]
    executor.futures[0].set_result("zero")
    assert next(found)[0] == 0
    assert taken == [0, 1, 2, 3]


def test_what_ends_together_comes_in_the_order_it_was_submitted():
    executor = Slow()
    found = completed(executor, print, ((number, f"job {number}") for number in "012"))

    def end_all():
        for future in reversed(executor.futures):
            future.set_result(None)

    threading.Timer(0.05, end_all).start()
    first = next(found)[0]
    rest = [key for key, _ in found]
    assert sorted([first, *rest]) == ["0", "1", "2"]
    assert rest == sorted(rest)


def test_a_job_that_cannot_be_made_fails_without_a_worker():
    executor = Slow()
    ((key, future),) = completed(executor, print, [("a", OSError("gone"))])
    assert key == "a"
    assert isinstance(future.exception(), OSError)
    assert executor.futures == []


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
    execute, busy, most = demo.execute, [0], [0]

    def slow(*arguments, **more):
        busy[0] += 1
        most[0] = max(most[0], busy[0])
        # The later a notebook comes, the sooner it is done.
        time.sleep(0.1 / (len(demo.ran) % 12 + 1))
        try:
            return execute(*arguments, **more)
        finally:
            busy[0] -= 1

    monkeypatch.setattr(demo, "execute", slow)
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
    summary = demo.grade(tmp_path / "out", workers=3)
    assert summary.interrupted
    graded = {one.student for one in summary.folder.graded()}
    assert "learner 3" not in graded
    assert graded <= {f"learner {number}" for number in range(8)}
    demo.hand_in("learner 3", "right 3")
    assert not demo.grade(tmp_path / "out", workers=3, resume=True).interrupted
    rows = json.loads((tmp_path / "out" / "results.json").read_text())["results"]
    assert len(rows) == 16
    assert {row["status"] for row in rows} == {"correct"}


def test_a_stopped_executor_begins_no_other_job():
    began, go_on = [], threading.Event()

    def work(job):
        began.append(job)
        go_on.wait(5)
        raise RuntimeError("enough")

    with LocalExecutor(1, "none") as executor:
        futures = [executor.submit(work, f"job {number}") for number in range(4)]
        while not began:
            time.sleep(0.01)
        threading.Timer(0.1, go_on.set).start()
    assert len(began) == 1
    assert [future.cancelled() for future in futures] == [False, True, True, True]
    with pytest.raises(RuntimeError, match="enough"):
        futures[0].result()


def test_each_notebook_says_where_its_time_went(demo, tmp_path):
    demo.hand_in("ada", "right")
    summary = demo.grade(tmp_path / "out")
    steps = [spent.step for spent in summary.spent["ada", SLUG]]
    assert steps == ["rebuild", "judge", "record"]
    assert all(spent.seconds >= 0 for spent in summary.spent["ada", SLUG])
