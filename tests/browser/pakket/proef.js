// A package whose host a test puts in the page; `vooraf` is what that tells of before the page is opened.
import { meld, openPakket } from "../../../widgets/leren/pakket/pakket.js";

if (globalThis.proef?.vooraf) meld(globalThis.proef.vooraf);

openPakket(globalThis.proef ?? null);
