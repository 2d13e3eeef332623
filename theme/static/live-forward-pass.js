/* One example goes through a network, layer by layer, with each multiply-add. */
(function () {
  "use strict";

  const { add, choice, element, panel, say, slider, stepOf, unit } = window.liveFigures;
  const ROW = 56;
  const FUNCTIONS = {
    linear: (z) => z,
    relu: (z) => Math.max(0, z),
    sigmoid: (z) => 1 / (1 + Math.exp(-z)),
    tanh: Math.tanh,
  };
  const word = (label) => label.replace(/\s*\([^)]*\)$/, "");

  add("forward-pass", ({ layers, inputs, outputs, x, ranges }) => {
    let chosen = 0;
    const names = ["inputs", ...layers.slice(1).map((_, i) => `hidden ${i + 1}`), "output"];
    const sizes = [x.length, ...layers.map((layer) => layer.bias.length)];
    const height = 34 + ROW * Math.max(...sizes);

    /** What each column holds: the inputs first, then sums and outputs of each layer. */
    function pass() {
      const columns = [{ out: x }];
      for (const { kernel, bias, activation } of layers) {
        const before = columns.at(-1).out;
        const sums = bias.map((b, j) => before.reduce((sum, v, i) => sum + v * kernel[i][j], b));
        columns.push({ sums, out: sums.map(FUNCTIONS[activation]) });
      }
      return columns;
    }

    function paint(svg, width) {
      const columns = pass();
      const at = (c) => 36 + (c * (width - 72)) / layers.length;
      const row = (c, k) => 34 + ((Math.max(...sizes) - sizes[c]) / 2 + k + 0.5) * ROW;
      const lines = element("g", { class: "live-axes" });
      const nodes = element("g", { class: "live-axes" });
      layers.forEach(({ kernel }, c) => kernel.forEach((weights, i) => weights.forEach((weight, j) => {
        if (!weight) return;
        lines.append(element("line", { x1: at(c), y1: row(c, i), x2: at(c + 1), y2: row(c + 1, j),
          class: c + 1 === chosen ? "live-line live-faint" : "live-faint" }));
      })));
      columns.forEach(({ out }, c) => {
        const label = names[c];
        nodes.append(element("text", { x: at(c), y: 20, "text-anchor": "middle",
          "font-weight": c === chosen ? "bold" : "normal" }, label));
        out.forEach((value, k) => {
          // Squares are inputs, as in every drawing of the course.
          nodes.append(c === 0
            ? element("rect", { class: "live-node", x: at(c) - 23, y: row(c, k) - 17, width: 46, height: 34 })
            : element("circle", { class: "live-node", cx: at(c), cy: row(c, k), r: 24 }));
          nodes.append(element("text", { x: at(c), y: row(c, k) + 5, "text-anchor": "middle" },
            c > chosen ? "?" : say(value, 1)));
        });
      });
      svg.append(lines, nodes);
    }

    function sentence() {
      const columns = pass();
      const { sums, out } = columns[chosen];
      if (!chosen) return `Inputs: ${inputs.map((label, i) => `${word(label)} ${say(x[i], 2)}`).join(", ")}.`;
      const { kernel, bias, activation } = layers[chosen - 1];
      const before = columns[chosen - 1].out;
      return sums.map((sum, j) => {
        const terms = kernel.map((row, i) => row[j] && `${say(row[j], 3)} \u00b7 ${say(before[i], 2)}`);
        const all = [...terms, bias[j] && say(bias[j], 3)].filter(Boolean).join(" + ").replaceAll("+ \u2212", "\u2212 ");
        const last = chosen === layers.length ? ` ${unit(outputs[j])}` : "";
        const after = activation === "linear" ? "" : `; ${activation} gives ${say(out[j], 3)}`;
        return `Unit ${j}: ${all || 0} = ${say(sum, 3)}${after}${last}.`;
      }).join("\n");
    }

    function set(next) {
      chosen = next;
      choices.show(chosen);
      sliders.forEach((made, i) => made.show(x[i]));
      view.show(sentence());
    }

    const view = panel(height, paint);
    const choices = choice(names, "how far the example has come", set);
    const sliders = inputs.map((label, i) => slider(word(label), ranges[i], stepOf(ranges[i]), unit(label), (value) => {
      x[i] = value;
      set(chosen);
    }));
    const figure = view.finish("One example goes through the network; a question mark has not been computed yet.",
      choices.box, ...sliders.map((made) => made.box));
    figure.querySelector("output").style.whiteSpace = "pre-line";
    set(0);
    return figure;
  });
})();
