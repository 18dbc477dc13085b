// The list of learning paths: how far each lesson is, by what is kept on this device.
import { Paneel } from "./paneel.js";
import { done, follow, keep, kept } from "./voortgang.js";

const places = [...document.querySelectorAll("[data-gedaan-van]")];

for (const list of document.querySelectorAll("[data-overig]")) {
  tidy(list.dataset);
  new Paneel(list.querySelector("[data-onthouden]"));
}
follow(showDone);

// Lets go of answers to exercises that are gone: all keys of the site stand here. Another edition at this address may have
// exercises of its own: those keys end in its mark.
function tidy({ overig, merk }) {
  const known = [overig, ...places.map(({ dataset }) => dataset.gedaanVan)].join(" ").split(" ");
  const ours = (key) => ["", merk].includes(key.split("-")[1] ?? "");
  const gone = Object.keys(kept() ?? {}).filter((key) => ours(key) && !known.includes(key));
  if (gone.length) keep({}, gone);
}

function showDone() {
  for (const place of places) {
    const keys = place.dataset.gedaanVan.split(" ");
    const count = done(keys);
    place.textContent = count ? place.dataset.tekst.replace("{gedaan}", count).replace("{van}", keys.length) : "";
  }
}
