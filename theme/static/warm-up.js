/* Five questions from the chapters that were read: the missed and the long-unseen first. */
(function () {
  "use strict";

  const { progress, parsons, ask: { button, element, enhance, scoreOf, text, tools } } = window.neurons;
  const DAY = 86400000;
  // After so many days an item comes back that was right so many times in a row.
  const DAYS = [0, 1, 3, 7, 21, 60];
  const COUNT = 5;
  // A number that stands alone, as in theme/cells/values.py.
  const NUMBER = /(?<![\w.,])\d+(?:\.\d+)?(?!\w|[.,]\d)/g;

  /** How soon an item is wanted: the lower the sooner. */
  function urgency(item, now) {
    if (!item) return 2;
    const overdue = (now - item.seen) / (DAYS[item.box] * DAY || 1);
    if (!item.last) return -1 / (1 + overdue);
    return overdue >= 1 ? 1 - overdue / (1 + overdue) : 3 - overdue;
  }

  /** Five items: the missed first, then those whose time has come, then new ones. */
  function pick(items, now) {
    const all = items.map((item) => ({ ...item, rank: urgency(progress.get(item.name), now), chance: Math.random() }));
    const chosen = all.sort((a, b) => a.rank - b.rank || a.chance - b.chance).slice(0, COUNT);
    return chosen.sort((a, b) => a.chance - b.chance);
  }

  /** Give a question other numbers, and the values that its page's kernel computed for them. */
  function vary(box) {
    const variants = JSON.parse(box.dataset.variants ?? "[]");
    if (!variants.length) return;
    const { numbers, values, says } = variants[Math.floor(Math.random() * variants.length)];
    const texts = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      texts.currentNode.data = texts.currentNode.data.replace(NUMBER, (found) => numbers[found] ?? found);
    }
    box.dataset.varied = "";
    box.querySelectorAll("[data-value]").forEach((option, i) => {
      option.dataset.value = JSON.stringify(values[i]);
      option.querySelector(".ask-says").textContent = says[i];
    });
  }

  function itemBox(item) {
    // The site's own page, as it was built; nothing that a reader typed is in it.
    const box = new DOMParser().parseFromString(item.html, "text/html").body.firstElementChild;
    vary(box);
    const back = element("p", { class: "ask-first" }, "From ", element("a", { href: `${item.address}#${box.id}` }, item.title));
    return { box, back };
  }

  /** One round: the questions one by one, then how many were right. */
  function round(place, items, again) {
    let right = 0;
    const results = new Map();
    const next = (at) => {
      if (at === items.length) return finish();
      const item = items[at];
      const { box, back } = itemBox(item);
      const head = element("h2", { tabindex: "-1" }, `Question ${at + 1} of ${items.length}`);
      const on = button(at + 1 < items.length ? "Next question" : "Finish", () => next(at + 1), { "data-next": "" });
      place.replaceChildren(head, box, back, element("div", { class: "live-buttons" }, on));
      const noted = (isRight) => {
        // The first answer counts, here as in the chapter.
        if (!results.has(item.name)) results.set(item.name, isRight);
      };
      if (box.dataset.parsons) parsons.enhance(box, noted);
      else enhance(box, noted);
      if (at) head.focus();
    };
    function finish() {
      right = [...results.values()].filter(Boolean).length;
      const done = element("p", { role: "status", tabindex: "-1" }, `${right} of ${items.length} right at the first try.`);
      place.replaceChildren(done, element("div", { class: "live-buttons" }, button("Five more", again, { "data-begin": "" })));
      done.focus();
    }
    next(0);
  }

  function build(root, chapters) {
    if (chapters.length) progress.probe(chapters[0].address);
    const place = element("div", { class: "warm-up-round" });
    const known = new Set(progress.read());
    const isRead = (chapter) => known.has(chapter.page) || chapter.items.some((item) => progress.get(item.name));
    const boxes = chapters.map((chapter) => {
      const box = element("input", { type: "checkbox", value: chapter.page });
      box.checked = isRead(chapter);
      box.addEventListener("change", () => progress.setRead(chosen().map((one) => one.page)));
      return box;
    });
    const chosen = () => chapters.filter((_, i) => boxes[i].checked);
    const list = element("fieldset", { class: "warm-up-read" }, element("legend", {}, "Chapters that you have read"),
      ...chapters.map((chapter, i) => element("label", {}, boxes[i], ` ${chapter.title}`)));
    const begin = () => {
      const items = chosen().flatMap((chapter) =>
        chapter.items.map((item) => ({ ...item, title: chapter.title, address: chapter.address })));
      if (items.length) round(place, pick(items, Date.now()), begin);
      else place.replaceChildren(element("p", { role: "status" }, "Mark a chapter that you have read, then begin."));
    };
    root.replaceChildren(list,
      element("div", { class: "live-buttons" }, button("Begin", begin, { "data-begin": "" })), place, tools(() => scoreOf([])));
  }

  const root = document.querySelector("[data-warm-up]");
  const own = document.currentScript.src;
  window.neurons.warmUp = (chapters) => build(root, chapters);
  window.neurons.schedule = { DAYS, pick, urgency, vary };
  // A hidden frame that only looks at the storage needs no questions.
  if (root && location.hash !== progress.HASH) {
    const script = element("script", { src: own.replace(/warm-up\.js.*$/, "warm-up-items.js") });
    script.addEventListener("error", () => root.replaceChildren(text("The questions could not be loaded: the file warm-up-items.js is missing.")));
    document.head.append(script);
  }
})();
