// How quick it could be at all: the same rules decided without Python, with no more around the outcome than is measured.
// It lives in the benchmark only. It knows one behaviour at a time. The build puts REGELS above this.
export async function open() {
  const regels = await (await fetch(new URL(REGELS, import.meta.url))).json();
  return (text) => JSON.stringify(answer(regels, JSON.parse(text)));
}

function answer(regels, { beslissing, antwoorden, fragment }) {
  const decision = regels.beslissingen[beslissing];
  const given = fragment ? shared(decision, fragment) : antwoorden;
  const { facts, vragen } = ask(decision, given);
  const used = Object.fromEntries(Object.keys(vragen).flatMap((name) => chosen(vragen[name], facts[name], name)));
  const { label, ...tables } = decide(regels, decision, facts);
  const advies = { beslissing, antwoorden: used, ...tables };
  const html = render(label, tables);
  return { antwoorden: used, vragen, advies, html, status: label, deel: "", verschil: "", eenmalig: false };
}

function chosen(options, values, name) {
  const known = options.filter((id) => values.has(id));
  return known.length ? [[name, known]] : [];
}

function shared({ vragen }, fragment) {
  const query = new URLSearchParams(fragment.slice(fragment.indexOf("?")));
  return Object.fromEntries(vragen.map(({ id }) => [id, query.getAll(id)]));
}

function holds(when, facts) {
  return when.every(({ naam, een, geen }) => {
    const values = facts[naam];
    if (!values || geen.some((value) => values.has(value))) return false;
    return een === null || een.some((value) => values.has(value));
  });
}

function ask(decision, given) {
  const [facts, vragen] = [{}, {}];
  for (const { id, meer, when, options } of decision.vragen) {
    if (!holds(when, facts)) continue;
    vragen[id] = options.filter((option) => holds(option.when, facts)).map((option) => option.id);
    const values = vragen[id].filter((value) => given[id]?.includes(value));
    if (meer && values.length > 1) throw new Error("the limit knows one behaviour at a time");
    if (meer && values.length) facts[`${id}.aantal`] = new Set(["een"]);
    facts[id] = new Set(values.length ? values : ["onbekend"]);
  }
  return { facts, vragen };
}

function decide(regels, { tabellen }, facts) {
  const found = {};
  for (const { id, policy, toont, rules } of tabellen) {
    const hits = rules.filter(({ when }) => holds(when, facts));
    if (policy === "alle") {
      const shown = new Set(hits.flatMap(({ then }) => then.toon));
      const words = Object.entries(regels.woorden[toont]).filter(([name]) => shown.has(name));
      found[id] = words.map(([name, { tekst }]) => ({ id: name, tekst }));
      continue;
    }
    const [{ then }] = hits;
    const { label, tekst } = regels.woorden.uitkomsten[`${id}.${then.uitkomst}`];
    if ("uitkomst" in found) found[id] = { uitkomst: then.uitkomst, titel: label, tekst };
    else Object.assign(found, { uitkomst: then.uitkomst, label });
    facts[id] = new Set([then.uitkomst]);
    if (then.maatregelen.length) learn(then.maatregelen, facts);
  }
  return found;
}

function learn(maatregelen, facts) {
  facts.maatregel = new Set(maatregelen.map(({ soort }) => soort));
  facts.duur = new Set(maatregelen.filter((one) => one.duur_id).map(({ duur }) => room(duur)));
}

function room(duur) {
  if (duur === null) return "open";
  return typeof duur === "string" ? "vast" : "bandbreedte";
}

function render(label, tables) {
  const lists = Object.values(tables).filter(Array.isArray);
  const items = lists.map((list) => `<ul>${list.map(({ tekst }) => `<li>${tekst}</li>`).join("")}</ul>`);
  return `<section class="advies"><h2>${label}</h2>${items.join("")}</section>`;
}
