// A package in an LMS that speaks cmi5: one session, from `initialized` to `terminated`.
import { gelukt, mislukt } from "./melden.js";
import { Rem } from "./rem.js";
import { uuid, Xapi } from "./xapi.js";

const KEPT = "voortgang";
const VERBS = "http://adlnet.gov/expapi/verbs/";
const CATEGORIES = "https://w3id.org/xapi/cmi5/context/categories/";
const PROGRESS = "https://w3id.org/xapi/cmi5/result/extensions/progress";
const NAMES = ["endpoint", "fetch", "actor", "registration", "activityId"];

// Gives the host of this page, see `openPakket`; null when no LMS started it.
export function cmi5Host(address = location.href) {
  const query = new URL(address).searchParams;
  if (NAMES.some((name) => !query.get(name))) return null;
  const session = new Session(new Xapi(Object.fromEntries(NAMES.map((name) => [name, query.get(name)]))));
  addEventListener("pagehide", () => session.finish());
  addEventListener("pageshow", ({ persisted }) => persisted && mislukt(new Error("this session was terminated")));
  document.addEventListener("visibilitychange", () => document.hidden && session.rem.now());
  return session;
}

class Session {
  constructor(store) {
    this.store = store;
    this.open = false;
    this.mag_schrijven = false;
    this.rem = new Rem(() => this.flush());
    this.before = Promise.resolve();
    this.unsent = [];
    this.unsaved = false; // whether the last work still has to arrive
  }

  // Opens the session and gives the kept text. Rejects when the LMS refuses.
  async load() {
    await this.store.enter();
    const launch = await this.store.state("LMS.LaunchData");
    if (!launch) throw new Error("there is no LMS.LaunchData");
    // Has to be asked for; we have one language and no sound.
    await this.store.profile("cmi5LearnerPreferences");
    this.context = launch.contextTemplate ?? {};
    const kept = (await this.store.state(KEPT)) ?? {};
    this.completed = Boolean(kept.completed);
    this.began = performance.now();
    await this.store.say([this.defined("initialized")]);
    this.open = true;
    this.mag_schrijven = launch.launchMode === "Normal";
    offerReturn(launch.returnURL);
    return String(kept.toestand ?? "");
  }

  save({ toestand, stand }) {
    if (!this.open || !this.mag_schrijven) return;
    this.kept = { toestand };
    this.stand = stand;
    this.unsaved = true;
    this.rem.ask();
  }

  // Sends what is new, each after the one before.
  flush() {
    this.unsent.push(...this.report(this.stand));
    this.before = this.before.then(() => this.send()).then(gelukt, (error) => {
      mislukt(error);
      if (this.open) this.rem.ask();
    });
  }

  // What waited behind a store that hung may be done by now, or be the end's: nothing comes after `terminated`.
  async send() {
    if (!this.open || (!this.unsaved && this.unsent.length === 0)) return;
    const { kept } = this;
    await this.store.keep(KEPT, this.work());
    if (kept === this.kept) this.unsaved = false;
    const statements = [...this.unsent];
    if (this.open && statements.length) await this.store.say(statements);
    // Only now: what was refused goes along the next time. A store takes a statement that it has for the same.
    this.unsent = this.unsent.filter((statement) => !statements.includes(statement));
  }

  work() {
    return { ...this.kept, completed: this.completed };
  }

  // A score is only in statements of our own: cmi5 takes one with `passed` or `failed`, and no source says what is enough.
  report({ staat, gedaan, van, score }) {
    if (score === null || (this.completed && staat !== "klaar")) return [];
    // Also a chapter is saved, and every try after a failure: what was said already is not said again.
    const news = JSON.stringify([staat, gedaan, score]);
    if (news === this.reported) return [];
    this.reported = news;
    const result = { score: { scaled: score, raw: Math.round(score * 100), min: 0, max: 100 } };
    if (staat !== "klaar") {
      return [this.statement("progressed", { ...result, extensions: { [PROGRESS]: Math.floor((100 * gedaan) / van) } })];
    }
    const scored = this.statement("scored", result);
    if (this.completed) return [scored];
    this.completed = true;
    return [scored, this.defined("completed", { completion: true, duration: this.duration() })];
  }

  // Ends the session, once: what was not sent yet goes along, and nothing comes after it.
  finish() {
    if (!this.open) return;
    this.open = false;
    if (this.rem.stop() || this.unsaved) {
      this.unsent.push(...this.report(this.stand));
      this.store.keep(KEPT, this.work(), true).catch(mislukt);
    }
    this.store.say([...this.unsent, this.defined("terminated", { duration: this.duration() })], true).catch(mislukt);
  }

  duration() {
    return `PT${((performance.now() - this.began) / 1000).toFixed(2)}S`;
  }

  // One of the statements that cmi5 defines.
  defined(verb, result) {
    const categories = ["cmi5", ...(result?.completion ? ["moveon"] : [])];
    return this.statement(verb, result, categories.map((name) => ({ id: CATEGORIES + name })));
  }

  statement(verb, result, categories = []) {
    const { actor, registration, activityId } = this.store.launch;
    const { contextActivities = {}, ...context } = this.context;
    const category = [...(contextActivities.category ?? []), ...categories];
    return {
      id: uuid(),
      timestamp: new Date().toISOString(),
      actor: JSON.parse(actor),
      verb: { id: VERBS + verb, display: { en: verb } },
      object: { objectType: "Activity", id: activityId },
      context: {
        ...context,
        registration,
        contextActivities: { ...contextActivities, ...(category.length && { category }) },
      },
      ...(result && { result }),
    };
  }
}

// Where the LMS wants the reader back, the page has a way there; going it ends the session.
function offerReturn(address) {
  const way = document.querySelector("[data-leeromgeving]");
  if (!way || !address || !/^https?:/.test(new URL(address, location.href).protocol)) return;
  way.href = address;
  way.hidden = false;
}
