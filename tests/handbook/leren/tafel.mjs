// Asks the table of a package, as a page does: the table and its questions in, one reply a line out.
import { Tafel } from "../../../widgets/leren/pakket/tafel.js";

let text = "";
for await (const part of process.stdin) text += part;
const { tafel, vragen } = JSON.parse(text);
for (const { naam, vraag } of vragen) console.log(JSON.stringify(await new Tafel(tafel, naam).ask(vraag)));
