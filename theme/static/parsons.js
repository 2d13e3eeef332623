/* Lines to be put in order, by buttons, keys or a pointer. */
(function () {
  "use strict";

  const { progress, ask: { button, copies, element, replyBox, text } } = window.neurons;
  const MOST = 4;

  /** One line: its place, its indentation, and whether it is left out. */
  function lineOf(part, moved) {
    const code = part.querySelector(".parsons-code");
    const line = {
      part, code: code.textContent, right: Number(part.dataset.line), indent: 0, out: false,
      wanted: Number(part.dataset.indent), why: part.querySelector(".ask-why"),
    };
    const press = (sign, name, change) => button(sign, () => moved(line, change), {
      "aria-label": `${name}: ${line.code}`, title: name, class: "live-button parsons-button",
    });
    const leave = press("\u2715", "Leave out or take in", "out");
    part.draggable = true;
    part.replaceChildren(code, element("span", { class: "parsons-buttons" },
      press("\u2191", "Up", "up"), press("\u2193", "Down", "down"),
      press("\u2190", "Less indented", "less"), press("\u2192", "More indented", "more"), leave));
    part.addEventListener("keydown", (event) => {
      const change = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "less", ArrowRight: "more" }[event.key];
      if (!change) return;
      event.preventDefault();
      moved(line, change);
    });
    return { ...line, show: () => show(line, code, leave), line };
  }

  function show(line, code, leave) {
    code.style.marginInlineStart = `${2 * line.indent}em`;
    line.part.classList.toggle("parsons-out", line.out);
    leave.setAttribute("aria-pressed", line.out);
  }

  /** What of a program is wrong first; its words, or undefined for a right one. */
  function fault(program, right, swapped) {
    const wrong = program.find((line) => !line.right);
    if (wrong) return copies(wrong.why).filter((part) => !part.classList?.contains("ask-verdict"));
    if (program.length < right.length) {
      return [text(`${program.length} of ${right.length} lines are in: one that is needed is left out.`)];
    }
    const late = program.findIndex((line, i) => !fits(line, i + 1, right, swapped));
    if (late >= 0) return [text(`Look at line ${late + 1}: what must have happened before it?`)];
    const askew = program.findIndex((line) => line.indent !== line.wanted);
    if (askew >= 0) return [text(`The order is right. Look at the indentation of line ${askew + 1}.`)];
    return undefined;
  }

  /** Whether a line may stand in a place: its own, that of an equal line, or a swapped one. */
  function fits(line, place, right, swapped) {
    if (swapped.has(place) && swapped.has(line.right)) return true;
    return right[place - 1].code === line.code;
  }

  function enhance(box, noted = () => {}) {
    const { parsons: name, anyOrder = "" } = box.dataset;
    const list = box.querySelector(".parsons-lines");
    const swapped = new Set(anyOrder.split(" ").filter(Boolean).map(Number));
    const reply = replyBox();
    const heard = element("p", { class: "parsons-heard", role: "status" });

    const moved = (line, change) => {
      const focus = document.activeElement;
      if (change === "up") line.part.previousElementSibling?.before(line.part);
      if (change === "down") line.part.nextElementSibling?.after(line.part);
      if (change === "less") line.indent = Math.max(0, line.indent - 1);
      if (change === "more") line.indent = Math.min(MOST, line.indent + 1);
      if (change === "out") line.out = !line.out;
      // A part that is put elsewhere loses the focus.
      if (line.part.contains(focus)) focus.focus();
      lines.forEach((one) => one.show());
      const place = [...list.children].indexOf(line.part) + 1;
      heard.textContent = line.out ? `${line.code}: left out.`
        : `${line.code}: line ${place} of ${lines.length}, indented ${line.indent} ${line.indent === 1 ? "time" : "times"}.`;
    };
    const lines = [...list.children].map((part) => lineOf(part, moved));
    const right = lines.map(({ line }) => line).filter((line) => line.right).sort((a, b) => a.right - b.right);
    const program = () => [...list.children]
      .map((part) => lines.find(({ line }) => line.part === part).line).filter((line) => !line.out);

    function answer() {
      const made = program();
      const words = fault(made, right, swapped);
      reply.show(words ? "wrong" : "right", ...(words ?? [text("Every line stands where it must.")]));
      progress.note(name, made.map((line) => line.code).join("\n"), !words);
      noted(!words);
    }

    function shown() {
      for (const { line } of lines) Object.assign(line, { out: !line.right, indent: line.wanted });
      list.append(...right.map((line) => line.part), ...lines.filter(({ line }) => !line.right).map(({ line }) => line.part));
      lines.forEach((one) => one.show());
      reply.show("unclear", text("This is the order; the lines below it don\u2019t belong."));
      if (!progress.get(name)) progress.note(name, "", false);
      noted(false);
    }

    drag(list, moved, lines);
    lines.forEach((one) => one.show());
    box.querySelector(".ask-answer").hidden = true;
    box.append(element("div", { class: "ask-form" },
      element("p", { class: "parsons-how" }, "Move the lines by their buttons, by the arrow keys on a button, or by dragging. Leave out what doesn\u2019t belong."),
      element("div", { class: "live-buttons" }, button("Answer", answer, { "data-answer": "" }),
        button("Show the answer", shown, { "data-show": "" })),
      reply.box, heard));
  }

  /** Let a pointer carry a line to another place. */
  function drag(list, moved, lines) {
    let carried;
    list.addEventListener("dragstart", (event) => {
      carried = event.target.closest?.("li");
      event.dataTransfer.effectAllowed = "move";
    });
    list.addEventListener("dragover", (event) => {
      const over = event.target.closest("li");
      if (!carried || !over || over === carried) return;
      event.preventDefault();
      const { top, height } = over.getBoundingClientRect();
      if (event.clientY < top + height / 2) over.before(carried);
      else over.after(carried);
    });
    list.addEventListener("dragend", () => {
      const found = lines.find(({ line }) => line.part === carried);
      carried = undefined;
      if (found) moved(found.line, "");
    });
  }

  window.neurons.parsons = { enhance };
  for (const box of document.querySelectorAll("[data-parsons]")) enhance(box);
})();
