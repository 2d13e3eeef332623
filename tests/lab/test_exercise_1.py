"""Exercise 1 in a real JupyterLab, from untouched to finished, by keyboard alone."""

from typing import NamedTuple

import pytest

from lab.keyboard import CHANGED, Learner
from support.axe import axe_faults, demand_axe

pytestmark = pytest.mark.slow

OUTPUTS = ".jp-OutputArea-output"
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
    Slip("neuron", "def neuron(x, w, b):\n    return w * np.asarray(x)", "bias"),
    Slip("estimate", "calories_5g = 2.5 * 5", "the bias was forgotten"),
    Slip(
        "line",
        "known = cereal.dropna()\n"
        'w_fit, b_fit = np.polyfit(known["sugars"], known["calories"], 1)',
        "rows were dropped that lack other figures",
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


def assert_readable(learner):
    """All outputs pass axe, and their signs and edges stand out."""
    assert axe_faults(learner.page, part=OUTPUTS) == []
    contrasts = learner.page.evaluate(CONTRASTS)
    assert len(contrasts) >= len(ANSWERS)
    assert [part for part in contrasts if part[1] < LEAST_CONTRAST] == []


def test_an_exercise_is_finished_by_keyboard_alone(lab, browser):
    demand_axe()
    address, notebook = lab
    page = browser.new_page(color_scheme="light")
    learner = Learner(page, address, notebook)
    # Nothing for instructors, and nothing changed by opening.
    assert not learner.is_changed()
    words = page.inner_text("body")
    assert "Validate" not in words and "Nbgrader" not in words
    # Untouched, it runs to its end, and nothing is red.
    learner.choose("Run All Cells")
    assert "Not ready" in learner.ran_to_the_end()
    assert learner.red() == []
    for slip in SLIPS:
        learner.answer(slip.task, slip.code)
        assert slip.says in learner.run(f"check-{slip.task}"), slip.task
    assert_readable(learner)
    learner.choose("Use Theme: JupyterLab Dark")
    page.wait_for_selector('body[data-jp-theme-light="false"]')
    assert_readable(learner)
    learner.choose("Select Cell Below")
    for task, code in ANSWERS.items():
        learner.answer(task, code)
        assert f"{task}: Right" in learner.run(f"check-{task}")
    assert_readable(learner)
    page.keyboard.press("Control+s")
    page.wait_for_selector(CHANGED, state="detached")
    learner.choose("Restart Kernel and Run All Cells")
    page.wait_for_selector(".jp-Dialog")
    page.keyboard.press("Enter")
    page.wait_for_selector(".jp-Dialog", state="detached")
    page.wait_for_function(
        """() => [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")].at(-1)
          .textContent.includes("✔ Ready to hand in")"""
    )
    assert learner.red() == []
    page.close()
