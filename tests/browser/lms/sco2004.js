// A package with nothing but its host: the tests say what is kept.
import { SCORM2004 } from "../../../widgets/leren/pakket/modellen.js";
import { scormHost } from "../../../widgets/leren/pakket/scorm.js";

window.host = scormHost(SCORM2004);
