/* The search page: finds words, names of code, numbers and synonyms in all sections. */
"use strict";
const siteSearch = (() => {
  const { pages, sections, terms } = SEARCH_INDEX;
  // Where several pages say a word, the one that teaches it comes first.
  const WEIGHTS = { Chapters: 1.6, Practice: 1, Data: 1, Reference: 0.7, Teaching: 0.5, Exercises: 0.4 };
  const STOP = new Set(
    "a an and are as at be by do does for from how i in is it my not of on or the to use what when which why with"
      .split(" "));
  const plain = (text) => text.toLowerCase().replaceAll("’", "'");
  const lower = sections.map(([page, , heading, text]) =>
    ({ title: plain(pages[page][1]), heading: plain(heading), text: plain(text) }));

  /** A word's beginning that its other forms share; numbers and names stay whole. */
  function stem(word) {
    if (word.length < 5 || /[\d._()]/.test(word) || word.endsWith("ss")) return word;
    const short = word.replace(/(?:ies|y|ing|ed|es|s|e)$/, "");
    return short.length < 4 ? word : short.replace(/([^aeiouls])\1$/, "$1");
  }

  function pattern(word) {
    const escaped = /^\d{4,}$/.test(word) ? [...word].join(",?")
      : stem(word).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    // A short word's beginning would be that of many others.
    const short = word.length < 4 ? "(?!\\p{L}{2})" : "";
    const after = /\d$/.test(word) ? "(?![\\p{N}]|[.,]\\p{N})" : short;
    return new RegExp(`(?<![\\p{L}\\p{N}])${escaped}${after}`, "gu");
  }

  const words = (text) => plain(text).replace(/(\d),(?=\d{3})/g, "$1").match(/[\p{L}\p{N}^@²]+(?:[._'-][\p{L}\p{N}]+)*/gu) ?? [];

  const longestFirst = terms.toSorted(([a], [b]) =>
    Math.max(...b.map((name) => name.length)) - Math.max(...a.map((name) => name.length)));

  /** What a query asks for: for each term or word, its alternatives (lists of patterns
      that must all match) and the page that introduces it. */
  function groups(query) {
    let rest = ` ${words(query).join(" ")} `;
    const found = [];
    for (const [names, home] of longestFirst) {
      const own = names.map((name) => ` ${words(name).join(" ")} `);
      const used = own.filter((name) => [name, `${name.trimEnd()}s `, `${name.trimEnd()}es `]
        .some((form) => rest.includes(form)));
      if (!used.length) continue;
      const longest = used.sort((a, b) => b.length - a.length)[0];
      rest = rest.replace(new RegExp(`${longest.trimEnd()}(?:s|es)? `), " ");
      const alternatives = [longest, ...own.filter((name) => name !== longest)]
        .map((name) => name.trim().split(" ").map(pattern));
      found.push({ alternatives, home });
    }
    const left = rest.trim().split(" ").filter(Boolean);
    const telling = left.filter((word) => !STOP.has(word));
    for (const word of telling.length || found.length ? telling : left) {
      found.push({ alternatives: [[pattern(word)]], home: -1 });
    }
    return found;
  }

  const count = (text, regex) => (text.match(regex) ?? []).length;

  function score(section, alternative) {
    let sum = 0;
    for (const regex of alternative) {
      const inText = count(section.text, regex);
      const one = 9 * Math.min(1, count(section.heading, regex))
        + 6 * Math.min(1, count(section.title, regex)) + Math.log2(1 + inText);
      if (!one) return 0;
      sum += one;
    }
    return sum / alternative.length;
  }

  /** Pages for a query, best first: page, best section, patterns that matched there. */
  function find(query) {
    const wanted = groups(query);
    if (!wanted.length) return [];
    const best = new Map();
    for (const all of [true, false]) {
      sections.forEach(([page], place) => {
        const scores = wanted.map(({ alternatives }) => Math.max(...alternatives.map(
          (alternative, rank) => score(lower[place], alternative) * (rank ? 0.8 : 1))));
        if (all ? scores.includes(0) : !scores.some(Boolean)) return;
        const weight = WEIGHTS[pages[page][2]] ?? 0.8;
        const sum = weight * scores.reduce((a, b) => a + b, 0);
        const known = best.get(page);
        if (!known || sum > known.sum) {
          best.set(page, { page, place, sum, total: sum + 0.3 * (known?.total ?? 0) });
        } else known.total += 0.3 * sum;
      });
      if (best.size) break;
    }
    const regexes = wanted.flatMap(({ alternatives }) => alternatives.flat());
    const isHome = ({ page }) => wanted.some(({ home }) => home === page);
    const total = (hit) => isHome(hit) ? 12 + 3 * hit.total : hit.total;
    return [...best.values()]
      .map((hit) => ({ ...hit, total: total(hit), address: pages[hit.page][0], regexes }))
      .sort((a, b) => b.total - a.total);
  }

  /** A sentence or so around the first word that was found, with marks. */
  function snippet({ place, regexes }) {
    const text = sections[place][3];
    const starts = regexes.map((regex) => lower[place].text.search(regex)).filter((at) => at >= 0);
    // Whole words: of what is shown, and of what is marked.
    const from = text.lastIndexOf(" ", Math.max(0, Math.min(...starts, text.length) - 60)) + 1;
    const to = text.length > from + 220 ? text.lastIndexOf(" ", from + 220) : text.length;
    const piece = text.slice(from, to);
    const box = document.createElement("p");
    box.className = "context";
    const hits = regexes.flatMap((regex) => [...plain(piece).matchAll(regex)])
      .sort((a, b) => a.index - b.index);
    let at = 0;
    for (const hit of hits) {
      if (hit.index < at) continue;
      const mark = document.createElement("mark");
      const end = hit.index + hit[0].length;
      mark.textContent = piece.slice(hit.index, end) + piece.slice(end).match(/^\p{L}*/u)[0];
      box.append(piece.slice(at, hit.index), mark);
      at = hit.index + mark.textContent.length;
    }
    box.append(piece.slice(at), to < text.length ? " …" : "");
    if (from) box.prepend("… ");
    return box;
  }

  function entry(hit, query) {
    const [, anchor, heading] = sections[hit.place];
    const link = document.createElement("a");
    const hash = anchor ? `#${anchor}` : "";
    link.href = `${hit.address}?highlight=${encodeURIComponent(query)}${hash}`;
    link.textContent = anchor ? `${pages[hit.page][1]} › ${heading}` : pages[hit.page][1];
    const item = document.createElement("li");
    item.append(link, snippet(hit));
    return item;
  }

  function show(query) {
    const box = document.getElementById("search-results");
    for (const input of document.querySelectorAll("form.bd-search input")) input.value = query;
    if (!query.trim()) return;
    const hits = find(query);
    const status = document.createElement("p");
    status.setAttribute("role", "status");
    status.textContent = hits.length
      ? `${hits.length === 1 ? "One page" : `${hits.length} pages`} for “${query}”.`
      : `Nothing here says “${query}”. Try another word for it, or look into the glossary.`;
    const list = document.createElement("ul");
    list.className = "search";
    list.append(...hits.slice(0, 20).map((hit) => entry(hit, query)));
    box.replaceChildren(status, list);
  }

  show(new URLSearchParams(location.search).get("q") ?? "");
  return { find, groups };
})();
