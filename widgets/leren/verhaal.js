// A story in a lesson: one point after another, where each choice leads on.

// Shows of every story what its choices lead to (`shown`, by exercise); otherwise only its first point.
export function walk(form, shown = {}) {
  for (const story of form.querySelectorAll("[data-soort=scenario]")) {
    const names = shown[story.dataset.oefening];
    [...story.querySelectorAll("[data-veld]")].forEach((set, place) => {
      set.hidden = names ? !names.includes(set.dataset.veld) : place > 0;
    });
  }
}

// What comes after a choice that was changed since is not reached any more.
export function reached(names, checked, given) {
  const changed = names.findIndex((name) => checked[name] && `${checked[name]}` !== `${given[name]}`);
  return changed < 0 ? names : names.slice(0, changed + 1);
}

// Hides what comes after a choice, and takes back what was chosen there.
export function takeBack(story, input) {
  const sets = [...story.querySelectorAll("[data-veld]")];
  for (const set of sets.slice(sets.indexOf(input.closest("[data-veld]")) + 1)) {
    set.hidden = true;
    for (const option of set.querySelectorAll("input")) option.checked = false;
  }
}
