// What a page with cells loads at once: buttons, and how Python is fetched when one is
// pressed. Python itself, the editor, and what cleans outputs come then.
import { put, putBar } from "./bar.js";
import { pageCells, prepare, runnable } from "./cells.js";
import { interrupt, listen, load, part, run, start, unsupported } from "./engine.js";

window.pagePython = { interrupt, listen, load, part, run, start };
window.pageCells = pageCells;

const why = unsupported();
document.documentElement.dataset.python = why ? "unsupported" : "off";
if (runnable().length) {
  // Before the text's own heading, a theme may have one for print.
  const head = ["[data-python-bar]", "article h1", "h1"]
    .map((one) => document.querySelector(one))
    .find(Boolean);
  if (why) {
    const note = document.createElement("p");
    note.className = "python-bar";
    note.textContent = why;
    put(note, head);
  } else {
    prepare();
    putBar(head);
  }
}
