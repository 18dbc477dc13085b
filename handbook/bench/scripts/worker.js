// In the place of widgets/runtime/worker.js in a variant: the same messages, answered by what start.js opens.
const answering = import("./start.js").then(({ open }) => open());

function serve(port) {
  port.onmessage = async ({ data: { nummer, vraag } }) => {
    try {
      const handle = await answering;
      port.postMessage({ nummer, antwoord: handle(vraag) });
    } catch (error) {
      port.postMessage({ nummer, fout: String(error) });
    }
  };
  answering.then(
    () => port.postMessage({ klaar: true }),
    (error) => port.postMessage({ fout: String(error) }),
  );
}

if ("onconnect" in self) self.onconnect = ({ ports: [port] }) => serve(port);
else serve(self);
