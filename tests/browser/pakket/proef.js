// A package whose host a test puts in the page.
import { openPakket } from "../../../widgets/leren/pakket/pakket.js";

openPakket(globalThis.proef ?? null);
