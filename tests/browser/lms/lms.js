// An LMS around scorm-again: gives the package what was kept of it, keeps what it commits, writes down every call.
const query = new URLSearchParams(location.search);
const ALL = { "1.2": ["API", "Scorm12API"], 2004: ["API_1484_11", "Scorm2004API"] };

window.calls = [];

(async () => {
  const kept = await (await fetch("kept")).json();
  const [name, made] = ALL[query.get("version")] ?? [];
  if (made) {
    const api = new window[made]({ lmsCommitUrl: new URL("kept", location.href).href, logLevel: 5 });
    if (kept) api.loadFromJSON(kept.cmi, "cmi");
    const given = JSON.parse(query.get("cmi") ?? "{}");
    if (Object.keys(given).length) api.loadFromFlattenedJSON(given, "");
    window.lms = api;
    window[name] = new Proxy(api, {
      get(target, key) {
        const found = Reflect.get(target, key);
        if (typeof found !== "function") return found;
        return (...values) => {
          // Some have a new session for who comes back.
          if (window.lenient && key.endsWith("Initialize")) target.reset();
          const given = (window.refuse?.includes(key) || window.refuse?.includes(values[0])) ? "false" : found.apply(target, values);
          const answer = window.empty?.includes(values[0]) ? "" : given;
          window.calls.push([key, ...values, answer].map(String));
          return answer;
        };
      },
    });
  }
  const frame = document.createElement("iframe");
  if (query.has("sandbox")) frame.setAttribute("sandbox", query.get("sandbox"));
  frame.src = query.get("sco") ?? "sco/index.html";
  frame.title = "Les";
  frame.width = query.get("width") ?? "800";
  frame.height = "600";
  document.body.append(frame);
})();
