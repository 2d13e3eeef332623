/* A dense layer's kernel: which lines are a row, which are a column. */
(function () {
  "use strict";

  const { add, choice, element, panel, resetButton, say, slider, stepOf, unit } = window.liveFigures;
  const ROW = 74;
  const word = (label) => label.replace(/\s*\([^)]*\)$/, "");

  function text(x, y, label, anchor, isBold) {
    const weight = isBold ? "bold" : "normal";
    return element("text", { x, y: y + 5, "text-anchor": anchor, "font-weight": weight }, label);
  }

  add("kernel", ({ kernel, bias, inputs, outputs, x, x_range }) => {
    const n = inputs.length;
    // Rows first, then columns: the place of the pressed button.
    let chosen = 0;
    const first = [...x];
    const isLit = (i, j) => chosen === i || chosen === n + j;
    const total = (j) => kernel.reduce((sum, row, i) => sum + row[j] * x[i], bias[j]);

    function node(svg, shape, at, y, label, value, isLeft) {
      const end = isLeft ? "end" : "start";
      const beside = at + (isLeft ? -16 : 18);
      svg.append(shape, text(beside, y - 9, word(label), end),
        text(beside, y + 9, `${say(value, 1)} ${unit(label)}`, end));
    }

    function paint(svg, width) {
      const left = Math.min(140, width * 0.27);
      const right = width - Math.min(150, width * 0.33);
      const start = (i) => 30 + i * ROW;
      const end = (j) => start(j + (n - outputs.length) / 2);
      const lines = element("g", { class: "live-axes" });
      const labels = element("g", { class: "live-axes" });
      kernel.forEach((row, i) => row.forEach((weight, j) => {
        const lit = isLit(i, j);
        // Thick and thin, so that color is not alone in telling them apart.
        lines.append(element("line", { x1: left, y1: start(i), x2: right, y2: end(j),
          class: lit ? "live-line live-chosen" : "live-faint" }));
        const at = 0.2 + 0.22 * j;
        const label = text(left + at * (right - left), start(i) + at * (end(j) - start(i)),
          say(weight, 4), "middle", lit);
        label.setAttribute("class", "live-weight");
        labels.append(label);
      }));
      inputs.forEach((label, i) => node(labels,
        element("rect", { class: "live-node", x: left - 9, y: start(i) - 9, width: 18, height: 18 }),
        left, start(i), label, x[i], true));
      outputs.forEach((label, j) => node(labels,
        element("circle", { class: "live-node", cx: right, cy: end(j), r: 11 }),
        right, end(j), label, total(j), false));
      svg.append(lines, labels);
    }

    function sentence() {
      const rate = (i, j) => `${say(kernel[i][j], 4)} ${unit(outputs[j])} per ${unit(inputs[i])}`;
      const j = chosen - n;
      if (j < 0) {
        const parts = outputs.map((label, k) => `${rate(chosen, k)} to ${word(label)}`);
        return `Row ${chosen} leaves ${word(inputs[chosen])}: ${parts.join(", ")}.`;
      }
      const terms = kernel.map((row, i) => `${say(row[j], 4)} \u00b7 ${say(x[i], 2)}`);
      const sum = [...terms, say(bias[j], 4)].join(" + ").replaceAll("+ \u2212", "\u2212 ");
      return `Column ${j} arrives at ${word(outputs[j])}: ${sum} = ${say(total(j), 1)} ${unit(outputs[j])}.`;
    }

    function set(next) {
      chosen = next;
      choices.show(chosen);
      sliders.forEach((made, i) => made.show(x[i]));
      view.show(sentence());
    }

    const view = panel(20 + ROW * n, paint);
    const names = [...inputs.map((label, i) => `row ${i}: ${word(label)}`),
      ...outputs.map((label, j) => `column ${j}: ${word(label)}`)];
    const choices = choice(names, "row or column", set);
    const sliders = inputs.map((label, i) => slider(word(label), x_range, stepOf(x_range), unit(label), (value) => {
      x[i] = value;
      set(chosen);
    }));
    const figure = view.finish("A layer\u2019s kernel as lines: a row leaves one input, a column arrives at one neuron.",
      choices.box, ...sliders.map((made) => made.box),
      element("div", { class: "live-buttons" }, resetButton(() => {
        first.forEach((value, i) => { x[i] = value; });
        set(1);
      })));
    set(1);
    return figure;
  });
})();
