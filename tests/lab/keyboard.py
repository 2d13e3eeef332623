"""A learner at a notebook in JupyterLab, who has no mouse."""

import contextlib
import json
from pathlib import Path

from playwright.sync_api import Page, TimeoutError

from neurons.checks import present

MILLISECONDS = 300_000
FOCUSING = 5000
ACTIVE = ".jp-Notebook .jp-Cell.jp-mod-active"
PROMPT = f"{ACTIVE} .jp-InputPrompt"
ENDED = r"""([place, before]) => {
  const now = document.querySelector(place).innerText.trim();
  return now !== before && /^\[\d+\]:$/.test(now);
}"""
# Not what is rendered: the editor leaves out what is far from the screen.
LAST_SAYS = """words => [...document.querySelectorAll(".jp-Notebook .jp-CodeCell")]
  .at(-1).textContent.includes(words)"""
PLACE = """() => [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
  .findIndex(cell => cell.classList.contains("jp-mod-active"))"""
SOURCE = f"""() => [...document.querySelectorAll("{ACTIVE} .cm-line")]
  .map(line => line.textContent).join("\\n")"""
SAID = f"""() => [...document.querySelectorAll("{ACTIVE} .jp-OutputArea-output")]
  .map(output => output.innerText).join("\\n")"""
PLACE_IS = f"place => ({PLACE})() === place"
SOURCE_IS = f"code => ({SOURCE})() === code"
SAYS_SOMETHING = f"() => ({SAID})().trim() !== ''"
CHANGED = ".lm-TabBar-tab.jp-mod-dirty"
COMMAND = ".lm-CommandPalette-item.lm-mod-active .lm-CommandPalette-itemLabel"
# The palette first lists everything, then what is like the words that were typed.
FILTERED = """command => {
  const labels = [...document.querySelectorAll(".lm-CommandPalette-itemLabel")]
    .map(label => label.textContent.replace("…", ""));
  return labels.length < 30 && labels.includes(command);
}"""
# `present` takes a file that is written so soon after a run for an earlier one.
LATER = 1000 * (present.SAVING_SECONDS + 1)
# Only the application itself knows whether its kernel has said who it is.
READY = """() => jupyterapp.shell.currentWidget?.context.sessionContext.session
  ?.kernel?.status === "idle\""""
INFO = """() => jupyterapp.shell.currentWidget.context.sessionContext.session.kernel
  .info.then(info => info.status)"""
# Every output that is red in a page: errors, and what is written to stderr.
RED = (
    '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.stderr"],'
    '.jp-OutputArea-output[data-mime-type="application/vnd.jupyter.error"]'
)


class Learner:
    """Works through a notebook by keys alone."""

    def __init__(self, page: Page, address: str, notebook: Path) -> None:
        """Open a notebook and wait for its kernel."""
        self.page = page
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        self.ids = [cell["id"] for cell in cells]
        self._before = ""
        page.set_default_timeout(MILLISECONDS)
        page.goto(address)
        page.wait_for_selector(ACTIVE)
        page.wait_for_function(READY)
        assert page.evaluate(INFO) == "ok"

    def go_to(self, cell: str) -> None:
        """Make a cell the active one, by arrows."""
        self.page.keyboard.press("Escape")
        wanted = self.ids.index(cell)
        for _ in range(10 * len(self.ids)):
            place = self.page.evaluate(PLACE)
            if place == wanted:
                return
            step = 1 if place < wanted else -1
            self.page.keyboard.press("ArrowDown" if step == 1 else "ArrowUp")
            # A busy page shows it later, and another key would lead too far; but a
            # key that comes before the notebook has the focus back is lost.
            with contextlib.suppress(TimeoutError):
                self.page.wait_for_function(
                    PLACE_IS, arg=place + step, timeout=FOCUSING
                )
        raise AssertionError(f"the arrows lead from cell {place} no further")

    def run(self, cell: str) -> None:
        """Run a cell to its end."""
        self.start(cell)
        self.end()

    def start(self, cell: str) -> None:
        """Run a cell without waiting for its end."""
        self.go_to(cell)
        self._before = self.page.locator(PROMPT).inner_text().strip()
        self.page.keyboard.press("Control+Enter")

    def check(self, task: str) -> str:
        """Run the check of a task; the text of its box."""
        self.start(f"check-{task}")
        return self.said()

    def said(self) -> str:
        """The text below the cell that runs, when it has ended and says something."""
        self.end()
        self.page.wait_for_function(SAYS_SOMETHING)
        said: str = self.page.evaluate(SAID)
        return said

    def end(self) -> None:
        """Wait until the cell that runs has ended."""
        self.page.wait_for_function(ENDED, arg=[PROMPT, self._before])

    def holds(self, code: str) -> None:
        """Wait until the chosen cell holds some code."""
        self.page.wait_for_function(SOURCE_IS, arg=code)

    def write(self, cell: str, code: str) -> None:
        """Type code in the place of what a cell holds."""
        keyboard = self.page.keyboard
        self.go_to(cell)
        keyboard.press("Enter")
        keyboard.press("Control+a")
        for number, line in enumerate(code.splitlines()):
            if number:
                keyboard.press("Enter")
            # The editor indents by itself.
            keyboard.type(line.strip())
        self.holds(code)

    def answer(self, task: str, code: str) -> None:
        """Type an answer into the cell of its task and run it."""
        self.write(task, f"# task: {task}\n{code}")
        self.run(task)

    def press(self, cell: str, *keys: str) -> None:
        """Press keys while a cell is chosen."""
        self.go_to(cell)
        for key in keys:
            self.page.keyboard.press(key)

    def insert(self, above: str, cell: str) -> None:
        """Make a new cell below another one."""
        self.press(above, "b")
        self.ids.insert(self.ids.index(above) + 1, cell)

    def delete(self, cell: str) -> None:
        """Delete a cell of one's own."""
        self.press(cell, "d", "d")
        self.ids.remove(cell)

    def choose(self, command: str) -> None:
        """Choose a command from the palette."""
        keyboard = self.page.keyboard
        keyboard.press("Control+Shift+c")
        self.page.wait_for_selector(".lm-CommandPalette-input:focus")
        keyboard.type(command)
        self.page.wait_for_function(FILTERED, arg=command)
        for _ in range(30):
            if self.page.locator(COMMAND).text_content().rstrip("…") == command:
                keyboard.press("Enter")
                return
            keyboard.press("ArrowDown")
        raise AssertionError(f"the palette does not find {command}")

    def restart(self, command: str) -> None:
        """Choose a command that restarts the kernel, and confirm it."""
        self.choose(command)
        self.page.wait_for_selector(".jp-Dialog")
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(".jp-Dialog", state="detached")

    def save(self) -> None:
        """Save the notebook, later than any cell ran by the clock of its file."""
        self.page.wait_for_timeout(LATER)
        self.page.keyboard.press("Control+s")
        self.page.wait_for_selector(CHANGED, state="detached")

    def last_says(self, words: str) -> None:
        """Wait until the last cell says something."""
        self.page.wait_for_function(LAST_SAYS, arg=words)

    def red(self) -> list[str]:
        """The text of all that is red."""
        return self.page.locator(RED).all_text_contents()

    def is_changed(self) -> bool:
        """Whether the tab shows that the notebook is not saved."""
        return self.page.locator(CHANGED).count() > 0
