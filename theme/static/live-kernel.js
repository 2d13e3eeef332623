/* A dense layer's kernel: which lines are a row, which are a column. */
(function () {
  "use strict";

  const { add, button, element, say, slider, stepOf, unit } = window.liveFigures;
  const ROW = 74;
  const WORD = (label) => label.replace(/\s*\([^)]*\)$/, "");

  function signed(terms, bias) {
    return [...terms, say(bias, 4)].join(" + ").replaceAll("+ \u2212", "\u2212 ");
  }

  function kernelFigure(data) {
    const { kernel, bias, inputs, outputs } = data;
    const x = [...data.x];
    let chosen = { axis: "row", index: 0 };
    const svg = element("svg", { role: "img" });
    const height = 20 + ROW * Math.max(inputs.length, outputs.length + 1);
    const status = element("output", { class: "live-status", role: "status" });
    const words = element("p", { class: "live-words" });

    const isLit = (i, j) => (chosen.axis === "row" ? i === chosen.index : j === chosen.index);

    function text(at, label, anchor, lit) {
      const made = element("text", { x: at[0], y: at[1] + 5, "text-anchor": anchor }, label);
      if (lit) made.setAttribute("font-weight", "bold");
      return made;
    }

    function draw() {
      const width = Math.max(280, Math.round(figure.clientWidth));
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      svg.setAttribute("height", height);
      const left = Math.min(140, width * 0.3);
      const right = width - Math.min(150, width * 0.34);
      const start = (i) => [left, 30 + i * ROW];
      const end = (j) => [right, 30 + (j + (inputs.length - outputs.length) / 2) * ROW];
      const lines = element("g", { class: "live-axes" });
      const labels = element("g", { class: "live-axes" });
      kernel.forEach((row, i) => row.forEach((weight, j) => {
        const [[x1, y1], [x2, y2]] = [start(i), end(j)];
        const lit = isLit(i, j);
        const line = element("line", { x1, y1, x2, y2 });
        // Thick and thin, so that colour is not alone in telling them apart.
        line.setAttribute("class", lit ? "live-line" : "live-faint");
        lines.append(line);
        const at = 0.2 + 0.18 * j;
        const place = [x1 + at * (x2 - x1), y1 + at * (y2 - y1) - 12];
        labels.append(text(place, say(weight, 4), "middle", lit));
      }));
      inputs.forEach((name, i) => labels.append(
        text([left - 16, start(i)[1] - 9], WORD(name), "end", false),
        text([left - 16, start(i)[1] + 9], `${say(x[i], 2)} ${unit(name)}`, "end", false),
        element("rect", { class: "live-node", x: left - 9, y: start(i)[1] - 9, width: 18, height: 18 })));
      outputs.forEach((name, j) => labels.append(
        text([right + 18, end(j)[1] - 9], WORD(name), "start", false),
        text([right + 18, end(j)[1] + 9], `${say(total(j), 1)} ${unit(name)}`, "start", false),
        element("circle", { class: "live-node", cx: right, cy: end(j)[1], r: 11 })));
      svg.replaceChildren(lines, labels);
      svg.setAttribute("aria-label", `Lines from ${inputs.map(WORD).join(", ")} to ${outputs.map(WORD).join(", ")}.`);
    }

    const total = (j) => kernel.reduce((sum, row, i) => sum + row[j] * x[i], bias[j]);

    function tell() {
      const k = chosen.index;
      const rates = (i, j) => `${say(kernel[i][j], 4)} ${unit(outputs[j])} per ${unit(inputs[i])}`;
      if (chosen.axis === "row") {
        const parts = outputs.map((name, j) => `${rates(k, j)} to ${WORD(name)}`);
        status.textContent = `Row ${k} leaves ${WORD(inputs[k])}: ${parts.join(", ")}.`;
      } else {
        const parts = inputs.map((name, i) => `${rates(i, k)} from ${WORD(name)}`);
        status.textContent = `Column ${k} arrives at the neuron for ${WORD(outputs[k])}: ${parts.join(", ")}.`;
      }
      words.textContent = outputs.map((name, j) => {
        const terms = kernel.map((row, i) => `${say(row[j], 4)} \u00b7 ${say(x[i], 2)}`);
        return `${WORD(name)}: ${signed(terms, bias[j])} = ${say(total(j), 1)} ${unit(name)}`;
      }).join("; ");
    }

    function show() {
      for (const [made, axis, index] of choices) {
        made.setAttribute("aria-pressed", chosen.axis === axis && chosen.index === index);
      }
      draw();
      tell();
    }

    function choice(axis, index, name) {
      const made = button(`${axis} ${index}: ${WORD(name)}`, () => {
        chosen = { axis, index };
        show();
      });
      return [made, axis, index];
    }

    const choices = [
      ...inputs.map((name, i) => choice("row", i, name)),
      ...outputs.map((name, j) => choice("column", j, name)),
    ];
    const sliders = inputs.map((name, i) => {
      const made = slider(WORD(name), data.x_range, stepOf(data.x_range), unit(name), (value) => {
        x[i] = value;
        made.show(value);
        show();
      });
      made.show(x[i]);
      return made.box;
    });
    const figure = element("figure", { class: "live" }, svg,
      element("div", { class: "live-controls" },
        element("div", { class: "live-buttons" }, ...choices.map(([made]) => made)), ...sliders),
      status, words,
      element("figcaption", {}, "The kernel as lines: a row leaves one input, a column arrives at one neuron."));
    new ResizeObserver(draw).observe(figure);
    show();
    return figure;
  }

  add("kernel", kernelFigure);
})();
