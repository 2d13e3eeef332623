"""A check that never ends is stopped, and says which line was running."""

import signal
import threading
import time

import nbformat
import pytest
from nbclient import NotebookClient

from mutants.evidence import OUTCOMES
from neurons.checks import Status, check, interrupts
from neurons.checks.judges import judge_facts, outcomes
from neurons.checks.model import CellOutcome, EndReason
from support.answers import run_answer

UNTOUCHED = {"untouched", "missing"}  # nothing is there to be corrected
ENDLESS = """def neuron(x, w, b):
    n = 0
    while True:
        try:
            n += 1
        except:
            pass
"""
CELLS = [
    "import numpy as np\nfrom neurons import check, datasets",
    "from neurons.checks import interrupts\ninterrupts.SECONDS = 1",
    f"# task: neuron\n{ENDLESS.replace('except:', 'except ValueError:')}",
    'check("neuron")',
    "import os\ntable = datasets.cereal()\nos.write(1, b'from C\\n')\n"
    "w_fit, b_fit = np.polyfit(table['sugars'], table['calories'], 1)",
    "1 + 1",
]


def no_thread(_):
    raise RuntimeError("can't start new thread")


def answer(source):
    namespace, _ = run_answer(source, {})
    return namespace["neuron"]


@pytest.fixture(params=["heard", "ignored", "the system's"])
def sigint(request):
    """How the process takes an interrupt; what a shell runs behind it ignores it."""
    handlers = {"heard": signal.default_int_handler, "ignored": signal.SIG_IGN}
    before = signal.signal(signal.SIGINT, handlers.get(request.param, signal.SIG_DFL))
    yield signal.getsignal(signal.SIGINT)
    signal.signal(signal.SIGINT, before)


@pytest.mark.unit
def test_a_check_without_an_end_stops_itself_also_around_a_bare_except(
    monkeypatch, sigint
):
    monkeypatch.setattr(interrupts, "SECONDS", 0.3)
    monkeypatch.setattr(interrupts, "AGAIN_SECONDS", 0.1)
    # Both interrupts may fall into the loop's `try`; some later one does not.
    verdict = check("neuron", answer(ENDLESS)).verdict
    assert verdict.status is Status.TIMEOUT
    assert verdict.message.startswith("`neuron` was still running in line ")
    assert "is there a loop that never ends?" in verdict.message
    assert "it ran longer than 0.3 s" in verdict.message
    assert "Next: " in verdict.message
    assert signal.getsignal(signal.SIGINT) is sigint


@pytest.mark.unit
@pytest.mark.skipif(interrupts.MONITORING is None, reason="Python 3.12 began with it")
def test_where_no_thread_can_start_a_loop_looks_at_the_clock_itself(monkeypatch):
    monkeypatch.setattr(interrupts, "SECONDS", 0.3)
    monkeypatch.setattr(interrupts, "AGAIN_SECONDS", 0.1)
    monkeypatch.setattr(interrupts.threading.Thread, "start", no_thread)
    verdict = check("neuron", answer(ENDLESS)).verdict
    assert verdict.status is Status.TIMEOUT
    assert verdict.message.startswith("`neuron` was still running in line ")
    # Nothing looks any more once the check has ended.
    assert interrupts.MONITORING.get_tool(interrupts.TOOL) is None


@pytest.mark.unit
def test_who_interrupts_a_check_reads_which_line_was_running():
    # As a person does, but at the same place on a busy machine.
    head = "from _thread import interrupt_main\ndef neuron(x, w, b):\n"
    loop = f"{head}    while True: interrupt_main()"
    verdict = check("neuron", answer(loop))
    said = verdict.verdict.message.split("\n")
    assert said[0] == (
        "`neuron` was still running in line 3: is there a loop that never ends?"
    )
    assert said[1] == "That line is `while True: interrupt_main()`."
    assert said[2].endswith("while the check called your code: it was interrupted.")


@pytest.mark.unit
def test_a_check_that_has_ended_is_interrupted_no_more(monkeypatch):
    monkeypatch.setattr(interrupts, "SECONDS", 0.2)
    with interrupts.TimeLimit() as limit:
        pass
    time.sleep(0.5)
    assert not limit.is_over


@pytest.mark.unit
def test_a_cell_that_waits_is_said_to_be_in_its_line_without_talk_of_a_loop():
    ended = CellOutcome("timeout", "", "it waited", 3, "input()", EndReason.IDLE)
    message = outcomes.timeout(("w_fit", "b_fit"), ended).message
    assert message.startswith("Your cell was still running in line 3.\nThat line is ")
    assert "loop" not in message and "Next: take out the line that waits" in message


@pytest.mark.unit
@pytest.mark.parametrize("outcome", OUTCOMES)
def test_each_way_a_cell_can_end_gets_few_lines_and_a_next_step(outcome):
    verdict = judge_facts("neuron", None, outcome, 0)
    lines = verdict.message.split("\n")
    assert verdict.points == 0 and verdict.status is not Status.CORRECT
    assert len(lines) <= 4 and "None" not in verdict.message
    assert lines[-1].startswith("Next: ") or outcome.status in UNTOUCHED, lines


@pytest.mark.unit
def test_off_the_main_thread_nothing_is_interrupted(monkeypatch):
    monkeypatch.setattr(interrupts, "SECONDS", 0.0)
    seen = []

    def other_thread():
        with interrupts.TimeLimit() as limit:
            time.sleep(0.3)
        seen.append(limit.is_over)

    thread = threading.Thread(target=other_thread)
    thread.start()
    thread.join()
    assert seen == [False]


def test_in_a_kernel_no_red_goes_through_the_course_and_lapack_is_silent(monkeypatch):
    # Under pytest, ipykernel leaves what C prints out of the page by itself.
    monkeypatch.delenv("PYTEST_CURRENT_TEST")
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    book = nbformat.v4.new_notebook(cells=cells)
    NotebookClient(book, timeout=240, allow_errors=True).execute()
    outputs = [cell.outputs for cell in book.cells]
    assert not [one for one in outputs[3] if one["output_type"] == "error"]
    (box,) = [one for one in outputs[3] if one["output_type"] == "display_data"]
    assert "⏱ neuron: Ran too long" in box["data"]["text/plain"]
    assert "is there a loop that never ends?" in box["data"]["text/plain"]
    # What C prints may arrive with the next cell.
    texts = [one["text"] for one in outputs[4] + outputs[5] if "text" in one]
    assert "from C" in "".join(texts)
    assert "On entry" not in "".join(texts)
    assert [o["ename"] for o in outputs[4] if "ename" in o] == ["LinAlgError"]
