/* A walk down the loss of a neuron with one input: learning rate, SSE or MSE. */
(function () {
  "use strict";

  const { add, broken, button, chart, choice, element, say, slider } = window.liveFigures;
  const BEND = 0.25; // of a step that turns back, so that none hides the one before
  const FARTHEST = 8; // times as wide as at the start: then leaps leave the map

  add("descent", (data) => {
    const { x, y, best } = data;
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / x.length;
    const tilt = mean(x);
    const width = mean(x.map((v) => v * v)) - tilt ** 2;
    const ranges = { x: data.w_range, y: data.b_range };
    const names = ["MSE", "SSE"];
    let [kind, rate, path] = [0, data.rate, []];

    /** The place the walk stands at: loss and derivatives. */
    function here() {
      const [w, b] = path.at(-1);
      const total = (part) => (kind ? x.length : 1) * mean(x.map((v, i) => part(w * v + b - y[i], v)));
      return { w, b, loss: total((e) => e * e), along: total((e, v) => 2 * e * v), up: total((e) => 2 * e) };
    }

    // A line of equal loss is an ellipse: u² + width · δw², with u = δb + tilt · δw.
    const ring = (level) => Array.from({ length: 97 }, (_, i) => {
      const dw = Math.sqrt(level / width) * Math.cos((i * Math.PI) / 48);
      return [best[0] + dw, best[1] + Math.sqrt(level) * Math.sin((i * Math.PI) / 48) - tilt * dw];
    });

    /** A step as an arrow. */
    function arrow(before, [x1, y1], [x2, y2]) {
      const [dx, dy] = [x2 - x1, y2 - y1];
      const back = before && (x1 - before[0]) * dx + (y1 - before[1]) * dy < 0;
      const [cx, cy] = [(x1 + x2) / 2 + (back ? BEND * dy : 0), (y1 + y2) / 2 - (back ? BEND * dx : 0)];
      const [ex, ey] = [x2 - cx, y2 - cy].map((v) => (12 * v) / (Math.hypot(x2 - cx, y2 - cy) || 1));
      const look = { class: "live-line live-faint" };
      const line = element("path", { ...look, d: `M${x1} ${y1}Q${cx} ${cy} ${x2} ${y2}` });
      if (Math.hypot(dx, dy) < 24) return [line];
      const head = [[x2 - ex - ey / 2, y2 - ey + ex / 2], [x2, y2], [x2 - ex + ey / 2, y2 - ey - ex / 2]];
      return [line, element("polyline", { ...look, points: head.join(" ") })];
    }

    const view = chart(ranges, { x: data.w_label, y: data.b_label }, (svg, px, py) => {
      for (const level of data.levels) {
        const line = broken(ring(level), px, py, ranges);
        line.firstChild.setAttribute("class", "live-point");
        svg.append(line);
      }
      const places = path.map(([w, b]) => [px(w), py(b)]);
      const walked = broken([], px, py, ranges);
      walked.append(...places.slice(1).flatMap((end, i) => arrow(places[i - 1], places[i], end)));
      walked.append(...places.map(([cx, cy], i) => element("circle",
        { class: "live-node", cx, cy, r: i < path.length - 1 ? 4 : 8 })));
      svg.append(element("text", { x: px(best[0]), y: py(best[1]) + 5, "text-anchor": "middle", fill: "currentColor" },
        "\u2605"), walked);
    });

    /** The map is as wide as the walk needs, by doubling. */
    function zoom() {
      const out = (at, [low, high], middle) => (at < middle ? (at - middle) / (low - middle) : (at - middle) / (high - middle));
      const farthest = Math.max(1, ...path.map(([w, b]) =>
        Math.max(out(w, data.w_range, best[0]), out(b, data.b_range, best[1]))));
      const times = Math.min(FARTHEST, 2 ** Math.ceil(Math.log2(farthest)));
      ranges.x = data.w_range.map((end) => best[0] + times * (end - best[0]));
      ranges.y = data.b_range.map((end) => best[1] + times * (end - best[1]));
    }

    function show() {
      choices.show(kind);
      size.show(rate);
      zoom();
      const { w, b, loss, along, up } = here();
      const steps = path.length - 1;
      view.show(`${names[kind]}, ${steps} step${steps === 1 ? "" : "s"}: w ${say(w, 1)}, b ${say(b, 1)}. `
        + `Loss ${say(loss, 1)}; derivative ${say(along, 1)} for w, ${say(up, 1)} for b.`);
    }

    function walk(steps) {
      for (let i = 0; i < steps; i += 1) {
        const { w, b, along, up } = here();
        // So far off there is nothing more to see.
        if (Math.abs(w) > 1e9) break;
        path.push([w - rate * along, b - rate * up]);
      }
      show();
    }

    function begin() {
      path = [data.start];
      show();
    }

    const choices = choice(names, "loss", (next) => {
      kind = next;
      begin();
    });
    const size = slider("learning rate", [0.005, 0.4], 0.005, "", (value) => {
      rate = value;
      show();
    });
    const figure = view.finish("A neuron\u2019s loss over its weight and bias: rings of equal loss, a star where it is least.",
      choices.box, size.box, element("div", { class: "live-buttons" },
        button("1 step", () => walk(1)), button("10 steps", () => walk(10)), button("start again", begin)));
    begin();
    return figure;
  });
})();
