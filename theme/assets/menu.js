// The keyboard and the screen reader: what Material leaves to the mouse. Its menu and search open with <label>s for hidden
// checkboxes; here those labels become real buttons. Styling that hides closed parts is in handboek.css.
(() => {
  const find = (selector, root = document) => root.querySelector(selector);

  function setToggle(box, open) {
    if (box.checked !== open) box.click();
  }

  function buttonFor(label, name, className) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = `${label.className} ${className}`;
    button.title = name;
    button.setAttribute("aria-label", name);
    button.append(...label.childNodes);
    label.replaceWith(button);
    return button;
  }

  function closeOnEscape(box, part, button) {
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !box.checked) return;
      const returns = part.contains(document.activeElement) || document.activeElement === button;
      setToggle(box, false);
      if (returns) button.focus();
    }, true);
  }

  // Focus that walks out of an open layer would land on what the layer covers.
  function closeWhenLeft(box, part, button) {
    part.addEventListener("focusout", (event) => {
      const next = event.relatedTarget;
      if (next && next !== button && !part.contains(next)) setToggle(box, false);
    });
  }

  function menu() {
    const box = find("#__drawer");
    const label = find(".md-header label[for=__drawer]");
    const drawer = find(".md-sidebar--primary");
    if (!box || !label || !drawer) return;
    const button = buttonFor(label, "Menu", "hb-menu-button");
    drawer.id = "hb-menu";
    button.setAttribute("aria-controls", drawer.id);
    const show = () => button.setAttribute("aria-expanded", String(box.checked));
    show();
    box.addEventListener("change", show);
    button.addEventListener("click", () => {
      setToggle(box, !box.checked);
      if (box.checked) (find("[aria-current]", drawer) ?? find("a, summary", drawer))?.focus();
    });
    closeOnEscape(box, drawer, button);
    closeWhenLeft(box, drawer, button);
  }

  function search() {
    const box = find("#__search");
    const part = find(".md-search");
    const input = find(".md-search__input");
    const label = find(".md-header__button[for=__search]");
    if (!box || !part || !input || !label) return;
    const button = buttonFor(label, "Zoeken", "hb-search-button");
    const back = buttonFor(find(".md-search__icon[for=__search]", part), "Zoeken sluiten", "hb-search-back");
    back.tabIndex = -1;
    back.addEventListener("click", () => { setToggle(box, false); button.focus(); });
    button.addEventListener("click", () => { setToggle(box, true); input.focus(); });
    nameSearch(part);
    closeOnEscape(box, part, button);
    closeWhenLeft(box, part, button);
    // Material closes the search at Tab and keeps the results out of the Tab order: arrow keys would be the only way.
    part.addEventListener("keydown", (event) => {
      if (event.key !== "Tab") return;
      event.stopPropagation();
      for (const link of part.querySelectorAll("a[tabindex]")) link.removeAttribute("tabindex");
    });
  }

  function nameSearch(part) {
    part.removeAttribute("role");
    find("[role=search]", part)?.setAttribute("aria-label", "Zoeken in het handboek");
    find(".md-search-result__meta", part)?.setAttribute("role", "status");
    find(".md-search__scrollwrap", part)?.removeAttribute("tabindex");
    const options = find(".md-search__options", part);
    options?.setAttribute("role", "none");
    options?.removeAttribute("aria-label");
  }

  // Material acts on bare letters (n, p, f, s, / . ,). Speech input and shaky hands set those off by accident (WCAG 2.1.4).
  function silenceLetters() {
    addEventListener("keydown", (event) => {
      const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
      if (!typing && "npfs/.,".includes(event.key)) event.stopPropagation();
    }, true);
  }

  // A table that is wider than its frame scrolls; the frame then needs a name and a place in the Tab order.
  function nameFrame(frame) {
    if (frame.scrollWidth <= frame.clientWidth) {
      for (const name of ["tabindex", "role", "aria-label"]) frame.removeAttribute(name);
      return;
    }
    const caption = find("caption", frame)?.textContent.trim();
    frame.tabIndex = 0;
    frame.setAttribute("role", "region");
    frame.setAttribute("aria-label", caption ? `Tabel: ${caption}` : "Tabel, schuif opzij voor meer kolommen");
  }

  function scrollableTables() {
    const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => nameFrame(target)));
    const content = find(".md-content");
    const seen = new WeakSet();
    function look() {
      for (const frame of content.querySelectorAll(".md-typeset__scrollwrap, .hb-table")) {
        if (seen.has(frame)) continue;
        seen.add(frame);
        nameFrame(frame);
        sizes.observe(frame);
      }
    }
    look();
    // Material makes its frames a moment later, a widget whenever it shows an advice.
    new MutationObserver(look).observe(content, { childList: true, subtree: true });
  }

  menu();
  search();
  silenceLetters();
  scrollableTables();
})();
