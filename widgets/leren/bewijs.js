// The certificate of a path: Python marks what is kept on this device. The name stands in the page only, and is never kept or sent.
import { startPython } from "./client.js";
import { Paneel } from "./paneel.js";
import { follow, kept } from "./voortgang.js";

class Bewijzen {
  constructor(element) {
    this.element = this.form = element;
    this.lessons = JSON.parse(element.dataset.lessen);
    this.status = element.querySelector("[data-status]");
    this.name = element.querySelector("[data-naam]");
    this.name.addEventListener("input", () => this.sign());
    element.addEventListener("click", ({ target }) => target.closest("[data-print]") && this.print(target.closest("[data-klaar]")));
    addEventListener("afterprint", () => this.printAll());
    addEventListener("pagehide", () => this.forgetName());
    this.forgetName();
    new Paneel(element.querySelector("[data-onthouden]"));
    follow(() => this.show().catch((error) => this.fail(error)));
  }

  // That Python is there says nothing yet about the scores.
  say(name) {
    if (name === "klaar") return;
    this.element.dataset.toestand = name;
    this.status.textContent = this.status.dataset[name] ?? "";
    for (const part of this.all("[data-bij]")) part.hidden = part.dataset.bij !== name;
  }

  fail(error) {
    document.documentElement.dataset.beslishulp = "kapot";
    this.hide();
    this.say("kapot");
    console.error(error);
  }

  all(selector) {
    return this.element.querySelectorAll(selector);
  }

  hide() {
    for (const part of this.all("[data-open], [data-klaar]")) part.hidden = true;
  }

  // What is kept can change while Python answers: only the last turn is shown.
  async show() {
    const turn = (this.turn = {});
    const found = kept() ?? {};
    if (!Object.values(this.lessons).flat().some(({ sleutel }) => sleutel in found)) {
      this.hide();
      this.say("leeg");
      return;
    }
    const python = await (this.python ??= startPython(this, true));
    if (!python) return;
    const stands = {};
    for (const [name, les] of Object.entries(this.lessons)) {
      const answer = await python.ask({ les, bewaard: found, basis: this.element.dataset.basis });
      if (answer.fout) throw new Error(answer.fout);
      stands[name] = answer.stand;
    }
    if (turn === this.turn) this.fill(stands);
  }

  fill(stands) {
    for (const place of this.all("[data-stand-van]")) {
      const stand = stands[place.dataset.standVan];
      if (place.dataset.als) place.hidden = (place.dataset.als === "klaar") !== (stand.staat === "klaar");
      for (const number of place.querySelectorAll("[data-goed]")) number.textContent = stand.goed;
      for (const number of place.querySelectorAll("[data-gedaan]")) number.textContent = stand.gedaan;
    }
    const paths = [...this.all("[data-nodig]")];
    const ready = paths.filter(({ dataset }) => dataset.nodig.split(" ").every((name) => stands[name]?.staat === "klaar"));
    for (const path of paths) {
      path.querySelector("[data-open]").hidden = ready.includes(path);
      path.querySelector("[data-klaar]").hidden = !ready.includes(path);
    }
    const today = new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" });
    for (const place of this.all("[data-vandaag]")) place.textContent = today;
    this.say(ready.length ? "af" : "nog");
  }

  sign() {
    for (const place of this.all("[data-naam-hier]")) place.textContent = this.name.value;
  }

  forgetName() {
    this.name.value = "";
    this.sign();
  }

  print(certificate) {
    this.element.dataset.een = "";
    certificate.dataset.nu = "";
    window.print();
  }

  printAll() {
    delete this.element.dataset.een;
    for (const certificate of this.all("[data-nu]")) delete certificate.dataset.nu;
  }
}

requestAnimationFrame(() =>
  setTimeout(() => {
    for (const element of document.querySelectorAll("[data-bewijzen]")) new Bewijzen(element);
  }),
);
