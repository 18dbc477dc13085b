// Tells the reader whether the work is kept, in the words of the page's `[data-bewaring]`.
const say = (name) => {
  const place = document.querySelector("[data-bewaring]");
  const text = place?.dataset[name] ?? "";
  if (place && place.textContent !== text) place.textContent = text;
};

// What the LMS refused, or could not be asked.
export function mislukt(error) {
  console.error(error);
  say("mislukt");
}

// Whatever was refused before, now it is kept.
export function gelukt() {
  say("gelukt");
}
