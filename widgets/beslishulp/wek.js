// On a page without a widget, in a visit that used one: the shared Python is kept, so that the next widget need not wait.
// A visit is the list of pages that the browser keeps for its back button. Each has room for a word of ours; nothing is stored.
const seen = window.navigation?.entries() ?? [];
const used = seen.some((entry) => entry.getState()?.python);
const here = document.querySelector("section:is([data-beslishulp], [data-leren])");
if (used && !here && "SharedWorker" in window && !navigator.connection?.saveData) {
  (window.requestIdleCallback ?? setTimeout)(() => wake().catch(console.error));
}

async function wake() {
  const [{ openPython }, answer] = await Promise.all([
    import("./client.js"),
    fetch(new URL("ladder.json", import.meta.url)),
  ]);
  const [quickest] = await answer.json();
  await openPython([quickest]).ready;
}
