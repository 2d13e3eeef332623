/* What `page/` gives an exercise's page, without Python: outputs are `fake`'s answers. */
(function () {
  "use strict";
  const root = document.documentElement;
  root.dataset.python = "off";
  const fake = { calls: [], outputs: {}, stops: new Set(), isBroken: false, wait: 0 };
  const later = () => new Promise((done) => setTimeout(done, fake.wait));
  window.fake = fake;
  window.pagePython = {
    async start() {
      if (fake.isBroken) throw new Error("no WebAssembly");
      root.dataset.python = "ready";
    },
    async run(source, { name }) {
      fake.calls.push(name);
      await later();
      const outputs = fake.outputs[name] ?? [];
      return { ok: !outputs.some(({ kind }) => kind === "error"), outputs };
    },
    interrupt() { root.dataset.python = "off"; },
    show(outputs, place) {
      for (const { kind, data } of outputs) {
        if (kind === "html") place.insertAdjacentHTML("beforeend", data);
        else place.append(Object.assign(document.createElement("pre"), { textContent: data }));
      }
    },
  };
  const fields = new Map();
  for (const cell of document.querySelectorAll("[data-cell]")) {
    const field = document.createElement("textarea");
    field.setAttribute("aria-label", `Code of ${cell.dataset.cell}`);
    field.value = cell.querySelector("pre").textContent.replace(/\n$/, "");
    const output = document.createElement("div");
    Object.assign(output.dataset, { output: "", state: "book" });
    field.addEventListener("input", () => cell.dispatchEvent(new Event("cell-change")));
    cell.replaceChildren(field, output);
    fields.set(cell, field);
  }
  window.pageCells = {
    source: (cell) => fields.get(cell).value,
    set(cell, text) { fields.get(cell).value = text; },
    async run(cell) {
      const name = cell.dataset.cell;
      const { dataset } = cell.querySelector("[data-output]");
      fake.calls.push(name);
      dataset.state = "running";
      await later();
      const ok = !fake.stops.has(name);
      dataset.state = ok ? "ok" : "error";
      return ok;
    },
  };
})();
