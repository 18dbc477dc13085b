// The safe rung: Pyodide by its official interface, with an archive of compiled modules in place of its standard library.
export async function open({ pyodide, python }) {
  const folder = new URL(pyodide, import.meta.url).href;
  const broken = wasmTrouble();
  const { loadPyodide } = await import(`${folder}pyodide.js`);
  const loading = loadPyodide({ indexURL: folder, stdLibURL: new URL(python, import.meta.url).href });
  const interpreter = await Promise.race([loading, broken]);
  return interpreter.pyimport("widgets.runtime.bridge").handle;
}

// Pyodide swallows what goes wrong with its WebAssembly and then waits for ever; and where a server sends another
// type than application/wasm, it goes wrong. So this worker looks at it first.
function wasmTrouble() {
  const { instantiateStreaming } = WebAssembly;
  return new Promise((_, reject) => {
    WebAssembly.instantiateStreaming = async (fetched, imports) => {
      try {
        const response = await fetched;
        if (!response.ok) throw new Error(`${response.url}: ${response.status}`);
        if (response.headers.get("content-type") === "application/wasm") {
          return await instantiateStreaming(response, imports);
        }
        return await WebAssembly.instantiate(await response.arrayBuffer(), imports);
      } catch (error) {
        reject(error);
        throw error;
      }
    };
  });
}
