// A package with nothing but its host: the tests say what is kept.
import { cmi5Host } from "../../../widgets/leren/pakket/cmi5sessie.js";

window.host = cmi5Host();
window.loaded = window.host?.load().catch((error) => `refused: ${error.message}`);
