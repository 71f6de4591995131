/**
 * Searching in the text of the page: hits painted, counted and walked through.
 */

import { beside, find } from "../src/found.ts";
import type { Span } from "../../text/src/spans.ts";
import type { Paint } from "./paint.ts";
import type { Page } from "./page.ts";
import type { Places } from "./places.ts";

/** The search field of the page. */
export class Searching {
  readonly #page: Page;
  readonly #places: Places;
  readonly #paint: Paint;
  readonly #input: HTMLInputElement;
  readonly #told: HTMLElement;
  readonly #go: (hit: Span) => void;
  #hits: Span[] = [];
  #at = -1;

  constructor(page: Page, places: Places, paint: Paint, form: HTMLFormElement, go: (hit: Span) => void) {
    this.#page = page;
    this.#places = places;
    this.#paint = paint;
    this.#input = form.querySelector<HTMLInputElement>("input[type=search]")!;
    this.#told = form.querySelector<HTMLElement>("[role=status]")!;
    this.#go = go;
    this.#input.addEventListener("input", () => this.#find());
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.step(1);
    });
    this.#input.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || !event.shiftKey) return;
      event.preventDefault();
      this.step(-1);
    });
    if (this.#input.value) this.#find();
  }

  /** Put the keyboard into the field. */
  focus(): void {
    this.#input.focus();
    this.#input.select();
  }

  /** Go to the next (1) or previous (-1) hit. */
  step(way: 1 | -1, from?: number): void {
    const position = from ?? this.#hits[this.#at]?.start ?? -1;
    this.#at = beside(this.#hits, position, way);
    const hit = this.#hits[this.#at];
    this.#tell();
    if (!hit) return;
    this.#paint.only("hit", [hit]);
    this.#go(hit);
  }

  #find(): void {
    const sought = this.#input.value;
    const blocks = this.#places.blocks.map((block) => ({ from: block.start, text: block.node.data }));
    // One letter stands everywhere: what helps nobody is not looked for.
    this.#hits = sought.trim().length > 1 ? find(blocks, sought) : [];
    this.#at = -1;
    this.#paint.only("found", this.#hits);
    this.#paint.only("hit", []);
    this.#tell();
  }

  #tell(): void {
    const n = this.#hits.length;
    if (this.#input.value.trim().length < 2) this.#told.textContent = "";
    else if (this.#at < 0) this.#told.textContent = this.#page.count("hits", n);
    else this.#told.textContent = this.#page.word("hit_of", { at: this.#at + 1, n });
  }
}
