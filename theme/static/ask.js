/* Questions that take an answer. Without this script their answers are folds. */
(function () {
  "use strict";

  const { answers, progress } = window.neurons;
  const VERDICTS = { right: "Right.", wrong: "Not so.", unclear: "" };
  const UNCLEAR = {
    number: "Please write a number, such as 3, \u22120.5 or 1/4.",
    shape: "Please write a shape, such as (3,) or (5, 2).",
    word: "Please write a word.",
    guess: "Please write what you guess.",
    choice: "Please choose an answer first.",
  };

  function element(name, attributes, ...children) {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes || {})) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }

  function button(words, pressed, attributes) {
    const made = element("button", { type: "button", class: "live-button", ...attributes }, words);
    made.addEventListener("click", pressed);
    return made;
  }

  /** Copies of a part's children, without names that may stand on a page only once. */
  function copies(part) {
    const copy = part.cloneNode(true);
    for (const one of copy.querySelectorAll("[id]")) one.removeAttribute("id");
    return [...copy.childNodes];
  }

  /** The options of a question as the page has them. */
  function optionsOf(box) {
    return [...box.querySelectorAll(".ask-option")].map((part) => ({
      right: part.dataset.right === "true",
      otherwise: "otherwise" in part.dataset,
      value: part.dataset.value && JSON.parse(part.dataset.value),
      says: part.querySelector(".ask-says"),
      why: part.querySelector(".ask-why"),
    }));
  }

  /** The place of a reply; it stands there, empty, before there is one to be read out. */
  function replyBox(isGuess = false) {
    const box = element("div", { "data-reply": "", class: "ask-reply", role: "status" });
    function show(verdict, ...words) {
      box.dataset.verdict = verdict;
      const lead = VERDICTS[verdict] && !isGuess ? [element("p", { class: "ask-verdict" }, VERDICTS[verdict])] : [];
      box.replaceChildren(...lead, ...words);
    }
    return { box, show };
  }

  const text = (words) => element("p", {}, words);
  /** What follows the verdict in a reply of the page. */
  const said = (option) => copies(option.why).filter((part) => !part.classList?.contains("ask-verdict"));

  /** A field with its name and unit. */
  function field(box, options) {
    const { kind, unit } = box.dataset;
    // The keys of a phone for decimals have no minus sign.
    const isBelow = options.some((option) => typeof option.value === "number" && option.value < 0);
    const input = element("input", {
      type: "text", maxlength: 200, autocomplete: "off", autocapitalize: "off", spellcheck: "false",
      inputmode: kind === "number" && !isBelow ? "decimal" : "text",
      "aria-describedby": box.getAttribute("aria-labelledby"),
    });
    const name = kind === "guess" ? "Your guess" : "Your answer";
    const label = element("label", { class: "ask-field" }, element("span", {}, name), input, unit || "");
    return { label, input };
  }

  /** Buttons of the options; one is pressed, or several where several are right. */
  function choices(options) {
    const isMany = options.filter((option) => option.right).length > 1;
    const chosen = new Set();
    const made = options.map((option, i) => button("", () => {
      if (!isMany) chosen.clear();
      if (!chosen.delete(option)) chosen.add(option);
      made.forEach((one, j) => one.setAttribute("aria-pressed", chosen.has(options[j])));
    }, { "data-choice": i, "aria-pressed": "false" }));
    made.forEach((one, i) => {
      one.append(...copies(options[i].says));
      // A formula gives a button no name.
      const isFormula = [...one.childNodes].every((part) => part.nodeName === "math" || !part.textContent.trim());
      if (isFormula) one.setAttribute("aria-label", one.textContent.trim());
    });
    const box = element("div", { class: "ask-choices" }, ...made);
    if (isMany) box.prepend(text("More than one is right: choose all of them."));
    return { box, chosen };
  }

  /** Judge a choice; returns verdict, reply and what was chosen, as text. */
  function judgeChoice(chosen, options) {
    if (!chosen.size) return { verdict: "unclear", reply: [text(UNCLEAR.choice)] };
    const picked = options.filter((option) => chosen.has(option));
    const typed = picked.map((option) => option.says.textContent.trim()).join("; ");
    const wrong = picked.find((option) => !option.right);
    if (wrong) return { verdict: "wrong", reply: said(wrong), typed };
    if (picked.length < options.filter((option) => option.right).length) {
      return { verdict: "unclear", reply: [text("That is right, but not all of it: choose one more.")] };
    }
    return { verdict: "right", reply: picked.flatMap(said), typed };
  }

  /** Judge what was typed into a field. */
  function judgeField(box, typed, options) {
    const { kind, unit, digits } = box.dataset;
    const answer = answers.read(kind, typed, unit);
    if (answer === undefined) return { verdict: "unclear", reply: [text(UNCLEAR[kind])] };
    const values = options.filter((option) => !option.otherwise);
    const found = answers.match(kind, answer, values, digits && Number(digits))
      ?? options.find((option) => option.otherwise);
    return { verdict: found.right ? "right" : "wrong", reply: said(found), typed };
  }

  /** Keep a guess; nothing about it is right or wrong. */
  function judgeGuess(box, typed) {
    const kind = box.dataset.unit ? "number" : "guess";
    if (answers.read(kind, typed, box.dataset.unit) === undefined) {
      return { verdict: "unclear", reply: [text(UNCLEAR[kind])] };
    }
    const why = box.querySelector(".ask-why");
    return { verdict: "right", reply: why ? copies(why) : [text("Noted. Now read on.")], typed };
  }

  /** The folds of outputs that wait for an answer. */
  const waiting = (box) => [...document.querySelectorAll(`.ask-opens-${box.dataset.ask} details.hide`)];

  function holdBack(box, reply, focus) {
    let isOpen = false;
    for (const fold of waiting(box)) {
      fold.querySelector("summary").addEventListener("click", (event) => {
        if (isOpen || fold.open) return;
        event.preventDefault();
        reply.show("unclear", text("Answer first, or choose \u201cShow the answer\u201d; then the output opens."));
        focus.focus();
      });
    }
    return () => {
      isOpen = true;
      for (const fold of waiting(box)) fold.open = true;
    };
  }

  /** Show what is right; that counts as no answer. */
  function shownAnswer(options) {
    const right = options.filter((option) => option.right);
    return right.flatMap((option) => [
      element("p", { class: "ask-verdict" }, "The answer: ", ...copies(option.says)), ...said(option),
    ]);
  }

  /** Turn a question's folds into something to answer; `noted` hears of each answer. */
  function enhance(box, noted = () => {}) {
    const { ask: name, kind } = box.dataset;
    const options = optionsOf(box);
    const reply = replyBox(kind === "guess");
    const controls = kind === "choice" ? choices(options) : field(box, options);
    const judge = {
      choice: () => judgeChoice(controls.chosen, options),
      guess: () => judgeGuess(box, controls.input.value),
    }[kind] ?? (() => judgeField(box, controls.input.value, options));
    const first = element("p", { class: "ask-first", hidden: "" });
    const submit = element("button", { type: "submit", class: "live-button", "data-answer": "" },
      kind === "guess" ? "Keep my guess" : "Answer");
    const buttons = element("div", { class: "live-buttons" }, submit);
    const form = element("form", { class: "ask-form" }, controls.label ?? controls.box, buttons, reply.box, first);
    const open = holdBack(box, reply, controls.input ?? controls.box.querySelector("button"));
    const show = () => {
      reply.show("unclear", ...shownAnswer(options));
      if (!progress.get(name)) progress.note(name, "", false);
      noted(false);
      open();
    };
    if (options.length) buttons.append(button("Show the answer", show, { "data-show": "" }));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { verdict, reply: words, typed } = judge();
      reply.show(verdict, ...words);
      if (typed === undefined) return;
      progress.note(name, typed.trim(), kind === "guess" ? null : verdict === "right");
      noted(verdict === "right");
      open();
    });
    for (const part of box.querySelectorAll(".ask-option, .ask-answer")) part.hidden = true;
    box.append(form);
    if (progress.get(name)) open();
    // Right after the first answer it still stands in the field.
    const isNew = !progress.get(name);
    const remember = () => {
      const item = progress.get(name);
      // With other numbers than it had before, the first answer says nothing.
      first.hidden = !item?.first || (isNew && item.tries < 2) || "varied" in box.dataset;
      first.textContent = item?.first ? `Your first ${kind === "guess" ? "guess" : "answer"}: ${withUnit(item.first, box)}` : "";
    };
    progress.watch(remember);
    remember();
  }

  const withUnit = (typed, box) => {
    const unit = box?.dataset.unit ?? "";
    return unit && !typed.endsWith(unit) ? `${typed} ${unit}` : typed;
  };

  /** Say in the text what was guessed, where there is a guess. */
  function showGuesses() {
    for (const place of document.querySelectorAll("[data-guess]")) {
      const item = progress.get(place.dataset.guess);
      const box = document.querySelector(`[data-ask="${place.dataset.guess}"]`);
      place.hidden = !item?.first;
      place.textContent = item?.first ? `You guessed ${withUnit(item.first, box)}. ` : "";
    }
  }

  /** Save a text as a file of the reader's. */
  function download(text, name, type) {
    const address = URL.createObjectURL(new Blob([text], { type }));
    element("a", { href: address, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(address), 1000);
  }

  /** The score of a page's questions, in words. */
  function scoreOf(names) {
    const all = progress.items();
    const share = (items) => {
      const judged = items.filter((item) => item.right !== null);
      return `${judged.filter((item) => item.right).length} of ${judged.length}`;
    };
    const here = names.map((name) => all[name]).filter(Boolean);
    return Object.keys(all).length
      ? `Right at the first try: ${names.length ? `${share(here)} on this page, ` : ""}${share(Object.values(all))} in the course. Kept in this browser alone.`
      : "Your first answers are counted here, in this browser alone.";
  }

  /** A score, and what can be done with all that is stored; `says` gives its words. */
  function tools(says) {
    const score = element("output", { role: "status" });
    const warning = element("p", { class: "ask-warning", role: "status" });
    const file = element("input", { type: "file", accept: ".json,application/json", hidden: "" });
    file.addEventListener("change", async () => {
      const [chosen] = file.files;
      // All questions of the course take a hundredth of this.
      if (chosen) progress.say(progress.load(chosen.size < 1e6 ? await chosen.text() : ""));
      file.value = "";
    });
    const save = () => download(progress.saved(), "from-one-neuron-up.json", "application/json");
    const erase = button("Erase all", () => {
      if (erase.dataset.sure !== undefined) progress.erase();
      const isSure = erase.dataset.sure === undefined;
      erase.toggleAttribute("data-sure", isSure);
      erase.textContent = isSure ? "Erase everything, really" : "Erase all";
      if (!isSure) box.focus();
    });
    const box = element("div", { class: "ask-tools", tabindex: "-1" }, score, warning,
      element("div", { class: "live-buttons" }, button("Save my progress", save),
        button("Load", () => file.click()), erase), file);
    const show = () => {
      score.textContent = says();
      warning.textContent = progress.notice();
      warning.hidden = !progress.notice();
      showGuesses();
    };
    progress.watch(show);
    show();
    return box;
  }

  window.neurons.ask = { button, copies, download, element, enhance, replyBox, scoreOf, text, tools };

  const boxes = [...document.querySelectorAll("[data-ask]")];
  for (const box of boxes) enhance(box);
  const all = [...document.querySelectorAll("[data-ask]:not([data-kind=guess]), [data-parsons]")];
  const last = all.findLast((box) => !box.closest("details"));
  if (last) last.after(tools(() => scoreOf(all.map((box) => box.dataset.ask ?? box.dataset.parsons))));
  else showGuesses();
})();
