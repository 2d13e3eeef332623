/* What a reader has done, in the reader's own browser: one key and one form for the site. */
(function () {
  "use strict";

  const KEY = "neurons-progress";
  const ASIDE = "neurons-progress-aside";
  const VERSION = 1;
  const NAME = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
  // An exercise and a cell of it, such as `04-relu/relu_neuron`.
  const CELL = /^[a-z0-9-]{1,60}\/[a-z0-9_-]{1,60}$/;
  const LONGEST = 200;
  const PROBE = "neurons-probe";
  const HASH = "#neurons-probe";
  const WAIT = 10000;
  const APART = "Opened from a folder, this browser stores the answers of each page apart: other pages don\u2019t know of them. Save my progress here, and Load it there.";
  const listeners = new Set();
  let notice = "";
  let mayWrite = true;
  let now = { items: {}, read: [], cells: {}, erased: 0 };

  const isTime = (value) => Number.isFinite(value) && value >= 0 && value < 1e14;
  const isCount = (value) => Number.isInteger(value) && value >= 0 && value < 1e6;

  /** What of an item is well formed; undefined if it is none. */
  function cleanItem(item) {
    if (!item || !isTime(item.at) || typeof item.first !== "string") return undefined;
    return {
      first: item.first.slice(0, LONGEST),
      // A guess is neither right nor wrong.
      right: item.right === null ? null : item.right === true,
      at: item.at,
      last: item.last === true,
      seen: isTime(item.seen) ? item.seen : item.at,
      box: isCount(item.box) ? Math.min(item.box, 5) : 0,
      tries: isCount(item.tries) ? item.tries : 1,
    };
  }

  /** The same of a cell: its text, null for the book's, and what a check said of it. */
  function cleanCell(cell) {
    if (!cell || !isTime(cell.at)) return undefined;
    if (cell.text !== null && typeof cell.text !== "string") return undefined;
    const { text, at, status, points, says } = cell;
    const isChecked = /^[a-z_]{1,20}$/.test(status) && isTime(points) && typeof says === "string";
    return isChecked ? { text, at, status, points, says: says.slice(0, LONGEST) } : { text, at };
  }

  /** The well-formed values of an object, under names of a pattern. */
  function cleanAll(found, pattern, cleanOne) {
    const pairs = Object.entries(found || {}).map(([name, value]) => [name, cleanOne(value)]);
    return Object.fromEntries(pairs.filter(([name, value]) => pattern.test(name) && value));
  }

  /** What of stored or loaded data is well formed; undefined if it is of another form. */
  function clean(data) {
    if (!data || data.version !== VERSION || typeof data.items !== "object") return undefined;
    return {
      items: cleanAll(data.items, NAME, cleanItem),
      cells: cleanAll(data.cells, CELL, cleanCell),
      read: Array.isArray(data.read) ? data.read.filter((name) => NAME.test(name)) : [],
      erased: isTime(data.erased) ? data.erased : 0,
    };
  }

  /** Both together: the earlier first answer, the later last one; what was erased is gone. */
  function merged(one, other) {
    const erased = Math.max(one.erased, other.erased);
    const items = {};
    for (const name of new Set([...Object.keys(one.items), ...Object.keys(other.items)])) {
      const both = [one.items[name], other.items[name]].filter((item) => item && item.at > erased);
      if (!both.length) continue;
      const [first] = [...both].sort((a, b) => a.at - b.at);
      const [last] = [...both].sort((a, b) => b.seen - a.seen);
      items[name] = { ...last, first: first.first, right: first.right, at: first.at };
    }
    const cells = { ...one.cells };
    for (const [name, cell] of Object.entries(other.cells)) {
      if (!(cells[name]?.at > cell.at)) cells[name] = cell;
    }
    for (const name of Object.keys(cells)) if (cells[name].at <= erased) delete cells[name];
    const [newer, older] = one.erased >= other.erased ? [one, other] : [other, one];
    const read = newer.erased > older.erased ? newer.read : [...new Set([...one.read, ...other.read])];
    return { items, read, cells, erased };
  }

  function say(words) {
    // Each is said once: what can't be stored now can't be stored a second later.
    if (!notice.includes(words)) notice = `${notice} ${words}`.trim();
  }

  /** What the browser has stored; undefined where it has nothing that can be read. */
  function stored() {
    let text;
    try {
      // `early.js` puts a stand-in in the place of a storage that is blocked.
      if ("value" in Object.getOwnPropertyDescriptor(window, "localStorage")) throw new Error("blocked");
      text = localStorage.getItem(KEY);
    } catch {
      mayWrite = false;
      say("This browser stores nothing for this site: your answers last until you leave the page.");
      return undefined;
    }
    if (text === null) return undefined;
    let data;
    try {
      data = JSON.parse(text);
    } catch {
      data = undefined;
    }
    const found = clean(data);
    if (!found) setAside(text, data);
    return found;
  }

  /** Never write over what this page can't read. */
  function setAside(text, data) {
    if (data?.version > VERSION) {
      mayWrite = false;
      say("Your answers were stored by a newer version of this site; they stay as they are, and new ones last until you leave the page.");
      return;
    }
    try {
      localStorage.setItem(ASIDE, text);
      localStorage.removeItem(KEY);
      say("Your stored answers can\u2019t be read (damaged, or of an older version). They were set aside, and counting starts anew.");
    } catch {
      mayWrite = false;
      say("Your stored answers can\u2019t be read; they stay as they are, and new ones last until you leave the page.");
    }
  }

  function write() {
    const found = stored();
    if (found) now = merged(now, found);
    if (mayWrite) {
      try {
        localStorage.setItem(KEY, JSON.stringify({ version: VERSION, ...now }));
      } catch {
        say("The browser\u2019s storage is full: your new answers last until you leave the page. Save them to a file.");
      }
    }
    tell();
  }

  function tell(isOther = false) {
    for (const listener of listeners) listener(isOther);
  }

  /** Note an answer to an item; the first one stays. */
  function note(name, text, right) {
    const time = Math.max(Date.now(), now.erased + 1);
    const before = now.items[name];
    const box = right ? Math.min((before?.box ?? 0) + 1, 5) : 0;
    const first = before ?? { first: text.slice(0, LONGEST), right, at: time };
    now.items[name] = { first: first.first, right: first.right, at: first.at, last: right, seen: time, box,
      tries: (before?.tries ?? 0) + 1 };
    write();
    const [site, rest] = own.split("/_static/");
    if (rest && !isProbed) probe(`${site}/chapters/practice/warm-up.html`);
    isProbed = true;
  }

  /** Note a cell's text, null for the book's, or what a check said of it. */
  function setCell(name, cell) {
    // Never before what is known: a clock may have been set back.
    const at = Math.max(Date.now(), now.erased + 1, (now.cells[name]?.at ?? 0) + 1);
    now.cells[name] = { ...cell, at };
    write();
  }

  function setRead(names) {
    now.read = names;
    write();
  }

  function erase() {
    now = { items: {}, read: [], cells: {}, erased: Date.now() };
    try {
      localStorage.removeItem(ASIDE);
    } catch {
      // Nothing is stored there, then.
    }
    write();
  }

  /** Everything as the text of one file. */
  const saved = () => `${JSON.stringify({ version: VERSION, ...now }, null, 1)}\n`;

  /** Add what a saved file holds; returns what to say of it. */
  function load(text) {
    let found;
    try {
      found = clean(JSON.parse(text));
    } catch {
      found = undefined;
    }
    if (!found) return "This file holds no progress of this course. Choose one that \u201cSave my progress\u201d made.";
    // What was erased here once comes back with the file that holds it.
    const [items, cells] = [Object.values(found.items), Object.values(found.cells)];
    for (const one of [...items, ...cells]) one.at = Math.max(one.at, now.erased + 1);
    now = merged(now, { ...found, erased: now.erased });
    write();
    return `Loaded: ${items.length + cells.filter(({ text }) => text !== null).length} answers.`;
  }

  window.addEventListener("storage", (event) => {
    if (event.key !== KEY && event.key !== null) return;
    const found = stored();
    if (!found) return;
    now = merged(now, found);
    tell(true);
  });

  /** From a folder, a browser may give each page a storage of its own: ask another page. */
  function probe(address) {
    if (location.protocol !== "file:" || window !== window.top || !mayWrite) return;
    const token = String(Math.random());
    localStorage.setItem(PROBE, token);
    const frame = document.createElement("iframe");
    frame.hidden = true;
    frame.src = `${address}${HASH}`;
    const done = (isApart) => {
      clearTimeout(silent);
      window.removeEventListener("message", heard);
      frame.remove();
      localStorage.removeItem(PROBE);
      if (isApart) say(APART);
      tell();
    };
    const heard = ({ source, data }) => {
      if (source === frame.contentWindow && data?.name === PROBE) done(data.token !== token);
    };
    const silent = setTimeout(done, WAIT, true);
    window.addEventListener("message", heard);
    document.body.append(frame);
  }

  if (window !== window.top && location.hash === HASH) {
    let token = null;
    try {
      token = localStorage.getItem(PROBE);
    } catch {
      // No storage is a storage apart.
    }
    // Not before all is loaded: the answer ends the frame, and what it still loads.
    addEventListener("load", () => window.parent.postMessage({ name: PROBE, token }, "*"));
  }

  const own = document.currentScript.src;
  let isProbed = false;
  const start = stored();
  if (start) now = merged(now, start);

  (window.neurons ??= {}).progress = {
    HASH, erase, load, note, probe, saved, setCell, setRead,
    cell: (name) => now.cells[name],
    get: (name) => now.items[name],
    items: () => ({ ...now.items }),
    read: () => [...now.read],
    isStored: () => mayWrite,
    notice: () => notice,
    say: (words) => { say(words); tell(); },
    watch: (listener) => listeners.add(listener),
  };
})();
