// The line that says what Python does: its progress, and what concerns the whole page.
import { askBefore, interrupt, listen, SIZE, start } from "./engine.js";
import { done, every, forget, runCells } from "./cells.js";

const bar = document.createElement("div");
const says = document.createElement("span");
const share = document.createElement("progress");
const runAll = document.createElement("button");
const stop = document.createElement("button");
const again = document.createElement("button");
let toRepeat = [];

function name(button, attribute, label) {
  button.type = "button";
  button.setAttribute(attribute, "");
  button.textContent = label;
}

// Ask in the line itself: yes or no, by two buttons.
function ask(question, yes, no) {
  return new Promise((resolve) => {
    const box = document.createElement("span");
    const answer = (label, value) => {
      const made = document.createElement("button");
      name(made, "data-answer", label);
      made.addEventListener("click", () => {
        box.remove();
        resolve(value);
      });
      return made;
    };
    box.append(question, " ", answer(yes, true), answer(no, false));
    bar.append(box);
    box.querySelector("button").focus();
  });
}

function seconds(cell) {
  return Math.round(Number(cell.element.dataset.seconds) / 5) * 5;
}

function askSlow(cell) {
  return ask(`Cell ${cell.number} takes about ${seconds(cell)} s.`, "Run it", "Leave it out");
}

// Where readers pay for what they load, ask before the first start.
async function mayLoad() {
  if (!navigator.connection?.saveData) {
    return true;
  }
  return ask(`This loads ${Math.round(SIZE / 1e6)} MB once.`, "Load", "Not now");
}

function update({ state, text, share: part }) {
  const isLoading = part !== null && part < 1;
  says.textContent = text;
  share.hidden = !isLoading;
  share.value = part ?? 0;
  stop.hidden = !["starting", "busy"].includes(state);
  runAll.disabled = !stop.hidden || state === "unsupported";
  bar.dataset.state = state;
  if (["off", "failed"].includes(state)) {
    toRepeat = done().length ? done() : toRepeat;
    forget();
  }
  again.hidden = !["off", "failed"].includes(state) || !toRepeat.length;
}

/** Put an element into the place that the page keeps free for it, or below another. */
export function put(made, place) {
  if (place.matches(".python-bar")) {
    place.replaceWith(made);
  } else {
    place.after(made);
  }
}

/** Put the line at the head of the page's text. */
export function putBar(place) {
  bar.className = "python-bar";
  says.setAttribute("role", "status");
  share.max = 1;
  share.setAttribute("aria-label", "Loading Python");
  name(runAll, "data-run-all", "Run all cells");
  name(stop, "data-stop", "Stop");
  name(again, "data-again", "Run the same cells again");
  runAll.addEventListener("click", () => runCells(every(), askSlow));
  stop.addEventListener("click", interrupt);
  again.addEventListener("click", async () => {
    const cells = toRepeat;
    toRepeat = [];
    await start();
    await runCells(cells);
  });
  bar.append(runAll, stop, again, share, says);
  put(bar, place);
  askBefore(mayLoad);
  listen(update);
  const text = `Cells run in this page. Python, ${Math.round(SIZE / 1e6)} MB, is loaded first.`;
  update({ state: document.documentElement.dataset.python, text, share: null });
}
