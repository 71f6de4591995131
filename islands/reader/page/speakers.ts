/**
 * Showing the turns of some speakers only: one rule in a style sheet, whatever the length of the text.
 */

/** The form with a tick per speaker. Without this code it asks the server for a page with those turns. */
export class Speakers {
  readonly #form: HTMLFormElement;
  readonly #sheet = new CSSStyleSheet();

  constructor(form: HTMLFormElement) {
    this.#form = form;
    document.adoptedStyleSheets.push(this.#sheet);
    form.addEventListener("change", () => this.#apply());
    form.querySelector<HTMLElement>("[type=submit]")?.setAttribute("hidden", "");
    this.#apply();
  }

  #apply(): void {
    const boxes = [...this.#form.querySelectorAll<HTMLInputElement>("input[type=checkbox]")];
    const shown = boxes.filter((box) => box.checked).map((box) => CSS.escape(box.value));
    const kept = shown.map((speaker) => `[data-speaker="${speaker}"]`).join(",");
    // Nobody ticked means everybody.
    const all = shown.length === 0 || shown.length === boxes.length;
    this.#sheet.replaceSync(all ? "" : `.turn:not(:is(${kept})){display:none}`);
    const told = this.#form.querySelector<HTMLElement>(".speakers-told");
    if (told) told.textContent = all ? "" : `${shown.length}/${boxes.length}`;
  }
}
