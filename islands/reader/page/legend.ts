/**
 * The codes beside the text: the first nine by number key, each pinned to be filled in the text, with its count.
 */

import { part, swatch } from "./choosing.ts";
import type { Code, Page } from "./page.ts";

/** What the legend asks for: give the passage this code, show this code in the text, or point at it. */
export interface LegendAsks {
  code(code: Code): void;
  pin(code: Code | null): void;
  point(code: Code | null): void;
}

/** The legend of one page. */
export class Legend {
  readonly #page: Page;
  readonly #rows = new Map<number, HTMLElement>();
  #pinned: Code | null = null;

  constructor(page: Page, list: HTMLElement, asks: LegendAsks) {
    this.#page = page;
    page.codes.forEach((code, at) => this.#rows.set(code.number, this.#row(code, at)));
    list.replaceChildren(...this.#rows.values());
    list.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("button");
      const code = button && this.#codeOf(button);
      if (!code) return;
      if (button.dataset["do"] === "code") asks.code(code);
      else asks.pin((this.#pinned = this.#pinned === code ? null : code));
      this.#press();
    });
    list.addEventListener("pointerover", (event) => asks.point(this.#codeOf(event.target as Element)));
    list.addEventListener("pointerleave", () => asks.point(null));
    list.addEventListener("focusin", (event) => asks.point(this.#codeOf(event.target as Element)));
    list.addEventListener("focusout", () => asks.point(null));
  }

  /** The code that is pinned. */
  get pinned(): Code | null {
    return this.#pinned;
  }

  /** The code on number key `n`. */
  numbered(n: number): Code | undefined {
    return this.#page.codes[n - 1];
  }

  /** Show how often each code stands in this text. */
  counted(counts: ReadonlyMap<number, number>): void {
    for (const [number, row] of this.#rows) {
      const told = row.querySelector<HTMLElement>(".legend-count")!;
      const text = String(counts.get(number) ?? 0);
      if (told.textContent !== text) told.textContent = text;
      row.classList.toggle("unused", text === "0");
    }
  }

  #row(code: Code, at: number): HTMLElement {
    const row = document.createElement("li");
    row.dataset["code"] = code.id;
    const give = button("code", this.#page.word("give_code", { name: code.name }));
    if (at < 9) give.append(kbd(String(at + 1)));
    give.append(swatch(code), part("legend-name", code.name), part("legend-count", "0"));
    give.title = code.path ? `${code.path} › ${code.name}` : code.name;
    const pin = button("pin", this.#page.word("show_code", { name: code.name }));
    pin.setAttribute("aria-pressed", "false");
    pin.append(part("pin-sign", ""));
    row.append(give, pin);
    return row;
  }

  #codeOf(element: Element): Code | null {
    return this.#page.code(Number(element.closest<HTMLElement>("[data-code]")?.dataset["code"])) ?? null;
  }

  #press(): void {
    for (const [number, row] of this.#rows) {
      row.querySelector("[data-do=pin]")!.setAttribute("aria-pressed", String(this.#pinned?.number === number));
    }
  }
}

function button(what: string, label: string): HTMLButtonElement {
  const made = document.createElement("button");
  made.type = "button";
  made.dataset["do"] = what;
  made.setAttribute("aria-label", label);
  return made;
}

function kbd(key: string): HTMLElement {
  const made = document.createElement("kbd");
  made.textContent = key;
  return made;
}
