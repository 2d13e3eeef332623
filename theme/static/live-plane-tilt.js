/* One neuron with two inputs: two weights, a bias, and the plane they make, in 3-D. */
(function () {
  "use strict";

  const { HEIGHT, add, button, element, padded, panel, resetButton, say, slider, stepOf, ticks, unit } = window.liveFigures;
  const TILT = 0.42; // radians by which one looks down on the box
  const CORNERS = [[-1, -1], [1, -1], [1, 1], [-1, 1]];

  /** The part of a flat polygon on which `height` times `sign` is at most 1. */
  function cut(points, sign) {
    return points.flatMap((from, i) => {
      const to = points[(i + 1) % points.length];
      const [p, q] = [1 - sign * from[2], 1 - sign * to[2]];
      const inside = p >= 0 ? [from] : [];
      if (p * q < 0) inside.push(from.map((value, k) => value + (p / (p - q)) * (to[k] - value)));
      return inside;
    });
  }

  function planeTilt(data) {
    const units = [data.x0_label, data.x1_label].map((label) => `${unit(data.y_label)} per ${unit(label)}`);
    const first = { w0: data.w0, w1: data.w1, b: data.b };
    const now = { ...first, turn: 35 };
    const ranges = [data.x0, data.x1].map((values) => [0, Math.max(...values)]);
    // Inputs in one unit have one scale, so that a slope of 1 looks alike along both.
    if (unit(data.x0_label) === unit(data.x1_label)) ranges.fill([0, Math.max(...data.x0, ...data.x1)]);
    const heights = padded(data.y, 0.1);
    // The box runs from -1 to 1 along each of its three directions.
    const inBox = (value, [low, high]) => (2 * (value - low)) / (high - low) - 1;
    const estimate = (i, at) => at.w0 * data.x0[i] + at.w1 * data.x1[i] + at.b;
    const sumAt = (at) => data.y.reduce((sum, y, i) => sum + (y - estimate(i, at)) ** 2, 0);
    const least = sumAt(data.best);
    const caption = `${data.y.length} points in 3-D: ${data.y_label} upwards, over `
      + `${data.x0_label} and ${data.x1_label}, and the neuron\u2019s plane.`;
    let [width, said] = [0, ""];

    function project([u, v, h]) {
      const angle = (-now.turn * Math.PI) / 180;
      // Room for the figures of the heights on the left.
      const size = Math.min((width - 76) / 2.8, HEIGHT / 3.1);
      const right = u * Math.cos(angle) - v * Math.sin(angle);
      const back = u * Math.sin(angle) + v * Math.cos(angle);
      return [width / 2 + 18 + size * right, HEIGHT * 0.46 - size * (0.85 * h * Math.cos(TILT) + back * Math.sin(TILT))];
    }

    function line(from, to, attributes) {
      const [[x1, y1], [x2, y2]] = [project(from), project(to)];
      return element("line", { x1, y1, x2, y2, ...attributes });
    }

    function text(at, words, dx, dy, anchor) {
      const [x, y] = project(at);
      return element("text", { x: x + dx, y: y + dy, "text-anchor": anchor }, words);
    }

    /** Floor, its grid with figures, and one upright edge for the heights. */
    function box() {
      const group = element("g", { class: "live-axes" });
      for (const value of ticks(...ranges[0], 4)) {
        const u = inBox(value, ranges[0]);
        group.append(line([u, -1, -1], [u, 1, -1]), text([u, -1, -1], say(value, 3), 0, 18, "middle"));
      }
      for (const value of ticks(...ranges[1], 4)) {
        const v = inBox(value, ranges[1]);
        group.append(line([-1, v, -1], [1, v, -1]), text([1, v, -1], say(value, 3), 10, 8, "start"));
      }
      for (const value of ticks(...heights, 5)) {
        const h = inBox(value, heights);
        group.append(line([-1, 1, h], [1, 1, h]), line([-1, -1, h], [-1, 1, h]),
          text([-1, -1, h], say(value, 3), -6, 4, "end"));
      }
      const [x, y] = project([1, 0, -1]);
      group.append(text([0, -1, -1], data.x0_label, -6, 36, "end"),
        element("text", { x: Math.min(x + 96, width - 4), y: y + 26, "text-anchor": "end" }, data.x1_label),
        text([-1, -1, 1], data.y_label, -20, -12, "start"));
      return group;
    }

    const view = panel(HEIGHT, (svg, found) => {
      width = found;
      const sheet = CORNERS.map(([u, v]) => {
        const [x0, x1] = [u, v].map((side, k) => ranges[k][side > 0 ? 1 : 0]);
        return [u, v, inBox(now.w0 * x0 + now.w1 * x1 + now.b, heights)];
      });
      const points = cut(cut(sheet, 1), -1).map((at) => project(at).join()).join(" ");
      const mark = "var(--dot)";
      const drawn = [box(), element("polygon",
        { points, style: `fill: ${mark}; fill-opacity: 0.22; stroke: ${mark}; stroke-width: 2` })];
      data.y.forEach((value, i) => {
        const at = [inBox(data.x0[i], ranges[0]), inBox(data.x1[i], ranges[1])];
        const top = [...at, inBox(value, heights)];
        const foot = [...at, Math.max(-1, Math.min(1, inBox(estimate(i, now), heights)))];
        const [cx, cy] = project(top);
        drawn.push(line(top, foot, { style: `stroke: ${mark}; stroke-width: 1` }),
          element("circle", { class: "live-point", style: "fill: var(--bias); fill-opacity: 0.8", cx, cy, r: 4 },
            element("title", {}, data.names[i])));
      });
      svg.append(...drawn);
    });

    function set(change) {
      Object.assign(now, change);
      for (const [name, one] of Object.entries(sliders)) one.show(now[name]);
      // Rounded figures of the best plane must not claim to beat it.
      const more = Math.round(Math.max(0, sumAt(now) - least));
      const words = `Sum of squared errors: ${say(sumAt(now), 0)} ${unit(data.y_label)}\u00b2, `
        + (more ? `${say(more, 0)} ${unit(data.y_label)}\u00b2 more than the least.` : "the least.");
      // Turning the picture changes no figure, so nothing is announced anew.
      if (said === words) view.draw();
      else view.show(said = words);
    }

    const plain = (label) => label.replace(/ \(.*/, "");
    const sliders = {
      w0: slider(`weight of ${plain(data.x0_label)}`, data.w0_range, stepOf(data.w0_range), units[0], (w0) => set({ w0 })),
      w1: slider(`weight of ${plain(data.x1_label)}`, data.w1_range, stepOf(data.w1_range), units[1], (w1) => set({ w1 })),
      b: slider("bias b", data.b_range, stepOf(data.b_range), unit(data.y_label), (b) => set({ b })),
      turn: slider("turn the box", [5, 80], 1, "degrees", (turn) => set({ turn })),
    };
    const figure = view.finish(caption, ...Object.values(sliders).map((one) => one.box),
      element("div", { class: "live-buttons" },
        button("Least squares", () => set(data.best)),
        resetButton(() => set({ ...first, turn: 35 }))));
    set({});
    return figure;
  }

  add("plane-tilt", planeTilt);
})();
