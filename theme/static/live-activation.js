/* One neuron with one input and a choice of activation functions. */
(function () {
  "use strict";

  const { add, broken, chart, choice, element, resetButton, say, slider, stepOf } = window.liveFigures;
  const sigmoid = (z) => 1 / (1 + Math.exp(-z));
  // Name, function, slope.
  const FUNCTIONS = [
    ["linear", (z) => z, () => 1],
    ["ReLU", (z) => Math.max(0, z), (z) => Number(z > 0)],
    ["tanh", Math.tanh, (z) => 1 - Math.tanh(z) ** 2],
    ["sigmoid", sigmoid, (z) => sigmoid(z) * (1 - sigmoid(z))],
  ];

  /** A number for reading; far out, a limit that a function never reaches is only near. */
  function nearly(value, decimals, far) {
    const text = say(value, decimals);
    return far && ["0", "1", "\u22121"].includes(text) ? `nearly ${text}` : text;
  }

  add("activation", (data) => {
    const names = FUNCTIONS.map(([name]) => name);
    const first = { kind: names.indexOf(data.start), w: data.w, b: data.b, x: data.x };
    const now = {};
    const ranges = { x: data.x_range, y: [-1.5, 4] };
    const output = (x) => FUNCTIONS[now.kind][1](now.w * x + now.b);

    const view = chart(ranges, { x: "input x", y: "output" }, (svg, x, y) => {
      const [low, high] = ranges.x;
      const points = Array.from({ length: 301 }, (_, i) => low + (i / 300) * (high - low));
      const out = output(now.x);
      svg.append(broken(points.map((at) => [at, output(at)]), x, y, ranges));
      if (out >= ranges.y[0] && out <= ranges.y[1]) {
        svg.append(element("circle", { class: "live-node live-chosen", cx: x(now.x), cy: y(out), r: 8 }));
      }
    });

    function set(change) {
      Object.assign(now, change);
      choices.show(now.kind);
      for (const [key, made] of Object.entries(sliders)) made.show(now[key]);
      const z = now.w * now.x + now.b;
      const [name, , slope] = FUNCTIONS[now.kind];
      const far = ["tanh", "sigmoid"].includes(name) && Math.abs(z) > 1;
      view.show(`At x = ${say(now.x, 2)} the sum is ${say(z, 2)}. The output of ${name} is `
        + `${nearly(output(now.x), 4, far)}, its slope there ${nearly(slope(z), 3, far)}.`);
    }

    const choices = choice(names, "activation function", (kind) => set({ kind }));
    const sliders = {};
    for (const [key, label] of [["w", "weight w"], ["b", "bias b"], ["x", "input x"]]) {
      const range = data[`${key}_range`];
      sliders[key] = slider(label, range, stepOf(range), "", (value) => set({ [key]: value }));
    }
    const figure = view.finish("The output of one neuron over its input; the ring is the input you chose.",
      choices.box, ...Object.values(sliders).map((made) => made.box),
      element("div", { class: "live-buttons" }, resetButton(() => set(first))));
    set(first);
    return figure;
  });
})();
