// Answers all exercises below `where` with the last option, or all of them where several can be, along the way that this opens.
async (where) => {
  const moment = () => new Promise((resolve) => setTimeout(resolve, 0));
  const fields = (section) => [...section.querySelectorAll("[data-veld]:not([hidden])")];
  for (const section of document.querySelectorAll(`${where} [data-oefening]`)) {
    let open;
    do {
      open = fields(section).filter((field) => !field.querySelector(":checked"));
      for (const field of open) {
        const inputs = [...field.querySelectorAll("input")];
        for (const input of inputs.filter(({ type }) => type === "checkbox")) input.checked = true;
        inputs.at(-1).checked = true;
      }
      for (const select of section.querySelectorAll("select")) select.selectedIndex = select.options.length - 1;
      for (const button of section.querySelectorAll("[data-kijk-na]")) {
        if (button.closest("[data-veld]")?.hidden) continue;
        button.click();
        await moment();
        await moment();
      }
    } while (section.dataset.soort === "scenario" && open.length);
  }
};
