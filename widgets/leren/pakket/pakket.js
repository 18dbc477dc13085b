// The page of a package. `host` is what keeps the work of the reader, made by the script that found it; null when there is none:
// { load(): string | Promise<string>, save({ toestand, stand, plek }), finish(), mag_schrijven: boolean }.
export function openPakket(host) {
  document.documentElement.dataset.pakket = host ? "bewaart" : "los";
}
