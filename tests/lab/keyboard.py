"""A learner at a notebook in JupyterLab, who has no mouse."""

import json
import re
from pathlib import Path

from playwright.sync_api import Page

MILLISECONDS = 600_000
ACTIVE = ".jp-Notebook .jp-Cell.jp-mod-active"
PROMPT = f"{ACTIVE} .jp-InputPrompt"
DONE = re.compile(r"\[(\d+)\]:")
PLACE = """() => [...document.querySelectorAll(".jp-Notebook .jp-Cell")]
  .findIndex(cell => cell.classList.contains("jp-mod-active"))"""
SOURCE = f"""() => [...document.querySelectorAll("{ACTIVE} .cm-line")]
  .map(line => line.textContent).join("\\n")"""
SAID = f"""() => [...document.querySelectorAll("{ACTIVE} .jp-OutputArea-output")]
  .map(output => output.innerText).join("\\n")"""
CHANGED = ".lm-TabBar-tab.jp-mod-dirty"
COMMAND = ".lm-CommandPalette-item.lm-mod-active .lm-CommandPalette-itemLabel"
FILTERING = 500
IDLE = '.jp-Notebook-ExecutionIndicator[data-status="idle"]'
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
            self.page.keyboard.press("ArrowDown" if place < wanted else "ArrowUp")
        raise AssertionError(f"the arrows lead from cell {place} no further")

    def run(self, cell: str) -> str:
        """Run a cell; the text below it."""
        self.go_to(cell)
        return self._run()

    def answer(self, task: str, code: str) -> str:
        """Type an answer into the cell of its task and run it; the text below it."""
        keyboard = self.page.keyboard
        self.go_to(task)
        keyboard.press("Enter")
        keyboard.press("Control+a")
        keyboard.type(f"# task: {task}")
        for line in code.splitlines():
            keyboard.press("Enter")
            # The editor indents by itself.
            keyboard.type(line.strip())
        assert self.page.evaluate(SOURCE) == f"# task: {task}\n{code}"
        return self._run()

    def choose(self, command: str) -> None:
        """Choose a command from the palette."""
        keyboard = self.page.keyboard
        keyboard.press("Control+Shift+c")
        self.page.wait_for_selector(".lm-CommandPalette-input:focus")
        keyboard.type(command)
        self.page.wait_for_timeout(FILTERING)
        for _ in range(10):
            if self.page.locator(COMMAND).text_content().rstrip("…") == command:
                break
            keyboard.press("ArrowDown")
        keyboard.press("Enter")

    def ran_to_the_end(self) -> str:
        """Wait until all cells ran; the text below the last one."""
        last = self.page.locator(".jp-Notebook .jp-CodeCell").last
        last.locator(".jp-OutputArea-output").wait_for()
        self.page.wait_for_selector(IDLE)
        # Not what is rendered: the editor leaves out what is far from the screen.
        return last.text_content() or ""

    def red(self) -> list[str]:
        """The text of all that is red."""
        return self.page.locator(RED).all_text_contents()

    def is_changed(self) -> bool:
        """Whether the tab shows that the notebook is not saved."""
        return self.page.locator(CHANGED).count() > 0

    def _run(self) -> str:
        prompt = self.page.locator(PROMPT)
        before = prompt.inner_text()
        self.page.keyboard.press("Control+Enter")
        self.page.wait_for_function(
            """([place, before]) => {
              const now = document.querySelector(place).innerText.trim();
              return now !== before.trim() && /^\\[\\d+\\]:$/.test(now);
            }""",
            arg=[PROMPT, before],
        )
        said: str = self.page.evaluate(SAID)
        return said
