// A decision aid on the page: form -> answers -> Python -> fragment. It knows no question, rule or word.
import { openPython } from "./client.js";

const page = document.documentElement;

function today() {
  const now = new Date();
  return new Date(now - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10);
}

function answers(form) {
  const given = {};
  for (const [name, value] of new FormData(form)) (given[name] ??= []).push(value);
  return given;
}

function fill(form, given) {
  for (const input of form.elements) {
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
    this.form.addEventListener("change", () => this.update());
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const button of element.querySelectorAll("[data-actie]")) {
      button.addEventListener("click", () => this[button.dataset.actie]());
    }
    element.querySelector("[data-snel-weg]").addEventListener("click", (event) => this.leave(event));
  }

  say(name) {
    this.element.dataset.toestand = name;
    this.status.textContent = this.status.dataset[name] ?? "";
  }

  async start() {
    page.dataset.beslishulp = "laden";
    this.say("laden");
    const { pyodide, archief } = this.element.dataset;
    const absolute = (path) => new URL(path, document.baseURI).href;
    this.python = openPython({ pyodide: absolute(pyodide), archief: absolute(archief) });
    try {
      await this.python.ready;
    } catch (error) {
      this.fail(error);
      return;
    }
    page.dataset.beslishulp = "klaar";
    this.say("klaar");
    await this.update(location.hash.slice(1));
    addEventListener("hashchange", () => this.update(location.hash.slice(1)));
  }

  fail(error) {
    page.dataset.beslishulp = "kapot";
    this.say("kapot");
    console.error(error);
  }

  async update(fragment = "") {
    if (page.dataset.beslishulp !== "klaar") return;
    const given = answers(this.form);
    if (!fragment && Object.keys(given).length === 0) {
      this.show(null);
      return;
    }
    this.turn += 1;
    const turn = this.turn;
    const question = {
      beslissing: this.element.dataset.beslishulp,
      antwoorden: given,
      basis: this.element.dataset.basis,
      vandaag: today(),
      fragment,
    };
    try {
      const answer = await this.python.ask(question);
      if (turn !== this.turn) return;
      if (answer.fout) throw new Error(answer.fout);
      this.show(answer, Boolean(fragment));
    } catch (error) {
      this.fail(error);
    }
  }

  show(answer, fromLink = false) {
    this.last = answer;
    this.link.hidden = true;
    this.advice.innerHTML = answer?.html ?? "";
    this.element.classList.toggle("heeft-advies", Boolean(answer));
    if (!answer) {
      delete this.advice.dataset.uitkomst;
      return;
    }
    if (fromLink) {
      fill(this.form, answer.antwoorden);
      this.notice.innerHTML = answer.verschil;
    }
    showQuestions(this.form, answer.vragen);
    this.advice.dataset.uitkomst = JSON.stringify(answer.advies);
    this.status.textContent = answer.status;
    performance.mark("beslishulp:advies");
  }

  forget() {
    this.turn += 1;
    this.form.reset();
    fill(this.form, {});
    this.notice.replaceChildren();
    for (const set of this.form.querySelectorAll("[data-vraag]")) set.hidden = "later" in set.dataset;
    for (const option of this.form.querySelectorAll("[data-optie]")) option.hidden = false;
    history.replaceState(null, "", location.pathname + location.search);
    this.show(null);
  }

  wis() {
    this.forget();
    this.status.textContent = this.status.dataset.gewist;
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
      if (element !== page) new Beslishulp(element).start();
    }
  }),
);
