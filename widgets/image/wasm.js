// Takes a WebAssembly module apart and puts it together again with less in it. For the build only.
const CUSTOM = 0;
const EXPORTS = 7;
const CODE = 10;
const DATA = 11;
const DATA_COUNT = 12;

class Reader {
  constructor(bytes, at = 0) {
    Object.assign(this, { bytes, at });
  }

  number() {
    let value = 0;
    for (let power = 1; ; power *= 128) {
      const byte = this.bytes[this.at++];
      value += (byte & 127) * power;
      if (byte < 128) return value;
    }
  }

  take(length) {
    return this.bytes.subarray(this.at, (this.at += length));
  }
}

function number(value) {
  const bytes = [];
  for (; value > 127; value = Math.floor(value / 128)) bytes.push((value & 127) | 128);
  return Buffer.from([...bytes, value]);
}

function sized(bytes) {
  return [number(bytes.length), bytes];
}

// Gives every function the body that `change(body, index)` gives. With `names` it keeps only the exports of those names,
// and no data.
export function rewrite(wasm, change, names) {
  const reader = new Reader(wasm, 8);
  const parts = [wasm.subarray(0, 8)];
  while (reader.at < wasm.length) {
    const id = reader.number();
    let content = reader.take(reader.number());
    if (names && [CUSTOM, DATA, DATA_COUNT].includes(id)) continue;
    if (names && id === EXPORTS) content = keepExports(content, names);
    if (id === CODE) content = changeBodies(content, change);
    parts.push(Buffer.from([id]), ...sized(content));
  }
  return Buffer.concat(parts);
}

function keepExports(content, names) {
  const reader = new Reader(content);
  const kept = [];
  for (let left = reader.number(); left > 0; left -= 1) {
    const start = reader.at;
    const name = String(reader.take(reader.number()));
    reader.take(1);
    reader.number();
    if (names.includes(name)) kept.push(content.subarray(start, reader.at));
  }
  if (kept.length !== names.length) throw new Error("an export that is needed is not there");
  return Buffer.concat([number(kept.length), ...kept]);
}

function changeBodies(content, change) {
  const reader = new Reader(content);
  const count = reader.number();
  const parts = [number(count)];
  for (let index = 0; index < count; index += 1) parts.push(...sized(change(reader.take(reader.number()), index)));
  return Buffer.concat(parts);
}

// No variables, `unreachable`, end: calling it is a trap, which JavaScript sees as an exception.
export const TRAP = Buffer.from([0x00, 0x00, 0x0b]);

// The same function, which first writes a 1 at this address.
export function marked(body, address) {
  const reader = new Reader(body);
  for (let left = reader.number(); left > 0; left -= 1) {
    reader.number();
    const [type] = reader.take(1);
    if (type === 0x63 || type === 0x64) reader.number();
  }
  const mark = [0x41, ...signed(address), 0x41, 1, 0x3a, 0, 0]; // i32.const address, i32.const 1, i32.store8
  return Buffer.concat([body.subarray(0, reader.at), Buffer.from(mark), body.subarray(reader.at)]);
}

function signed(value) {
  return [...Array(4).keys()].map((place) => ((value >>> (7 * place)) & 127) | 128).concat(value >>> 28);
}
