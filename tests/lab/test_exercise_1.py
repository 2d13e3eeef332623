"""Exercise 1 in a real JupyterLab, from untouched to finished, by keyboard alone."""

import re
import subprocess
import sys
from typing import NamedTuple

import pytest

from lab.keyboard import MILLISECONDS, Learner
from neurons.checks.exercise_notebook import stub_of
from support.axe import axe_faults, demand_axe

pytestmark = pytest.mark.slow

OUTPUTS = ".jp-OutputArea-output"
# Of what stands below the cells; a table of pandas' is not ours.
BOXES = f"{OUTPUTS} [role=status]"
EXERCISE = "01-single-neuron/single-neuron.ipynb"
OTHER = "03-dense-layers/dense-layers.ipynb"
# Signs and edges carry meaning, so they must stand out from their ground.
LEAST_CONTRAST = 3
CONTRASTS = """() => {
  const numbers = color => color.match(/[\\d.]+/g).map(Number);
  const light = color => {
    const [r, g, b] = numbers(color).map(part => {
      const share = part / 255;
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = element => {
    for (; element; element = element.parentElement) {
      const color = getComputedStyle(element).backgroundColor;
      if ((numbers(color)[3] ?? 1) > 0) return color;
    }
    return "rgb(255, 255, 255)";
  };
  const parts = [];
  for (const one of document.querySelectorAll(".jp-OutputArea-output [style]")) {
    const style = getComputedStyle(one);
    const edge = parseFloat(style.borderLeftWidth) > 1 ? [style.borderLeftColor] : [];
    const sign = one.style.color ? [style.color] : [];
    for (const color of [...edge, ...sign]) {
      const [less, more] = [light(color), light(ground(one))].sort((a, b) => a - b);
      parts.push([one.innerText.slice(0, 40), (more + 0.05) / (less + 0.05)]);
    }
  }
  return parts;
}"""


class Slip(NamedTuple):
    """A mistake on the way: what is typed, and what the check must say of it."""

    task: str
    code: str
    says: str


# A further slip is a further line.
SLIPS = [
    Slip("neuron", "def neuron(x, w, b):\n    print(w * np.asarray(x) + b)", "(None)"),
    Slip(
        "neuron", "def neuron(x, w, b):\n    return w * np.asarray(x)", "b is left out"
    ),
    Slip("estimate", "calories_5g = 2.5 * 5", "the bias was forgotten"),
    Slip(
        "line",
        "known = cereal.dropna()\n"
        'w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)',
        "rows were dropped that lack other values",
    ),
    Slip(
        "surprise",
        "def most_surprising(names, sugars, calories, w, b):\n"
        "    residuals = np.abs(calories - (w * sugars + b))\n"
        "    return names[np.nanargmax(residuals)]",
        "cereals below the line count too",
    ),
    Slip(
        "house",
        "house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
        "house.set_weights([np.array([[200.0]]), np.array([0.0])])",
        "the bias is still 0",
    ),
]
ANSWERS = {
    "neuron": "def neuron(x, w, b):\n    return w * np.asarray(x) + b",
    "estimate": "calories_5g = neuron(5, 2.5, 90)",
    "line": 'known = cereal.dropna(subset=["sugars"])\n'
    'w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)',
    "surprise": "def most_surprising(names, sugars, calories, w, b):\n"
    "    residuals = calories - (w * sugars + b)\n"
    "    return names[np.nanargmax(residuals)]",
    "house": "house = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
    "house.set_weights([np.array([[200.0]]), np.array([100.0])])",
}


WEIGHTED = "def neuron(x, w, b):\n    return w * np.asarray(x)"
MISTYPED = ANSWERS["neuron"].replace("neuron", "nueron")
# The file says when the check has called the answer.
ENDLESS = """def neuron(x, w, b):
    open("called", "w").close()
    while True:
        pass"""


@pytest.fixture(scope="module")
def learner(lab, browser):
    """A learner who works through the tests of this file, one after the other."""
    address, folder = lab
    with browser.new_page(color_scheme="light") as page:
        yield Learner(page, f"{address}/lab/tree/{EXERCISE}?reset", folder / EXERCISE)


def test_an_untouched_notebook_runs_without_red_to_its_end(learner):
    # Nothing for instructors, and nothing changed by opening.
    assert not learner.is_changed()
    words = learner.page.inner_text("body")
    assert "Validate" not in words and "Nbgrader" not in words
    learner.choose("Run All Cells")
    learner.last_says("Not ready")
    assert learner.red() == []
    assert learner.page.locator(OUTPUTS, has_text="Not started").count() >= len(ANSWERS)
    assert learner.page.locator(OUTPUTS, has_text="Ellipsis").count() == 0


def test_a_name_mistyped_at_first_and_later_is_named(learner):
    learner.answer("neuron", MISTYPED)
    assert "Your cell defines nueron, not neuron." in learner.check("neuron")
    learner.answer("neuron", WEIGHTED)
    said = learner.check("neuron")
    assert (
        "left out" in said and "Checked: def neuron(x, w, b): and 1 more line." in said
    )
    learner.answer("neuron", MISTYPED)
    said = learner.check("neuron")
    assert (
        "neuron is still the one of an earlier run." in said and "left out" not in said
    )


def test_an_edit_that_was_not_run_is_named(learner):
    learner.answer("neuron", WEIGHTED)
    learner.write("neuron", f"# task: neuron\n{ANSWERS['neuron']}")
    learner.save()
    assert "The cell of neuron was changed after it last ran." in learner.check(
        "neuron"
    )
    learner.run("neuron")
    assert "neuron: Right" in learner.check("neuron")


def test_an_answer_without_the_first_line_of_its_cell_counts(learner):
    learner.write("neuron", ANSWERS["neuron"])
    learner.run("neuron")
    assert "neuron: Right" in learner.check("neuron")


def test_the_stub_comes_back_and_leaves_an_answer_elsewhere_as_it_is(learner):
    learner.write("neuron", 'check.reset("neuron")')
    learner.run("neuron")
    learner.go_to("neuron")
    learner.holds(stub_of("neuron"))
    learner.insert("neuron", "own")
    learner.write("own", ANSWERS["neuron"])
    learner.run("own")
    learner.run("neuron")
    assert "neuron: Right" in learner.check("neuron")
    learner.delete("own")
    learner.save()
    assert (
        "The cell that answers neuron was changed after it last ran"
        in learner.check("neuron")
    )


def test_a_cell_that_became_text_is_named(learner):
    learner.answer("neuron", ANSWERS["neuron"])
    learner.press("neuron", "m")
    learner.save()
    assert "The cell of neuron is text, so it cannot run." in learner.check("neuron")
    learner.press("neuron", "y")
    learner.run("neuron")
    assert "neuron: Right" in learner.check("neuron")


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("def neuron(x, w, b):\n    return w * * x", "SyntaxError in line 3"),
        ("def neuron(x, w, b):\n    return ____ * x + b", "one is in line 3"),
    ],
    ids=["a sign too many", "a gap left"],
)
def test_what_python_cannot_run_is_found_in_its_line(learner, code, said):
    learner.answer("neuron", code)
    assert said in learner.check("neuron")


def test_a_loop_without_an_end_is_interrupted_without_red(learner, lab):
    learner.answer("neuron", ENDLESS)
    learner.start("check-neuron")
    called = (lab[1] / EXERCISE).with_name("called")
    for _ in range(MILLISECONDS // 100):
        if called.exists():
            break
        learner.page.wait_for_timeout(100)
    learner.choose("Interrupt Kernel")
    assert "neuron was still running in line " in learner.said()
    assert learner.red() == []


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: f"{slip.task}: {slip.says}")
def test_a_mistake_in_an_answer_is_named(learner, slip):
    learner.answer(slip.task, slip.code)
    assert slip.says in learner.check(slip.task)


@pytest.mark.parametrize("theme", ["Light", "Dark"])
def test_every_box_is_readable_and_has_a_name(learner, theme):
    demand_axe()
    learner.choose(f"Use Theme: JupyterLab {theme}")
    is_light = str(theme == "Light").lower()
    chosen = f'body[data-jp-theme-light="{is_light}"]'
    learner.page.wait_for_selector(chosen, state="attached")
    learner.choose("Select Cell Below")  # and so back into the notebook
    # What is far from the screen is not there.
    learner.go_to("check-line")
    assert axe_faults(learner.page, part=BOXES) == []
    contrasts = learner.page.evaluate(CONTRASTS)
    assert len(contrasts) >= len(ANSWERS)
    assert [part for part in contrasts if part[1] < LEAST_CONTRAST] == []
    box = learner.page.get_by_role("status", name=re.compile("^line: "))
    assert "/chapters/01-single-neuron.html#" in box.locator("a").get_attribute("href")


def test_a_run_of_all_cells_goes_past_a_cell_that_python_cannot_read(learner):
    learner.answer("surprise", "most_surprising = = 3")
    learner.save()
    learner.restart("Restart Kernel and Run All Cells")
    learner.last_says("Stopped with an error: surprise.")


def test_after_a_restart_the_cells_above_come_first(learner):
    learner.restart("Restart Kernel")
    assert "name 'check' is not defined" in learner.check("neuron")
    learner.go_to("check-neuron")
    learner.choose("Run All Above Selected Cell")
    assert "neuron: Not yet" in learner.check("neuron")


def test_what_is_right_can_be_handed_in(learner, lab):
    for task, code in ANSWERS.items():
        learner.answer(task, code)
        assert f"{task}: Right" in learner.check(task)
    learner.save()
    learner.restart("Restart Kernel and Run All Cells")
    learner.last_says("✔ Ready to hand in")
    assert learner.red() == []
    learner.save()
    done = subprocess.run(
        [sys.executable, "-m", "autograder", "check", lab[1] / EXERCISE],
        capture_output=True,
        text=True,
    )
    assert "Nothing is missing: it can be handed in." in done.stdout, done.stdout


def test_notebook_7_follows_an_answer_too(lab, browser):
    address, folder = lab
    with browser.new_page(color_scheme="light") as page:
        learner = Learner(page, f"{address}/notebooks/{OTHER}", folder / OTHER)
        learner.choose("Run All Cells")
        learner.last_says("Not ready")
        assert learner.red() == []
        task, head = "dense_parameters", "def dense_parameters(inputs, units):\n"
        learner.answer(task, f"{head}    return inputs * units")
        assert "Likely cause" in learner.check(task)
        right = f"{head}    return (inputs + 1) * units"
        learner.answer(task, right.replace("_p", "_P"))
        assert f"{task} is still the one of an earlier run." in learner.check(task)
        learner.write(task, f"# task: {task}\n{right}")
        learner.save()
        assert "was changed after it last ran" in learner.check(task)
        learner.run(task)
        assert f"{task}: Right" in learner.check(task)
