// node run_python.mjs PYODIDE SCRIPT FOLDER: runs a Python file beside this one with the Python that readers get.
// It sees FOLDER as /mounted.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const [pyodide, script, folder] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(join(pyodide, "pyodide.mjs")));
const python = await loadPyodide();
python.mountNodeFS("/mounted", folder);
python.runPython(readFileSync(new URL(script, import.meta.url), "utf8"));
process.exit(0);
