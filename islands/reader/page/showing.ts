/**
 * What is filled in its own colour: the chosen passage, the pinned code, and what the mouse points at.
 */

import type { Span } from "../../text/src/spans.ts";
import type { Passage, Passages } from "../src/passages.ts";
import type { Code, Page } from "./page.ts";
import type { Paint } from "./paint.ts";

const EDGE = 8;

/** Fills passages and names the stripe under the mouse. */
export class Showing {
  readonly #page: Page;
  readonly #passages: Passages;
  readonly #paint: Paint;
  readonly #tip: HTMLElement;

  constructor(page: Page, passages: Passages, paint: Paint, tip: HTMLElement) {
    this.#page = page;
    this.#passages = passages;
    this.#paint = paint;
    this.#tip = tip;
  }

  /** Fill the chosen passage. */
  chosen(ref: string | null): void {
    const passage = ref ? this.#passages.get(ref) : undefined;
    this.#paint.only("chosen", passage ? [passage] : [], this.#colour(passage));
  }

  /** Fill all passages with the pinned code. */
  pinned(code: Code | null): void {
    this.#paint.only("pinned", this.#with(code), code?.colour);
  }

  /** Fill all passages with the code that is pointed at in the legend. */
  hovered(code: Code | null): void {
    this.#paint.only("hovered", this.#with(code), code?.colour);
  }

  /** Show what is about to be coded while the palette has the keyboard. */
  passage(span: Span | null): void {
    this.#paint.only("passage", span ? [span] : []);
  }

  /** Fill and name the passage whose stripe is pointed at, if it is one. */
  pointed({ target, pointerType }: PointerEvent): void {
    // A finger never leaves what it has touched: what it showed would stay. Its tap opens the list instead.
    if (pointerType === "touch") return;
    const stripe = (target as Element).closest<HTMLElement>(".stripe");
    const passage = stripe?.dataset["ref"] ? this.#passages.get(stripe.dataset["ref"]) : undefined;
    this.#paint.only("hovered", passage ? [passage] : [], this.#colour(passage));
    this.#tip.hidden = !passage;
    if (!passage || !stripe) return;
    this.#tip.textContent = `${this.#page.nameOf(passage.code)} · ${this.#page.coder(passage.coder)}`;
    const box = stripe.getBoundingClientRect();
    const most = innerWidth - this.#tip.offsetWidth - EDGE;
    this.#tip.style.insetBlockStart = `${Math.max(EDGE, box.top - this.#tip.offsetHeight - EDGE)}px`;
    this.#tip.style.insetInlineStart = `${Math.max(EDGE, Math.min(box.left, most))}px`;
  }

  #with(code: Code | null): Passage[] {
    return code ? this.#passages.ordered.filter((passage) => passage.code === code.number) : [];
  }

  #colour(passage: Passage | undefined): string | undefined {
    return passage && this.#page.code(passage.code)?.colour;
  }
}
