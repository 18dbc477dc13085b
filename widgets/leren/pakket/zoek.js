// Finds what an LMS puts in a window around the page, or in the one that opened it.

// Gives the first object of this name that has the function `call`; null when no window that we may look into has it.
export function findApi(name, call, page = window) {
  for (const place of around(page)) {
    const found = looked(place, name, call);
    if (found) return found;
  }
  return null;
}

function* around(page) {
  const places = new Set([page]);
  for (const place of places) {
    yield place;
    for (const next of [place.parent, place.opener]) if (next) places.add(next);
  }
}

function looked(place, name, call) {
  try {
    // A frame may have that name too.
    return typeof place[name]?.[call] === "function" ? place[name] : null;
  } catch (error) {
    // A window of another site: what we look for may be in one around it.
    if (error instanceof DOMException && error.name === "SecurityError") return null;
    throw error;
  }
}
