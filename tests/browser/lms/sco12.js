// A package with nothing but its host: the tests say what is kept.
import { SCORM12 } from "../../../widgets/leren/pakket/modellen.js";
import { scormHost } from "../../../widgets/leren/pakket/scorm.js";

window.host = scormHost(SCORM12);
