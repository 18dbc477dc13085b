// A package in an LMS that speaks SCORM 1.2 or 2004: one session, from the first call to the last.
import { gelukt, mislukt } from "./melden.js";
import { Rem } from "./rem.js";
import { findApi } from "./zoek.js";

const MOST = 4096;
const FINISHED = ["completed", "passed", "failed"];
const NOT_THERE = ["401", "402"];

// Gives the host of this page, see `openPakket`; null where no LMS is found. `model` is one of modellen.js.
export function scormHost(model) {
  const api = findApi(model.api, model.calls.start);
  if (!api) return null;
  const session = new Session(api, model);
  session.start();
  addEventListener("pagehide", () => session.finish());
  addEventListener("pageshow", ({ persisted }) => persisted && session.again());
  document.addEventListener("visibilitychange", () => document.hidden && session.rem.now());
  return session;
}

class Session {
  constructor(api, model) {
    this.api = api;
    this.model = model;
    this.open = false;
    this.mag_schrijven = false;
    this.holds = true; // whether the LMS took the state that was written last
    this.rem = new Rem(() => this.commit());
  }

  // Begins a session, or remembers in `refused` why the LMS does not want one.
  start() {
    this.began = performance.now();
    this.written = {};
    this.open = this.call("start", "");
    if (!this.open) {
      this.refused = this.refusal("start");
      this.open = this.refused.code === this.model.started;
    }
    if (!this.open) return;
    this.status = this.read("status");
    this.mag_schrijven = !["review", "browse"].includes(this.read("mode"));
    this.begin();
  }

  begin() {
    // Unsaid, an LMS takes the lesson for completed; said too much, it takes back what was completed.
    if (!FINISHED.includes(this.status)) this.write("status", "incomplete");
    // Always: after any other end an LMS forgets the work, and who looks back starts anew.
    this.write("exit", "suspend");
  }

  load() {
    if (!this.open) throw this.refused;
    return this.read("state");
  }

  save(work) {
    this.work = work;
    if (!this.open || !this.mag_schrijven) return;
    const { toestand, stand, plek } = work;
    this.holds = toestand.length <= MOST && this.write("state", toestand);
    if (toestand.length > MOST) mislukt(new Error(`the state has ${toestand.length} characters and may have ${MOST}`));
    this.write("place", plek);
    this.begin();
    this.report(stand);
    this.rem.ask();
  }

  report({ staat, gedaan, van, score }) {
    const done = staat === "klaar";
    // Who starts over keeps the score of what was finished, until that is finished again.
    if (score !== null && (done || !FINISHED.includes(this.status))) {
      this.write("min", "0");
      this.write("max", "100");
      this.write("raw", String(Math.round(score * 10000) / 100));
      this.write("scaled", String(score));
      this.write("progress", String(Math.round((gedaan / van) * 10000) / 10000));
    }
    if (done && !["completed", "passed"].includes(this.status) && this.write("status", "completed")) this.status = "completed";
  }

  commit() {
    if (!this.open) return;
    this.clock();
    if (!this.call("commit", "")) mislukt(this.refusal("commit"));
    else if (this.holds) gelukt();
  }

  clock() {
    this.write("time", this.model.time((performance.now() - this.began) / 1000));
  }

  // Ends the session, once; nothing is asked of the LMS after it. Ending keeps as well, so there is no commit before it:
  // while a page is left, a browser refuses the kind of request that many an LMS makes for one.
  finish() {
    if (!this.open) return;
    this.rem.stop();
    this.clock();
    this.open = false;
    if (!this.call("end", "")) mislukt(this.refusal("end"));
  }

  // The browser brought the page back as it was: that is a new session.
  again() {
    this.start();
    if (!this.open) mislukt(this.refused);
    else if (this.work) this.save(this.work);
  }

  read(name) {
    return String(this.ask("read", this.model.names[name]) ?? "");
  }

  // Tells whether the LMS has it now.
  write(name, value) {
    const element = this.model.names[name];
    if (!element || !this.mag_schrijven) return false;
    if (this.written[name] === value) return true;
    if (!this.call("write", element, value)) {
      const refusal = this.refusal(element);
      if (NOT_THERE.includes(refusal.code) && name !== "state") console.warn(refusal);
      else mislukt(refusal);
      return false;
    }
    this.written[name] = value;
    return true;
  }

  call(name, ...values) {
    return ["true", "1"].includes(String(this.ask(name, ...values)));
  }

  ask(name, ...values) {
    try {
      return this.api[this.model.calls[name]](...values);
    } catch (error) {
      // Code of the LMS, which may throw anything: the exercises go on.
      mislukt(error);
      return undefined;
    }
  }

  refusal(what) {
    const code = String(this.ask("code") ?? "");
    const error = new Error(`${what}: ${code} ${this.ask("words", code) ?? ""}`);
    return Object.assign(error, { code });
  }
}
