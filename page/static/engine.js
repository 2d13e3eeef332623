// Python in a worker, behind a few calls: start, run, interrupt. What is in the worker can
// be exchanged without a change here or in what calls these.

// MANIFEST is put in by the build: {key, files: {NAME: [bytes of each part, ...]},
// later: {PACKAGE: NAME}}. A part is a classic script, since a page that was opened as a
// file can load nothing else; it calls `pagePython.part`.
const base = new URL(".", document.currentScript.src);
const root = document.documentElement;
const AT_ONCE = ["worker", "wasm", "library", "matplotlib", "packages", "own"];
const PARALLEL = 4;
// A module with `try_table`: exceptions of WebAssembly as Python's build has them.
const EXCEPTIONS = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 31, 64, 0,
  11, 11,
];

const received = new Map();
const listeners = new Set();
let worker = null;
let starting = null;
let module = null;
let current = null;
let queue = Promise.resolve();
let added = new Set();

/** Why no Python can run here, as a sentence; empty where it can. */
export function unsupported() {
  const fits =
    typeof Worker === "function" &&
    typeof DecompressionStream === "function" &&
    typeof WebAssembly === "object" &&
    WebAssembly.validate(new Uint8Array(EXCEPTIONS));
  return fits ? "" : "This browser is too old to run Python; a newer one can.";
}

/** Bytes that a first start loads. */
export const SIZE = AT_ONCE.flatMap((name) => MANIFEST.files[name]).reduce(
  (sum, size) => sum + size,
  0,
);

let mayStart = async () => true;

/** Have a function asked before the first start; it resolves to yes or no. */
export function askBefore(asks) {
  mayStart = asks;
}

/** Call a function with {state, text, share} at each change; state as in the page's
 * `data-python`. */
export function listen(listener) {
  listeners.add(listener);
}

function tell(state, text = "", share = null) {
  root.dataset.python = state;
  listeners.forEach((listener) => listener({ state, text, share }));
}

/** A part's script calls this. */
export function part(name, index, text) {
  received.set(`${name}.${index}`, decoded(text));
}

function decoded(text) {
  if (Uint8Array.fromBase64) {
    return Uint8Array.fromBase64(text);
  }
  const letters = atob(text);
  const data = new Uint8Array(letters.length);
  for (let index = 0; index < letters.length; index++) {
    data[index] = letters.charCodeAt(index);
  }
  return data;
}

function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = () => resolve(script.remove());
    script.onerror = () => {
      script.remove();
      reject(
        new Error(
          "A part of Python could not be loaded. Is the network there? " +
            "If the site was updated just now, load the page again.",
        ),
      );
    };
    document.head.append(script);
  });
}

/** Load a script of this folder once. */
const scripts = new Map();
export function load(name) {
  if (!scripts.has(name)) {
    const address = new URL(`${name}?v=${MANIFEST.key}`, base);
    const loading = loadScript(address);
    loading.catch(() => scripts.delete(name));
    scripts.set(name, loading);
  }
  return scripts.get(name);
}

// Load the parts of some files, several at once; `progress` gets the bytes so far.
async function loadFiles(names, progress) {
  const waiting = names.flatMap((name) =>
    MANIFEST.files[name].map((size, index) => ({ name, index, size })),
  );
  let done = 0;
  async function next() {
    for (let one = waiting.shift(); one; one = waiting.shift()) {
      const key = `${one.name}.${one.index}`;
      if (!received.has(key)) {
        await loadScript(new URL(`${key}.js?v=${MANIFEST.key}`, base));
      }
      if (received.get(key)?.length !== one.size) {
        received.delete(key);
        throw new Error("A part of Python is damaged: load the page again.");
      }
      done += one.size;
      progress(done);
    }
  }
  await Promise.all(Array.from({ length: PARALLEL }, next));
}

function file(name) {
  return new Blob(MANIFEST.files[name].map((_, index) => received.get(`${name}.${index}`)));
}

function drop(name) {
  MANIFEST.files[name].forEach((_, index) => received.delete(`${name}.${index}`));
}

/** Start Python; once it is starting or there, the same promise. */
export function start() {
  starting ??= begin().catch((error) => {
    fail(error);
    throw error;
  });
  return starting;
}

function interruption(text) {
  return Object.assign(new Error(text), { interrupted: true });
}

function fail(error) {
  stop();
  if (root.dataset.python !== "unsupported") {
    tell(error.interrupted ? "off" : "failed", error.message);
  }
}

async function begin() {
  const why = unsupported();
  if (why) {
    tell("unsupported", why);
    throw new Error(why);
  }
  if (!module && !(await mayStart())) {
    throw interruption("Python was not loaded.");
  }
  tell("starting", "Loading Python", 0);
  // A module that was compiled once stays for the next worker.
  const names = AT_ONCE.filter((name) => !(module && name === "wasm"));
  const loading = loadFiles(names, (done) => {
    if (starting) {
      tell("starting", `Loading Python: ${megabytes(done)} of ${megabytes(SIZE)} MB`, done / SIZE);
    }
  });
  // *Stop* works while files are on their way, too.
  await Promise.race([loading, new Promise((_, reject) => (current = { reject }))]);
  tell("starting", "Starting Python");
  const address = URL.createObjectURL(file("worker"));
  worker = new Worker(address);
  URL.revokeObjectURL(address);
  const ready = answer();
  worker.postMessage({
    type: "start",
    module,
    wasm: module ? null : file("wasm"),
    library: file("library"),
    packages: [file("matplotlib"), file("packages"), file("own")],
  });
  module = (await ready).module;
  drop("wasm");
  tell("ready", "Python is ready");
}

const megabytes = (bytes) => Math.round(bytes / 1e6);

// The worker's next answer; what is printed meanwhile goes to `live`.
function answer(live) {
  return new Promise((resolve, reject) => {
    current = { reject };
    worker.onmessage = ({ data }) => {
      if (data.type === "live") {
        live?.(data.kind, data.data);
      } else if (data.type === "failed") {
        reject(new Error(`Python stopped: ${data.reason}. Run the cells again.`));
      } else {
        resolve(data);
      }
    };
    worker.onerror = (event) => {
      event.preventDefault();
      reject(new Error(`Python stopped: ${event.message}. Run the cells again.`));
    };
  });
}

/** Run a cell; cells wait for each other.
 *
 * Resolves to {ok, outputs}, an output being {kind, data}. Where Python could not start,
 * died, or was interrupted, `outputs` has one of the kind "stopped" with a sentence.
 */
export function run(source, { name = "", live } = {}) {
  const next = queue.then(() => perform(source, name, live));
  queue = next.catch(() => {});
  return next;
}

/** Say that Python can't go on, as when a script is missing. */
export function failed(error) {
  fail(error);
  return { ok: false, outputs: [{ kind: "stopped", data: error.message }] };
}

async function perform(source, name, live) {
  try {
    await start();
    tell("busy", "Running");
    await addPackages(source);
    const done = answer(live);
    worker.postMessage({ type: "run", source, name });
    const { outputs } = await done;
    tell("ready");
    return { ok: !outputs.some((one) => one.kind === "error"), outputs };
  } catch (error) {
    return failed(error);
  }
}

// A package that is sent later is sent when a cell names it.
async function addPackages(source) {
  for (const [name, bundle] of Object.entries(MANIFEST.later)) {
    const imports = new RegExp(`\\b(import|from)\\s+${name}\\b`);
    if (added.has(bundle) || !imports.test(source)) {
      continue;
    }
    tell("busy", `Loading ${name}`);
    await loadFiles([bundle], () => {});
    const done = answer();
    worker.postMessage({ type: "add", name: `${bundle}.zip`, data: file(bundle) });
    await done;
    added.add(bundle);
  }
}

function stop() {
  worker?.terminate();
  worker = starting = current = null;
  added = new Set();
}

/** Stop what runs. Python starts anew with the next cell: its names are gone. */
export function interrupt() {
  const text = "Stopped. Python has forgotten what the cells had made.";
  current?.reject(interruption(text));
}
