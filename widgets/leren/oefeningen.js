// Exercises on the page: what was chosen -> a marker -> feedback. It knows no question, answer or word.
import { chosenIn, choose } from "./onthoud.js";
import { reached, takeBack, walk } from "./verhaal.js";

const page = document.documentElement;

// `element` holds the form; `start(this)` gives what marks: an object with `ask(question)`, see widgets/README.md, or null.
// Tells of a change with the event `leren:stand`: the `stand` after it (null when all was wiped) and in `laatste` the
// exercise that was checked ("" when all were marked again).
export class Oefeningen {
  constructor(element, start) {
    this.element = element;
    this.start = start;
    this.form = element.querySelector("form");
    this.status = element.querySelector("[data-status]");
    this.exercises = JSON.parse(element.dataset.oefeningen);
    const scores = document.querySelectorAll(`[data-score-van="${element.dataset.leren}"]`);
    this.scores = [...scores].map((place) => ({ place, before: place.textContent }));
    this.checked = {};
    this.unfinished = new Set(); // the keys of what was checked and has more to answer
    this.form.addEventListener("submit", (event) => event.preventDefault());
    this.form.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (!button) return;
      if ("opnieuw" in button.dataset) this.forget();
      else this.check(button).catch((error) => this.fail(error));
    });
    // A choice on the way changes the way: what came after it is to be answered again.
    this.form.addEventListener("input", ({ target }) => this.reopen(target));
  }

  say(name) {
    this.element.dataset.toestand = name;
    this.tell(this.status.dataset[name]);
  }

  tell(text) {
    this.status.textContent = text; // the same words too, or a second try would be silent
  }

  async open() {
    this.marker = await this.start(this);
    if (this.marker) walk(this.form);
  }

  sections() {
    return [...this.form.querySelectorAll("[data-oefening]")];
  }

  // Gives what was checked so far, by the key of each exercise, as text that `restore` takes back.
  state() {
    const done = this.sections().filter(({ dataset }) => this.checked[dataset.oefening]);
    return Object.fromEntries(done.map((section) => [section.dataset.sleutel, chosenIn(section, this.checked[section.dataset.oefening])]));
  }

  // Chooses and marks again what was checked before; an exercise that is no longer the same has another key, and stays open.
  async restore(state) {
    this.take(state);
    if (Object.keys(this.checked).length) await this.mark("");
  }

  // Chooses what was checked before, to be marked once there is a marker.
  take(state) {
    for (const section of this.sections()) {
      const { oefening, sleutel } = section.dataset;
      if (!state[sleutel]) continue;
      choose(section, state[sleutel]);
      const given = this.given(oefening);
      if (Object.keys(given).length === 0) continue;
      this.checked[oefening] = given;
      if (state[sleutel].endsWith(";")) this.unfinished.add(sleutel);
    }
  }

  fail(error) {
    const here = document.activeElement;
    page.dataset.beslishulp = "kapot";
    for (const set of this.form.querySelectorAll("[data-veld]")) set.hidden = false;
    console.error(error);
    this.say("kapot");
    // The buttons are gone; who stood on one goes on to the answer.
    if (!this.form.contains(here) || here.checkVisibility()) return;
    (here.closest("[data-veld], [data-oefening]") ?? this.form).querySelector("summary").focus();
  }

  given(exercise) {
    const found = {};
    for (const [name, value] of new FormData(this.form)) {
      const [id, field] = name.split(":");
      if (id === exercise && value) (found[field] ??= []).push(value);
    }
    return found;
  }

  async check(button) {
    if (page.dataset.beslishulp !== "klaar") {
      this.tell(this.status.dataset[this.element.dataset.toestand]);
      return;
    }
    const section = button.closest("[data-oefening]");
    const { oefening, soort } = section.dataset;
    const given = this.given(oefening);
    const here = button.closest("[data-veld]")?.dataset.veld;
    if (Object.keys(given).length === 0 || (soort === "scenario" && !given[here])) {
      this.tell(this.status.dataset.leeg);
      return;
    }
    this.checked[oefening] = given;
    await this.mark(oefening);
  }

  async mark(last) {
    const { basis } = this.element.dataset;
    const asked = this.checked;
    const answer = await this.marker.ask({ les: this.exercises, gekozen: asked, laatste: last, basis });
    if (answer.fout) throw new Error(answer.fout);
    if (asked !== this.checked) return; // all was wiped meanwhile
    const shown = {};
    for (const [name, { html, toon, punten }] of Object.entries(answer.oefeningen)) {
      shown[name] = reached(toon, this.checked[name], this.given(name));
      const section = this.section(name);
      this.unfinished[punten === null ? "add" : "delete"](section.dataset.sleutel);
      for (const place of section.querySelectorAll("[data-feedback]")) {
        const text = html[place.dataset.feedback] ?? "";
        if (place.innerHTML !== text) place.innerHTML = text;
      }
    }
    walk(this.form, shown);
    this.refresh();
    for (const { place } of this.scores) place.textContent = answer.score;
    this.element.dataset.stand = JSON.stringify(answer.stand);
    this.tell(answer.status);
    this.changed(answer.stand, last);
  }

  changed(stand, laatste = "") {
    const detail = { stand, laatste, oefeningen: this };
    this.element.dispatchEvent(new CustomEvent("leren:stand", { bubbles: true, detail }));
  }

  section(name) {
    return this.form.querySelector(`[data-oefening="${CSS.escape(name)}"]`);
  }

  // Feedback is about what was checked; with another choice it waits out of sight for the next check.
  refresh() {
    for (const section of this.sections()) {
      const { oefening } = section.dataset;
      const given = this.given(oefening);
      for (const place of section.querySelectorAll("[data-feedback]")) {
        const name = place.dataset.feedback;
        place.hidden = `${this.checked[oefening]?.[name]}` !== `${given[name]}`;
      }
    }
  }

  reopen(input) {
    const story = input.closest("[data-soort=scenario]");
    this.refresh();
    if (story && this.checked[story.dataset.oefening]) takeBack(story, input);
  }

  forget() {
    this.form.reset();
    this.checked = {};
    this.unfinished.clear();
    delete this.element.dataset.stand;
    for (const place of this.form.querySelectorAll("[data-feedback]")) place.replaceChildren();
    for (const { place, before } of this.scores) place.textContent = before;
    walk(this.form);
    this.tell(this.status.dataset.gewist);
    this.changed(null);
    this.form.querySelector("input, select").focus();
  }
}
