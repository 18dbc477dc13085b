// The page of a package: exercises that a table marks, one chapter at a time, and a host that keeps what the reader did.
import { Oefeningen } from "../oefeningen.js";
import { Hoofdstukken } from "./hoofdstukken.js";
import { stand, Tafel } from "./tafel.js";
import { pack, unpack } from "./toestand.js";
import { openVensters } from "./vensters.js";
import { fill } from "./woorden.js";

const page = document.documentElement;

// `host` keeps the work of the reader; null where there is none, and then the page says that nothing is kept:
// - load(): the text that was saved last, or "" (or a promise of it; when it fails nothing is saved, so that nothing is lost)
// - save({ toestand, stand, plek }): called after every answer and every chapter; `stand` has staat, gedaan, van, goed and score
// - finish(): called when the page goes away, perhaps more than once
// - mag_schrijven: whether save may be called at all, known when `load` is done
// A host tells of its own trouble with `meld("fout")`.
export async function openPakket(host) {
  const pakket = new Pakket(host);
  await pakket.open();
  page.dataset.pakket = pakket.says;
}

// Shows one of the sentences that the page has for what becomes of the reader's work, by its name.
export function meld(name) {
  const place = document.querySelector("[data-melding]");
  place.dataset.nu = name;
  if (place.textContent !== place.dataset[name]) place.textContent = place.dataset[name];
}

class Pakket {
  constructor(host) {
    this.host = host;
    this.writes = false;
    this.sets = [...document.querySelectorAll("[data-leren]")].map((element) => new Oefeningen(element, startTable));
    this.chapters = new Hoofdstukken(() => this.change());
    this.ready = false;
  }

  async open() {
    page.classList.replace("no-js", "js");
    openVensters(document.querySelector("main").dataset.dicht);
    for (const set of this.sets) await set.open();
    page.dataset.beslishulp = "klaar";
    const kept = unpack(await this.load());
    for (const set of this.sets) if (kept) await set.restore(kept.gekozen);
    for (const chapter of this.chapters.all) {
      chapter.addEventListener("leren:stand", ({ detail }) => {
        if (!detail.stand) detail.oefeningen.marker.forget();
        this.change();
      });
    }
    this.tell(this.host ? (this.writes ? "bewaart" : "kijken") : "los");
    const asked = document.getElementById(location.hash.slice(1))?.closest("[data-hoofdstuk]");
    this.chapters.show(asked?.id ?? kept?.plek);
    this.ready = true;
    if (this.host) addEventListener("pagehide", () => this.host.finish());
  }

  tell(name) {
    this.says ??= name;
    // What went wrong stays said, also what the host told of before the page was opened.
    if (document.querySelector("[data-melding]").dataset.nu !== "fout") meld(name);
  }

  async load() {
    try {
      const text = (await this.host?.load()) ?? "";
      this.writes = Boolean(this.host?.mag_schrijven);
      return text;
    } catch (error) {
      console.error(error);
      this.tell("fout");
      return "";
    }
  }

  change() {
    const all = this.total(this.sets.filter(counts));
    this.progress(all);
    if (!this.ready || !this.writes) return;
    const plek = this.chapters.shown.id;
    const gekozen = Object.assign({}, ...this.sets.map((set) => set.state()));
    try {
      this.host.save({ toestand: pack(plek, gekozen), stand: all, plek });
    } catch (error) {
      console.error(error);
      meld("fout");
    }
  }

  total(sets) {
    const points = sets.flatMap(({ marker }) => marker.punten);
    const amount = sets.reduce((sum, { exercises }) => sum + exercises.length, 0);
    return stand(points, amount, sets.some(({ marker }) => marker.begonnen));
  }

  progress(all) {
    for (const set of this.sets) {
      const { staat, ...numbers } = this.total([set]);
      for (const place of document.querySelectorAll(`[data-gedaan-van="${set.element.dataset.leren}"]`)) {
        place.textContent = fill(place.dataset.tekst, numbers);
      }
    }
    const total = document.querySelector("[data-totaal]");
    const begun = all.staat !== "niet-begonnen";
    total.textContent = begun ? fill(total.dataset.tekst, { ...all, procent: Math.round(all.score * 100) }) : total.dataset.niets;
    const end = document.querySelector("[data-einde]");
    end.textContent = all.staat === "klaar" ? end.dataset.klaar : end.dataset.nog;
    const line = document.querySelector("[data-voortgang]");
    const order = this.chapters.all.filter(({ dataset }) => !("verder" in dataset));
    const nummer = order.indexOf(this.chapters.shown) + 1;
    const numbers = { nummer, van: order.length, gedaan: all.gedaan, oefeningen: all.van };
    line.textContent = nummer ? fill(line.dataset.tekst, numbers) : line.dataset.verder;
  }
}

function counts({ element }) {
  return element.closest("[data-telt]") !== null;
}

// What stands in the place of Python: the table of this package, made by the same rules.
function startTable(widget) {
  widget.say("klaar");
  return new Tafel(globalThis.uitgewerkt, widget.element.dataset.leren);
}
