/* The trainer: random small networks to read as code, as diagram and step by step. */
(function () {
  "use strict";

  const { add, button, choice, element, say } = window.liveFigures;
  const progress = window.neurons?.progress;
  const ROW = 62;
  const random = (low, high) => low + Math.floor(Math.random() * (high - low + 1));

  function newNetwork() {
    const weight = () => (random(0, 1) ? 1 : -1) * random(1, 3);
    const list = (n, make) => Array.from({ length: n }, make);
    const sizes = [random(1, 3), ...list(random(1, 2), () => random(2, 4)), random(1, 2)];
    const layers = sizes.slice(1).map((units, k) => ({
      kernel: list(sizes[k], () => list(units, weight)),
      bias: list(units, () => random(-3, 3)),
      activation: k === sizes.length - 2 ? "linear" : "relu",
    }));
    return { sizes, layers, x: list(sizes[0], () => random(-2, 4)) };
  }

  /** Sums and outputs of each layer. */
  function pass({ layers, x }) {
    let before = x;
    return layers.map(({ kernel, bias, activation }) => {
      const plain = bias.map((_, j) => before.reduce((sum, v, i) => sum + v * kernel[i][j], 0));
      const sums = plain.map((sum, j) => sum + bias[j]);
      const step = { before, plain, sums, out: sums.map((z) => (activation === "relu" ? Math.max(0, z) : z)) };
      before = step.out;
      return step;
    });
  }

  // A comma parts the numbers of a shape, so it is no decimal sign.
  const numbers = (text) => (text.replace(/\u2212/g, "-").match(/-?\d+(?:\.\d+)?/g) || []).map(Number);
  const same = (a, b) => a.length === b.length && a.every((v, i) => Math.abs(v - b[i]) < 1e-6 * (1 + Math.abs(b[i])));
  const countOf = (inputs, units) => (inputs + 1) * units;
  // As everywhere in the course: hidden 1, hidden 2, output.
  const nameOf = (k, n) => (k === n - 1 ? "output" : `hidden ${k + 1}`);

  /** A question with numbers for an answer; `why` explains what was given instead. */
  function ask(label, right, why, shown) {
    return { label, shown: shown || say(right[0], 4), mode: shown || right[0] < 0 ? "text" : "decimal", test: (text) => same(numbers(text), right),
      why: (text) => (numbers(text).length ? why(numbers(text)) : "Write a number here.") };
  }

  function kernelQuestion(name, inputs, units) {
    return ask(`${name}: shape of the kernel`, [inputs, units], (given) =>
      same(given, [units, inputs]) ? "Turned round: a row for each input, a column for each neuron."
        : given.length !== 2 ? "A kernel has two numbers in its shape: rows and columns."
          : "Rows: what comes into this layer. Columns: the neurons of this layer.", `(${inputs}, ${units})`);
  }

  function biasQuestion(name, inputs, units) {
    return ask(`${name}: shape of the bias`, [units], (given) =>
      same(given, [inputs]) && inputs !== units ? "A bias belongs to a neuron, not to an input."
        : given.length !== 1 ? "A bias has one number in its shape, such as (5,)."
          : "One bias for each neuron of this layer.", `(${units},)`);
  }

  function parameterQuestion(name, inputs, units, first) {
    return ask(`${name}: parameters`, [countOf(inputs, units)], ([given]) =>
      given === inputs * units ? "Those are the weights alone: add a bias for each neuron."
        : given === inputs * units + 1 ? "Each neuron has a bias of its own, so one for the layer is too few."
          : given === inputs * units + inputs ? "Biases are counted by neurons, not by inputs."
            : given === countOf(first, units) ? "The inputs of this layer are the outputs of the layer before."
              : "(inputs + 1) \u00d7 neurons: the 1 stands for the bias.");
  }

  function totalQuestion(sizes) {
    const total = sizes.slice(1).reduce((sum, units, k) => sum + countOf(sizes[k], units), 0);
    const weights = sizes.slice(1).reduce((rest, units) => rest - units, total);
    return ask("parameters of the whole model", [total], ([given]) =>
      given === weights ? "Those are the weights alone: the biases are missing."
        : given === total + sizes[0] ? "Inputs have no parameters: they pass through as they are."
          : "Add the parameters of all layers, and nothing else.");
  }

  function readCode({ sizes }) {
    const perLayer = sizes.slice(1).flatMap((units, k) => [kernelQuestion, biasQuestion, parameterQuestion].map((make) =>
      make(nameOf(k, sizes.length - 1), sizes[k], units, sizes[0])));
    return [...perLayer, totalQuestion(sizes)];
  }

  function readDiagram({ sizes, layers }) {
    const inputs = ask("keras.Input((\u2026,))", [sizes[0]], ([given]) =>
      given === sizes[0] + 1 ? "The diamond holds the 1 for the biases; it is no input."
        : given === sizes[1] ? "Those are the neurons of the first layer. Count the squares."
          : "Count the squares.");
    return [inputs, ...layers.flatMap(({ activation }, k) => [
      ask(`${nameOf(k, layers.length)}: Dense(\u2026)`, [sizes[k + 1]], ([given]) =>
        given === sizes[k + 1] + 1 ? "The diamond is no neuron: count the circles alone."
          : given === sizes[k] ? "That is what comes into this layer. Count the circles it goes to."
            : `Count the circles in column ${k + 1} after the squares.`),
      { label: `${nameOf(k, layers.length)}: activation`, options: ["linear", "relu"], shown: activation,
        test: (text) => text === activation,
        why: (text) => (!text ? "Choose one." : activation === "relu"
          ? "The curve in the circle has a bend: below 0 it is flat."
          : "The curve in the circle is a straight line: the sum passes through unchanged.") }])];
  }

  function sumQuestion(name, j, { before, plain, sums, out }, { kernel }) {
    const row = kernel.length === sums.length && kernel[j].reduce((sum, w, i) => sum + w * before[i], 0);
    return ask(`${name}, unit ${j}: sum`, [sums[j]], ([given]) =>
      given === plain[j] ? "The bias is missing."
        : given === out[j] ? "That is the output already: the sum comes before the activation."
          : sums.includes(given) ? "That is another neuron\u2019s sum. This one\u2019s weights are column " + j + " of the kernel."
            : row !== false && (given === row || given === row + sums[j] - plain[j])
              ? "You took a row of the kernel. A neuron\u2019s weights are a column."
              : `Begin with ${say(kernel[0][j], 4)} \u00b7 ${say(before[0], 4)}, add the other products of column ${j}, then the bias.`);
  }

  function outputQuestion(name, j, { sums, out }, { activation }) {
    return ask(`${name}, unit ${j}: output`, [out[j]], ([given]) =>
      activation === "linear" ? "A linear unit passes its sum on unchanged."
        : given === sums[j] ? "ReLU turns every sum below 0 into 0."
          : given === -sums[j] ? "ReLU does not drop the sign: a sum below 0 becomes 0."
            : "ReLU passes on a sum above 0 as it is, and anything else as 0.");
  }

  function stepForward(network) {
    return pass(network).flatMap((step, k) => step.sums.flatMap((_, j) => [sumQuestion, outputQuestion].map((make) =>
      make(nameOf(k, network.layers.length), j, step, network.layers[k]))));
  }

  // What is practiced: its name, the name it is noted by, the task, and the questions.
  const MODES = [
    ["code \u2192 parameters", "trainer-parameters", "Read the code. Write the shapes and count the parameters.", readCode],
    ["diagram \u2192 code", "trainer-diagram",
      "Read the diagram: squares are inputs, circles are neurons, diamonds hold 1 for the biases. Complete the code.", readDiagram],
    ["forward pass", "trainer-forward",
      "Push the inputs through. You may change them first. The kernel has a row per input, a column per neuron.", stepForward],
  ];

  function codeOf({ sizes, layers }) {
    const lines = layers.map(({ activation }, k) =>
      `    keras.layers.Dense(${sizes[k + 1]}${activation === "relu" ? ', activation="relu"' : ""}),`);
    return ["model = keras.Sequential([", `    keras.Input((${sizes[0]},)),`, ...lines, "])"].join("\n");
  }

  function weightsOf({ layers }) {
    const row = (values) => `[${values.map((value) => String(value).padStart(2)).join(", ")}]`;
    return layers.map(({ kernel, bias, activation }, k) =>
      `${nameOf(k, layers.length)}, ${activation}\n  kernel [${kernel.map(row).join(",\n          ")}]\n  bias   ${row(bias)}`).join("\n");
  }

  const counted = (n, word) => `${n} ${word}${n === 1 ? "" : "s"}`;

  function wordsOf({ sizes, layers }) {
    const columns = layers.map(({ activation }, k) => `column ${k + 1}: ${counted(sizes[k + 1], "circle")} with a `
      + (activation === "relu" ? "bent curve" : "straight line"));
    return `Diagram of a network: ${counted(sizes[0], "square")}; ${columns.join("; ")}. A diamond before each column.`;
  }

  const low = (n) => [...String(n)].map((digit) => String.fromCharCode(0x2080 + Number(digit))).join("");

  /** The network as a drawing: squares, circles with their curve, a diamond for biases;
      with the numbers on its lines where there are few. */
  function diagram(network, withWeights) {
    const { sizes, layers } = network;
    const most = Math.max(...sizes) + 1;
    const width = 150 * sizes.length;
    const svg = element("svg", { role: "img", "aria-label": wordsOf(network),
      viewBox: `0 -14 ${width} ${most * ROW + 14}`, height: most * ROW + 14, class: "trainer-diagram" });
    const at = (c, k) => ({ x: 75 + 150 * c, y: ((most - 1 - sizes[c]) / 2 + k + 0.5) * ROW });
    const lines = element("g", { class: "live-axes" });
    const nodes = element("g", { class: "live-axes" });
    const write = (x, y, words, turn = 0) => nodes.append(element("text", { x, y: y + 5, "text-anchor": "middle",
      transform: `rotate(${turn} ${x} ${y})` }, words));
    const join = (a, b, weight, few) => {
      lines.append(element("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: "live-faint" }));
      // At the start of its line and along it, a number belongs to no other line.
      if (withWeights && few) write(a.x + 0.3 * (b.x - a.x), a.y + 0.3 * (b.y - a.y), say(weight, 4),
        180 / Math.PI * Math.atan2(b.y - a.y, b.x - a.x));
    };
    sizes.forEach((size, c) => {
      const one = { x: at(c, 0).x, y: (most - 0.5) * ROW };
      for (let k = 0; k < size; k += 1) {
        const { x, y } = at(c, k);
        const few = c && sizes[c - 1] * size <= 6;
        if (c) for (let i = 0; i < sizes[c - 1]; i += 1) join(at(c - 1, i), { x, y }, layers[c - 1].kernel[i][k], few);
        if (c) join({ x: at(c - 1, 0).x, y: one.y }, { x, y }, layers[c - 1].bias[k], few);
        nodes.append(c ? element("circle", { class: "live-node", cx: x, cy: y, r: 20 })
          : element("rect", { class: "live-node", x: x - 17, y: y - 17, width: 34, height: 34 }));
        const curve = c && (layers[c - 1].activation === "relu" ? `${x - 12},${y + 7} ${x},${y + 7} ${x + 12},${y - 10}`
          : `${x - 12},${y + 10} ${x + 12},${y - 10}`);
        if (curve) nodes.append(element("polyline", { class: "live-line live-faint", points: curve }));
        else write(x, y, size > 1 ? `x${low(k)}` : "x");
      }
      if (c < sizes.length - 1) {
        nodes.append(element("polygon", { class: "live-node",
          points: `${one.x},${one.y - 17} ${one.x + 17},${one.y} ${one.x},${one.y + 17} ${one.x - 17},${one.y}` }));
        write(one.x, one.y, "1");
      }
      write(at(c, 0).x, 8, c ? nameOf(c - 1, layers.length) : "inputs");
    });
    svg.append(lines, nodes);
    return svg;
  }

  let serial = 0;

  /** A labeled field; `check` says whether it is right and writes why it is not. */
  function field(question) {
    const name = `trainer-${(serial += 1)}`;
    const input = question.options
      ? element("select", { "aria-describedby": name }, element("option", { value: "" }, "\u2013"),
        ...question.options.map((option) => element("option", {}, option)))
      : element("input", { type: "text", autocomplete: "off", inputmode: question.mode,
        "aria-describedby": name });
    const why = element("span", { class: "trainer-why", id: name });
    const box = element("div", { class: "trainer-question" }, element("label", {}, element("span", {}, question.label), input), why);
    let isShown = false;
    function check() {
      const right = question.test(input.value);
      if (isShown && right) return true;
      input.setAttribute("aria-invalid", !right);
      why.textContent = right ? "\u2713 Right." : `\u2717 ${question.why(input.value)}`;
      return right;
    }
    function tell() {
      isShown = true;
      input.value = question.shown;
      input.removeAttribute("aria-invalid");
      why.textContent = "The answer.";
    }
    return { box, check, input, tell };
  }

  add("trainer", () => {
    let network = newNetwork();
    let [kind, solved, inARow] = [0, 0, 0];
    let [fields, isFirstTry, isOver] = [[], true, false];
    const body = element("div", { class: "trainer-body" });
    const status = element("output", { class: "live-status", role: "status" });
    const kinds = choice(MODES.map(([name]) => name), "what to practice", (next) => { kind = next; begin(); });
    const form = element("form", { novalidate: "" });
    const code = (text) => element("pre", { tabindex: "0" }, text);

    function given() {
      if (kind === 0) return [code(codeOf(network))];
      if (kind === 1) return [diagram(network)];
      const inputs = network.x.map((value, i) => {
        const input = element("input", { type: "number", step: "any", value });
        input.addEventListener("change", () => { network.x[i] = Number(input.value) || 0; askAgain(); });
        return element("div", { class: "trainer-question" }, element("label", {}, element("span", {}, `input ${i}`), input));
      });
      return [diagram(network, true), code(weightsOf(network)), ...inputs];
    }

    function askAgain() {
      isOver = false;
      isFirstTry = true;
      fields = MODES[kind][3](network).map(field);
      form.replaceChildren(...fields.map((one) => one.box), buttons);
      status.textContent = "";
    }

    function begin() {
      kinds.show(kind);
      body.replaceChildren(element("p", {}, MODES[kind][2]), ...given());
      askAgain();
    }

    function finish(text) {
      isOver = true;
      status.textContent = text;
      if (kind < 2) body.append(kind ? code(codeOf(network)) : diagram(network));
    }

    function check() {
      const wrong = fields.filter((one) => !one.check());
      const n = fields.length;
      if (wrong.length) {
        isFirstTry = false;
        inARow = 0;
        status.textContent = `${n - wrong.length} of ${n} right. Fix the marked ones and check again.`;
        wrong[0].input.focus();
      } else if (!isOver) {
        solved += 1;
        if (isFirstTry) inARow += 1;
        progress?.note(MODES[kind][1], "", null);
        // Of all visits, where that is stored.
        const stored = MODES.reduce((sum, [, name]) => sum + (progress?.get(name)?.tries ?? 0), 0);
        finish(`All ${n} right. At the first try, in a row: ${inARow}. Solved so far: ${stored || solved}.`);
      }
    }

    const buttons = element("div", { class: "live-buttons" },
      element("button", { type: "submit", class: "live-button" }, "Check"),
      button("Show the answers", () => { fields.forEach((one) => one.tell()); inARow = 0; if (!isOver) finish("These are the answers."); }),
      button("Next network", () => { network = newNetwork(); begin(); }));
    form.addEventListener("submit", (event) => { event.preventDefault(); check(); });
    begin();
    return element("figure", { class: "live trainer" }, kinds.box, body, form, status,
      element("figcaption", {}, "Networks with small whole numbers, new ones as long as you like."));
  });
})();
