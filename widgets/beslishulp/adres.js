// The answers in the address: there only when the reader asked for a link, or opened one.
export class Adres {
  // `name` is the decision, `notice` says what a link was made with, `field` shows a link.
  constructor(name, notice, field) {
    this.name = name;
    this.notice = notice;
    this.field = field;
  }

  // Gives the answers in the address; any other fragment is a place on the page.
  shared() {
    const fragment = location.hash.slice(1);
    return fragment.startsWith(`${this.name}?`) && fragment.includes("=") ? fragment : "";
  }

  listen(use) {
    addEventListener("hashchange", () => {
      if (this.shared()) use(this.shared());
    });
  }

  // What the link said no longer goes with what the reader now answers.
  drop() {
    this.notice.replaceChildren();
    if (this.shared()) history.replaceState(null, "", location.pathname + location.search);
  }

  opened({ verschil, eenmalig }) {
    this.notice.innerHTML = verschil;
    if (eenmalig) this.drop();
  }

  hide() {
    this.field.hidden = true;
  }

  show(fragment) {
    history.replaceState(null, "", `#${fragment}`);
    this.field.hidden = false;
    const input = this.field.querySelector("input");
    input.value = location.href;
    input.focus();
    input.select();
  }
}
