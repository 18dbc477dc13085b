// The menukaart: shows what the ticked tasks ask, and everything while none is ticked. Every word it shows stands in the page.
for (const kaart of document.querySelectorAll("[data-kiezer]")) {
  const boxes = [...kaart.querySelectorAll("input[type=checkbox]")];
  const count = kaart.querySelector("[role=status]");

  function show() {
    const chosen = boxes.filter((box) => box.checked).map((box) => box.value);
    for (const part of kaart.querySelectorAll("[data-bij]")) {
      const tasks = part.dataset.bij.split(" ");
      part.hidden = chosen.length > 0 && !chosen.some((task) => tasks.includes(task));
    }
    const { telling, geen } = count.dataset;
    const delen = kaart.querySelectorAll("[data-onderdeel]:not([hidden])").length;
    const line = telling.replace("{n}", chosen.length).replace("{totaal}", boxes.length).replace("{delen}", delen);
    count.textContent = chosen.length ? line : geen;
  }

  for (const control of kaart.querySelectorAll("[data-bediening]")) control.hidden = false;
  kaart.addEventListener("change", show);
  kaart.querySelector("[data-wis]").addEventListener("click", () => {
    for (const box of boxes) box.checked = false;
    show();
  });
  addEventListener("pageshow", show); // a browser that goes back may tick the boxes again
  show();
}
