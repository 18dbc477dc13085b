// Talks to the record store of an LMS by xAPI: documents and statements of one learner in one session.
// Nothing waits for ever: what gets no answer in time rejects, as what is refused does.
const VERSION = "1.0.3";
const PATIENCE = 10_000;

export class Xapi {
  // `launch` has what the LMS put in the address: endpoint, fetch, actor (JSON), registration, activityId.
  constructor(launch) {
    this.launch = launch;
    this.headers = { "X-Experience-API-Version": VERSION };
  }

  // Trades the address that works once for what opens the store. Rejects when the LMS refuses.
  async enter() {
    const answer = await (await done(fetch(this.launch.fetch, { method: "POST", signal: AbortSignal.timeout(PATIENCE) }))).json();
    const token = answer["auth-token"];
    if (!token) throw new Error(`no auth-token: ${answer["error-code"]} ${answer["error-text"]}`);
    this.headers.Authorization = `Basic ${token}`;
  }

  // Gives a document of the learner in this registration; null when there is none.
  state(stateId) {
    return this.document("activities/state", this.place(stateId));
  }

  // Gives what the learner prefers; null when nothing is known.
  profile(profileId) {
    return this.document("agents/profile", { agent: this.launch.actor, profileId });
  }

  // What is `last` also arrives when the page is gone.
  keep(stateId, document, last = false) {
    return this.send("PUT", this.address("activities/state", this.place(stateId)), document, last);
  }

  say(statements, last = false) {
    return this.send("POST", this.address("statements"), statements, last);
  }

  place(stateId) {
    const { activityId, actor, registration } = this.launch;
    return { activityId, agent: actor, registration, stateId };
  }

  async document(resource, query) {
    const answer = await fetch(this.address(resource, query), { headers: this.headers, signal: AbortSignal.timeout(PATIENCE) });
    if (answer.status === 404) return null;
    return (await done(answer)).json();
  }

  send(method, address, content, last) {
    const headers = { ...this.headers, "Content-Type": "application/json" };
    // Only what must outlive the page may: the signal does not end that, and six that hang hold up all others.
    const keepalive = last || document.hidden;
    // Else the browser lets it wait for what went to the same address before, and hang with that.
    const cache = "no-store";
    const signal = AbortSignal.timeout(PATIENCE);
    return done(fetch(address, { method, headers, body: JSON.stringify(content), keepalive, cache, signal }));
  }

  address(resource, query = {}) {
    const { endpoint } = this.launch;
    const address = new URL(resource, endpoint.endsWith("/") ? endpoint : `${endpoint}/`);
    for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
    return address;
  }
}

async function done(asked) {
  const answer = await asked;
  if (!answer.ok) throw new Error(`${answer.status} ${answer.url}`);
  return answer;
}

// Gives a random id of a statement; `crypto.randomUUID` is not there for a page without https.
export function uuid() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
