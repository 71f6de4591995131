/**
 * The bar that floats at a selected passage: code, the last code again, mark. For mouse and touch.
 */

import type { Span } from "../../text/src/spans.ts";
import type { Places } from "./places.ts";

const GAP = 10;

/** The bar; its buttons stand in the template, each with what it does in `data-do`. */
export class Bar {
  readonly #bar: HTMLElement;
  readonly #places: Places;
  #timer = 0;

  constructor(bar: HTMLElement, places: Places, asked: (what: string) => void) {
    this.#bar = bar;
    this.#places = places;
    // A press on the bar must not end the selection it is about.
    bar.addEventListener("pointerdown", (event) => event.preventDefault());
    bar.addEventListener("click", (event) => {
      const what = (event.target as Element).closest<HTMLElement>("[data-do]")?.dataset["do"];
      if (what) asked(what);
    });
  }

  /** Name the code that the button "again" gives. */
  last(name: string | null): void {
    const again = this.#bar.querySelector<HTMLElement>("[data-do=again]")!;
    again.hidden = name === null;
    again.querySelector(".bar-code")!.textContent = name ?? "";
  }

  /** Show the bar at a passage once the selection has come to rest, or hide it. */
  at(span: Span | null): void {
    clearTimeout(this.#timer);
    if (span) this.#timer = window.setTimeout(() => this.#place(span), 150);
    else this.#bar.hidden = true;
  }

  #place(span: Span): void {
    const box = this.#places.rangeOf(span)?.getBoundingClientRect();
    if (!box) return;
    this.#bar.hidden = false;
    // On a narrow screen the style sheet puts the bar at the lower edge, under the thumb.
    if (matchMedia("(max-width: 47.99rem)").matches) {
      this.#bar.style.removeProperty("inset-block-start");
      this.#bar.style.removeProperty("inset-inline-start");
      return;
    }
    const [width, height] = [this.#bar.offsetWidth, this.#bar.offsetHeight];
    const above = box.top - height - GAP;
    const top = above > height ? above : Math.min(box.bottom + GAP, innerHeight - height - GAP);
    const left = Math.min(Math.max(box.left + box.width / 2 - width / 2, GAP), innerWidth - width - GAP);
    this.#bar.style.insetBlockStart = `${top}px`;
    this.#bar.style.insetInlineStart = `${left}px`;
  }
}
