/** The focus stays near when the part of the page that holds it is replaced: else a keyboard begins again at the top. */

/** Go, after a fragment has come, to what has the id of what held the focus, or of the nearest thing around it. */
export function keepFocus(): void {
  let around: string[] = [];
  document.addEventListener("htmx:beforeSwap", () => {
    around = [];
    for (let one = document.activeElement; one && one !== document.body; one = one.parentElement) if (one.id) around.push(one.id);
  });
  document.addEventListener("htmx:afterSettle", () => {
    for (const id of around) {
      if (document.activeElement && document.activeElement !== document.body) break;
      const place = document.getElementById(id);
      place?.focus();
      if (!place || document.activeElement === place) continue;
      place.tabIndex = -1;
      place.focus();
    }
    around = [];
  });
}
