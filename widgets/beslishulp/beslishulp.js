// A decision aid on the page: form -> answers -> Python -> fragment. It knows no question, rule or word.
import { startPython } from "./client.js";

const page = document.documentElement;
const FIELD = "veld:";

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

// Answers to questions, and what the reader typed: only the first kind is ever in a link.
function answers(form) {
  const [antwoorden, velden] = [{}, {}];
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith(FIELD)) velden[name.slice(FIELD.length)] = value;
    else (antwoorden[name] ??= []).push(value);
  }
  return { antwoorden, velden };
}

function fill(form, given) {
  for (const input of form.elements) {
    if (input.name.startsWith(FIELD)) continue;
    if ("checked" in input) input.checked = (given[input.name] ?? []).includes(input.value);
  }
}

function showQuestions(form, asked) {
  for (const set of form.querySelectorAll("[data-vraag]")) {
    const options = asked[set.dataset.vraag];
    set.hidden = !options;
    for (const option of set.querySelectorAll("[data-optie]")) {
      option.hidden = Boolean(options) && !options.includes(option.dataset.optie);
    }
  }
}

class Beslishulp {
  constructor(element) {
    this.element = element;
    this.form = element.querySelector("form");
    this.advice = element.querySelector("[data-advies]");
    this.notice = element.querySelector("[data-verschil]");
    this.status = element.querySelector("[data-status]");
    this.link = element.querySelector("[data-deel]");
    this.last = null;
    this.turn = 0;
    // Not "change": that comes when a field loses the focus, and a new advice would take the button away under a click.
    this.form.addEventListener("input", () => {
      this.dropLink();
      this.update();
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of element.querySelectorAll("[data-actie]")) {
      button.addEventListener("click", () => this[button.dataset.actie]());
    }
    this.advice.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-stuk]");
      if (button) this.download(button.dataset.stuk).catch((error) => this.fail(error));
    });
    // What is folded is not printed.
    addEventListener("beforeprint", () => {
      for (const more of this.advice.querySelectorAll("details")) more.open = true;
    });
    element.querySelector("[data-snel-weg]").addEventListener("click", (event) => this.leave(event));
  }

  say(name) {
    this.element.dataset.toestand = name;
    this.tell(this.status.dataset[name]);
  }

  // The same words again would be read out again.
  tell(text) {
    if (this.status.textContent !== text) this.status.textContent = text;
  }

  // The answers in the address; any other fragment is a place on the page.
  shared() {
    const fragment = location.hash.slice(1);
    const ours = fragment.startsWith(`${this.element.dataset.beslishulp}?`) && fragment.includes("=");
    return ours ? fragment : "";
  }

  // What the link said no longer goes with what the reader now answers.
  dropLink() {
    this.notice.replaceChildren();
    if (this.shared()) history.replaceState(null, "", location.pathname + location.search);
  }

  async open() {
    this.python = await startPython(this, Boolean(this.shared()));
    if (!this.python) return;
    addEventListener("hashchange", () => {
      if (this.shared()) this.update(this.shared());
    });
    await this.update(this.shared());
    if (!this.last) this.warmUp();
  }

  // The first answer takes a browser three times as long as the next: it goes to a question that nobody asked.
  warmUp() {
    this.ask({ antwoorden: {}, velden: {} }).catch(console.error);
  }

  fail(error) {
    page.dataset.beslishulp = "kapot";
    this.show(null);
    this.say("kapot");
    console.error(error);
  }

  async update(fragment = "") {
    if (page.dataset.beslishulp !== "klaar") return;
    const { antwoorden, velden } = answers(this.form);
    const typed = Object.values(velden).some(Boolean);
    if (!fragment && Object.keys(antwoorden).length === 0 && !typed) {
      this.empty();
      this.say("klaar");
      return;
    }
    this.turn += 1;
    const turn = this.turn;
    try {
      const answer = await this.ask({ fragment });
      if (turn !== this.turn) return;
      if (answer.fout) throw new Error(answer.fout);
      this.show(answer, Boolean(fragment));
    } catch (error) {
      this.fail(error);
    }
  }

  ask(extra) {
    const { beslishulp: beslissing, basis } = this.element.dataset;
    return this.python.ask({ beslissing, ...answers(this.form), basis, vandaag: today(), ...extra });
  }

  // Made here, by Python; the browser only saves it.
  async download(stuk) {
    const { bestand } = await this.ask({ stuk });
    const bytes = Uint8Array.from(atob(bestand.inhoud), (letter) => letter.charCodeAt(0));
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([bytes], { type: bestand.type }));
    link.download = bestand.naam;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  show(answer, fromLink = false) {
    this.last = answer;
    this.link.hidden = true;
    const unfolded = [...this.advice.querySelectorAll("details[open]")].map(({ id }) => id);
    this.advice.innerHTML = answer?.html ?? "";
    for (const more of this.advice.querySelectorAll("details")) more.open = unfolded.includes(more.id);
    this.element.classList.toggle("heeft-advies", Boolean(answer));
    if (!answer) {
      delete this.advice.dataset.uitkomst;
      return;
    }
    if (fromLink) {
      fill(this.form, answer.antwoorden);
      this.notice.innerHTML = answer.verschil;
      if (answer.eenmalig) this.dropLink();
    }
    showQuestions(this.form, answer.vragen);
    this.advice.dataset.uitkomst = JSON.stringify(answer.advies);
    this.tell(answer.status);
    performance.mark("beslishulp:advies");
    this.uncover(document.activeElement);
  }

  // The line at the bottom may have grown over the control that was used.
  uncover(used) {
    if (!this.form.contains(used)) return; // Measuring costs a layout, so only where it is of use.
    const { top } = this.status.parentElement.getBoundingClientRect();
    if (used.getBoundingClientRect().bottom > top) used.scrollIntoView({ block: "nearest" });
  }

  // Without answers everything is as it was when the page opened.
  empty() {
    this.turn += 1;
    for (const set of this.form.querySelectorAll("[data-vraag]")) set.hidden = "later" in set.dataset;
    for (const option of this.form.querySelectorAll("[data-optie]")) option.hidden = false;
    this.show(null);
  }

  forget() {
    this.form.reset();
    fill(this.form, {});
    for (const more of this.form.querySelectorAll("details")) more.open = false;
    this.dropLink();
    this.empty();
  }

  wis() {
    this.forget();
    const { gewist, ...states } = this.status.dataset;
    const state = this.element.dataset.toestand;
    this.tell(state === "klaar" ? gewist : `${gewist} ${states[state]}`);
    this.form.querySelector("input").focus();
  }

  print() {
    window.print();
  }

  async deel() {
    if (!this.last) return;
    history.replaceState(null, "", `#${this.last.deel}`);
    this.link.hidden = false;
    const field = this.link.querySelector("input");
    field.value = location.href;
    field.focus();
    field.select();
  }

  naarAdvies() {
    const title = this.advice.querySelector("h2");
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }

  leave(event) {
    event.preventDefault();
    this.forget();
    location.replace(event.currentTarget.href);
  }
}

// After the first paint: the questions are on the screen before Python is asked for.
requestAnimationFrame(() =>
  setTimeout(() => {
    for (const element of document.querySelectorAll("[data-beslishulp]")) {
      if (element !== page) new Beslishulp(element).open();
    }
  }),
);
