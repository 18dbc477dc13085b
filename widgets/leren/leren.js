// The exercises of a page of the site: Python marks them, and what was checked is kept when the reader asked for that.
import { startPython } from "./client.js";
import { Oefeningen } from "./oefeningen.js";
import { Paneel } from "./paneel.js";
import { keep, kept } from "./voortgang.js";

// The keys of what was marked and could not be kept: those go along with the next.
const unkept = new Set();

requestAnimationFrame(() =>
  setTimeout(() => {
    const lessons = [...document.querySelectorAll("[data-leren]")].map((element) => new Oefeningen(element, startPython));
    for (const panel of document.querySelectorAll("[data-onthouden]")) addPanel(panel, lessons);
    document.addEventListener("leren:stand", ({ detail }) => remember(detail));
    for (const lesson of lessons) open(lesson).catch((error) => lesson.fail(error));
  }),
);

function addPanel(panel, lessons) {
  const lesson = lessons.find(({ element }) => element.contains(panel));
  new Paneel(panel, (text) => lesson.tell(text), () => Object.assign({}, ...lessons.map(answersOf)));
}

// Chooses what is kept before Python is there, so that nobody answers anew; then has it marked by the rules of today.
async function open(lesson) {
  const found = kept() ?? {};
  const untouched = lesson.sections().filter(({ dataset }) => Object.keys(lesson.given(dataset.oefening)).length === 0);
  lesson.take(Object.fromEntries(untouched.map(({ dataset }) => [dataset.sleutel, found[dataset.sleutel]])));
  await lesson.open();
  if (!lesson.marker || Object.keys(lesson.checked).length === 0) return;
  await lesson.mark("");
  if (lesson.element.dataset.stand) add(lesson, "terug");
}

// Keeps what was marked, and of the rest only what stands there: a wipe in another tab is not undone.
function remember({ stand, oefeningen: lesson, laatste }) {
  const found = kept();
  if (found === null) return;
  if (!stand) {
    keep({}, lesson.sections().map(({ dataset }) => dataset.sleutel));
    return;
  }
  if (laatste) unkept.add(lesson.section(laatste).dataset.sleutel);
  const wanted = (key, text) => (laatste ? unkept.has(key) : key in found && found[key] !== text);
  const answers = Object.entries(answersOf(lesson)).filter(([key, text]) => wanted(key, text));
  if (answers.length === 0) return;
  if (keep(Object.fromEntries(answers))) unkept.clear();
  else add(lesson, "deels");
}

function answersOf(lesson) {
  const found = Object.entries(lesson.state());
  return Object.fromEntries(found.map(([key, text]) => [key, lesson.unfinished.has(key) ? `${text};` : text]));
}

function add(lesson, name) {
  lesson.tell(`${lesson.element.querySelector("[data-onthouden]").dataset[name]} ${lesson.status.textContent}`);
}
