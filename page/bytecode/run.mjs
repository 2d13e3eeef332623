// Runs a program in the Python of a page, outside a browser.
//
// Usage: node run.mjs MODULE LIBRARY PACKAGES PROGRAM
// MODULE is Python as WebAssembly, LIBRARY the folder with its library as a zip, PACKAGES
// a folder in which the program may write.
import { readFileSync } from "node:fs";
import { WASI } from "node:wasi";

const [module, library, packages, program] = process.argv.slice(2);
const wasi = new WASI({
  version: "preview1",
  args: ["python.wasm", "-c", ""],
  env: { PYTHONDONTWRITEBYTECODE: "1" },
  preopens: { "/usr/local/lib": library, "/packages": packages },
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
