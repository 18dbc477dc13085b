// The fast rung: Python as it lay in memory at the end of the build, put back without starting it. README.md explains it.
const encoder = new TextEncoder();
const decoder = new TextDecoder();

// All that is called of the module; the build leaves every other export out.
export const EXPORTS = [
  "memory",
  "__indirect_function_table",
  "__stack_pointer",
  "emscripten_stack_init",
  "malloc",
  "free",
  "PyUnicode_FromStringAndSize",
  "PyUnicode_AsUTF8AndSize",
  "PyObject_CallOneArg",
  "Py_DecRef",
];

// `fetched` has the responses on their way: the module and the image. Their hashes are reckoned while Python is put back.
export async function open({ python, halen }, fetched) {
  const [code, image] = [bytes(fetched.module), bytes(fetched.image)];
  const module = code.then((data) => WebAssembly.compile(data));
  const intact = [code.then((data) => check(data, halen.module)), image.then((data) => check(data, halen.image))];
  const restored = Promise.all([module, image]).then((parts) => restore(...parts));
  const [{ ask, header }] = await Promise.all([restored, ...intact]);
  if (header.made_of !== python) throw new Error(`the image was made of ${header.made_of}, not of ${python}`);
  return ask;
}

async function bytes(fetched) {
  const response = await fetched;
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.arrayBuffer();
}

async function check(data, [name, integrity]) {
  if (!crypto.subtle) return; // Then the browser has checked it.
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  if (integrity !== `sha256-${btoa(String.fromCharCode(...hash))}`) throw new Error(`${name} is not what it should be`);
}

// An image: the size of the header, the header in JSON, for each run the zeros before it and its size, the bytes of all runs.
export function read(image) {
  const [size] = new Uint32Array(image, 0, 1);
  const header = JSON.parse(decoder.decode(new Uint8Array(image, 4, size)));
  const table = new Uint32Array(image, 4 + size, 2 * header.runs);
  return { header, table, start: 4 + size + table.byteLength };
}

export async function restore(module, image) {
  const { header, table, start } = read(image);
  const world = {};
  const { exports } = await WebAssembly.instantiate(module, imports(module, world));
  world.memory = exports.memory;
  world.table = exports.__indirect_function_table;
  exports.emscripten_stack_init();
  exports.__stack_pointer.value = header.stack;
  world.memory.grow(Math.max(0, header.memory - world.memory.buffer.byteLength) >>> 16);
  fill(new Uint8Array(world.memory.buffer), table, new Uint8Array(image, start));
  new Uint32Array(world.memory.buffer, header.trampoline, 1)[0] = trampoline(world, header.trampoline_code);
  return { ask: asker(exports, header.handle), header, memory: world.memory };
}

// What Python asks of the world while it answers. Anything else is refused by name, and then the next rung must answer:
// only that one has files, a console and a clock.
export function imports(module, world) {
  const given = {
    _PyEM_TrampolineCall_JS: (callee, ...values) => world.table.get(callee)(...values),
    _Py_CheckEmscriptenSignals_Helper: () => 0,
    emscripten_resize_heap(size) {
      world.memory.grow(((size >>> 0) - world.memory.buffer.byteLength + 0xffff) >>> 16);
      return 1;
    },
  };
  const wanted = {};
  for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
    const refuse = () => {
      throw new Error(`Python asks for ${name}`);
    };
    // A global is the place of a function that JavaScript would have: there is none at 0.
    const global = () => new WebAssembly.Global({ value: "i32", mutable: true }, 0);
    (wanted[from] ??= {})[name] = kind === "global" ? global() : (given[name] ?? refuse);
  }
  return wanted;
}

function fill(heap, table, runs) {
  let [from, to] = [0, 0];
  for (let run = 0; run < table.length; run += 2) {
    to += table[run];
    const end = from + table[run + 1];
    heap.set(runs.subarray(from, end), to);
    to += end - from;
    from = end;
  }
}

// Through this Python calls C functions of another type than it thinks. Each engine makes its own; 0 is: through JavaScript.
function trampoline({ memory, table }, code) {
  if (/iPad|iPhone|iPod/.test(navigator.userAgent)) return 0; // As Pyodide does.
  try {
    const module = new WebAssembly.Module(Uint8Array.from(code.match(/../g), (pair) => parseInt(pair, 16)));
    const made = new WebAssembly.Instance(module, { env: { memory, __indirect_function_table: table } });
    const index = table.grow(1);
    table.set(index, made.exports.trampoline_call);
    return index;
  } catch {
    return 0;
  }
}

// Text in, text out. After anything but an answer Python is in no known state: it is let go, with its memory.
export function asker(exports, handle) {
  let python = exports;
  let broken;
  return (text) => {
    if (broken) throw broken;
    try {
      return call(python, handle, encoder.encode(text));
    } catch (error) {
      broken = error;
      python = null;
      throw error;
    }
  };
}

function call(python, handle, text) {
  const heap = () => python.memory.buffer;
  const place = python.malloc(text.length + 4) >>> 0;
  new Uint8Array(heap(), place).set(text);
  const question = python.PyUnicode_FromStringAndSize(place, text.length);
  const answer = python.PyObject_CallOneArg(handle, question);
  python.Py_DecRef(question);
  if (!answer) throw new Error("Python raised an exception");
  const start = python.PyUnicode_AsUTF8AndSize(answer, place) >>> 0;
  const [length] = new Uint32Array(heap(), place, 1);
  const said = decoder.decode(new Uint8Array(heap(), start, length));
  python.free(place);
  python.Py_DecRef(answer);
  return said;
}
