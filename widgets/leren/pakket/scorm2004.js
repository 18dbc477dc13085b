// The package in an LMS that speaks SCORM 2004.
import { SCORM2004 } from "./modellen.js";
import { openPakket } from "./pakket.js";
import { scormHost } from "./scorm.js";

openPakket(scormHost(SCORM2004));
