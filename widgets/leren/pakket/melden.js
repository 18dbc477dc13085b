// Tells the reader whether the work is kept, in the sentences of the page.
import { meld } from "./pakket.js";

// What the LMS refused, or could not be asked.
export function mislukt(error) {
  console.error(error);
  meld("fout");
}

// Whatever was refused before, now it is kept.
export function gelukt() {
  meld("bewaart");
}
