// What the reader asked to keep on this device: of every lesson what was checked, a short text by the key of each exercise.
// Storage can be refused or full, or hold what another version wrote: none of that may stop a lesson.
const KEY = "handboek.leren";
const CHANGED = "leren:bewaard";
let refused = false;

// Gives what is kept; null when the reader did not ask, or when it cannot be read. What ends in ";" is begun and not done.
export function kept() {
  try {
    const found = JSON.parse(localStorage.getItem(KEY));
    if (typeof found !== "object" || found === null || Array.isArray(found)) return null;
    return Object.fromEntries(Object.entries(found).filter(([, text]) => typeof text === "string" && /^[\d.;]+$/.test(text)));
  } catch {
    return null;
  }
}

// Gives how many of the exercises with these keys are done.
export function done(keys) {
  const found = kept() ?? {};
  return keys.filter((key) => found[key] && !found[key].endsWith(";")).length;
}

// Adds `answers` to what is kept and takes the keys `gone` out. Reads anew first: another tab may have kept something since.
export function keep(answers, gone = []) {
  const now = { ...kept(), ...answers };
  for (const key of gone) delete now[key];
  try {
    localStorage.setItem(KEY, JSON.stringify(now));
    refused = false;
  } catch {
    refused = true;
  }
  dispatchEvent(new Event(CHANGED));
  return !refused;
}

// Removes all of it; gives whether it is gone.
export function wipe() {
  try {
    localStorage.removeItem(KEY);
  } catch {
    // What may not be reached holds nothing of ours; else `isThere` says so.
  }
  refused = false;
  dispatchEvent(new Event(CHANGED));
  return !isThere();
}

function isThere() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

// Calls `show` now, and whenever this tab or another changed what is kept.
export function follow(show) {
  for (const name of [CHANGED, "storage"]) addEventListener(name, () => show());
  // A page that comes back with the back button has heard nothing meanwhile.
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
}

// The line that says what is kept, with a box to ask for it (where there is something to keep) and a button to wipe it.
// `answers()` gives what to keep at once; `tell(text)` says what happened.
export class Paneel {
  constructor(element, tell, answers = () => ({})) {
    Object.assign(this, { element, tell, answers });
    this.box = element.querySelector("[data-onthoud]");
    this.line = element.querySelector("[data-privacy]");
    this.button = element.querySelector("[data-wis]");
    this.box?.addEventListener("change", () => this.choose());
    this.button.addEventListener("click", () => this.wipe());
    for (const control of element.querySelectorAll("[data-met-script]")) control.hidden = false;
    follow(() => this.show());
  }

  choose() {
    if (!this.box.checked) this.wipe();
    else this.say(keep(this.answers()) ? "aan" : "geweigerd");
  }

  wipe() {
    this.say(wipe() ? "gewist" : "blijft");
  }

  say(name) {
    this.tell(this.element.dataset[name]);
  }

  show() {
    const asked = kept() !== null;
    const there = isThere();
    const state = refused ? (there ? "deels" : "geweigerd") : asked ? "bewaard" : there ? "onleesbaar" : "niets";
    this.line.textContent = this.line.dataset[state];
    if (this.box) this.box.checked = asked;
    // The button that was just pressed stays: what vanishes under the focus leaves a keyboard nowhere.
    this.button.hidden = !there && this.button !== document.activeElement;
  }
}
