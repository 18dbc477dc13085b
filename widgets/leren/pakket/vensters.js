// Links to a new window, in a frame that forbids one: nothing would happen, so the page shows the address to copy.

// Opens such links itself, as only who opens a window hears that it was refused. `words` come before the address.
export function openVensters(words) {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[target=_blank]");
    if (!link || event.defaultPrevented) return;
    event.preventDefault();
    const opened = open(link.href, "_blank");
    if (opened) opened.opener = null;
    else showAddress(link, words);
  });
}

// The focus goes to the address, once for each link: it is heard, and can be copied.
function showAddress(link, words) {
  let place = link.nextElementSibling;
  if (!place?.matches(".pk-adres")) {
    place = document.createElement("span");
    place.className = "pk-adres";
    place.tabIndex = -1;
    const address = document.createElement("code");
    address.textContent = link.href;
    place.append(`${words} `, address);
    link.after(place);
  }
  place.focus();
}
