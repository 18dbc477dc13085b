// What the reader asked to keep on this device: of every lesson what was checked, a short text by the key of each exercise.
// Storage can be refused or full, or hold what another version wrote: none of that may stop a lesson.
const KEY = "handboek.leren";
const CHANGED = "leren:bewaard";
const CROSSING = 5000;
let refused = false;
let wrote = -Infinity;

// Another tab can wipe in the moment that this one writes, and the browser may put the write last: the wipe wins.
// A lock does not help: what one tab did under it, the next may see only after it has the lock.
addEventListener("storage", ({ key, newValue }) => {
  const wiped = key === null || (key === KEY && newValue === null);
  if (wiped && performance.now() - wrote < CROSSING && isThere()) wipe();
});

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
    wrote = performance.now();
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

// Tells whether something stands there, also when it cannot be read.
export function isThere() {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

// Tells whether the last thing to keep could not be kept.
export function isRefused() {
  return refused;
}

// Calls `show` now, and whenever this tab or another changed what is kept.
export function follow(show) {
  for (const name of [CHANGED, "storage"]) addEventListener(name, () => show());
  // A page that comes back with the back button has heard nothing meanwhile.
  addEventListener("pageshow", ({ persisted }) => persisted && show());
  show();
}
