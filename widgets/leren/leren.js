// The exercises of a page of the site: Python marks them.
import { startPython } from "./client.js";
import { Oefeningen } from "./oefeningen.js";

requestAnimationFrame(() =>
  setTimeout(() => {
    for (const element of document.querySelectorAll("[data-leren]")) new Oefeningen(element, startPython).open();
  }),
);
