/* Ask a network by the reader's own file: it runs in the page's Python, after the cells
   above the form, which make the network. */
document.addEventListener("DOMContentLoaded", () => {
  "use strict";

  const { pageCells, pagePython } = window;
  const NUMBER = /^\s*-?\d+([.,]\d+)?\s*$/;
  if (!pagePython || document.documentElement.dataset.python === "unsupported") return;

  const above = (form) => [...document.querySelectorAll("[data-cell]")].filter(
    (cell) => cell.compareDocumentPosition(form) & Node.DOCUMENT_POSITION_FOLLOWING,
  );

  function prepare(form) {
    const area = form.querySelector("textarea");
    const inputs = [...form.querySelectorAll(".own-fields input")];
    const says = form.querySelector("[role=status]");
    const code = JSON.parse(form.querySelector("script").textContent);
    const { file } = form.dataset;
    const key = `own-network:${file}`;
    const say = (text) => { says.textContent = text; };
    area.value = localStorage.getItem(key) ?? "";
    area.addEventListener("input", () => localStorage.setItem(key, area.value));

    form.querySelector("[type=file]").addEventListener("change", async (event) => {
      const [opened] = event.target.files;
      if (!opened) return;
      if (opened.size > 200_000) {
        say(`${opened.name} is no ${file}: it is larger than 200 KB.`);
        return;
      }
      area.value = await opened.text();
      localStorage.setItem(key, area.value);
      say(`${opened.name} is open. Now ask the network.`);
    });

    async function ask() {
      const wrong = inputs.find((input) => !NUMBER.test(input.value));
      if (wrong) {
        say(`${wrong.parentElement.textContent.trim()} needs a number.`);
        wrong.focus();
        return;
      }
      if (!area.value.trim()) {
        say(`Type or open your ${file} first.`);
        area.focus();
        return;
      }
      for (const cell of above(form)) {
        if (pageCells.hasRun(cell)) continue;
        say("Running the cells above, which train the network ...");
        if (!(await pageCells.run(cell))) {
          say("A cell above ended with an error: see it there.");
          return;
        }
      }
      say("Asking ...");
      const values = inputs.map((input) => input.value.replace(",", ".").trim());
      const source = [
        `open(${JSON.stringify(file)}, "w").write(${JSON.stringify(area.value)})`,
        "import importlib, sys",
        `sys.modules.pop(${JSON.stringify(file.replace(/\.py$/, ""))}, None)`,
        "importlib.invalidate_caches()",
        code.replaceAll("VALUES", values.join(", ")),
      ].join("\n");
      const { outputs } = await pagePython.run(source, { name: "own-network" });
      pagePython.show(outputs, says);
    }

    let isAsking = false;
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (isAsking) return;
      isAsking = true;
      try {
        await ask();
      } finally {
        isAsking = false;
      }
    });
    form.hidden = false;
  }

  document.querySelectorAll("form.own-network").forEach(prepare);
});
