// Does something at once, and again only after a while: an LMS may stop the page for every call.
const WHILE = 2000;

export class Rem {
  constructor(act) {
    this.act = act;
    this.last = -WHILE;
  }

  // Asks for it: now, or as soon as the while is over.
  ask() {
    this.timer ??= setTimeout(() => this.now(), Math.max(0, this.last + WHILE - performance.now()));
  }

  // Does what was asked for without waiting; nothing when nothing was.
  now() {
    if (this.stop()) this.act();
  }

  // Forgets what was asked for; tells whether something was.
  stop() {
    if (this.timer === undefined) return false;
    clearTimeout(this.timer);
    this.timer = undefined;
    this.last = performance.now();
    return true;
  }
}
