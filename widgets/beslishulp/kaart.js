// The advice on the page, as Python made it: swapped in, unfolded as it was, saved as a file.
export class Kaart {
  constructor(place) {
    this.place = place;
    // What is folded is not printed.
    addEventListener("beforeprint", () => {
      for (const more of this.folds()) more.open = true;
    });
  }

  folds(which = "details") {
    return this.place.querySelectorAll(which);
  }

  // Takes the advice as HTML and as data; null for none.
  show(answer) {
    const unfolded = [...this.folds("details[open]")].map(({ id }) => id);
    this.place.innerHTML = answer?.html ?? "";
    for (const more of this.folds()) more.open = unfolded.includes(more.id);
    if (answer) this.place.dataset.uitkomst = JSON.stringify(answer.advies);
    else delete this.place.dataset.uitkomst;
  }

  focus() {
    const title = this.place.querySelector("h2");
    if (!title) return;
    title.tabIndex = -1;
    title.focus();
    title.scrollIntoView();
  }
}

// Made here, by Python; the browser only saves it.
export function save({ inhoud, type, naam }) {
  const bytes = Uint8Array.from(atob(inhoud), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = naam;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
