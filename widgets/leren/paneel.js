// The line that says what is kept, with a box to ask for it and a button to wipe it.
// Both wipe only after a question in the page: what is gone does not come back (WCAG 3.3.4).
import { follow, isRefused, isThere, keep, kept, wipe } from "./voortgang.js";

// `tell(text)` says what happened, in place of the panel's own status; `answers()` gives what to keep at once.
export class Paneel {
  constructor(element, tell = (text) => (element.querySelector("[data-status]").textContent = text), answers) {
    Object.assign(this, { element, tell, answers });
    this.box = element.querySelector("[data-onthoud]");
    this.line = element.querySelector("[data-privacy]");
    this.button = element.querySelector("[data-wis]");
    this.question = element.querySelector("[data-wisvraag]");
    this.text = this.question.querySelector("[data-tekst]");
    this.asker = null; // what asked for a wipe, while the question is open
    this.box?.addEventListener("change", () => this.choose());
    this.button.addEventListener("click", () => this.ask(this.button));
    this.question.addEventListener("click", ({ target }) => this.answer(target.closest("button")));
    this.question.addEventListener("keydown", ({ key }) => key === "Escape" && this.close("houdt"));
    for (const control of element.querySelectorAll("[data-met-script]")) control.hidden = false;
    follow(() => this.show());
  }

  choose() {
    if (!this.box.checked) this.ask(this.box);
    else if (this.asker) this.close("houdt");
    else this.say(keep(this.answers()) ? "aan" : "geweigerd");
  }

  // Without answers to lose it wipes at once. The focus stays on the box; the button makes way.
  ask(asker) {
    this.asker = asker;
    this.show();
    if (!this.asker) {
      this.wipe();
      return;
    }
    if (asker === this.button) this.question.focus();
    else this.say("vraagt");
    this.question.scrollIntoView({ block: "nearest" });
  }

  answer(button) {
    if (!button) return;
    if ("wisJa" in button.dataset) this.wipe();
    else this.close("houdt");
  }

  wipe() {
    this.close(wipe() ? "gewist" : "blijft");
  }

  close(name) {
    this.settle();
    this.show();
    this.say(name);
  }

  // Ends the question. It vanishes: the focus goes back to what asked.
  settle() {
    const { asker } = this;
    this.asker = null;
    if (!this.question.contains(document.activeElement)) return;
    asker.hidden = false;
    asker.focus();
  }

  say(name) {
    this.tell(this.element.dataset[name]);
  }

  show() {
    const found = kept();
    const there = isThere();
    const amount = Object.keys(found ?? {}).length;
    const state = isRefused() ? (there ? "deels" : "geweigerd") : found ? "bewaard" : there ? "onleesbaar" : "niets";
    this.line.textContent = this.line.dataset[state];
    // Nothing to lose any more: another tab wiped it.
    if (amount === 0) this.settle();
    this.text.textContent = this.text.dataset.tekst.replace("{aantal}", amount);
    this.question.hidden = !this.asker;
    if (this.box) this.box.checked = found !== null && this.asker !== this.box;
    // The button just pressed stays: what vanishes under the focus leaves a keyboard nowhere.
    this.button.hidden = Boolean(this.asker) || (!there && this.button !== document.activeElement);
  }
}
