// The package in an LMS that speaks SCORM 1.2.
import { SCORM12 } from "./modellen.js";
import { openPakket } from "./pakket.js";
import { scormHost } from "./scorm.js";

openPakket(scormHost(SCORM12));
