/**
 * Which key presses are meant for the reader, and which keep their ordinary meaning.
 */

import { type Wish, wishOf } from "../src/keys.ts";
import type { Remembering } from "./remembering.ts";
import type { Selecting } from "./selecting.ts";

/** Listens for wishes on the page of one reader. */
export class Pressing {
  readonly #root: HTMLElement;
  readonly #text: HTMLElement;
  readonly #selecting: Selecting;
  readonly #memory: Remembering;

  constructor(root: HTMLElement, text: HTMLElement, selecting: Selecting, memory: Remembering) {
    this.#root = root;
    this.#text = text;
    this.#selecting = selecting;
    this.#memory = memory;
    const letters = root.querySelector<HTMLInputElement>(".keys .letters");
    if (!letters) return;
    letters.checked = memory.letters;
    letters.addEventListener("change", () => (memory.letters = letters.checked));
  }

  /** Pass a key press on as a wish; `wish` answers whether there was something to do. */
  press(event: KeyboardEvent, wish: (wish: Wish) => boolean): void {
    if (event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
    const target = event.target as HTMLElement;
    const inText = this.#text.contains(target);
    const field = target.closest("input, textarea, select, [contenteditable=true]");
    if (field && !(inText && this.#selecting.caret)) return;
    if (!this.#root.contains(target) && target !== document.body && target.id !== "main") return;
    const wanted = wishOf(event, this.#memory.letters);
    if (!wanted || this.#isOrdinary(event, target, inText)) return;
    if (wish(wanted)) event.preventDefault();
  }

  /** Whether a named key keeps its ordinary meaning where it was pressed. */
  #isOrdinary(event: KeyboardEvent, target: HTMLElement, inText: boolean): boolean {
    if (event.key.startsWith("Arrow")) {
      if (this.#selecting.caret) return true;
      if (event.shiftKey) return !event.altKey && this.#selecting.span !== null;
      return !(inText && target.closest(".turn"));
    }
    return event.key === "Enter" && !target.matches(".turn, .reader-text");
  }
}
