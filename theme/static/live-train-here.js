/* Training in the reader's own browser, by TensorFlow.js, which is loaded on demand. */
(function () {
  "use strict";

  const { add, axes, broken, button, choice, dots, element, padded, panel, say, slider, unit } = window.liveFigures;
  const FOLDER = new URL("tfjs/", document.currentScript.src);
  // In the order in which they build on each other.
  const FILES = ["tf-core.es2017.min.js", "tf-layers.es2017.min.js", "tf-backend-cpu.es2017.min.js"];
  const ABSENT = "TensorFlow.js is not in this copy of the site. To add it, run make again, with a network.";
  const PART = 270; // height of each of the two charts, pixels
  const PACE = 30; // least time between two epochs, so that one can watch, milliseconds

  const wait = (time) => new Promise((go) => setTimeout(go, time));
  let library = null;

  function fetched(name) {
    return new Promise((done, fail) => {
      const script = element("script", { src: new URL(name, FOLDER) });
      script.addEventListener("load", done);
      script.addEventListener("error", fail);
      document.head.append(script);
    });
  }

  /** TensorFlow.js, fetched once, whichever figure asks first. */
  function load() {
    library ||= FILES.reduce((before, name) => before.then(() => fetched(name)), Promise.resolve())
      .then(() => window.tf.setBackend("cpu"));
    library.catch(() => { library = null; });
    return library;
  }

  function neuron(rate) {
    const { tf } = window;
    // neuron: begin
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 1, inputShape: [1] }));
    model.compile({ optimizer: tf.train.sgd(rate), loss: "meanSquaredError" });
    // neuron: end
    model.setWeights([tf.zeros([1, 1]), tf.zeros([1])]);
    return model;
  }

  function network(seed) {
    const { tf } = window;
    // network: begin
    const start = (k) => tf.initializers.glorotUniform({ seed: 10 * seed + k });
    const model = tf.sequential();
    model.add(tf.layers.dense({ units: 16, activation: "relu", inputShape: [8],
      kernelInitializer: start(1) }));
    model.add(tf.layers.dense({ units: 8, activation: "relu",
      kernelInitializer: start(2) }));
    model.add(tf.layers.dense({ units: 1, activation: "sigmoid",
      kernelInitializer: start(3) }));
    model.compile({ optimizer: tf.train.adam(0.001), loss: "binaryCrossentropy" });
    // network: end
    return model;
  }

  /** One epoch: every row once, in an order of its own, in batches. */
  async function epoch(model, { x, y }, batch, seed) {
    const { tf } = window;
    const keys = tf.tidy(() => tf.randomUniform([x.length], 0, 1, "float32", seed).dataSync());
    const order = [...x.keys()].sort((a, b) => keys[a] - keys[b]);
    let since = performance.now();
    for (let i = 0; i < order.length; i += batch) {
      const rows = order.slice(i, i + batch);
      const pair = [tf.tensor2d(rows.map((r) => x[r])), tf.tensor2d(rows.map((r) => [y[r]]))];
      await model.trainOnBatch(...pair);
      tf.dispose(pair);
      // The page must be able to answer a press.
      if (performance.now() - since > 30) {
        await wait(0);
        since = performance.now();
      }
    }
  }

  /**
   * Two charts one above the other, and buttons to train, pause, step and start again.
   * `make()` gives a fresh model, `learn(n)` trains it for epoch n, `tell()` says where
   * it stands, `isOver()` whether nothing is left to do.
   */
  function session({ paints, epochs, make, learn, tell, isOver, caption }, controls) {
    let [isReady, isRunning, n, presses, work] = [false, false, 0, 0, Promise.resolve()];
    const view = panel(paints.length * PART, (svg, width) => paints.forEach((paint, i) => {
      const part = element("g", { transform: `translate(0 ${i * PART})` });
      svg.append(part);
      paint(part, width);
    }));

    /** Do this next: what runs now stops at the end of its epoch. */
    function press(next) {
      const mine = (presses += 1);
      work = work.then(() => next(() => mine === presses));
    }

    function turn(on) {
      isRunning = on;
      train.textContent = on ? "Pause" : "Train";
      // Not each epoch is announced, only where the training comes to rest.
      status.setAttribute("aria-live", on ? "off" : "polite");
    }

    async function prepare() {
      view.show("Loading TensorFlow.js \u2026");
      await load();
      make();
      isReady = true;
    }

    async function run(count, isWanted) {
      try {
        if (!isReady) await prepare();
      } catch {
        turn(false);
        view.show(ABSENT);
        return;
      }
      turn(true);
      for (let left = count; left && isWanted() && n < epochs && !isOver(); left -= 1) {
        await Promise.all([learn(n += 1), wait(PACE)]);
        view.show(tell(n));
      }
      turn(false);
      const how = n < epochs ? "Paused. " : "Done. ";
      view.show((count > 1 && !isOver() ? how : "") + tell(n));
    }

    function begin() {
      n = 0;
      if (isReady) make();
      view.show(isReady ? tell(n) : "Nothing is trained yet. Press Train.");
    }

    function pressTrain() {
      press(isRunning ? () => {} : (isWanted) => run(epochs, isWanted));
      isRunning = !isRunning;
    }

    const again = () => press(begin);
    const train = button("Train", pressTrain);
    const figure = view.finish(caption, ...controls, element("div", { class: "live-buttons" },
      train, button("1 epoch", () => press(() => run(1, () => true))), button("Reset", again)));
    const status = figure.querySelector("output");
    begin();
    return { again, figure };
  }

  const curve = (values, x, y, ranges, kind) => broken(values.map((value, i) => [i, value]), x, y, ranges, kind);

  function trainNeuron({ x, y, names, x_label, y_label, mean, std, rate, epochs, least }) {
    const labels = { x: x_label, y: y_label };
    const per = `${unit(y_label)} per ${unit(x_label)}`;
    const ranges = { x: padded(x, 0.05), y: padded(y, 0.12) };
    const costAt = (w, b) => x.reduce((sum, v, i) => sum + (w * v + b - y[i]) ** 2, 0) / x.length;
    // In thousands: longer figures would run into the name of the axis.
    const past = { x: [0, epochs], y: [0, 0.00105 * costAt(0, 0)] };
    let [kind, model, now, costs] = [0, null, { w: 0, b: 0 }, [costAt(0, 0)]];
    const scaled = () => (kind ? { mean: 0, std: 1 } : { mean, std });

    function show() {
      const by = scaled();
      const [w, b] = model.getWeights().map((tensor) => tensor.dataSync()[0]);
      // Back from standard deviations to the unit of x.
      now = { w: w / by.std, b: b - (w * by.mean) / by.std };
    }

    function make() {
      model?.dispose();
      model = neuron(rate);
      show();
      costs = [costAt(0, 0)];
    }

    async function learn(n) {
      const by = scaled();
      model.optimizer.setLearningRate(rate);
      await epoch(model, { x: x.map((v) => [(v - by.mean) / by.std]), y }, x.length, n);
      show();
      costs.push(costAt(now.w, now.b));
    }

    const isOver = () => !(costs.at(-1) < 1e6 * costs[0]);
    const tell = (n) => `Epoch ${n}: w ${say(now.w, 4)} ${per}, b ${say(now.b, 3)} ${unit(y_label)}. `
      + (isOver() ? "The loss explodes: this rate is too large."
        : `Loss ${say(costs.at(-1), 1)} ${unit(y_label)}\u00b2; the least is ${say(least, 1)}.`);

    const paints = [(svg, width) => {
      const [px, py] = axes(svg, ranges, labels, width, PART);
      svg.append(...dots({ x, y, names }, px, py), broken(ranges.x.map((v) => [v, now.w * v + now.b]), px, py, ranges, "live-model"));
    }, (svg, width) => {
      const [px, py] = axes(svg, past, { x: "epoch", y: `loss (1,000 ${unit(y_label)}\u00b2)` }, width, PART);
      svg.append(curve(costs.map((cost) => cost / 1000), px, py, past, ""));
    }];
    const scales = choice(["standardized", "as they are"], `the ${x_label}`, (next) => {
      kind = next;
      scales.show(kind);
      whole.again();
    });
    const size = slider("learning rate", [0.005, 1.1], 0.005, "", (value) => {
      rate = value;
      size.show(rate);
    });
    scales.show(kind);
    size.show(rate);
    const caption = "Above, the table and the neuron\u2019s line; below, the loss after each epoch.";
    const whole = session({ paints, epochs, make, learn, tell, isOver, caption }, [scales.box, size.box]);
    return whole.figure;
  }

  function trainNetwork({ train, test, batch, epochs, beat }) {
    const ranges = { x: [0, epochs], y: [0.2, 0.9] };
    let [seed, model, history] = [1, null, []];

    /** Loss, and how many answers are right. */
    function judge({ x, y }) {
      const { tf } = window;
      const chances = tf.tidy(() => model.predict(tf.tensor2d(x)).dataSync());
      const given = y.map((v, i) => Math.min(Math.max(v ? chances[i] : 1 - chances[i], 1e-7), 1));
      return { loss: -given.reduce((sum, p) => sum + Math.log(p), 0) / y.length,
        right: y.filter((v, i) => v === Number(chances[i] > 0.5)).length / y.length };
    }

    const note = () => history.push([judge(train), judge(test)]);

    function make() {
      model?.dispose();
      model = network(seed);
      history = [];
      note();
    }

    async function learn(n) {
      await epoch(model, train, batch, 1000 * seed + n);
      note();
    }

    const percent = (share) => `${say(100 * share, 1)} %`;
    function tell(n) {
      const [home, away] = history.at(-1);
      return `Start ${seed}, epoch ${n}. Training set: loss ${say(home.loss, 3)}, ${percent(home.right)} right. `
        + `Test set: loss ${say(away.loss, 3)}, ${percent(away.right)} right.`;
    }

    function losses(svg, width) {
      const [x, y] = axes(svg, ranges, { x: "epoch", y: "loss" }, width, PART);
      const word = element("text", { x: x(epochs), y: y(beat) - 6, "text-anchor": "end" }, "the loss to beat");
      svg.append(element("g", { class: "live-axes" }, word),
        element("line", { x1: x(0), x2: x(epochs), y1: y(beat), y2: y(beat), class: "live-ring" }));
      lines(svg, x, y, ranges, "loss");
    }

    function shares(svg, width) {
      const range = { x: [0, epochs], y: [0.3, 1] };
      const [x, y] = axes(svg, range, { x: "epoch", y: "share that is right" }, width, PART);
      lines(svg, x, y, range, "right");
    }

    function lines(svg, x, y, range, key) {
      ["training set", "test set"].forEach((name, k) => {
        svg.append(curve(history.map((pair) => pair[k][key]), x, y, range, k ? "live-dashed" : ""));
      });
    }

    const next = button("Another start", () => {
      seed += 1;
      whole.again();
    });
    const caption = "Above the loss, below the share of right answers, after each epoch: "
      + "training set solid, test set dashed.";
    const whole = session({ paints: [losses, shares], epochs, make, learn, tell, isOver: () => false, caption },
      [element("div", { class: "live-buttons" }, next)]);
    return whole.figure;
  }

  add("train-here", (data) => (data.train ? trainNetwork : trainNeuron)(data));
})();
