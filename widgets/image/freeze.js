// node freeze.js PYODIDE ARCHIVE MESSAGES FOLDER: starts Python, lets it answer the messages, and writes into FOLDER its
// memory (image.bin) and the code that answering needs (python.wasm). README.md explains each step.
import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import { EXPORTS, asker, imports, restore } from "./restore.js";
import { TRAP, marked, rewrite } from "./wasm.js";

const [pyodide, archive, asked, folder] = process.argv.slice(2);
const messages = JSON.parse(readFileSync(asked, "utf8"));
const wasm = readFileSync(join(pyodide, "pyodide.asm.wasm"));
const PAGE = 1 << 16;
const GAP = 32; // Fewer zeros than this stay inside a run: a run costs eight bytes of its own.
const NEAR = 4; // So many neighbours of a used function stay: they are of the same C file, for the case just not tried.

standStill();
const marks = await farEndOfStack();
const python = await start(rewrite(wasm, (body, index) => marked(body, marks + index)));
const handle = open(python);
const { answers, used } = tryAll(python.exports, handle);
run(python, "settle.py");
const image = freeze(python.exports, handle);
const module = rewrite(wasm, (body, index) => (isNear(index) ? body : TRAP), EXPORTS);
compare(await restore(await WebAssembly.compile(module), image), answers);
writeFileSync(join(folder, "python.wasm"), module);
writeFileSync(join(folder, "image.bin"), new Uint8Array(image));
process.exit(0);

// The image holds no time, no chance and no place of this machine.
function standStill() {
  Date.now = performance.now = () => 0;
  process.argv[1] = "python";
  process.env.TZ = "UTC";
}

// Where the stack never comes there is room for a mark for each function.
async function farEndOfStack() {
  const whole = await WebAssembly.compile(wasm);
  refuseOwnFunctions(whole);
  const { exports } = await WebAssembly.instantiate(whole, imports(whole, {}));
  exports.emscripten_stack_init();
  return exports.emscripten_stack_get_end();
}

// Globals that a module imports are places of functions of JavaScript. Of its own functions restore.js places none.
function refuseOwnFunctions(module) {
  const own = new Set(WebAssembly.Module.exports(module).map(({ name }) => name));
  for (const { kind, name } of WebAssembly.Module.imports(module)) {
    if (kind === "global" && own.has(name)) throw new Error(`restore.js does not place the function ${name}`);
  }
}

// Starts Pyodide on this module, as far as Python itself: the Python that joins it to JavaScript need not start.
async function start(marking) {
  const { instantiate } = WebAssembly;
  const found = {};
  WebAssembly.instantiate = async (source, given) => {
    const made = await instantiate(source.length === wasm.length ? marking : source, given);
    if (made.instance?.exports.PyRun_SimpleString) found.exports = made.instance.exports;
    return made;
  };
  const loader = pathToFileURL(join(pyodide, "pyodide.mjs"));
  const { loadPyodide } = await import(loader);
  const { default: create } = await import(new URL("pyodide.asm.mjs", loader));
  const enough = new Error("Python has started");
  const createPyodideModule = async (settings) => {
    found.emscripten = await create(settings);
    throw enough;
  };
  const env = { HOME: "/", LANG: "C.UTF-8", PYTHONHASHSEED: "0" };
  await loadPyodide({ stdLibURL: archive, env, createPyodideModule }).catch((error) => {
    if (error !== enough) throw error;
  });
  WebAssembly.instantiate = instantiate;
  return found;
}

// Gives the address of the function that answers. What it imports only when it needs it is imported now.
function open({ emscripten: { stringToNewUTF8: text }, exports }) {
  exports.PyImport_ImportModule(text("widgets.runtime.downloads"));
  exports.PyImport_ImportModule(text("widgets.leren"));
  const bridge = exports.PyImport_ImportModule(text("widgets.runtime.bridge"));
  return exports.PyObject_GetAttrString(bridge, text("handle"));
}

function run({ emscripten, exports }, name) {
  const script = readFileSync(new URL(name, import.meta.url), "utf8");
  if (exports.PyRun_SimpleString(emscripten.stringToNewUTF8(script))) throw new Error(`${name} failed`);
}

// Gives each answer, and which functions were used on the way: nothing was ready, so all of it is gone through.
function tryAll(exports, handle) {
  const ask = asker(exports, handle);
  const seen = () => new Uint8Array(exports.memory.buffer, marks, PAGE);
  seen().fill(0);
  const answers = messages.map(ask);
  exports.PyGC_Collect();
  exports.emscripten_stack_init();
  return { answers, used: seen().slice() };
}

function isNear(index) {
  return used.subarray(Math.max(0, index - NEAR), index + NEAR + 1).includes(1);
}

function freeze(exports, handle) {
  wipe(exports);
  const heap = new Uint8Array(exports.memory.buffer);
  const stack = exports.__stack_pointer.value;
  heap.fill(0, exports.emscripten_stack_get_end(), stack);
  const runs = runsOf(heap);
  const memory = Math.ceil(exports.sbrk(0) / PAGE) * PAGE;
  const header = { made_of: basename(archive), memory, stack, handle, ...trampoline(exports), runs: runs.length };
  const json = JSON.stringify(header);
  const text = Buffer.from(json.padEnd((json.length + 3) & ~3));
  const table = runs.flatMap(([from, to], run) => [from - (runs[run - 1]?.[1] ?? 0), to - from]);
  const numbers = (...values) => Buffer.from(Uint32Array.from(values).buffer);
  const parts = runs.map(([from, to]) => heap.subarray(from, to));
  return new Uint8Array(Buffer.concat([numbers(text.length), text, numbers(...table), ...parts])).buffer;
}

// Zeros over all that malloc could still give out: it is garbage, and zeros are left out.
function wipe({ malloc, free, sbrk, memory }) {
  const held = [];
  for (let size = 1 << 20; size >= 16; size /= 2) {
    for (const top = sbrk(0); top === sbrk(0); ) {
      const place = malloc(size) >>> 0;
      new Uint8Array(memory.buffer, place, size).fill(0);
      held.push(place);
    }
  }
  held.forEach(free);
}

function runsOf(heap) {
  const runs = [[0, 0]];
  for (let at = 0; at < heap.length; at += 1) {
    if (!heap[at]) continue;
    if (at - runs.at(-1)[1] > GAP) runs.push([at, at]);
    runs.at(-1)[1] = at + 1;
  }
  return runs;
}

// Where Python keeps the index of its trampoline, and the module that makes one. A Node that cannot run that module
// leaves a 0 there and makes other memory than a browser would.
function trampoline({ memory, _PyRuntime, _PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET: offset }) {
  const view = new DataView(memory.buffer);
  const word = _PyRuntime.value + view.getInt32(offset.value, true);
  if (view.getInt32(word, true) === 0) throw new Error(`Node ${process.version} cannot make Python's trampoline`);
  const source = readFileSync(join(pyodide, "pyodide.asm.mjs"), "utf8");
  const [, code] = /function getWasmTrampolineModule\(\)\{[^"]*"([0-9a-f]+)"/.exec(source);
  return { trampoline: word, trampoline_code: code };
}

function compare({ ask }, answers) {
  for (const [index, message] of messages.entries()) {
    const answer = ask(message);
    if (answer !== answers[index]) throw new Error(`to ${message} the image answers ${answer}, not ${answers[index]}`);
  }
}
