// Runs in the page: clicks so many answers, one after the other, and gives for each how many milliseconds went by until
// the advice was in the page and from there until it was painted, and that advice. Which answer comes next follows from
// what the form shows.
async (count) => {
  const form = document.querySelector("section[data-beslishulp] form");
  const { dataset } = document.querySelector("[data-advies]");
  const mark = performance.mark.bind(performance);
  let advised;
  performance.mark = (name, ...rest) => {
    const made = mark(name, ...rest);
    if (name === "beslishulp:advies") advised(made.startTime);
    return made;
  };
  const found = [];
  for (let turn = 0; turn < count; turn += 1) {
    const free = [...form.querySelectorAll("[type=radio]:not(:checked)")].filter((control) => control.offsetParent);
    const answered = new Promise((resolve) => (advised = resolve));
    const begin = performance.now();
    free[(turn * 7) % free.length].click();
    const there = await answered;
    await painted();
    found.push({ ms: there - begin, verf: performance.now() - there, advies: dataset.uitkomst });
  }
  performance.mark = mark;
  return found;

  // The first task after the frame is drawn.
  function painted() {
    const { port1, port2 } = new MessageChannel();
    return new Promise((resolve) => {
      port1.onmessage = resolve;
      requestAnimationFrame(() => port2.postMessage(null));
    });
  }
}
