/** Small helps for the forms of the room: what a sentence says, a first opening, the words one has selected. */

/** Let buttons with data-fills fill in their form, and those with data-opening begin the sentence. */
export function fillFields(): void {
  document.addEventListener("click", (event) => {
    const button = (event.target as Element).closest<HTMLElement>("[data-fills], [data-opening]");
    if (!button) return;
    const opening = button.dataset["opening"];
    const form = opening === undefined ? button.closest("form") : document.querySelector<HTMLFormElement>("#code-claim");
    if (!form) return;
    const read = opening === undefined ? (JSON.parse(button.dataset["fills"] ?? "{}") as Record<string, string | number>) : { text: `${opening} `, unit: button.dataset["unit"] ?? "" };
    for (const [name, value] of Object.entries(read)) {
      const field = form.elements.namedItem(name);
      if (field instanceof HTMLInputElement || field instanceof HTMLSelectElement || field instanceof HTMLTextAreaElement) field.value = String(value);
    }
    (form.elements.namedItem(opening === undefined ? "unit" : "text") as HTMLElement | null)?.focus();
  });
}

/** Let the words selected in a quotation be those a device is set at. */
export function selectWords(): void {
  const text = document.querySelector<HTMLTextAreaElement>("[data-quotation] textarea[name=text]");
  const words = document.querySelector<HTMLInputElement>("[data-quotation] [name=words]");
  const at = document.querySelector<HTMLInputElement>("[data-quotation] [name=at]");
  if (!text || !words || !at) return;
  const take = (): void => {
    const chosen = text.value.slice(text.selectionStart, text.selectionEnd).trim();
    if (!chosen) return;
    words.value = chosen;
    // The server counts code points, the browser UTF-16.
    at.value = String([...text.value.slice(0, text.selectionStart)].length);
  };
  text.addEventListener("select", take);
  text.addEventListener("keyup", take);
  text.addEventListener("mouseup", take);
}
