/* Numbers travel forward through a network and slopes back, on the drawing itself.
   It comes with the figure's data, as the page's cell made it. */
(function () {
  "use strict";

  const { add, button, element, say, slider, stepOf, unit } = window.liveFigures;
  const PACE = 900;
  const REST = 1100;
  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
  // Each with its slope, by the sum z and the output a.
  const FUNCTIONS = {
    linear: [(z) => z, () => 1],
    relu: [(z) => Math.max(0, z), (z) => Number(z > 0)],
    sigmoid: [(z) => 1 / (1 + Math.exp(-z)), (z, a) => a * (1 - a)],
    tanh: [Math.tanh, (z, a) => 1 - a * a],
  };
  const word = (label) => label.replace(/\s*\([^)]*\)$/, "");
  const total = (values) => values.reduce((sum, value) => sum + value, 0);

  /** A number for reading; one that only rounds to 0 says so. */
  function shown(value) {
    if (Math.abs(value) < 1e-12) return "0";
    return Math.abs(value) < 0.0005 ? "nearly 0" : say(value, 3);
  }

  /** What each column holds: the inputs, then sums and outputs of each layer. */
  function forward(layers, x) {
    const columns = [{ out: x }];
    for (const { kernel, bias, activation } of layers) {
      const before = columns.at(-1).out;
      const sums = bias.map((b, j) => b + total(before.map((v, i) => v * kernel[i][j])));
      columns.push({ sums, out: sums.map(FUNCTIONS[activation][0]) });
    }
    return columns;
  }

  /** Slopes of the loss, the mean of the squared errors: for each layer's sums and numbers. */
  function backward(layers, columns, y) {
    const found = [];
    let own = columns.at(-1).out.map((a, j) => (2 * (a - y[j])) / y.length);
    for (let c = layers.length; c > 0; c -= 1) {
      const { kernel, activation } = layers[c - 1];
      const { sums, out } = columns[c];
      const bend = sums.map((z, j) => FUNCTIONS[activation][1](z, out[j]));
      const bias = own.map((slope, j) => slope * bend[j]);
      found[c] = { own, bend, bias, kernel: columns[c - 1].out.map((v) => bias.map((slope) => v * slope)) };
      own = kernel.map((row) => total(row.map((w, j) => w * bias[j])));
    }
    return found;
  }

  const lossOf = (columns, y) => total(columns.at(-1).out.map((a, j) => (a - y[j]) ** 2)) / y.length;

  add("passes", (data) => {
    const { nodes, lines, inputs, outputs, ranges, y } = data;
    const isBack = Boolean(y);
    const last = data.layers.length;
    let { layers, x } = structuredClone(data);
    let [at, timer, isPlaying, lossBefore] = [0, 0, false, 0];
    const names = ["inputs", ...Array.from({ length: last - 1 }, (_, i) => `hidden ${i + 1}`), "output"];
    const bends = (c) => layers[c - 1].activation !== "linear";
    const passes = layers.flatMap((_, i) => [["sums", i + 1], ...(bends(i + 1) ? [["out", i + 1]] : [])]);
    const stages = [["inputs", 0], ...passes, ...(isBack
      ? [["loss", last], ...layers.map((_, i) => ["slopes", last - i]), ["step", last]] : [])];

    const svg = new DOMParser().parseFromString(data.svg, "image/svg+xml").documentElement;
    const strokes = [...svg.querySelectorAll("line")].slice(0, lines.length);
    const heads = [...svg.querySelectorAll("polygon")].slice(0, lines.length);
    const labels = lines.map((line) => (data.labeled ? labelOf(line) : null));
    const under = nodes.map(({ x: left, y: top }) => element("text", { class: "live-held", x: left, y: top + 40, "text-anchor": "middle" }));
    const moving = element("g", { class: "live-moving", "aria-hidden": "true" });
    svg.append(...labels.filter(Boolean).map(({ box }) => box), ...under, moving);

    /** The number along a line; a long one leaves the node where the line begins. */
    function labelOf({ x: left, y: top, start, end }) {
      const [from, to] = [nodes[start], nodes[end]];
      const angle = Math.atan2(to.y - from.y, to.x - from.x);
      const paper = element("rect", { class: "live-paper", y: -9, height: 18 });
      const text = element("text", { y: 5, "text-anchor": "middle" });
      const box = element("g", {}, paper, text);
      const show = (words) => {
        const width = words.length * 7.4 + 4;
        const far = Math.max(Math.hypot(left - from.x, top - from.y), 32 + width / 2);
        box.setAttribute("transform", `translate(${from.x + far * Math.cos(angle)} ${from.y + far * Math.sin(angle)}) rotate(${(angle * 180) / Math.PI})`);
        paper.setAttribute("x", -width / 2);
        paper.setAttribute("width", width);
        text.textContent = words;
      };
      return { box, show };
    }

    /** The numbers of a layer that a line stands for: a list, and the place in it. */
    function numberOf({ start, end }, from = layers[nodes[end].column - 1]) {
      return nodes[start].kind === "bias" ? [from.bias, nodes[end].index] : [from.kernel[nodes[start].index], nodes[end].index];
    }
    function weightOf(line) {
      const [list, place] = numberOf(line);
      return list[place];
    }

    /** How far a column is after a stage: -1 for not at all, then its sums, outputs, slopes. */
    function reached(column, stage) {
      return Math.max(-1, ...stages.slice(0, stage + 1).map(([kind, c]) => {
        if (kind === "inputs") return column ? -1 : 1;
        return c === column ? ["sums", "out", "slopes"].indexOf(kind) : -1;
      }));
    }

    /** What stands below a node. */
    function held({ kind, column, index }, far, columns, slopes) {
      if (kind === "bias" || far < 0) return "";
      const { sums, out } = columns[column];
      if (!column) return shown(out[index]);
      if (far === 2 && stages[at][0] !== "step") return `slope ${shown(slopes[column].bias[index])}`;
      if (!bends(column)) return shown(sums[index]);
      return far ? `${shown(sums[index])} → ${shown(out[index])}` : `Σ ${shown(sums[index])}`;
    }

    /** Numbers on the lines and below the nodes as they are after a stage. */
    function paint(stage = at) {
      const columns = forward(layers, x);
      const slopes = isBack && backward(layers, columns, y);
      const [kind, column] = stages[at];
      nodes.forEach((node, i) => { under[i].textContent = held(node, reached(node.column, stage), columns, slopes); });
      lines.forEach((line, i) => {
        const weight = weightOf(line);
        const far = nodes[line.end].column;
        const isLit = ["sums", "slopes"].includes(kind) && far === column;
        strokes[i].setAttribute("stroke-width", isLit ? 3 : 1.5);
        for (const part of [strokes[i], heads[i]]) part.setAttribute("opacity", weight ? 1 : 0.25);
        heads[i].style.fill = weight < 0 ? "var(--paper, #fff)" : strokes[i].getAttribute("stroke");
        const [list, place] = slopes ? numberOf(line, slopes[far]) : [];
        const letter = nodes[line.start].kind === "bias" ? "b" : "w";
        labels[i]?.show(reached(far, stage) === 2 && kind !== "step" ? `\u2202J/\u2202${letter} ${shown(list[place])}` : shown(weight));
      });
    }

    /** What travels in this stage: from where to where, and the number. */
    function travelers() {
      const [kind, column] = stages[at];
      const columns = forward(layers, x);
      const slopes = isBack && backward(layers, columns, y);
      const isForward = kind === "sums";
      if (!isForward && kind !== "slopes") return [];
      return lines.filter((line) => nodes[line.end].column === column + !isForward && weightOf(line)).flatMap((line) => {
        const [start, end] = [nodes[line.start], nodes[line.end]];
        const isBias = start.kind === "bias";
        const [x1, y1, x2, y2] = ["x1", "y1", "x2", "y2"].map((name) => Number(strokes[lines.indexOf(line)].getAttribute(name)));
        if (isForward) return [[[x1, y1], [x2, y2], weightOf(line) * (isBias ? 1 : columns[column - 1].out[start.index])]];
        return isBias ? [] : [[[x2, y2], [x1, y1], weightOf(line) * slopes[column + 1].bias[end.index]]];
      });
    }

    /** Show a stage; what travels is on its way first, unless the reader wants no motion. */
    function go(next, done = () => {}) {
      cancelAnimationFrame(timer);
      at = next;
      if (stages[at][0] === "step") take();
      says.textContent = sentence();
      const all = isStill() ? [] : travelers();
      const texts = all.map(([, , number]) => element("text", { "text-anchor": "middle" }, shown(number)));
      const since = performance.now();
      paint(texts.length ? at - 1 : at);
      moving.replaceChildren(...texts);
      const wait = texts.length ? PACE : 0;
      const frame = (now) => {
        const share = Math.min(1, Math.max(0, (now - since) / wait));
        all.forEach(([from, to], i) => texts[i]?.setAttribute("transform",
          `translate(${from[0] + share * (to[0] - from[0])} ${from[1] + share * (to[1] - from[1]) + 5})`));
        if (share >= 1 && moving.firstChild) settle();
        if (now - since < wait + (isPlaying ? REST : 0)) timer = requestAnimationFrame(frame);
        else done();
      };
      if (texts.length || isPlaying) frame(since);
    }

    /** One step down: each number moves against its slope. */
    function take() {
      const columns = forward(layers, x);
      const slopes = backward(layers, columns, y);
      lossBefore = lossOf(columns, y);
      layers = layers.map(({ kernel, bias, activation }, i) => ({
        kernel: kernel.map((row, k) => row.map((w, j) => w - data.rate * slopes[i + 1].kernel[k][j])),
        bias: bias.map((b, j) => b - data.rate * slopes[i + 1].bias[j]),
        activation,
      }));
    }

    const joined = (terms) => terms.join(" + ").replaceAll("+ \u2212", "\u2212 ");
    const nameOf = ({ column, index }) => (layers[column - 1]?.bias.length > 1 ? `${names[column]}, unit ${index}` : names[column]);

    function sentence() {
      const [kind, c] = stages[at];
      const columns = forward(layers, x);
      const { sums, out } = columns[c];
      if (kind === "inputs") return `Inputs: ${inputs.map((label, i) => `${word(label)} ${shown(x[i])}`).join(", ")}.`;
      const ends = c === last ? ` ${unit(outputs[0])}` : "";
      const title = names[c][0].toUpperCase() + names[c].slice(1);
      const each = (of) => sums.map((sum, j) => (sums.length > 1 ? `unit ${j}: ${of(sum, j)}` : of(sum, j)));
      if (kind === "sums") {
        const { kernel, bias } = layers[c - 1];
        return `${title}, the sums.\n${each((sum, j) => {
          const terms = kernel.map((row, i) => row[j] && `${shown(row[j])} · ${shown(columns[c - 1].out[i])}`);
          return `${joined([...terms, bias[j] && shown(bias[j])].filter(Boolean)) || 0} = ${shown(sum)}${bends(c) ? "" : ends}`;
        }).join("\n")}`;
      }
      if (kind === "out") return `${title}: ${layers[c - 1].activation} gives ${each((_, j) => `${shown(out[j])}${ends}`).join(", ")}.`;
      if (kind === "loss") return `The prediction is ${out.map(shown).join(", ")}, the truth ${y.map(shown).join(", ")}: the loss J is ${shown(lossOf(columns, y))}.`;
      if (kind === "step") {
        const loss = lossOf(columns, y);
        return `One step with the learning rate ${say(data.rate, 6)}: each number moves against its slope. The loss ${loss > lossBefore ? "rises" : "falls"} from ${shown(lossBefore)} to ${shown(loss)}.`;
      }
      const { own, bend, bias, kernel } = backward(layers, columns, y)[c];
      return `Back to ${names[c]}.\n${each((_, j) => {
        const weights = kernel.map((row, i) => `weight: ${shown(bias[j])} · ${shown(columns[c - 1].out[i])} = ${shown(row[j])}`);
        return `slope of J for the sum: ${shown(own[j])} · ${shown(bend[j])} = ${shown(bias[j])}; ${weights.join("; ")}; bias: ${shown(bias[j])}`;
      }).join("\n")}`;
    }

    function pause() {
      isPlaying = false;
      play.textContent = "Play";
      play.setAttribute("aria-pressed", "false");
    }
    function onward() {
      if (at + 1 < stages.length) go(at + 1, onward);
      else pause();
    }
    const play = button("Play", () => {
      if (isPlaying) {
        pause();
        settle();
        return;
      }
      isPlaying = true;
      play.textContent = "Pause";
      play.setAttribute("aria-pressed", "true");
      go(at + 1 < stages.length ? at + 1 : 0, onward);
    });
    const step = button("Step", () => {
      pause();
      go((at + 1) % stages.length);
    });
    const reset = button("Reset", () => {
      pause();
      ({ layers, x } = structuredClone(data));
      sliders.forEach((one, i) => one.show(x[i]));
      weight.show(weightOf(lines[picked.value]));
      go(0);
    });
    play.dataset.play = step.dataset.step = reset.dataset.reset = "";
    const says = element("output", { class: "live-status", role: "status" });

    /** Let all that travels arrive. */
    function settle() {
      cancelAnimationFrame(timer);
      moving.replaceChildren();
      paint();
    }
    /** A number was moved: what has come so far is computed anew, without motion. */
    function changed() {
      pause();
      if (stages[at][0] === "step") at = 0;  // it was taken with the old numbers
      settle();
      says.textContent = sentence();
    }
    const sliders = inputs.map((label, i) => slider(word(label), ranges[i], stepOf(ranges[i]), unit(label), (value) => {
      x[i] = value;
      sliders[i].show(value);
      changed();
    }));
    const picked = element("select", { class: "live-button" }, ...lines.map((line, i) => {
      const [start, end] = [nodes[line.start], nodes[line.end]];
      const from = start.kind === "bias" ? "bias" : start.column ? nameOf(start) : word(inputs[start.index]);
      return element("option", { value: i }, `${from} → ${nameOf(end)}`);
    }));
    const weight = slider("its number", [-10, 10], 0.1, "", (value) => {
      const [list, place] = numberOf(lines[picked.value]);
      list[place] = value;
      weight.show(value);
      changed();
    });
    picked.addEventListener("change", () => weight.show(weightOf(lines[picked.value])));

    const caption = isBack
      ? "The chain rule on the drawing: numbers go forward, slopes of the loss J come back, then each number takes its step."
      : "One example goes through the network: each unit shows its sum (Σ), then what its activation makes of it.";
    svg.setAttribute("aria-label", caption);
    const figure = element("figure", { class: "live" },
      element("div", { class: "live-wide", role: "region", tabindex: 0, "aria-label": "the network" }, svg),
      element("div", { class: "live-controls" }, element("div", { class: "live-buttons" }, play, step, reset),
        ...sliders.map(({ box }) => box), element("label", { class: "live-slider" }, element("span", {}, "line"), picked), weight.box),
      says, element("figcaption", {}, caption));
    sliders.forEach((one, i) => one.show(x[i]));
    weight.show(weightOf(lines[0]));
    pause();
    go(0);
    return figure;
  });
})();
