// The chapters of the page: one is shown at a time, links and the browser's own buttons go from one to another.

// `changed(id)` hears of every chapter that is shown.
export class Hoofdstukken {
  constructor(changed) {
    this.changed = changed;
    this.all = [...document.querySelectorAll("[data-hoofdstuk]")];
    this.menu = document.querySelector("[data-menu] details");
    this.title = document.title;
    // Where the reader was before looking something up: the chapter, and the link when one there led to it.
    this.from = null;
    this.link = null;
    addEventListener("hashchange", () => this.go(decodeURIComponent(location.hash.slice(1))));
    document.addEventListener("click", (event) => this.click(event));
  }

  click(event) {
    if (event.target.closest("[data-terug]")) {
      this.back();
      return;
    }
    const link = event.target.closest("a[href^='#']");
    if (!link) return;
    if (this.shown?.id === this.from) this.link = this.shown.contains(link) ? link : null;
    // Where the address stays the same, the browser tells of no change.
    if (link.hash === location.hash) {
      event.preventDefault();
      this.go(link.hash.slice(1));
    }
  }

  // Shows the chapter that holds this place, and puts the reader there.
  go(id) {
    const target = document.getElementById(id);
    const chapter = target?.closest("[data-hoofdstuk]");
    if (!chapter) return;
    this.show(chapter.id);
    this.menu.open = false;
    if (target === chapter) {
      this.top(chapter);
    } else {
      target.tabIndex = -1;
      target.focus();
      target.scrollIntoView();
    }
  }

  // Shows a chapter and leaves the focus alone; the first one where there is none of that name.
  show(id) {
    const shown = this.all.find((chapter) => chapter.id === id) ?? this.all[0];
    for (const chapter of this.all) chapter.hidden = chapter !== shown;
    for (const link of document.querySelectorAll("[data-menu] a")) {
      if (link.hash === `#${shown.id}`) link.setAttribute("aria-current", "true");
      else link.removeAttribute("aria-current");
    }
    if (!("verder" in shown.dataset)) {
      this.from = shown.id;
      this.link = null;
    }
    for (const button of shown.querySelectorAll("[data-terug]")) button.hidden = !this.from;
    document.title = `${this.heading(shown).textContent} - ${this.title}`;
    this.shown = shown;
    this.changed(shown);
  }

  // To the link that led to what was only looked up, or to the top of its chapter when that is gone.
  back() {
    const { link } = this;
    this.show(this.from);
    // The address says it too: who loads the page anew stays here.
    history.replaceState(null, "", `#${this.from}`);
    if (!link?.isConnected || !link.checkVisibility()) {
      this.top(this.shown);
      return;
    }
    link.focus();
    link.scrollIntoView({ block: "center" });
  }

  top(chapter) {
    this.heading(chapter).focus({ preventScroll: true });
    scrollTo(0, 0);
  }

  heading(chapter) {
    return chapter.querySelector("h1");
  }
}
