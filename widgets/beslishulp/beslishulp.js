// A decision aid on the page: form -> answers -> Python -> fragment. It knows no question, rule or word.
import { Adres } from "./adres.js";
import { startPython } from "./client.js";
import { answers, fill, showFirst, showQuestions, wipe } from "./formulier.js";
import { Kaart, save } from "./kaart.js";

const page = document.documentElement;

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

class Beslishulp {
  constructor(element) {
    this.element = element;
    this.form = element.querySelector("form");
    const advice = element.querySelector("[data-advies]");
    this.kaart = new Kaart(advice);
    this.status = element.querySelector("[data-status]");
    const [notice, link] = ["[data-verschil]", "[data-deel]"].map((place) => element.querySelector(place));
    this.adres = new Adres(element.dataset.beslishulp, notice, link);
    this.last = null;
    this.turn = 0;
    // Not "change": that comes when a field loses the focus, and a new advice would take the button away under a click.
    this.form.addEventListener("input", () => {
      this.adres.drop();
      this.update();
    });
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of element.querySelectorAll("[data-actie]")) {
      button.addEventListener("click", () => this[button.dataset.actie]());
    }
    advice.addEventListener("click", ({ target }) => {
      const button = target.closest("[data-stuk]");
      if (button) this.download(button.dataset.stuk).catch((error) => this.fail(error));
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

  async open() {
    this.python = await startPython(this, Boolean(this.adres.shared()));
    if (!this.python) return;
    this.adres.listen((fragment) => this.update(fragment));
    await this.update(this.adres.shared());
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

  async download(stuk) {
    const { bestand } = await this.ask({ stuk });
    save(bestand);
  }

  show(answer, fromLink = false) {
    this.last = answer;
    this.adres.hide();
    this.kaart.show(answer);
    this.element.classList.toggle("heeft-advies", Boolean(answer));
    if (!answer) return;
    if (fromLink) {
      fill(this.form, answer.antwoorden);
      this.adres.opened(answer);
    }
    showQuestions(this.form, answer.vragen);
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
    showFirst(this.form);
    this.show(null);
  }

  forget() {
    wipe(this.form);
    this.adres.drop();
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

  deel() {
    if (this.last) this.adres.show(this.last.deel);
  }

  naarAdvies() {
    this.kaart.focus();
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
