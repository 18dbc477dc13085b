// The worker that holds Python. First message: where everything is. Every later one: a question.
// Answers carry the number of their question; Python's text goes through unread.
let handle;

async function start({ pyodide, archief }) {
  const [{ loadPyodide }, archive] = await Promise.all([
    import(pyodide),
    fetch(archief).then((response) => {
      if (!response.ok) throw new Error(`${archief}: ${response.status}`);
      return response.arrayBuffer();
    }),
  ]);
  const python = await loadPyodide({ indexURL: new URL(".", pyodide).href });
  python.unpackArchive(archive, "zip");
  handle = python.pyimport("widgets.runtime.bridge").handle;
}

self.onmessage = async ({ data }) => {
  try {
    if (data.pyodide) {
      await start(data);
      self.postMessage({ klaar: true });
    } else {
      self.postMessage({ nummer: data.nummer, antwoord: handle(data.vraag) });
    }
  } catch (error) {
    self.postMessage({ nummer: data.nummer, fout: String(error) });
  }
};
