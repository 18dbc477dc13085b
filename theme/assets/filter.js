// The register: hides the statements without the typed words or of another kind. Every word it shows stands in the page.
const filter = document.querySelector("[data-filter]");
const [words, kind, doubt] = filter.querySelectorAll("input, select");
const count = filter.querySelector("[role=status]");
const sections = [...document.querySelectorAll("section.register")];

const plain = (text) => text.normalize("NFD").replace(/\p{Mn}/gu, "").toLowerCase();

// Without the titles of the pages that cite a statement: those are not what it says.
function textOf(row) {
  const copy = row.cloneNode(true);
  copy.querySelector(".waar")?.remove();
  return plain(copy.textContent);
}

const rows = [...document.querySelectorAll(".uitspraak")].map((row) => ({ row, text: textOf(row) }));

function fits({ row, text }) {
  return plain(words.value).split(/\s+/).every((word) => text.includes(word))
    && (!kind.value || row.dataset.soort === kind.value)
    && (!doubt.value || row.dataset.onzeker === doubt.value);
}

function show() {
  let found = 0;
  for (const item of rows) {
    item.row.hidden = !fits(item);
    found += Number(!item.row.hidden);
  }
  for (const section of sections) section.hidden = !section.querySelector(".uitspraak:not([hidden])");
  const { telling, geen } = count.dataset;
  const line = found ? telling.replace("{n}", found).replace("{totaal}", rows.length) : geen;
  if (count.textContent !== line) count.textContent = line;
}

// A link to a statement that is filtered away must still arrive there.
function arrive() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target?.closest("[hidden]")) return;
  for (const field of [words, kind, doubt]) field.value = "";
  show();
  target.scrollIntoView();
}

filter.hidden = false;
filter.addEventListener("input", show);
addEventListener("hashchange", arrive);
addEventListener("pageshow", show); // a browser that goes back may fill the fields in again
show();
