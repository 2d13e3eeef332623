/* Gradient descent of one neuron: points, valley and loss, which move together. */
(function () {
  "use strict";

  const { add, button, choice, element, slider, stepOf } = window.liveFigures;
  const { MOST_STEPS, fromAddress, landscape, readPoints, toAddress, walk } = window.descentData;
  const FARTHEST = 8; // times as wide as at first: then leaps leave the map
  const OWN = "your points";
  const own = ({ x, y }) => ({ x, y, x_label: "x", y_label: "y" });
  const isStill = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

  /** A number with a fixed count of decimals, thousands apart, a real minus sign. */
  function fixed(value, decimals) {
    const [whole, part] = Math.abs(value).toFixed(decimals).split(".");
    const sign = value < 0 && Number(value.toFixed(decimals)) ? "\u2212" : "";
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",");
    return sign + (part ? `${grouped}.${part}` : grouped);
  }

  const decimalsFor = ([low, high]) => Math.max(1, Math.ceil(-Math.log10((high - low) / 200)));

  add("descent", (data) => {
    const names = data.sets.map((set) => set.name);
    const isMapped = data.figure === "descent";
    let [set, hills, start, rate, path, at, ranges, timer] = [null, null, null, 0, [], 0, {}, 0];
    let isPlaying = false;

    /** Weight and bias in the units of the points, also where x was standardized. */
    function shown([w, b]) {
      const { mean = 0, std = 1 } = set;
      return [w / std, b - (w * mean) / std];
    }

    const steps = () => path.length - 1;
    /** The place between two steps that a frame shows. */
    function place() {
      const k = Math.min(Math.floor(at), steps());
      const [from, to] = [path[k], path[Math.min(k + 1, steps())]];
      return from.map((value, i) => value + (at - k) * (to[i] - value));
    }

    function rangesOfMap() {
      const far = hills.best.map((v, i) => Math.max(Math.abs(v - set.start[i]), 0.05 * Math.abs(v), 1e-3));
      const out = (value, i) => Math.abs(value - hills.best[i]) / (1.4 * far[i]);
      const farthest = Math.max(1, ...path.flatMap((one) => one.map(out)));
      const times = Math.min(FARTHEST, 2 ** Math.ceil(Math.log2(farthest)));
      const [w, b] = hills.best.map((v, i) => [v - 1.6 * times * far[i], v + 1.4 * times * far[i]]);
      return { w, b };
    }

    /** Fit the ranges to the walk; true where a picture has to be laid out anew. */
    function fit() {
      const losses = path.map(hills.loss);
      const highest = Math.max(...losses) || 1;
      const power = Math.min(4, Math.max(0, Math.floor(Math.log10(highest) / 3)));
      const span = isMapped ? 10 * 2 ** Math.max(0, Math.ceil(Math.log2(steps() / 10))) : data.steps;
      const next = { ...rangesOfMap(), span, power, top: (1.05 * highest) / 1000 ** power };
      const isNew = JSON.stringify(next) !== JSON.stringify(ranges);
      ranges = next;
      return isNew;
    }

    const { points, valley, past } = window.descentViews({
      get set() { return set; },
      get hills() { return hills; },
      get path() { return path; },
      get at() { return at; },
      get ranges() { return ranges; },
      place,
      shown,
    }, isMapped);
    const views = isMapped ? [points, valley, past] : [points, past];
    const move = () => views.forEach((one) => one.move());
    const lay = () => views.forEach((one) => one.lay());

    /** What the last step did, in words that need no calculus. */
    function comment() {
      const losses = path.slice(-2).map(hills.loss);
      const least = hills.loss(hills.best);
      if (steps() && losses.at(-1) > 50 * (hills.loss(path[0]) + 1e-9)) {
        return "Each step lands higher than the one before: the loss explodes. This learning rate is too large.";
      }
      if (losses.at(-1) - least <= 1e-4 * (hills.loss(set.start) - least)) {
        return `The loss is nearly as low as it can be${isMapped ? ": the bottom of the valley" : ""}.`;
      }
      if (!steps()) return isMapped ? "The first step will lead downhill." : "Nothing is learned yet.";
      if (losses[1] > losses[0]) return "The loss rose: the step was so long that it leapt across the valley and landed higher up.";
      const [, before, now] = [path.at(-3) ?? path[0], path.at(-2), path.at(-1)];
      const turn = steps() > 1 ? now.reduce((sum, v, i) => sum + (v - before[i]) * (before[i] - path.at(-3)[i]), 0) : 0;
      if (turn < 0) return "The step crossed the valley and landed lower.";
      return losses[0] - losses[1] < 0.01 * (losses[0] - least)
        ? "The step went downhill, but hardly: so it takes very many." : "The step went downhill.";
    }

    function tell() {
      const [w, b] = shown(path.at(-1));
      const decimals = [ranges.w, ranges.b].map(decimalsFor);
      // A map of standardized x has other ranges than the weight that is shown.
      if (!isMapped) decimals[0] = 2;
      says.setAttribute("aria-live", isPlaying ? "off" : "polite");
      says.textContent = `step ${steps()}: w ${fixed(w, decimals[0])}, b ${fixed(b, decimals[1])}, `
        + `loss ${fixed(hills.loss(path.at(-1)), 1)}. ${comment()}`;
    }

    const isOver = () => steps() >= (isMapped ? MOST_STEPS : data.steps)
      || walk(hills, path.at(-1), rate, 1).length < 2 || hills.loss(path.at(-1)) > 1e3 * (hills.loss(path[0]) + 1e-9)
      || hills.loss(path.at(-1)) - hills.loss(hills.best) <= 1e-7 * (hills.loss(set.start) - hills.loss(hills.best));

    /** Show a walk of so many steps from the start. */
    function show(count) {
      path = walk(hills, start, rate, count);
      at = steps();
      if (fit()) lay();
      else move();
      tell();
      size.show(rate);
      begins.forEach(({ show: put }, i) => put(start[i]));
      choices?.show(names.indexOf(set.name));
      keep();
    }

    let hasActed = false;
    /** Once the reader did something, the address tells it, so that it can be shared. */
    function keep() {
      if (!isMapped) return;
      const word = toAddress({ ...set, start, rate, steps: steps() });
      const address = new URL(location.href);
      if (word) address.searchParams.set("descent", word);
      else address.searchParams.delete("descent");
      link.hidden = !word;
      link.href = address.href;
      if (!hasActed || isPlaying) return;
      try {
        history.replaceState(history.state, "", address);
      } catch {
        // A page in a frame may not change its address; the link still has it.
      }
    }

    function act(change) {
      return (...values) => {
        pause();
        hasActed = true;
        change(...values);
      };
    }

    function pause() {
      cancelAnimationFrame(timer);
      isPlaying = false;
      play.textContent = isMapped ? "Play" : "Train";
      play.setAttribute("aria-pressed", "false");
      if (path.length) at = steps();
    }

    function run() {
      if (isOver()) show(0);
      isPlaying = true;
      play.textContent = "Pause";
      play.setAttribute("aria-pressed", "true");
      let since = 0;
      function advance(now) {
        path = walk(hills, start, rate, steps() + 1);
        at = steps() - 1;
        since = now;
        if (fit()) lay();
      }
      function frame(now) {
        const share = (now - since) / data.pace;
        if (share < 1) {
          if (!isStill()) {
            at = steps() - 1 + Math.max(0, share);
            move();
          }
        } else {
          at = steps();
          move();
          if (isOver()) {
            pause();
            tell();
            keep();
            return;
          }
          tell();
          advance(now);
        }
        timer = requestAnimationFrame(frame);
      }
      advance(performance.now());
      timer = requestAnimationFrame(frame);
    }

    function use(next, state = {}) {
      set = { start: [0, 0], ...next };
      const { mean = 0, std = 1 } = set;
      hills = landscape(set.x.map((v) => (v - mean) / std), set.y);
      const step = stepOf([0, 1.4 * hills.limit]);
      const top = Number((Math.ceil((1.4 * hills.limit) / step) * step).toPrecision(6));
      Object.assign(size.input, { min: step, max: top, step });
      [start, rate] = [state.start ?? set.start, Math.min(top, state.rate ?? set.rate ?? Number((hills.limit / 3).toPrecision(1)))];
      path = [start];
      const map = rangesOfMap();
      begins.forEach(({ input }, i) => {
        const ends = [map.w, map.b][i];
        Object.assign(input, { min: ends[0], max: ends[1], step: stepOf(ends) });
      });
      ranges = {};
      show(state.steps ?? 0);
    }

    const play = button("Play", () => {
      hasActed = true;
      if (isPlaying) {
        pause();
        show(steps());
      } else run();
    });
    const step = button("1 step", act(() => show(steps() + 1)));
    const ten = button("10 steps", act(() => show(Math.min(MOST_STEPS, steps() + 10))));
    const reset = button("Reset", act(() => use(data.sets.find(({ name }) => name === set.name) ?? set)));
    play.dataset.play = step.dataset.step = reset.dataset.reset = "";
    const size = slider("learning rate", [0, 1], 0.01, "", act((value) => {
      rate = value;
      show(0);
    }));
    const begins = ["start at w", "start at b"].map((label, i) => slider(label, [0, 1], 0.01, "", act((value) => {
      start = start.map((old, k) => (k === i ? value : old));
      show(0);
    })));
    for (const one of [size, ...begins]) one.input = one.box.querySelector("input");
    const choices = data.sets.length > 1
      ? choice(names, "points", act((i) => use(data.sets[i]))) : null;
    const says = element("output", { class: "live-status", role: "status" });
    const link = element("a", { class: "live-link" }, "Link to this state");
    const buttons = element("div", { class: "live-buttons" }, play, step, ...(isMapped ? [ten] : []), reset);
    const controls = element("div", { class: "live-controls" }, buttons,
      ...(isMapped ? [size.box, ...begins.map(({ box }) => box), ...(choices ? [choices.box] : []), pasted()] : []));

    /** A field for the reader's own two columns. */
    function pasted() {
      const field = element("textarea", { rows: 5, cols: 20, "aria-label": "your points, two columns: x and y", spellcheck: "false" });
      const answer = element("output", { role: "status" });
      const take = button("Use these points", act(() => {
        const { x, y, says: words } = readPoints(field.value);
        answer.textContent = words;
        if (x) use(own({ x, y }));
      }));
      return element("details", { class: "live-paste" }, element("summary", {}, OWN), field, take, answer);
    }

    /** The start of the walk can be dragged; sliders do the same by keyboard. */
    function drag() {
      const { svg, at: scales } = valley;
      const value = (event) => {
        const box = svg.getBoundingClientRect();
        const { x, y } = scales();
        const [px, py] = [event.clientX - box.left, event.clientY - box.top];
        const back = (scale, range, p) => {
          const [from, to] = range.map(scale);
          const share = Math.min(1, Math.max(0, (p - from) / (to - from)));
          return range[0] + share * (range[1] - range[0]);
        };
        return [back(x, ranges.w, px), back(y, ranges.b, py)].map((v) => Number(v.toPrecision(3)));
      };
      const handle = svg.querySelector(".live-handle");
      // Chromium scrolls at a part of an SVG in spite of `touch-action`.
      handle.addEventListener("touchstart", (event) => event.preventDefault(), { passive: false });
      handle.addEventListener("pointerdown", (event) => {
        event.preventDefault();
        svg.setPointerCapture(event.pointerId);
        const follow = act((moved) => {
          start = value(moved);
          show(0);
        });
        svg.addEventListener("pointermove", follow);
        svg.addEventListener("lostpointercapture", () => svg.removeEventListener("pointermove", follow), { once: true });
      });
    }

    const figure = element("figure", { class: "live" },
      element("div", { class: isMapped ? "live-views" : "" }, ...views.map(({ svg }) => svg)), controls, says,
      element("figcaption", {}, `${data.caption} `, ...(isMapped ? [link] : [])));
    if (isMapped) drag();
    const wanted = isMapped && fromAddress(new URLSearchParams(location.search).get("descent"), names);
    if (wanted) use(wanted.x ? own(wanted) : data.sets.find(({ name }) => name === wanted.name), wanted);
    else use(data.sets[0]);
    pause();
    new ResizeObserver(lay).observe(figure);
    return figure;
  });
})();
