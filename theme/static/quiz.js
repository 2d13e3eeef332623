/* The score of the quizzes: each first answer, kept in the reader's own browser. */
(function () {
  "use strict";

  const KEY = "from-one-neuron-up quizzes";
  const page = location.pathname.split("/").pop().replace(/\.html$/, "");
  const quizzes = [...document.querySelectorAll(".quiz")];

  /** First answers by question, true for a right one; undefined where none can be kept. */
  function stored() {
    let text;
    try {
      text = localStorage.getItem(KEY);
    } catch {
      return undefined;
    }
    try {
      return { ...JSON.parse(text) };
    } catch {
      return {};
    }
  }

  const share = (answers) => `${answers.filter(Boolean).length} of ${answers.length}`;

  function sentence(answers) {
    const here = Object.keys(answers).filter((name) => name.startsWith(`${page}#`));
    const all = Object.values(answers);
    if (!all.length) return "Your first answers are counted here, in this browser alone.";
    return `Right at the first try: ${share(here.map((name) => answers[name]))} on this page, `
      + `${share(all)} in the course. Kept in this browser alone.`;
  }

  function show() {
    const answers = stored();
    score.textContent = sentence(answers);
    forget.hidden = !Object.keys(answers).length;
  }

  function note(name, option) {
    const answers = stored();
    if (!answers || name in answers) return;
    answers[name] = Boolean(option.querySelector(".quiz-right"));
    localStorage.setItem(KEY, JSON.stringify(answers));
    show();
  }

  if (!quizzes.length || !stored()) return;
  const score = document.createElement("output");
  score.setAttribute("role", "status");
  const forget = document.createElement("button");
  forget.type = "button";
  forget.className = "live-button";
  forget.textContent = "Forget my answers";
  forget.addEventListener("click", () => {
    localStorage.removeItem(KEY);
    show();
    // The button goes, so the focus needs another place.
    box.focus();
  });
  const box = document.createElement("div");
  box.className = "quiz-score";
  box.tabIndex = -1;
  box.append(score, forget);
  quizzes.at(-1).after(box);
  for (const quiz of quizzes) {
    for (const option of quiz.querySelectorAll(".quiz-option")) {
      option.addEventListener("toggle", () => option.open && note(`${page}#${quiz.id}`, option));
    }
  }
  show();
})();
