// Runs a program in the Python of a page, outside a browser.
//
// Usage: node run.mjs MODULE PROGRAM NAME=FOLDER ...
// MODULE is Python as WebAssembly. The program sees the folders by their names.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [module, program, ...folders] = process.argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: ["python.wasm", "-c", ""],
  env: {
    HOME: "/tmp",
    TMPDIR: "/tmp",
    MPLCONFIGDIR: "/tmp",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONTZPATH: "",
  },
  preopens: Object.fromEntries(folders.map((pair) => pair.split("="))),
});
const { instance } = await WebAssembly.instantiate(readFileSync(module), {
  ...wasi.getImportObject(),
  host: { call: () => -1 },
});
wasi.initialize(instance);
const { host_alloc, memory, turn } = instance.exports;
const text = readFileSync(program);
const place = host_alloc(text.length);
new Uint8Array(memory.buffer).set(text, place);
turn(place, text.length);
