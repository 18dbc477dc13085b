// Light or dark. Follows the system until the reader chooses; only then is the choice kept, and choosing what the system
// already says removes it again. Runs in <head>, before anything is drawn.
(() => {
  // Now, not when Material's script runs: what only shows without scripts would flash.
  document.documentElement.classList.replace("no-js", "js");

  const key = "handboek.weergave";
  const sheet = document.querySelector("link[data-donker]");
  const system = matchMedia("(prefers-color-scheme: dark)");

  // Storage may be switched off altogether: then the choice lasts as long as the page.
  function stored() {
    try { return localStorage.getItem(key); } catch { return null; }
  }
  function store(choice) {
    try {
      if (choice === null) localStorage.removeItem(key);
      else localStorage.setItem(key, choice);
    } catch { /* nothing to keep it in */ }
  }

  let choice = stored();
  const isDark = () => (choice ? choice === "donker" : system.matches);

  function show() {
    sheet.media = isDark() ? "screen" : "not all";
    document.querySelector(".hb-kleur")?.setAttribute("aria-pressed", String(isDark()));
  }

  function toggle() {
    const dark = !isDark();
    choice = dark === system.matches ? null : dark ? "donker" : "licht";
    store(choice);
    show();
  }

  function addButton() {
    const title = document.querySelector(".md-header__title");
    if (!title) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "md-header__button md-icon hb-kleur";
    button.title = "Donkere weergave";
    button.setAttribute("aria-label", "Donkere weergave");
    button.innerHTML = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" aria-hidden="true">'
      + '<path d="M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18m0 2v14a7 7 0 0 1 0-14"/></svg>';
    button.addEventListener("click", toggle);
    title.after(button);
    show();
  }

  show();
  system.addEventListener("change", show);
  document.addEventListener("DOMContentLoaded", addButton);
})();
