// The page's side of the worker: one worker, one promise per question, one promise for "ready".
// Pyodide can hang without a word where WebAssembly is forbidden, so starting has an end.
const PATIENCE = 60_000;

let opened;

// Every widget on the page shares the one Python; all of them name the same files.
export function openPython(addresses) {
  return (opened ??= start(addresses));
}

function start(addresses) {
  performance.mark("beslishulp:start");
  const worker = new Worker(new URL("worker.js", import.meta.url), { type: "module" });
  const waiting = new Map();
  let number = 0;

  const ready = new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error("no answer from Python")), PATIENCE);
    const settle = (action, value) => {
      clearTimeout(timer);
      action(value);
    };
    worker.onerror = (event) => {
      const error = new Error(event.message || "the worker did not start");
      settle(reject, error);
      for (const { reject: fail } of waiting.values()) fail(error);
      waiting.clear();
    };
    worker.onmessage = ({ data }) => {
      if (data.klaar) {
        performance.mark("beslishulp:klaar");
        settle(resolve);
      } else if (waiting.has(data.nummer)) {
        const { resolve: give, reject: fail } = waiting.get(data.nummer);
        waiting.delete(data.nummer);
        if ("antwoord" in data) give(JSON.parse(data.antwoord));
        else fail(new Error(data.fout));
      } else {
        settle(reject, new Error(data.fout));
      }
    };
  });

  worker.postMessage(addresses);
  return {
    ready,
    async ask(question) {
      await ready;
      return new Promise((resolve, reject) => {
        number += 1;
        waiting.set(number, { resolve, reject });
        worker.postMessage({ nummer: number, vraag: JSON.stringify(question) });
      });
    },
  };
}
