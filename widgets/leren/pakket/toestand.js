// The work of a reader <-> one short text for an LMS: the chapter, and per exercise (by its key) what was chosen.
const VERSION = 1;

// Gives that text, in printable ASCII.
export function pack(plek, gekozen) {
  return JSON.stringify([VERSION, plek, gekozen]);
}

// Gives { plek, gekozen }, or null for what is not such a text: then the reader starts anew.
export function unpack(text) {
  const [version, plek, gekozen] = read(text) ?? [];
  if (version !== VERSION || typeof plek !== "string" || !isTexts(gekozen)) return null;
  return { plek, gekozen };
}

function read(text) {
  try {
    const found = JSON.parse(text);
    return Array.isArray(found) ? found : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function isTexts(value) {
  return typeof value === "object" && value !== null && Object.values(value).every((text) => typeof text === "string");
}
