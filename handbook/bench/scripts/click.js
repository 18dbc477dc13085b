// Runs in the page: clicks so many answers, one after the other, and gives for each how many milliseconds went by until
// the advice was painted, and that advice. Which answer comes next follows from what the form shows.
async (count) => {
  const form = document.querySelector("section[data-beslishulp] form");
  const { dataset } = document.querySelector("[data-advies]");
  const mark = performance.mark.bind(performance);
  let advised;
  performance.mark = (name, ...rest) => {
    if (name === "beslishulp:advies") advised();
    return mark(name, ...rest);
  };
  const found = [];
  for (let turn = 0; turn < count; turn += 1) {
    const free = [...form.querySelectorAll("[type=radio]:not(:checked)")].filter((control) => control.offsetParent);
    const answered = new Promise((resolve) => (advised = resolve));
    const begin = performance.now();
    free[(turn * 7) % free.length].click();
    await answered;
    await painted();
    found.push({ ms: performance.now() - begin, advies: dataset.uitkomst });
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
