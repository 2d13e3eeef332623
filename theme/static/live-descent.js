/* A walk down the cost of a neuron with one input: step size, SSE or MSE. */
(function () {
  "use strict";

  const { add, broken, button, chart, choice, element, say, slider } = window.liveFigures;

  add("descent", (data) => {
    const { x, y, best } = data;
    const mean = (values) => values.reduce((sum, value) => sum + value, 0) / x.length;
    const tilt = mean(x);
    const width = mean(x.map((v) => v * v)) - tilt ** 2;
    const ranges = { x: data.w_range, y: data.b_range };
    const names = ["MSE", "SSE"];
    let [kind, rate, path] = [0, data.rate, []];

    /** The place the walk stands at: cost and slopes. */
    function here() {
      const [w, b] = path.at(-1);
      const total = (part) => (kind ? x.length : 1) * mean(x.map((v, i) => part(w * v + b - y[i], v)));
      return { w, b, cost: total((e) => e * e), along: total((e, v) => 2 * e * v), up: total((e) => 2 * e) };
    }

    // A line of equal cost is an ellipse: u² + width · δw², with u = δb + tilt · δw.
    const ring = (level) => Array.from({ length: 97 }, (_, i) => {
      const dw = Math.sqrt(level / width) * Math.cos((i * Math.PI) / 48);
      return [best[0] + dw, best[1] + Math.sqrt(level) * Math.sin((i * Math.PI) / 48) - tilt * dw];
    });

    const view = chart(ranges, { x: data.w_label, y: data.b_label }, (svg, px, py) => {
      for (const level of data.levels) {
        const line = broken(ring(level), px, py, ranges);
        line.firstChild.setAttribute("class", "live-point");
        svg.append(line);
      }
      const walked = broken(path, px, py, ranges);
      walked.append(...path.map(([w, b], i) => element("circle",
        { class: "live-node", cx: px(w), cy: py(b), r: i < path.length - 1 ? 4 : 8 })));
      svg.append(element("text", { x: px(best[0]), y: py(best[1]) + 5, "text-anchor": "middle", fill: "currentColor" },
        "\u2605"), walked);
    });

    function show() {
      choices.show(kind);
      size.show(rate);
      const { w, b, cost, along, up } = here();
      const steps = path.length - 1;
      view.show(`${names[kind]}, ${steps} step${steps === 1 ? "" : "s"}: w ${say(w, 1)}, b ${say(b, 1)}. `
        + `Cost ${say(cost, 1)}; slope ${say(along, 1)} along w, ${say(up, 1)} along b.`);
    }

    function walk(steps) {
      for (let i = 0; i < steps; i += 1) {
        const { w, b, along, up } = here();
        // Far off the map there is nothing more to see.
        if (Math.abs(w) > 1e9) break;
        path.push([w - rate * along, b - rate * up]);
      }
      show();
    }

    function begin() {
      path = [data.start];
      show();
    }

    const choices = choice(names, "cost", (next) => {
      kind = next;
      begin();
    });
    const size = slider("step size", [0.005, 0.3], 0.005, "", (value) => {
      rate = value;
      show();
    });
    const figure = view.finish("A neuron\u2019s cost over its weight and bias: rings of equal cost, a star where it is least.",
      choices.box, size.box, element("div", { class: "live-buttons" },
        button("1 step", () => walk(1)), button("10 steps", () => walk(10)), button("start again", begin)));
    begin();
    return figure;
  });
})();
