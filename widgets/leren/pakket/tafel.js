// Marks from a table that the rules made beforehand (handbook/leren/uitgewerkt.py): the same answers as Python, without Python.
// It knows no exercise, word or rule. Only the sums of widgets/leren/score.py are here as well; a test holds both against each other.

import { fill } from "./woorden.js";

// Gives a marker for one set of exercises, as `Oefeningen` takes it.
export class Tafel {
  constructor({ woorden, teksten, lessen }, name) {
    Object.assign(this, { woorden, teksten, oefeningen: lessen[name] });
    this.forget();
  }

  // What was marked last stays for who counts several sets together.
  forget() {
    this.punten = [];
    this.begonnen = false;
  }

  async ask({ les, gekozen, laatste }) {
    const begun = les.filter(({ id }) => Object.keys(gekozen[id] ?? {}).length);
    const oefeningen = Object.fromEntries(begun.map(({ id }) => [id, this.check(this.oefeningen[id], gekozen[id])]));
    this.punten = Object.values(oefeningen).map(({ punten }) => punten).filter((punten) => punten !== null);
    this.begonnen = begun.length > 0;
    const total = stand(this.punten, les.length, this.begonnen);
    const score = this.word(total);
    const status = [oefeningen[laatste]?.oordeel, score].filter(Boolean).join(" ");
    return { oefeningen, stand: total, score, status };
  }

  check(velden, chosen) {
    const path = [...way(velden, chosen)];
    const answered = path.filter((name) => chosen[name]?.length);
    const found = answered.map((name) => mark(velden[name], chosen[name]));
    const done = answered.length === path.length;
    const punten = done ? round(sum(found.map(([point]) => point)) / path.length) : null;
    const html = Object.fromEntries(answered.map((name, place) => [name, this.text(found[place][1])]));
    return { punten, html, toon: path, oordeel: this.said(isStory(velden), found.map(([point]) => point), done) };
  }

  said(story, points, done) {
    const verdict = points.length ? this.verdict(story ? points.at(-1) : sum(points) / points.length) : "";
    const end = story ? fill(this.woorden.uit, { goed: points.filter((point) => point === 1).length, van: points.length }) : "";
    return [verdict, done ? end : this.woorden.verder[story ? "scenario" : ""]].filter(Boolean).join(" ");
  }

  text(pieces) {
    return pieces.map((place) => this.teksten[place]).join("");
  }

  verdict(point) {
    return this.woorden[point === 1 ? "goed" : point ? "deels" : "fout"];
  }

  word(total) {
    if (total.staat === "niet-begonnen") return "";
    return fill(this.woorden.stand, total);
  }
}

// See widgets/leren/score.py.
export function stand(punten, van, begonnen = false) {
  const started = begonnen || punten.length > 0;
  const done = van > 0 && punten.length >= van;
  return {
    staat: done ? "klaar" : started ? "bezig" : "niet-begonnen",
    gedaan: punten.length,
    van,
    goed: punten.filter((point) => point === 1).length,
    score: started && van ? round(sum(punten) / van) : null,
  };
}

function isStory(velden) {
  return Object.values(velden).some(({ naar }) => naar);
}

// The fields to answer: all of them, but of a story only those that the choices lead to.
function* way(velden, chosen) {
  if (!isStory(velden)) {
    yield* Object.keys(velden);
    return;
  }
  let [name] = Object.keys(velden);
  while (name in velden) {
    yield name;
    name = velden[name].naar[chosen[name]?.[0]] ?? "";
  }
}

function mark({ opties, antwoorden }, chosen) {
  const found = antwoorden[opties.flatMap((option, place) => (chosen.includes(option) ? [place] : [])).join(".")];
  if (!found) throw new Error(`no feedback for ${chosen}`);
  return found;
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

// To four digits, and halfway to the even one, as Python does.
function round(number) {
  const halfway = Number.isInteger(number * 32) && (number * 1e4) % 1 === 0.5;
  return halfway ? (2 * Math.round((number * 1e4) / 2)) / 1e4 : Number(number.toFixed(4));
}
