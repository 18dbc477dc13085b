// Pyodide as it comes: its own loader, its own standard library, and our modules unpacked as its documentation shows.
// The build puts PYODIDE and ARCHIVE above this.
export async function open() {
  const { loadPyodide } = await import(`${PYODIDE}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: new URL(PYODIDE, import.meta.url).href });
  const archive = await fetch(new URL(ARCHIVE, import.meta.url));
  pyodide.unpackArchive(await archive.arrayBuffer(), "zip");
  return pyodide.pyimport("widgets.runtime.bridge").handle;
}
