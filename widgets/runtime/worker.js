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
const python = import(OPENERS[rung.trede]).then(({ open }) => open(rung, fetched));

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
