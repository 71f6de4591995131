/**
 * The passage a person has selected: by mouse, by touch, by the keyboard, in the page's own words.
 */

import type { Span } from "../../text/src/spans.ts";
import type { Places } from "./places.ts";

/** Watches the page's selection and sets it. */
export class Selecting {
  readonly #places: Places;
  readonly #text: HTMLElement;
  readonly #changed: (span: Span | null) => void;
  #span: Span | null = null;
  #caret = false;

  constructor(places: Places, text: HTMLElement, changed: (span: Span | null) => void) {
    this.#places = places;
    this.#text = text;
    this.#changed = changed;
    document.addEventListener("selectionchange", () => this.#read());
    text.addEventListener("beforeinput", (event) => event.preventDefault());
    // What is pasted or dropped is refused too: the words of an interview are never changed here.
    for (const kind of ["paste", "drop", "cut"]) text.addEventListener(kind, (event) => event.preventDefault());
  }

  /** The selected passage, in code points of the document. */
  get span(): Span | null {
    return this.#span;
  }

  /** Where the caret stands, when it stands in the text. */
  get position(): number | null {
    const selection = document.getSelection();
    if (!selection?.anchorNode || !this.#text.contains(selection.anchorNode)) return null;
    return this.#places.positionOf(selection.anchorNode, selection.anchorOffset);
  }

  /** Whether a caret can be moved through the text. */
  get caret(): boolean {
    return this.#caret;
  }

  /** Select a stretch, so that the browser's own Shift and arrows go on from it. */
  select(span: Span | null): void {
    const selection = document.getSelection();
    const range = span && this.#places.rangeOf(span);
    if (range) selection?.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    else selection?.removeAllRanges();
    this.#set(span);
  }

  /** Begin a selection at a turn's first word; answers whether it has one. */
  begin(turn: Span | null): boolean {
    const words = turn && this.#places.trimmed(turn);
    if (!words) return false;
    const end = this.#places.step(words.start, "end", 1);
    if (end !== null) this.select({ start: words.start, end: Math.min(end, words.end) });
    return true;
  }

  /** Turn the caret on or off: the text becomes a field in which every change is refused. */
  setCaret(on: boolean, position: number | null): void {
    this.#caret = on;
    if (!on) {
      for (const name of ["contenteditable", "role", "aria-readonly", "aria-multiline", "spellcheck", "inputmode"]) this.#text.removeAttribute(name);
      return;
    }
    // Nothing is written here: a phone's keyboard would only cover the text.
    const field = { contenteditable: "true", role: "textbox", "aria-readonly": "true", "aria-multiline": "true", spellcheck: "false", inputmode: "none" };
    for (const [name, value] of Object.entries(field)) this.#text.setAttribute(name, value);
    this.#text.focus({ preventScroll: true });
    if (position === null) return;
    const part = this.#places.blocksIn({ start: position, end: position + 1 })[0];
    if (part) document.getSelection()?.collapse(part.block.node, part.from);
  }

  #read(): void {
    const selection = document.getSelection();
    // The palette and other fields have selections of their own; the passage is kept while one is in them.
    if (!selection || selection.rangeCount === 0 || !this.#text.contains(selection.anchorNode)) return;
    this.#set(selection.isCollapsed ? null : this.#places.spanOf(selection.getRangeAt(0)));
  }

  #set(span: Span | null): void {
    if (span?.start === this.#span?.start && span?.end === this.#span?.end) return;
    this.#span = span;
    this.#changed(span);
  }
}
