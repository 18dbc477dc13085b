// The worker that holds Python, for one page or shared by all pages of a visit. Its name is one rung of the ladder: what to
// run and which files, relative to this script. It starts at once; every message after that is a question with a number.
const rung = JSON.parse(self.name);
const fetched = {};
for (const [name, [address, integrity]] of Object.entries(rung.halen ?? {})) {
  // Where a script can reckon the hash itself, it need not wait for it: see restore.js.
  fetched[name] = fetch(new URL(address, import.meta.url), crypto.subtle ? {} : { integrity });
  fetched[name].catch(() => {}); // Whoever waits for it hears of it.
}
const OPENERS = { beeld: "./restore.js", veilig: "./safe.js" };
const rules = rung.regels && text(...rung.regels);
const python = import(OPENERS[rung.trede]).then(start);

async function text(address, integrity) {
  const response = await fetch(new URL(address, import.meta.url), { integrity });
  if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
  return response.text();
}

// The edition of an organisation has rules of its own, in the Python of all: it has them before it is asked anything.
async function start({ open }) {
  const handle = await open(rung, fetched);
  if (rules) {
    const { fout } = JSON.parse(handle(`regels ${await rules}`));
    if (fout) throw new Error(fout);
  }
  return handle;
}

function serve(port) {
  port.onmessage = async ({ data: { nummer, vraag } }) => {
    try {
      const handle = await python;
      port.postMessage({ nummer, antwoord: handle(vraag) });
    } catch (error) {
      port.postMessage({ nummer, fout: String(error) });
    }
  };
  python.then(
    () => port.postMessage({ klaar: true }),
    (error) => port.postMessage({ fout: String(error) }),
  );
}

if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => serve(port);
else serve(self);
