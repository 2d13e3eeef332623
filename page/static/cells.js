// Cells that run where they stand. A cell is `[data-cell]`, made so by the build; its text
// is in a `pre` or, where the page does not show it, in a `script[data-source]`.
import { failed, load, run } from "./engine.js";

const SLOW = 15; // seconds of the last full run, from which on a cell says so first
const cells = new Map();

const path = location.pathname.split("/").pop();
/** The page's cells that can run, as elements. */
export const runnable = () => [...document.querySelectorAll("[data-cell]")];

// Where storage is blocked or full, edits last as long as the page is open.
const storage = {
  read(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  },
  write(key, text) {
    try {
      text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text);
    } catch {
      // Nothing else can be done.
    }
  },
};

const lines = (text) => text.split("\n").length;

function button(name, label, words, press) {
  const made = document.createElement("button");
  made.type = "button";
  made.setAttribute(`data-${name}`, "");
  made.textContent = label;
  made.setAttribute("aria-label", words);
  made.addEventListener("click", press);
  return made;
}

class Cell {
  constructor(element, number) {
    this.element = element;
    this.number = number;
    this.source = element.querySelector("[data-source]") ?? element.querySelector("pre");
    // In a script, `</` would end it.
    this.book = this.source.textContent.replace(/\n$/, "").replaceAll("<\\/", "</");
    this.key = `page-python:${path}:${digest(this.book)}`;
    this.name = element.dataset.label ?? `cell ${number}`;
    // A script of the book may keep what is typed there.
    this.isKept = "kept" in element.dataset;
    this.output = element.querySelector("[data-output]") ?? this.newOutput();
    this.hasRun = false;
    if (!element.querySelector("[data-source]")) {
      this.addButtons();
      const edited = this.isKept ? null : storage.read(this.key);
      if (edited !== null && edited !== this.book) {
        this.edit(edited);
      }
    }
  }

  newOutput() {
    const made = document.createElement("div");
    made.className = "cell_output docutils container";
    made.dataset.output = "";
    made.dataset.state = "book";
    this.element.append(made);
    return made;
  }

  addButtons() {
    const bar = document.createElement("div");
    bar.className = "cell-buttons";
    const { name } = this;
    this.resetButton = button("reset", "Reset", `Reset ${name} to the book's`, () =>
      this.reset(),
    );
    this.resetButton.hidden = true;
    this.bookButton = button("book", "", "", () => this.flip());
    this.bookButton.hidden = true;
    bar.append(
      button("run", "Run", `Run ${name}`, () => runCell(this)),
      button("run-above", "Run all above", `Run all above ${name}`, () =>
        runCells(before(this)),
      ),
      button("edit", "Edit", `Edit ${name}`, () => this.edit(this.text(), true)),
      this.resetButton,
      this.bookButton,
    );
    const seconds = Number(this.element.dataset.seconds ?? 0);
    if (seconds > SLOW) {
      const note = document.createElement("span");
      note.textContent = `takes about ${Math.round(seconds / 5) * 5} s`;
      bar.append(note);
    }
    this.source.closest(".cell_input, [data-code]").append(bar);
    this.bar = bar;
  }

  text() {
    return this.editor?.value() ?? this.area?.value ?? this.book;
  }

  /** Let the reader type: at once, and in an editor as soon as that is loaded. */
  edit(text, focus = false) {
    this.area ??= this.newArea();
    if (this.editor) {
      this.editor.set(text);
    } else if (text !== this.area.value) {
      this.area.value = text;
      this.changed(text);
    }
    if (focus) {
      (this.editor ?? this.area).focus();
    }
  }

  newArea() {
    this.bar.classList.add("in-use");
    const area = document.createElement("textarea");
    area.value = this.book;
    area.rows = lines(this.book) + 1;
    area.spellcheck = false;
    area.setAttribute("aria-label", `Code of ${this.name}`);
    area.addEventListener("input", () => this.changed(area.value));
    // Nothing is loaded before a reader types.
    area.addEventListener("focus", () => this.layEditor().catch(() => {}));
    this.source.hidden = true;
    this.source.after(area);
    return area;
  }

  async layEditor() {
    await load("tools.js");
    if (this.editor) {
      return;
    }
    const hadFocus = document.activeElement === this.area;
    this.editor = window.pagePython.pageEditor(this.area, { run: () => runCell(this) });
    this.editor.onChange((changed) => this.changed(changed));
    if (hadFocus) {
      this.editor.focus(this.area.selectionStart, this.area.selectionEnd);
    }
  }

  // Nothing typed is lost by a reload.
  changed(text) {
    const isEdited = text !== this.book;
    storage.write(this.key, isEdited && !this.isKept ? text : null);
    this.area.rows = lines(text) + 1;
    this.resetButton.hidden = !isEdited;
    this.element.dispatchEvent(new Event("cell-change"));
  }

  reset() {
    this.edit(this.book);
    this.showBook();
  }

  setState(state) {
    this.output.dataset.state = state;
  }

  // The book's output stays: it comes back by a press.
  show(outputs) {
    this.bar?.classList.add("in-use");
    this.bookOutput ??= [...this.output.childNodes];
    this.mine ??= document.createElement("div");
    this.mine.dataset.mine = "";
    this.output.replaceChildren(this.mine);
    window.pagePython.show(outputs, this.mine, this.element.dataset.alt);
    for (let fold = this.output.closest("details"); fold; ) {
      fold.open = true;
      fold = fold.parentElement.closest("details");
    }
    this.label("Yours", "the book's");
  }

  label(now, other) {
    if (!this.bookOutput?.length || !this.bookButton) {
      return;
    }
    this.output.dataset.whose = now.toLowerCase();
    this.bookButton.hidden = false;
    this.bookButton.textContent = `Show ${other} output`;
    this.bookButton.setAttribute("aria-label", `Show ${other} output of ${this.name}`);
  }

  flip() {
    if (this.output.contains(this.mine)) {
      this.showBook();
    } else {
      this.output.replaceChildren(this.mine);
      this.label("Yours", "the book's");
    }
  }

  showBook() {
    if (this.bookOutput) {
      this.output.replaceChildren(...this.bookOutput);
      this.label("The book's", "your");
    }
    this.setState("book");
  }
}

// A short name of a text: a cell whose text the book changed has no old edits.
function digest(text) {
  let value = 0;
  for (const letter of text) {
    value = (Math.imul(value, 31) + letter.codePointAt(0)) | 0;
  }
  return (value >>> 0).toString(36);
}

// Printed text as a terminal shows it: no colors, and of a line that is written over the
// last words. At a cell's end Python does the same.
const settled = ({ kind, data }) => ({
  kind,
  data: data.replace(/\x1b\[[0-9;?]*[A-Za-z]|[\b]/g, "").replace(/[^\n]*\r(?=[^\r\n])/g, ""),
});

// What a cell prints while it runs, shown once in a frame: it may print thousands of lines.
class Printed {
  constructor(show) {
    this.show = show;
    this.outputs = [];
    this.frame = 0;
  }

  add(kind, data) {
    const last = this.outputs.at(-1);
    if (last?.kind === kind) {
      last.data += data;
    } else {
      this.outputs.push({ kind, data });
    }
    this.frame ||= requestAnimationFrame(() => {
      this.frame = 0;
      this.show(this.outputs.map(settled));
    });
  }

  end() {
    cancelAnimationFrame(this.frame);
  }
}

const before = (cell) => [...cells.values()].filter((one) => one.number < cell.number);

async function runCell(cell) {
  cell.setState("running");
  try {
    await load("tools.js");
  } catch (error) {
    failed(error);
    cell.setState("error");
    return false;
  }
  const printed = new Printed((outputs) => cell.show(outputs));
  const live = (kind, data) => printed.add(kind, data);
  const name = cell.element.dataset.cell || `cell-${cell.number}`;
  const { ok, outputs } = await run(cell.text(), { name, live });
  printed.end();
  cell.show(outputs);
  cell.hasRun = ok;
  cell.setState(ok ? "ok" : "error");
  const text = outputs.findLast(({ kind }) => kind === "cell");
  if (text && cell.bar) {
    cell.edit(text.data);
  }
  if (!ok && before(cell).some((one) => !one.hasRun)) {
    cell.mine.append(missing(cell));
  }
  return ok;
}

// The likeliest cause of an error in a page's middle.
function missing(cell) {
  const note = document.createElement("p");
  note.append("Not every cell above this one has run to its end. ");
  note.append(
    button("run-to", "Run them, then this one", `Run them, then this one: ${cell.name}`, () =>
      runCells([...before(cell), cell]),
    ),
  );
  return note;
}

/** Run cells in their order; ends at the first that was stopped. */
export async function runCells(some, askFirst = async () => true) {
  for (const cell of some) {
    const slow = Number(cell.element.dataset.seconds ?? 0) > SLOW;
    if (slow && !(await askFirst(cell))) {
      continue;
    }
    await runCell(cell);
    if (document.documentElement.dataset.python !== "ready") {
      return;
    }
  }
}

/** The cells that ran since Python started. */
export const done = () => [...cells.values()].filter((cell) => cell.hasRun);

/** All runnable cells of the page, as objects. */
export const every = () => [...cells.values()];

/** Python forgot everything: no cell counts as run. */
export function forget() {
  cells.forEach((cell) => (cell.hasRun = false));
}

/** Give the page's cells their buttons. */
export function prepare() {
  runnable().forEach((element, index) => {
    if (!cells.has(element)) {
      cells.set(element, new Cell(element, index + 1));
    }
  });
}

/** For scripts of a book: the text of a cell, another text, running it. A cell says
 * `cell-change` when its text is another one; with `data-kept`, the script keeps it. */
export const pageCells = {
  source: (element) => cells.get(element).text(),
  set: (element, text) => cells.get(element).edit(text),
  run: (element) => runCell(cells.get(element)),
  hasRun: (element) => cells.get(element).hasRun,
};
