// The package in an LMS that speaks cmi5.
import { cmi5Host } from "./cmi5sessie.js";
import { openPakket } from "./pakket.js";

openPakket(cmi5Host());
