// What was chosen in one exercise <-> a short text: the places of the options, "." within a field and ";" between fields.

// Gives that text for `chosen` (per field the values), as `choose` takes it back.
export function chosenIn(section, chosen) {
  return fields(section)
    .map(([name, options]) => options.flatMap(({ value }, place) => (chosen[name]?.includes(value) ? [place] : [])).join("."))
    .join(";")
    .replace(/;+$/, "");
}

// Chooses what the text says; a place that does not exist is left out.
export function choose(section, text) {
  const chosen = text.split(";").map((places) => places.split(".").filter(Boolean).map(Number));
  fields(section).forEach(([, options], number) => {
    options.forEach((option, place) => {
      const on = Boolean(chosen[number]?.includes(place));
      if (option.matches("option")) option.selected = on;
      else option.checked = on;
    });
  });
}

// Gives [name, options] for each field, in the order of the page.
function fields(section) {
  const found = new Map();
  for (const input of section.querySelectorAll("input, option[value]:not([value=''])")) {
    const name = (input.closest("select") ?? input).name.split(":")[1];
    found.set(name, [...(found.get(name) ?? []), input]);
  }
  return [...found];
}
