// The page's side of Python: a ladder of ways to run it, one promise per question, one promise for "ready".
// Whatever goes wrong on one rung, what waits there is asked again on the next; only after the last one it fails.
// Pyodide can hang without a word, so waiting has an end.
const PATIENCE = { start: 60_000, answer: 10_000 };

let opened;

// Every widget on the page shares the one Python; all of them name the same ladder.
export function openPython(ladder) {
  return (opened ??= new Python(ladder));
}

// Starts Python for a widget: `element`, `form`, `say(state)` and `fail(error)`. Right away, but where the reader asked to save
// data only when the form is touched, unless it is `wanted` now. Gives, once it can answer, the one Python of the page.
export function startPython(widget, wanted = false) {
  if (wanted || !navigator.connection?.saveData) return start(widget);
  widget.say("wacht");
  return new Promise((resolve) => {
    widget.form.addEventListener("focusin", () => resolve(start(widget)), { once: true });
  });
}

async function start(widget) {
  const page = document.documentElement;
  page.dataset.beslishulp = "laden";
  widget.say("laden");
  const python = openPython(JSON.parse(widget.element.dataset.python));
  try {
    await python.ready;
  } catch (error) {
    widget.fail(error);
    return null;
  }
  page.dataset.beslishulp = "klaar";
  widget.say("klaar");
  window.navigation?.updateCurrentEntry({ state: { python: true } }); // wek.js looks for it.
  return python;
}

class Python {
  constructor(ladder) {
    performance.mark("beslishulp:start");
    // One worker for all pages of a visit, where the browser can share one; a worker of this page where it cannot.
    const hosts = "SharedWorker" in window ? [true, false] : [false];
    this.steps = ladder.flatMap((rung) => hosts.map((shared) => ({ rung, shared })));
    this.waiting = new Map();
    this.number = 0;
    this.ready = new Promise((resolve, reject) => {
      this.settle = { resolve, reject };
    });
    this.climb(new Error("no way to run Python"));
  }

  async ask(question) {
    await this.ready;
    return new Promise((resolve, reject) => {
      this.number += 1;
      this.waiting.set(this.number, { vraag: JSON.stringify(question), resolve, reject });
      if (this.up) this.post(this.number);
      else if (!this.step) this.fail(new Error("Python stopped"));
    });
  }

  // Takes the next step, or fails with the error of the last one.
  climb(error) {
    this.worker?.close();
    this.up = false;
    this.step = this.steps.shift();
    if (!this.step) {
      this.fail(error);
      return;
    }
    try {
      this.worker = connect(this.step, (message) => this.hear(message));
      this.watch();
    } catch (refused) {
      this.climb(refused);
    }
  }

  hear({ klaar, nummer, antwoord, fout, weg }) {
    if (klaar) this.arrive();
    else if (weg) this.climb(new Error(weg));
    else if (fout && (nummer === undefined || this.below().length)) this.leave(new Error(fout), this.below());
    else if (fout) this.take(nummer)?.reject(new Error(fout));
    else this.take(nummer)?.resolve(JSON.parse(antwoord));
    if (this.step) this.watch();
  }

  arrive() {
    this.up = true;
    document.documentElement.dataset.trede = this.step.rung.trede;
    performance.mark("beslishulp:klaar");
    this.settle.resolve();
    for (const number of this.waiting.keys()) this.post(number);
  }

  below() {
    return this.steps.filter(({ rung }) => rung !== this.step.rung);
  }

  leave(error, steps) {
    this.steps = steps;
    this.climb(error);
  }

  // A shared worker that went silent can not be stopped from here, so what follows does without.
  watch() {
    clearTimeout(this.timer);
    if (this.up && this.waiting.size === 0) return;
    const silent = () => this.leave(new Error("no answer from Python"), this.below().filter(({ shared }) => !shared));
    this.timer = setTimeout(silent, this.up ? PATIENCE.answer : PATIENCE.start);
  }

  post(number) {
    this.worker.post({ nummer: number, vraag: this.waiting.get(number).vraag });
    this.watch();
  }

  take(number) {
    const asked = this.waiting.get(number);
    this.waiting.delete(number);
    return asked;
  }

  fail(error) {
    clearTimeout(this.timer);
    this.settle.reject(error);
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}

// One worker on one rung, by its name: pages that name the same files get the same shared one. After `close` it is not heard.
function connect({ rung, shared }, hear) {
  // Between two pages of a visit there is a moment without any page. Only a browser that can lets a shared worker outlive it.
  const options = { type: "module", name: JSON.stringify(rung), extendedLifetime: true };
  const worker = new (shared ? SharedWorker : Worker)(new URL("worker.js", import.meta.url), options);
  const port = shared ? worker.port : worker;
  port.onmessage = ({ data }) => hear(data);
  worker.onerror = (event) => hear({ weg: event.message || "the worker did not start" });
  return {
    post: (message) => port.postMessage(message),
    close() {
      port.onmessage = worker.onerror = null;
      if (shared) port.close();
      else worker.terminate();
    },
  };
}
