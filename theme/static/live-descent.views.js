/* The pictures of gradient descent: the points, the valley, the loss by step. */
(function () {
  "use strict";

  const { MARGIN, axes, dots, element, padded, unit } = window.liveFigures;
  const { MOST_DRAWN } = window.descentData;
  const LEVELS = [0.001, 0.01, 0.05, 0.15, 0.35, 0.7, 1.2, 2]; // of the mean square of y
  const POWERS = ["", "1,000", "million", "billion", "trillion"];
  const MOST_STRETCHED = 4; // beyond, one scale for both axes would leave a mere line

  /** The unit of a loss, such as "1,000 kcal\u00b2" or "million (1000 $)\u00b2". */
  function squareOf(unitText, power) {
    const square = /^\p{L}+$/u.test(unitText) ? unitText : `(${unitText})`;
    return `${POWERS[power]} ${square}\u00b2`.trim();
  }

  /** Ranges with one scale for both axes: then a step leaves a ring at a right angle. */
  function alike({ x, y }, width, height) {
    const across = (width - MARGIN.left - MARGIN.right) / (x[1] - x[0]);
    const up = (height - MARGIN.top - MARGIN.bottom) / (y[1] - y[0]);
    if (Math.max(across / up, up / across) > MOST_STRETCHED) return { x, y };
    const more = across / up;
    return more > 1 ? { x: padded(x, (more - 1) / 2), y } : { x, y: padded(y, (1 / more - 1) / 2) };
  }

  /**
   * Let an element's parts be those wanted: each a name, attributes, its own parts.
   * What is there already only changes: to put in anew would restyle much of the page.
   */
  function patch(parent, wanted) {
    wanted.forEach(([name, attributes, parts = []], i) => {
      let one = parent.children[i];
      if (one?.localName !== name) {
        const made = element(name);
        if (one) one.replaceWith(made);
        else parent.append(made);
        one = made;
      }
      for (const [key, value] of Object.entries(attributes)) {
        if (one.getAttribute(key) !== String(value)) one.setAttribute(key, value);
      }
      patch(one, parts);
    });
    while (parent.children.length > wanted.length) parent.lastChild.remove();
  }

  /** A picture in two layers: what stays, and what moves from frame to frame. */
  function view(height, label, ranges, labels, stays, moves) {
    const [base, moving] = [element("g"), element("g", { "pointer-events": "none" })];
    const svg = element("svg", { role: "img", height, "aria-label": label }, base, moving);
    let scales = null;
    function lay() {
      const width = Math.round(svg.clientWidth);
      if (width < 100) return;
      svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
      base.replaceChildren();
      const laid = ranges(width, height);
      const [x, y] = axes(base, laid, labels(), width, height);
      const [[left, right], [bottom, top]] = [laid.x.map(x), laid.y.map(y)];
      const size = { x: left, y: top, width: right - left, height: bottom - top };
      // What leaves the ranges is cut off at the frame.
      const frame = () => element("svg", { ...size, viewBox: Object.values(size).join(" ") });
      const [still, drawn] = [frame(), frame()];
      scales = { x, y, drawn };
      stays(still, x, y);
      base.append(still);
      moving.replaceChildren(drawn);
      move();
    }
    function move() {
      if (scales) patch(scales.drawn, moves(scales.x, scales.y));
    }
    return { svg, lay, move, at: () => scales };
  }

  /**
   * The three views of one walk. `now` tells, at any time, the set of points, the
   * landscape, the path, the place on it (a number of steps, also between two), the
   * ranges of the axes, and weight and bias in the units of the points.
   */
  window.descentViews = (now, isMapped) => {
    const units = () => [unit(now.set.x_label), unit(now.set.y_label)];
    const per = () => { const [x, y] = units(); return x && y ? ` (${y} per ${x})` : ""; };
    const inUnit = (text) => (text ? ` (${text})` : "");
    const every = () => Math.ceil(now.set.x.length / MOST_DRAWN);
    const drawn = () => now.set.x.map((v, i) => [v, now.set.y[i]]).filter((_, i) => i % every() === 0);

    const points = view(isMapped ? 300 : 280, "The points and the neuron\u2019s line.",
      () => ({ x: padded(now.set.x, 0.1), y: padded([0, ...now.set.y], 0.08) }),
      () => ({ x: now.set.x_label, y: now.set.y_label }),
      (svg, x, y) => svg.append(...dots(now.set, x, y, every())),
      (x, y) => {
        const [w, b] = now.shown(now.place());
        const middle = x((Math.min(...now.set.x) + Math.max(...now.set.x)) / 2);
        const squares = (isMapped ? drawn() : []).map(([v, t]) => {
          const side = Math.abs(y(t) - y(w * v + b));
          // Towards the middle, where there is space for it.
          return ["rect", { class: "live-square", x: x(v) - (x(v) > middle ? side : 0),
            y: Math.min(y(t), y(w * v + b)), width: side, height: side }];
        });
        const ends = padded(now.set.x, 0.1).map((v) => `${x(v)},${y(w * v + b)}`);
        return [
          ["g", { opacity: Math.max(0.15, Math.min(1, 6 / squares.length)) }, squares],
          ["polyline", { class: "live-line live-model", points: ends.join(" ") }],
        ];
      });

    // A line of equal loss is an ellipse: u² + width · δw², with u = δb + tilt · δw.
    const ring = (level) => Array.from({ length: 97 }, (_, i) => {
      const dw = Math.sqrt(level / now.hills.width) * Math.cos((i * Math.PI) / 48);
      return [now.hills.best[0] + dw,
        now.hills.best[1] + Math.sqrt(level) * Math.sin((i * Math.PI) / 48) - now.hills.tilt * dw];
    });

    function arrow([x1, y1], [x2, y2]) {
      const length = Math.hypot(x2 - x1, y2 - y1);
      const [ex, ey] = [(9 * (x2 - x1)) / length, (9 * (y2 - y1)) / length];
      // A short one has no head.
      const head = length < 14 ? [] : [[x2 - ex - ey / 2, y2 - ey + ex / 2], [x2, y2], [x2 - ex + ey / 2, y2 - ey - ex / 2]];
      return ["polyline", { class: "live-line live-faint", points: [[x1, y1], [x2, y2], ...head].join(" ") }];
    }

    const valley = view(300, "The loss over weight and bias: rings of equal loss, a star where it is least.",
      (width, height) => alike({ x: now.ranges.w, y: now.ranges.b }, width, height),
      () => ({ x: `weight w${per()}`, y: `bias b${inUnit(units()[1])}` }),
      (svg, x, y) => {
        const square = now.set.y.reduce((sum, v) => sum + v * v, 0) / now.set.y.length || 1;
        for (const share of LEVELS) {
          const line = ring(share * square).map(([w, b]) => `${x(w)},${y(b)}`);
          svg.append(element("polyline", { class: "live-ring", points: line.join(" ") }));
        }
        svg.append(element("text", { class: "live-star", x: x(now.hills.best[0]), y: y(now.hills.best[1]) + 5,
          "text-anchor": "middle" }, "\u2605"));
      },
      (x, y) => {
        const here = [...now.path.slice(0, Math.floor(now.at) + 1), now.place()].map(([w, b]) => [x(w), y(b)]);
        const [cx, cy] = here.at(-1);
        handle.setAttribute("cx", here[0][0]);
        handle.setAttribute("cy", here[0][1]);
        return [["circle", { class: "live-dot", cx, cy, r: 5 }], ...here.slice(1).map((end, i) => arrow(here[i], end))];
      });
    // It stays while all else is drawn anew: a finger's moves end with what it touched.
    const handle = element("circle", { class: "live-node live-handle", r: 12 });
    valley.svg.lastChild.before(handle);

    const past = view(isMapped ? 200 : 220, "The loss after each step.",
      () => ({ x: [0, now.ranges.span], y: [0, now.ranges.top] }),
      () => ({ x: "step", y: `loss (${squareOf(units()[1] || "unit of y", now.ranges.power)})` }),
      () => {},
      (x, y) => {
        const height = (one) => y(now.hills.loss(one) / 1000 ** now.ranges.power);
        const losses = now.path.slice(0, Math.floor(now.at) + 1).map((one, i) => [x(i), height(one)]);
        const line = [...losses, [x(now.at), height(now.place())]].map((pair) => pair.join(",")).join(" ");
        const dotted = now.path.length <= 41 ? losses : [];
        return [["polyline", { class: "live-line", points: line }],
          ...dotted.map(([cx, cy]) => ["circle", { class: "live-dot", cx, cy, r: 3 }])];
      });

    return { points, valley, past };
  };
})();
