/* What a reader typed, understood: numbers, shapes and words as people write them. */
(function (page) {
  "use strict";

  const MINUS = /[\u2010-\u2015\u2212\u207b\ufe58\ufe63\uff0d]/g;
  const BLANKS = /[\s\u00a0\u2007\u2009\u202f'\u2019]/;
  const FRACTIONS = /[\u00bc-\u00be\u2150-\u215e]/g;
  const WHOLE = 1e-9;

  /** One spelling of signs, digits, fractions and blanks. */
  function plain(text) {
    return text.replace(FRACTIONS, (sign) => ` ${sign}`).normalize("NFKC")
      .replace(MINUS, "-").replace(/\u2044/g, "/").trim();
  }

  /** Every number that this may mean: `1,234` is two of them; empty for none. */
  function decimals(text) {
    const grouped = new RegExp(`^[+-]?\\d{1,3}(?:${BLANKS.source}\\d{3})+(?:[.,]\\d+)?$`);
    const joined = grouped.test(text) ? text.replace(new RegExp(BLANKS.source, "g"), "") : text;
    const found = /^([+-]?)\s*([\d.,]+)(?:e([+-]?\d{1,3}))?$/i.exec(joined);
    if (!found || !/\d/.test(found[2])) return [];
    const [, sign, digits, power = "0"] = found;
    const spellings = new Set();
    if (/^\d*\.?\d*$/.test(digits)) spellings.add(digits);
    if (/^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/.test(digits)) spellings.add(digits.replace(/,/g, ""));
    if (/^\d*,\d*$/.test(digits)) spellings.add(digits.replace(",", "."));
    if (/^\d{1,3}(?:\.\d{3})+,\d*$/.test(digits) || /^\d{1,3}(?:\.\d{3}){2,}$/.test(digits)) {
      spellings.add(digits.replace(/\./g, "").replace(",", "."));
    }
    return [...spellings].map((one) => ({
      value: Number(`${sign}${one}e${power}`),
      step: 10 ** (Number(power) - (one.split(".")[1] || "").length),
      whole: !one.includes("."),
    })).filter(({ value }) => Number.isFinite(value));
  }

  /** Numbers that a text may mean: decimal comma, fraction, thousands, unit and all. */
  function numbers(text, unit) {
    let typed = plain(text).replace(/^[=\u2248~]\s*/, "");
    const wanted = unit ? plain(unit) : "";
    if (wanted && typed.toLowerCase().endsWith(wanted.toLowerCase())) {
      typed = typed.slice(0, -wanted.length).trim();
    }
    typed = typed.replace(/\s*[*\u00d7\u00b7]\s*10\s*(?:\^|\*\*)\s*\(?([+-]?\d+)\)?$/, "e$1");
    const fraction = /^([+-]?)\s*(?:(\d+)\s+)?([\d.,]+)\s*\/\s*([\d.,]+)$/.exec(typed);
    if (!fraction) return decimals(typed);
    const [, sign, whole, top, bottom] = fraction;
    const [over, under] = [decimals(top)[0], decimals(bottom)[0]];
    if (!over || !under || !under.value) return [];
    const size = Number(whole || 0) + over.value / under.value;
    return [{ value: sign === "-" ? -size : size, step: 0, whole: false }];
  }

  /** A shape as a list of numbers and null; undefined if it is none. */
  function shape(text) {
    const bare = plain(text).replace(/^[([{]|[)\]}]$/g, "").trim();
    if (!bare) return /^[([{]/.test(plain(text)) ? [] : undefined;
    const parts = bare.replace(/[,;]\s*$/, "").split(/\s*[,;x\u00d7*]\s*|\s+by\s+|\s+/i);
    if (!parts.every((part) => /^(?:\d{1,9}|none)$/i.test(part))) return undefined;
    return parts.map((part) => (/\d/.test(part) ? Number(part) : null));
  }

  /** A word without case, quotes, article and plural. */
  function word(text) {
    const bare = plain(text).toLowerCase().replace(/^["'`\u2018-\u201d.,!?\s]+|["'`\u2018-\u201d.,!?\s]+$/g, "");
    return bare.split(/\s+/).join(" ").replace(/^the /, "").replace(/s$/, "");
  }

  /** How far an answer may lie from a value and count as it. */
  function tolerance(value, digits, typed) {
    if (digits !== undefined) return 0.5 * 10 ** -digits * (1 + 1e-6);
    const near = WHOLE * Math.max(1, Math.abs(value));
    if (Math.abs(value - Math.round(value)) <= near) return near;
    const shown = typed.whole ? 0 : typed.step / 2;
    return Math.max(0.01 * Math.abs(value), Math.min(shown, 0.05 * Math.abs(value)));
  }

  /** What a text means, by kind; undefined where it means nothing of that kind. */
  function read(kind, text, unit) {
    if (!plain(text)) return undefined;
    if (kind === "number") {
      const found = numbers(text, unit);
      return found.length ? found : undefined;
    }
    return kind === "shape" ? shape(text) : word(text) || undefined;
  }

  /** How far an understood answer lies from a value: Infinity if it is another one. */
  function distance(kind, answer, value, digits) {
    if (kind !== "number") {
      const wanted = kind === "word" ? word(value) : value;
      return JSON.stringify(answer) === JSON.stringify(wanted) ? 0 : Infinity;
    }
    const near = answer.filter((one) => Math.abs(one.value - value) <= tolerance(value, digits, one));
    return Math.min(Infinity, ...near.map((one) => Math.abs(one.value - value)));
  }

  /**
   * Find the option that an answer is: the nearest one, and of two as near the right one.
   * `options` have `right` and `value`; undefined for an answer that is none of them.
   */
  function match(kind, answer, options, digits) {
    const found = options.map((option) => ({ option, far: distance(kind, answer, option.value, digits) }))
      .filter(({ far }) => far < Infinity)
      .sort((a, b) => a.far - b.far || b.option.right - a.option.right);
    return found[0]?.option;
  }

  (page.neurons ??= {}).answers = { match, read };
})(globalThis);
