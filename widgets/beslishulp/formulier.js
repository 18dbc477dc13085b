// The form of a decision aid: what the reader answered, and which questions it shows.
const FIELD = "veld:";

// Gives the answers to questions, and what the reader typed: only the first kind is ever in a link.
export function answers(form) {
  const [antwoorden, velden] = [{}, {}];
  for (const [name, value] of new FormData(form)) {
    if (name.startsWith(FIELD)) velden[name.slice(FIELD.length)] = value;
    else (antwoorden[name] ??= []).push(value);
  }
  return { antwoorden, velden };
}

// Chooses the given answers and no others; what was typed stays.
export function fill(form, given) {
  for (const input of form.elements) {
    if (input.name.startsWith(FIELD)) continue;
    if ("checked" in input) input.checked = (given[input.name] ?? []).includes(input.value);
  }
}

// Shows the questions that are asked, each with its options.
export function showQuestions(form, asked) {
  for (const set of form.querySelectorAll("[data-vraag]")) {
    const options = asked[set.dataset.vraag];
    set.hidden = !options;
    for (const option of set.querySelectorAll("[data-optie]")) {
      option.hidden = Boolean(options) && !options.includes(option.dataset.optie);
    }
  }
}

// Shows the questions that a page opens with.
export function showFirst(form) {
  for (const set of form.querySelectorAll("[data-vraag]")) set.hidden = "later" in set.dataset;
  for (const option of form.querySelectorAll("[data-optie]")) option.hidden = false;
}

// Takes back every answer and what was typed, and folds the notes.
export function wipe(form) {
  form.reset();
  fill(form, {});
  for (const more of form.querySelectorAll("details")) more.open = false;
}
