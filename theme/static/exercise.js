/* An exercise's page: answers are kept, checked, downloaded and opened. Cells are run by
   the scripts of `page/`; without them the page is there to be read. */
document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const { ask: { button, download, element, tools }, notebook, progress } = window.neurons;
  const { pageCells, pagePython } = window;
  const root = document.documentElement;
  const page = document.querySelector("[data-exercise]");
  const { exercise, file } = page.dataset;
  const pieces = JSON.parse(page.querySelector("[data-notebook]").textContent);
  const WITHOUT = "No Python runs in this page here: do the exercise in Colab or in the notebook.";
  const CHANGED = "Changed since it was checked.";
  // As a check counts them: those that it judged since Python was started.
  const SO_FAR = /So far: [\d.]+ of [\d.]+ points/;
  const STOPPED = "Python was stopped. If your code ran on and on: is there a loop that never ends?";
  const NOT_JUDGED = "Not judged, through no fault of your answer:";

  if (!pageCells || !pagePython || root.dataset.python === "unsupported") {
    page.append(element("p", {}, WITHOUT));
    return;
  }

  const cells = [...document.querySelectorAll("[data-cell]")];
  const book = new Map(cells.map((cell) => [cell, pageCells.source(cell)]));
  // The text that each cell has, as far as it is noted.
  const noted = new Map(book);
  const nameOf = (cell) => `${exercise}/${cell.dataset.cell}`;

  /* The text that each cell ran with, and as which run: all is gone when Python stops. */
  const ran = new Map();
  let runs = 0;
  let session = 0;
  new MutationObserver((changes) => {
    for (const { target, attributeName } of changes) {
      if (attributeName === "data-state") {
        const cell = target.closest("[data-cell]");
        if (!cell) continue;
        const { state } = target.dataset;
        if (state === "running") ran.set(cell, { text: pageCells.source(cell), run: runs += 1 });
        // What an exercise gives has to run; an answer may stop.
        if (state === "error" && !cell.closest("[data-task]")) ran.delete(cell);
      } else if (!["ready", "busy"].includes(root.dataset.python)) {
        ran.clear();
        session += 1;
      }
    }
  }).observe(root, { attributes: true, subtree: true, attributeFilter: ["data-python", "data-state"] });

  /** The place of a task's verdict, with what is said there. */
  function verdictBox() {
    const box = element("div", { "data-verdict": "", role: "status" });
    function say(words, status = "", points = "") {
      box.replaceChildren(...[words].flat().map((part) => (part.nodeType ? part : element("p", {}, part))));
      for (const [key, value] of Object.entries({ status, points })) {
        if (value === "") delete box.dataset[key];
        else box.dataset[key] = value;
      }
    }
    return { box, say };
  }

  /** What the box that a check shows says to a program; undefined if there is none. */
  function verdictIn(outputs) {
    const shown = outputs.filter(({ kind }) => kind === "html").map(({ data }) => (
      new DOMParser().parseFromString(data, "text/html").querySelector("[data-status]")
    )).findLast(Boolean);
    if (!shown) return undefined;
    const { status, points } = shown.dataset;
    return { status, points: Number(points), says: shown.querySelector("p")?.textContent ?? "" };
  }

  /** Run what stands above an answer, from the first cell that did not run as it stands or
   * ran before one above it; returns the cell that stopped, if one did. */
  async function runAbove(task) {
    let last = 0;
    for (const cell of cells.slice(0, cells.indexOf(task.cell))) {
      const { text, run = 0 } = ran.get(cell) ?? {};
      last = Math.max(last, run);
      if (run === last && text === pageCells.source(cell)) continue;
      const isFine = await pageCells.run(cell);
      last = runs;
      if (!isFine && !cell.closest("[data-task]")) return cell;
    }
    return undefined;
  }

  /** Run an answer and its check; returns outputs, or why there are none. */
  async function outputsOf(task) {
    await pagePython.start();
    const began = session;
    const stopped = await runAbove(task);
    if (session === began && stopped) {
      stopped.scrollIntoView({ block: "center" });
      return { why: "a cell above stopped with an error; look at it, then check again." };
    }
    const text = pageCells.source(task.cell);
    if (session === began) await pageCells.run(task.cell);
    if (session !== began) return { why: STOPPED };
    const call = `check(${JSON.stringify(task.name)})`;
    const { outputs } = await pagePython.run(call, { name: `check-${task.name}` });
    return session === began ? { text, outputs } : { why: STOPPED };
  }

  /** Show what a check gave of an answer's text, and keep it if that is still the text. */
  function showVerdict(task, text, outputs) {
    const verdict = verdictIn(outputs);
    const shown = element("div");
    pagePython.show(outputs, shown);
    for (const one of shown.querySelectorAll("[role]")) one.removeAttribute("role");
    for (const link of shown.querySelectorAll("a[href]")) {
      // Of the published site: here the page lies beside this one, also without a network.
      const found = /\/(chapters\/[\w/-]+\.html(?:#[\w-]+)?)$/.exec(link.getAttribute("href"));
      if (found) link.setAttribute("href", `../${found[1]}`);
    }
    if (!verdict) {
      task.verdict.say([`${NOT_JUDGED} the check could not run. Run all cells above, then check again.`, shown], "not_judged", 0);
      return;
    }
    if (pageCells.source(task.cell) !== text) {
      task.verdict.say([CHANGED, shown]);
      return;
    }
    task.verdict.say(shown, verdict.status, verdict.points);
    progress.setCell(nameOf(task.cell), { text: text === book.get(task.cell) ? null : text, ...verdict });
    // The page keeps verdicts longer than Python does.
    for (const part of [...shown.querySelectorAll("small")].flatMap((one) => [...one.childNodes])) {
      if (part.nodeType === Node.TEXT_NODE) part.data = part.data.replace(SO_FAR, `So far: ${earned()} points`);
    }
  }

  let isChecking = false;
  async function check(task) {
    if (isChecking) return;
    isChecking = true;
    for (const one of tasks) one.button.setAttribute("aria-disabled", "true");
    task.verdict.say("Checking \u2026");
    try {
      const { text, outputs, why } = await outputsOf(task);
      if (outputs) showVerdict(task, text, outputs);
      else task.verdict.say(`${NOT_JUDGED} ${why}`, "not_judged", 0);
    } catch (error) {
      task.verdict.say(`${NOT_JUDGED} Python did not start in this page (${error.message ?? error}). Your answer is kept: do the exercise in Colab or in the notebook.`, "not_judged", 0);
    }
    for (const one of tasks) one.button.removeAttribute("aria-disabled");
    isChecking = false;
  }

  /** Give a task its button and the place of its verdict. */
  function taskOf(box) {
    const task = { name: box.dataset.task, most: Number(box.dataset.points), cell: box.querySelector("[data-cell]"), verdict: verdictBox() };
    task.button = button("Check", () => check(task), { "data-check": "", "aria-label": `Check ${task.name}` });
    box.append(element("div", { class: "live-buttons" }, task.button), task.verdict.box);
    // An answer is there to be typed, without a press before.
    pageCells.set(task.cell, pageCells.source(task.cell));
    return task;
  }

  const tasks = [...document.querySelectorAll("[data-task]")].map(taskOf);

  /** Put a text into a cell, as something that can be undone there. */
  function setText(cell, text) {
    noted.set(cell, text);
    if (pageCells.source(cell) !== text) pageCells.set(cell, text);
  }

  /** Note what was typed into a cell, at each change. */
  function noteText(cell) {
    const text = pageCells.source(cell);
    if (text === noted.get(cell)) return;
    noted.set(cell, text);
    progress.setCell(nameOf(cell), { text: text === book.get(cell) ? null : text });
  }

  /** Show what is known of a cell: its text and, of an answer, what a check said of it. */
  function showKnown(cell, isOther) {
    const known = progress.cell(nameOf(cell));
    const text = known?.text ?? book.get(cell);
    const isNew = text !== noted.get(cell);
    if (isNew) setText(cell, text);
    const task = tasks.find((one) => one.cell === cell);
    if (isNew && isOther) say("Changed in another tab: the newer text is shown here, too.");
    if (!task) return;
    const { status } = task.verdict.box.dataset;
    if (known?.status && known.status !== status) task.verdict.say(known.says, known.status, known.points);
    else if (!known?.status && status && status !== "not_judged") task.verdict.say(CHANGED);
  }

  const news = element("p", { role: "status", class: "exercise-news" });
  function say(...words) {
    news.replaceChildren(...words);
  }

  /** Put the answers of an opened notebook into the page; what they replace comes back. */
  function take(answers, name) {
    const found = tasks.filter(({ name: task, cell }) => (
      answers.has(task) && ![book.get(cell), pageCells.source(cell)].includes(answers.get(task))
    ));
    const before = new Map(found.map(({ cell }) => [cell, pageCells.source(cell)]));
    const put = (cell, text) => {
      pageCells.set(cell, text);
      noteText(cell);
    };
    for (const { name: task, cell } of found) put(cell, answers.get(task));
    const undo = button("Bring back what was here before", () => {
      for (const [cell, text] of before) put(cell, text);
      say("As it was before.");
      opens.focus();
    });
    const count = `${found.length} of ${tasks.length} answers changed`;
    if (found.length) say(`Opened ${name}: ${count}. `, undo);
    else say(`Opened ${name}: it has no answers that are not here already.`);
  }

  async function open(chosen) {
    if (chosen.size > notebook.LARGEST) {
      const size = Math.round(chosen.size / 1e6);
      say(`${chosen.name} has ${size} MB, too much for this page: clear its outputs in Jupyter or Colab, save it, then choose it again.`);
      return;
    }
    const { answers, fault } = notebook.read(await chosen.text(), exercise, tasks.map(({ name }) => name));
    if (fault) say(fault);
    else take(answers, chosen.name);
  }

  const chooser = element("input", { type: "file", accept: ".ipynb,application/json", hidden: "", "data-open": "" });
  chooser.addEventListener("change", async () => {
    const [chosen] = chooser.files;
    try {
      if (chosen) await open(chosen);
    } catch {
      say(`${chosen.name} cannot be read: choose it again.`);
    }
    chooser.value = "";
  });
  const opens = button("Open notebook", () => chooser.click());
  const saves = button("Download notebook", () => {
    const answers = new Map(tasks.map(({ name, cell }) => [name, pageCells.source(cell)]));
    download(notebook.made(pieces, answers), file, "application/x-ipynb+json");
  }, { "data-download": "" });

  /** Points of the answers as they stand here, and of how many. */
  function earned() {
    const known = tasks.map(({ cell }) => progress.cell(nameOf(cell))?.points ?? 0);
    const sum = (numbers) => numbers.reduce((total, one) => total + one, 0);
    return `${sum(known)} of ${sum(tasks.map(({ most }) => most))}`;
  }

  const score = () => `Points so far: ${earned()}. Your answers are kept in this browser alone.`;

  page.append(tools(score), element("div", { class: "live-buttons" }, saves, opens), chooser, news);
  for (const cell of cells) {
    cell.addEventListener("cell-change", () => noteText(cell));
    showKnown(cell, false);
  }
  progress.watch((isOther) => {
    for (const cell of cells) showKnown(cell, isOther);
  });
  window.addEventListener("beforeunload", (event) => {
    const isTyped = cells.some((cell) => pageCells.source(cell) !== book.get(cell));
    if (isTyped && !progress.isStored()) event.preventDefault();
  });
});
