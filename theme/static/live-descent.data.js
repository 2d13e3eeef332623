/* What the figure of gradient descent computes: no page is needed here. */
(function () {
  "use strict";

  const MOST_STEPS = 1000;
  const MOST_IN_ADDRESS = 50; // points
  const MOST_DRAWN = 300; // points
  const LARGEST = 1e6; // of a place or a point that an address may name

  const mean = (values) => values.reduce((sum, value) => sum + value, 0) / values.length;

  /**
   * The mean squared error of a neuron over its weight and bias.
   * Points enter by five means, so a step costs the same for two as for ten thousand.
   */
  function landscape(x, y) {
    const [mx, my] = [mean(x), mean(y)];
    const [mxx, mxy, myy] = [mean(x.map((v) => v * v)), mean(x.map((v, i) => v * y[i])), mean(y.map((v) => v * v))];
    const width = mxx - mx * mx;
    const w = width > 0 ? (mxy - mx * my) / width : 0;
    const loss = ([p, q]) => Math.max(0,
      p * p * mxx + q * q + myy + 2 * (p * q * mx - p * mxy - q * my));
    const gradient = ([p, q]) => [2 * (p * mxx + q * mx - mxy), 2 * (p * mx + q - my)];
    // Above this learning rate the steps grow: 2 over the largest curvature.
    const limit = 2 / (mxx + 1 + Math.hypot(mxx - 1, 2 * mx));
    return { loss, gradient, limit, width, tilt: mx, best: [w, my - w * mx] };
  }

  /** The places after each step, up to `count` of them; the start comes first. */
  function walk({ loss, gradient }, start, rate, count) {
    const path = [start];
    const far = 1e4 * Math.max(loss(start), 1);
    while (path.length <= count && loss(path.at(-1)) < far) {
      const slopes = gradient(path.at(-1));
      path.push(path.at(-1).map((value, i) => value - rate * slopes[i]));
    }
    return path;
  }

  /** A number as people paste it: a decimal comma, any minus sign. */
  function number(text, isCommaDecimal) {
    const plain = text.trim().replace(/[\u2212\u2013]/g, "-");
    const value = Number(isCommaDecimal ? plain.replace(",", ".") : plain);
    return plain && Number.isFinite(value) ? value : NaN;
  }

  /**
   * Read two columns: from a spreadsheet, a CSV file, or typed.
   * Gives `{ x, y, says }`; without `x`, `says` tells what is missing.
   */
  function readPoints(text) {
    const lines = text.split(/\r?\n/).filter((line) => line.trim());
    if (!lines.length) return { says: "There are no points yet: paste two columns of numbers." };
    const byOther = /[\t;]|\S\s+\S/.test(lines.at(-1).trim());
    const split = byOther ? /\s*[\t;]\s*|\s+/ : /,/;
    const rows = lines.map((line) => line.trim().replace(byOther ? /,\s+/g : /$^/, " ").split(split)
      .map((part) => number(part, byOther)));
    const isHeader = rows.length > 1 && rows[0].some(Number.isNaN);
    const body = isHeader ? rows.slice(1) : rows;
    const bad = body.findIndex((row) => row.length < 2 || row.slice(0, 2).some(Number.isNaN));
    if (bad >= 0) {
      const place = `Line ${bad + 1 + Number(isHeader)}`;
      return { says: body[bad].length < 2
        ? `${place} has one column: give x and y, with a blank, a tab or a comma between them.`
        : `${place} holds something that is not a number: correct it or leave it out.` };
    }
    const [x, y] = [0, 1].map((column) => body.map((row) => row[column]));
    if (x.length < 2) return { says: "One point is not enough for a line: give at least two." };
    if (x.every((value) => value === x[0])) {
      return { says: "All x are the same, so no line can be found: give points with different x." };
    }
    if ([...x, ...y].some((value) => Math.abs(value) > LARGEST)) {
      return { says: "Numbers beyond a million are too large for this picture: use a larger unit." };
    }
    const part = x.length > MOST_DRAWN ? `; ${MOST_DRAWN} of them are drawn` : "";
    return { x, y, says: `${x.length} points are used${part}.` };
  }

  /** The state as one word for the address: points, start, learning rate, steps. */
  function toAddress({ name, x, y, start, rate, steps }) {
    const points = name ?? (x.length > MOST_IN_ADDRESS ? null : x.map((v, i) => `${v}:${y[i]}`).join("_"));
    return points && [points, ...start.map((v) => Number(v.toPrecision(6))), rate, steps].join("~");
  }

  /** The state that an address names, or null where any part of it is not as it should be. */
  function fromAddress(word, names) {
    const [points, ...rest] = String(word ?? "").split("~");
    const [w, b, rate, steps] = rest.map((text) => (/^-?\d+(\.\d+)?(e-?\d+)?$/.test(text) ? Number(text) : NaN));
    const isFine = rest.length === 4 && [w, b].every((v) => Math.abs(v) <= LARGEST)
      && rate > 0 && rate <= LARGEST && Number.isInteger(steps) && steps >= 0 && steps <= MOST_STEPS;
    if (!isFine) return null;
    const state = { start: [w, b], rate, steps };
    if (names.includes(points)) return { ...state, name: points };
    const pairs = points.split("_");
    if (pairs.length > MOST_IN_ADDRESS) return null;
    const { x, y } = readPoints(pairs.map((pair) => pair.replace(":", ";")).join("\n"));
    return x && x.length === pairs.length ? { ...state, x, y } : null;
  }

  const shared = { MOST_DRAWN, MOST_STEPS, fromAddress, landscape, readPoints, toAddress, walk };
  if (typeof module === "object") module.exports = shared;
  else window.descentData = shared;
})();
