// Words come from the page or from the rules; here only what was counted goes into them.

// Gives the text with each `{name}` in it replaced by that value.
export function fill(text, values) {
  return text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
}
