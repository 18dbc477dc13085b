// A decision aid beside a lesson: what Python writes links to the whole site, of which the package has only some pages.
// A classic script in <head>: it must work where modules may not be loaded, and then says that the aid does not start.
(() => {
  const { hulpen, adres, basis } = document.currentScript.dataset;
  const here = hulpen.split(" ").map((name) => `beslishulp/${name}/`);
  document.documentElement.classList.replace("no-js", "js");

  function fit(link) {
    const [path, ...fragment] = link.getAttribute("href").slice(basis.length).split("#");
    const place = ["", ...fragment].join("#");
    if (here.includes(path)) link.setAttribute("href", `${basis}${path}index.html${place}`);
    else if (adres) {
      link.setAttribute("href", `${adres.replace(/\/$/, "")}/${path}${place}`);
      link.target = "_blank";
      link.rel = "noopener";
    } else for (const name of ["href", "aria-label"]) link.removeAttribute(name);
  }

  function fitAll() {
    for (const link of document.querySelectorAll(`main a[href^="${basis}"]`)) {
      if (!link.getAttribute("href").includes("/index.html")) fit(link);
    }
  }

  function fail() {
    for (const widget of document.querySelectorAll("[data-beslishulp]")) {
      const status = widget.querySelector("[data-status]");
      if (!status) continue;
      widget.dataset.toestand = "kapot";
      status.textContent = status.dataset.kapot;
    }
  }

  addEventListener("error", ({ target }) => {
    if (!(target instanceof HTMLScriptElement)) return;
    if (document.readyState === "loading") addEventListener("DOMContentLoaded", fail);
    else fail();
  }, true);
  addEventListener("DOMContentLoaded", () => {
    new MutationObserver(fitAll).observe(document.querySelector("main"), { childList: true, subtree: true });
  });
})();
