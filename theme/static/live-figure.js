/* Figures that a reader moves. Without this script the still picture stays. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const HEIGHT = 380;
  const MARGIN = { top: 12, right: 14, bottom: 48, left: 58 };

  function element(name, attributes, ...children) {
    const isSvg = /^(svg|g|line|circle|rect|path|polygon|polyline|text|title)$/.test(name);
    const made = isSvg
      ? document.createElementNS(SVG, name)
      : document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) {
      made.setAttribute(key, value);
    }
    made.append(...children);
    return made;
  }

  /** Round steps, such as 0, 5, 10: at most `count` of them between two values. */
  function ticks(low, high, count) {
    const rough = (high - low) / count;
    const power = 10 ** Math.floor(Math.log10(rough));
    const step = [1, 2, 5, 10].map((m) => m * power).find((s) => s >= rough);
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    const digits = Math.max(0, -Math.floor(Math.log10(step)));
    return Array.from({ length: last - first + 1 }, (_, i) =>
      Number(((first + i) * step).toFixed(digits)),
    );
  }

  /** A number for reading: at most so many decimals, thousands apart, a real minus sign. */
  function say(value, decimals) {
    // Not by Intl: to look a language up there takes longer than all else here.
    const [whole, part] = String(Number(value.toFixed(decimals))).split(".");
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",").replace("-", "\u2212");
    return part ? `${grouped}.${part}` : grouped;
  }

  const unit = (label) => /\(([^)]*)\)\s*$/.exec(label)?.[1] ?? "";

  const scale = (from, to) => (value) => to[0] + ((value - from[0]) / (from[1] - from[0])) * (to[1] - to[0]);

  function padded(values, share) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    return [low, high].map((end, i) => end + (i ? 1 : -1) * (high - low || 1) * share);
  }

  /** Axes with round figures, from the top left of `svg`; returns the scales of both. */
  function axes(svg, ranges, labels, width, height = HEIGHT) {
    const [right, bottom] = [width - MARGIN.right, height - MARGIN.bottom];
    const x = scale(ranges.x, [MARGIN.left, right]);
    const y = scale(ranges.y, [bottom, MARGIN.top]);
    const group = element("g", { class: "live-axes" });
    for (const value of ticks(...ranges.x, width < 420 ? 5 : 8)) {
      group.append(
        element("line", { x1: x(value), x2: x(value), y1: MARGIN.top, y2: bottom }),
        element("text", { x: x(value), y: bottom + 18, "text-anchor": "middle" }, say(value, 3)),
      );
    }
    for (const value of ticks(...ranges.y, 7)) {
      group.append(
        element("line", { x1: MARGIN.left, x2: right, y1: y(value), y2: y(value) }),
        element("text", { x: MARGIN.left - 8, y: y(value) + 4, "text-anchor": "end" }, say(value, 3)),
      );
    }
    const middle = (MARGIN.top + bottom) / 2;
    group.append(
      element("text", { x: (MARGIN.left + right) / 2, y: height - 8, "text-anchor": "middle" }, labels.x),
      element("text", { transform: `translate(14 ${middle}) rotate(-90)`, "text-anchor": "middle" }, labels.y),
    );
    svg.append(group);
    return [x, y];
  }

  /** A labeled slider; `moved` is called with each new value. */
  function slider(label, range, step, unitText, moved) {
    const [min, max] = range;
    const input = element("input", { type: "range", min, max, step });
    const value = element("span", { class: "live-value" });
    input.addEventListener("input", () => moved(Number(input.value)));
    const show = (number) => {
      input.value = number;
      // One decimal more than a step has; a tiny number shows its first two figures.
      const fine = 1 - Math.floor(Math.log10(input.step));
      const small = number ? Math.ceil(1 - Math.log10(Math.abs(number))) : 0;
      const text = `${say(number, Math.min(20, Math.max(0, fine, small)))} ${unitText}`.trim();
      value.textContent = text;
      input.setAttribute("aria-valuetext", text);
    };
    const box = element("label", { class: "live-slider" }, element("span", {}, label), input, value);
    return { box, show };
  }

  /** The button that takes a figure back to where it began. */
  function resetButton(pressed) {
    const made = button("Reset", pressed);
    made.dataset.reset = "";
    return made;
  }

  function button(text, pressed) {
    const made = element("button", { type: "button", class: "live-button" }, text);
    made.addEventListener("click", pressed);
    return made;
  }

  /** Buttons of which one is pressed; `picked` is called with its place. */
  function choice(names, label, picked) {
    const made = names.map((name, i) => button(name, () => picked(i)));
    const box = element("div", { class: "live-buttons", role: "group", "aria-label": label }, ...made);
    const show = (chosen, count = made.length) => made.forEach((one, i) => {
      one.hidden = i >= count;
      one.setAttribute("aria-pressed", i === chosen);
    });
    return { box, show };
  }

  /**
   * A figure with a picture, controls, a sentence and a caption.
   * `paint(svg, width)` draws; it is called again when the figure's width changes.
   */
  function panel(height, paint) {
    const svg = element("svg", { role: "img", height });
    const status = element("output", { class: "live-status", role: "status" });
    const figure = element("figure", { class: "live" }, svg);
    function draw() {
      const width = Math.round(figure.clientWidth);
      // While a page is laid out, a figure may be narrower than its margins.
      if (width < 100) return;
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      // Drawn apart: each mark put into the page itself would have it look at its styles.
      const drawn = element("svg");
      paint(drawn, width);
      svg.replaceChildren(...drawn.childNodes);
    }
    function show(text) {
      draw();
      status.textContent = text;
    }
    function finish(caption, ...controls) {
      svg.setAttribute("aria-label", caption);
      figure.append(element("div", { class: "live-controls" }, ...controls), status,
        element("figcaption", {}, caption));
      new ResizeObserver(draw).observe(figure);
      return figure;
    }
    return { draw, show, finish };
  }

  /** A panel with axes: `paint(svg, x, y)` gets the scales of both. */
  function chart(ranges, labels, paint) {
    return panel(HEIGHT, (svg, width) => paint(svg, ...axes(svg, ranges, labels, width)));
  }

  /** A broken line through points; what leaves the ranges is cut off at the frame. */
  function broken(points, x, y, ranges, kind = "") {
    const [left, right, top, bottom] = [x(ranges.x[0]), x(ranges.x[1]), y(ranges.y[1]), y(ranges.y[0])];
    const size = { x: left, y: top, width: right - left, height: bottom - top };
    return element("svg", { ...size, viewBox: Object.values(size).join(" ") },
      element("polyline", { class: `live-line ${kind}`, points: points.map(([p, q]) => `${x(p)},${y(q)}`).join(" ") }));
  }

  /** A point for each row; those of equal rows stand side by side. */
  function dots({ x: xs, y: ys, names = [] }, x, y, every = 1) {
    const seen = {};
    return xs.flatMap((value, i) => {
      if (i % every) return [];
      const before = seen[[value, ys[i]]] ?? 0;
      // In turn to the right and to the left: 0, 1, -1, 2, -2; not beyond 4.
      seen[[value, ys[i]]] = Math.min(8, before + 1);
      const aside = 5 * Math.ceil(before / 2) * (before % 2 ? 1 : -1);
      return [element("circle", { class: "live-point", cx: x(value) + aside, cy: y(ys[i]), r: 4.5 },
        element("title", {}, names[i] ?? ""))];
    });
  }

  /** A step of 1, 2 or 5 times a power of ten: about 150 of them over a range. */
  function stepOf([low, high]) {
    const rough = (high - low) / 150;
    const power = 10 ** Math.floor(Math.log10(rough));
    return Number(([1, 2, 5].map((m) => m * power).find((s) => s >= rough) || 10 * power).toPrecision(1));
  }

  function sumOfSquares(data, w, b) {
    return data.x.reduce((sum, x, i) => sum + (data.y[i] - w * x - b) ** 2, 0);
  }

  /** One neuron with one input: a weight, a bias, and the line they make. */
  function neuronLine(data) {
    const units = { x: unit(data.x_label), y: unit(data.y_label) };
    const labels = { x: data.x_label, y: data.y_label };
    const now = { w: data.w, b: data.b };
    const ranges = { x: padded(data.x, 0.05), y: padded(data.y, 0.12) };
    const line = element("g");
    const strokes = data.x.map(() => element("line", { class: "live-residual" }));
    let place = null;

    const view = chart(ranges, labels, (svg, x, y) => {
      place = { x, y };
      svg.append(...strokes);
      svg.append(...dots(data, x, y), line);
      moveLine();
    });

    function moveLine() {
      if (!place) return;
      // Cut off at the frame, so that a steep line does not leave the picture.
      const end = (x) => Math.max(ranges.y[0], Math.min(ranges.y[1], now.w * x + now.b));
      strokes.forEach((one, i) => {
        const at = place.x(data.x[i]);
        const ends = { x1: at, x2: at, y1: place.y(data.y[i]), y2: place.y(end(data.x[i])) };
        Object.entries(ends).forEach((pair) => one.setAttribute(...pair));
      });
      line.replaceChildren(broken(ranges.x.map((at) => [at, now.w * at + now.b]), place.x, place.y, ranges, "live-model"));
    }

    function set(change) {
      Object.assign(now, change);
      weight.show(now.w);
      bias.show(now.b);
      const sum = sumOfSquares(data, now.w, now.b);
      const least = sumOfSquares(data, data.best.w, data.best.b);
      // Rounded figures of the best line must not claim to beat it.
      const more = Math.round(Math.max(0, sum - least));
      view.show(`Sum of squared errors: ${say(sum, 0)} ${units.y}\u00b2, `
        + (more ? `${say(more, 0)} ${units.y}\u00b2 more than the least.` : "the least."));
    }

    const weight = slider("weight w", data.w_range, stepOf(data.w_range),
      units.x ? `${units.y} per ${units.x}` : "", (w) => set({ w }));
    const bias = slider("bias b", data.b_range, stepOf(data.b_range), units.y, (b) => set({ b }));
    const caption = `${data.x.length} points: ${labels.y} over ${labels.x}, and the neuron\u2019s line.`;
    const figure = view.finish(caption, weight.box, bias.box,
      element("div", { class: "live-buttons" },
        button("Least squares", () => set(data.best)),
        resetButton(() => set({ w: data.w, b: data.b }))));
    set({});
    return figure;
  }

  const KINDS = { "neuron-line": neuronLine };
  const SITE = new URL("..", document.currentScript.src);
  // Where the course says how a figure's numbers are computed.
  const HOW = {
    "neuron-line": "01-single-neuron.html#how-far-off-is-it",
    "plane-tilt": "02-multiple-inputs.html#the-best-plane",
    kernel: "03-dense-layers.html#a-row-per-input-a-column-per-unit",
    activation: "04-relu.html#the-five-functions-and-their-slopes",
    "relu-sum": "04-relu.html#a-few-relus-draw-any-bent-line",
    forward: "05-stacking.html#follow-one-mix-through-the-layers",
    backward: "appendix-backward.html#one-layer-many-rows",
    train: "06-compile-fit.html#one-step-down",
    "train-here": "06-compile-fit.html#one-step-down",
    descent: "06-compile-fit.html#one-step-down",
  };

  /** What all figures have: a name, a sentence that is found, and where they come from. */
  function finished(figure, name) {
    figure.dataset.figure = name;
    figure.querySelector(".live-status")?.setAttribute("data-says", "");
    const link = () => element("a", { href: new URL(`chapters/${HOW[name]}`, SITE) }, "How it is computed");
    const caption = figure.querySelector("figcaption");
    if (HOW[name]) caption.append(caption.querySelector("a") ? " · " : " ", link());
    return figure;
  }

  class LiveFigure extends HTMLElement {
    connectedCallback() {
      const still = this.querySelector("figure.live-static");
      const make = KINDS[this.dataset.kind];
      if (!make || !still) return;
      // The still picture's words go with it: they tell of one position of the line.
      const data = JSON.parse(this.querySelector("script").textContent);
      still.replaceWith(finished(make(data), data.figure ?? this.dataset.kind));
    }
  }

  customElements.define("live-figure", LiveFigure);

  /** Teach the page one more kind; `make` turns a figure's data into an element. */
  function add(kind, make) {
    KINDS[kind] = make;
    for (const figure of document.querySelectorAll(`live-figure[data-kind="${kind}"]`)) {
      figure.connectedCallback();
    }
  }

  // What the scripts of the other kinds, live-KIND.js, build on.
  window.liveFigures = {
    HEIGHT, MARGIN, add, axes, broken, button, chart, choice, dots, element, padded, panel, resetButton, say, slider,
    stepOf, ticks, unit,
  };
})();
