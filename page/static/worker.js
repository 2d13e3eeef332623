// The worker in which Python runs: one WebAssembly instance with files in memory.
//
// Messages in:  {type: "start", module | wasm, library, packages},
//               {type: "add", name, data}, {type: "run", source, name}
// Messages out: {type: "ready", module}, {type: "live", kind, data},
//               {type: "done", outputs}, {type: "failed", reason}
// A module that was compiled once comes back, so that a worker which takes the place of a
// stopped one need not compile it again.
import {
  ConsoleStdout,
  Directory,
  File,
  OpenFile,
  PreopenDirectory,
  WASI,
} from "@bjorn3/browser_wasi_shim";

const LIBRARY = "/usr/local/lib";
const NOT_SUPPORTED = 52; // errno ENOSYS of wasi_snapshot_preview1
const ENVIRONMENT = [
  "HOME=/tmp",
  "TMPDIR=/tmp",
  "MPLCONFIGDIR=/tmp",
  `MATPLOTLIBRC=${LIBRARY}/packages/matplotlibrc`,
  "PYTHONDONTWRITEBYTECODE=1",
  "PYTHONTZPATH=",
];

const END_OF_ZIP = 22; // bytes of the record at a zip's end, without a comment
const TEXT = new TextDecoder();
const MARK = "\x1e";

let exports;
let library;
let outputs;

// Whether a file may be written is read from its folder's rights, of which the package
// gives none.
class WritableDirectory extends PreopenDirectory {
  fd_fdstat_get() {
    const found = super.fd_fdstat_get();
    found.fdstat.fs_rights_base = found.fdstat.fs_rights_inherited = 2n ** 64n - 1n;
    return found;
  }
}

// What a bundle holds: gzip, as it came from the site.
function unpacked(data) {
  return new Blob([data]).stream().pipeThrough(new DecompressionStream("gzip"));
}

async function bytes(data) {
  return new Uint8Array(await new Response(unpacked(data)).arrayBuffer());
}

// Put the files of a zip in which nothing is compressed into a folder: packages open what
// lies beside their modules by its path.
function unzip(data, folder) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  const end = data.byteLength - END_OF_ZIP;
  let entry = view.getUint32(end + 16, true);
  for (let count = view.getUint16(end + 10, true); count > 0; count--) {
    const size = view.getUint32(entry + 24, true);
    const nameSize = view.getUint16(entry + 28, true);
    const header = view.getUint32(entry + 42, true);
    const name = TEXT.decode(data.subarray(entry + 46, entry + 46 + nameSize));
    const start = header + 30 + nameSize + view.getUint16(header + 28, true);
    put(folder, name.split("/"), data.subarray(start, start + size));
    entry += 46 + nameSize + view.getUint16(entry + 30, true);
  }
}

function put(folder, path, data) {
  const [name, ...rest] = path;
  if (!rest.length) {
    folder.contents.set(name, new File(data, { readonly: true }));
    return;
  }
  if (!folder.contents.has(name)) {
    folder.contents.set(name, new Directory(new Map()));
  }
  put(folder.contents.get(name), rest, data);
}

function compile(data) {
  const headers = { "Content-Type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(unpacked(data), { headers }));
}

// `shell.py` marks its own lines: what a cell prints while it runs, and all outputs at
// its end. Nothing else is written to the real standard output but by a library's C code.
function report(line) {
  if (!line.startsWith(MARK)) {
    postMessage({ type: "live", kind: "text", data: line + "\n" });
    return;
  }
  const { live, outputs: all } = JSON.parse(line.slice(MARK.length));
  if (live) {
    postMessage({ type: "live", ...live });
  } else {
    outputs = all;
  }
}

// `time.sleep` waits until a moment of the monotonic clock. The package reads that flag
// from a wrong place (0.4.2) and waits as long as the page has been open, and longer.
function sleep(subscription, event) {
  const view = new DataView(exports.memory.buffer);
  if (view.getUint8(subscription + 8) !== 0) {
    return NOT_SUPPORTED; // no clock
  }
  const isMoment = view.getUint16(subscription + 40, true) & 1;
  const clock = view.getUint32(subscription + 16, true) ? performance : Date;
  const wait = Number(view.getBigUint64(subscription + 24, true)) / 1e6;
  const end = isMoment ? wait : clock.now() + wait;
  while (clock.now() < end); // a worker can wait no other way
  view.setBigUint64(event, view.getBigUint64(subscription, true), true);
  view.setUint32(event + 8, 0, true);
  return 0;
}

// The only functions that Python can call: files in memory, clock, chance, exit.
function imports(wasi, names) {
  const known = { ...wasi.wasiImport, poll_oneoff: sleep };
  const given = Object.fromEntries(
    names.map((name) => [name, known[name] ?? (() => NOT_SUPPORTED)]),
  );
  return { wasi_snapshot_preview1: given, host: { call: () => -1 } };
}

function namesOf(module) {
  const all = WebAssembly.Module.imports(module);
  return all.filter((one) => one.module !== "host").map((one) => one.name);
}

async function start({ module, wasm, library: zip, packages }) {
  const compiling = module ?? compile(wasm);
  const folder = new Directory(new Map());
  for (const data of packages) {
    unzip(await bytes(data), folder);
  }
  const contents = [
    ["python315.zip", new File(await bytes(zip), { readonly: true })],
    ["packages", folder],
  ];
  const compiled = await compiling;
  library = new PreopenDirectory(LIBRARY, new Map(contents));
  const descriptors = [
    new OpenFile(new File([])),
    ConsoleStdout.lineBuffered(report),
    ConsoleStdout.lineBuffered((line) => console.debug(line)),
    library,
    new WritableDirectory("/tmp", new Map()),
  ];
  const options = { debug: false };
  const wasi = new WASI(["python.wasm", "-c", ""], ENVIRONMENT, descriptors, options);
  const instance = await WebAssembly.instantiate(
    compiled,
    imports(wasi, namesOf(compiled)),
  );
  exports = instance.exports;
  wasi.initialize(instance);
  turn(`import sys; sys.path.insert(0, "${LIBRARY}/packages"); __import__("start")`);
  postMessage({ type: "ready", module: compiled });
}

// Run one cell's text in `__main__`.
function turn(text) {
  const data = new TextEncoder().encode(text);
  const place = exports.host_alloc(data.length);
  // The memory's buffer is another one after it grew.
  new Uint8Array(exports.memory.buffer).set(data, place);
  return exports.turn(place, data.length);
}

// A JSON string is a Python string too.
function run({ source, name }) {
  outputs = null;
  turn(`__import__("shell").serve(${JSON.stringify(source)}, ${JSON.stringify(name)})`);
  if (!outputs) {
    throw new Error("Python ended before the cell did");
  }
  postMessage({ type: "done", outputs });
}

async function add({ name, data }) {
  library.dir.contents.set(name, new File(await bytes(data), { readonly: true }));
  turn(`__import__("sys").path.append("${LIBRARY}/${name}")`);
  postMessage({ type: "added", name });
}

const ACTIONS = { start, add, run };

onmessage = async ({ data }) => {
  try {
    await ACTIONS[data.type](data);
  } catch (error) {
    postMessage({ type: "failed", reason: String(error?.message ?? error) });
  }
};
