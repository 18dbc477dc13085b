// The package without an LMS: nothing is kept, and the page says so.
import { openPakket } from "./pakket.js";

openPakket(null);
