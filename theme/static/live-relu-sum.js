/* A sum of a few ReLU units: each one changes the slope of a broken line. */
(function () {
  "use strict";

  const { add, broken, button, chart, choice, element, padded, resetButton, say, slider, stepOf, unit } = window.liveFigures;

  add("relu-sum", (data) => {
    const units = { x: unit(data.x_label), y: unit(data.y_label) };
    const counts = Object.keys(data.sets).map(Number);
    const range = [Math.min(...counts), Math.max(...counts)];
    const ranges = { x: data.x_range, y: padded([0, ...data.y], 0.12) };
    let now = {};
    let chosen = 0;
    const total = (x) => now.bends.reduce(
      (sum, bend, k) => sum + now.slopes[k] * Math.max(0, x - bend), now.bias);

    const view = chart(ranges, { x: data.x_label, y: data.y_label }, (svg, x, y) => {
      const ring = (cx, cy, r, kind) => svg.append(element("circle", { class: kind, cx: x(cx), cy: y(cy), r }));
      const corners = [ranges.x[0], ...now.bends, ranges.x[1]].sort((p, q) => p - q);
      svg.append(broken(corners.map((at) => [at, total(at)]), x, y, ranges, "live-model"));
      data.x.forEach((value, i) => ring(value, data.y[i], 4.5, "live-point"));
      now.bends.forEach((bend, k) => {
        const at = total(bend);
        if (at > ranges.y[0] && at < ranges.y[1]) ring(bend, at, k === chosen ? 10 : 6, "live-node");
      });
    });

    function show() {
      const n = now.bends.length;
      number.show(n);
      choices.show(chosen, n);
      bend.show(now.bends[chosen]);
      slope.show(now.slopes[chosen]);
      const miss = data.x.reduce((sum, x, i) => sum + Math.abs(data.y[i] - total(x)), 0) / data.x.length;
      view.show(`${n} units miss by ${say(miss, 2)} ${units.y} on average. `
        + `Unit ${chosen} bends the line at ${say(now.bends[chosen], 0)} ${units.x}.`);
    }

    function take(n) {
      const { bends, slopes, bias } = data.sets[n];
      now = { bends: [...bends], slopes: [...slopes], bias };
      chosen = n - 1;
      show();
    }

    /** The last unit bends nothing yet: that is left to the reader. */
    function begin(n) {
      take(n);
      now.slopes[chosen] = 0;
      show();
    }

    const mover = (label, list, range, step, unitText) => slider(label, range, step, unitText, (value) => {
      now[list][chosen] = value;
      show();
    });
    const number = slider("units", range, 1, "", begin);
    const choices = choice(Array.from({ length: range[1] }, (_, k) => `unit ${k}`), "unit to move", (k) => {
      chosen = k;
      show();
    });
    const bend = mover("bend at", "bends", data.bend_range, 1, units.x);
    const slope = mover("bend by", "slopes", data.slope_range, stepOf(data.slope_range) / 10,
      `${units.y} per ${units.x.replace(/s$/, "")}`);
    const figure = view.finish(`Points: ${data.y_label} over ${data.x_label}; dashed: a sum of ReLU units. Rings mark its bends.`,
      number.box, choices.box, bend.box, slope.box,
      element("div", { class: "live-buttons" }, button("Best weights", () => take(now.bends.length)),
        resetButton(() => begin(data.n))));
    begin(data.n);
    return figure;
  });
})();
