/**
 * The list of a turn's passages: the stripes' twin for keyboard and screen reader, with what can be done to each.
 */

import type { Passage } from "../src/passages.ts";
import { part, swatch } from "./choosing.ts";
import type { Page } from "./page.ts";
import type { Turn } from "./places.ts";

/** What the list asks for: `what` is a wish or "choose". */
export type Asked = (what: string, ref: string) => void;

const QUOTE = 90;

/** The panel beside the text; its parts stand in the template, with their names in the person's language. */
export class Listing {
  readonly #opened: () => void;
  readonly #page: Page;
  readonly #panel: HTMLElement;
  readonly #list: HTMLElement;
  readonly #title: HTMLElement;
  readonly #item: HTMLTemplateElement;

  /** `opened` is told when the list has come up over the text. */
  constructor(page: Page, panel: HTMLElement, asked: Asked, opened: () => void) {
    this.#opened = opened;
    this.#page = page;
    this.#panel = panel;
    this.#list = panel.querySelector<HTMLElement>(".passages")!;
    this.#title = panel.querySelector<HTMLElement>(".panel-turn")!;
    this.#item = document.querySelector<HTMLTemplateElement>("#passage-item")!;
    this.#list.addEventListener("click", (event) => {
      const button = (event.target as Element).closest<HTMLElement>("[data-do]");
      const ref = button?.closest<HTMLElement>("[data-ref]")?.dataset["ref"];
      if (button && ref) asked(button.dataset["do"]!, ref);
    });
    panel.querySelector(".panel-close")?.addEventListener("click", () => this.open(false));
  }

  /** Show a turn's passages; `words` gives the words of one. */
  show(turn: Turn, passages: readonly Passage[], chosen: string | null, words: (passage: Passage) => string): void {
    const focused = this.#focused();
    this.#title.textContent = this.#page.word("turn", { n: turn.number });
    this.#panel.classList.toggle("bare", passages.length === 0);
    this.#list.replaceChildren(...passages.map((passage) => this.#row(passage, passage.ref === chosen, words(passage))));
    if (focused) this.#focus(focused.ref, focused.what);
  }

  /** On a narrow screen the panel is a sheet that comes up when asked for; on a wide one it is always there. */
  open(on: boolean): void {
    this.#panel.classList.toggle("open", on);
    if (on && this.covers) this.#opened();
  }

  /** Whether it lies over the text now. */
  get covers(): boolean {
    return getComputedStyle(this.#panel).position === "fixed" && this.#panel.offsetHeight > 0;
  }

  /** Down to where the text can be seen, in pixels of the window. */
  get top(): number {
    return this.covers ? this.#panel.getBoundingClientRect().top : innerHeight;
  }

  /** Take the keyboard into the list: to a passage, or to the first. */
  enter(ref: string | null): boolean {
    this.open(true);
    if (ref && this.#focus(ref, "choose")) return true;
    const first = this.#list.querySelector<HTMLElement>("[data-do=choose]");
    first?.focus();
    return first !== null;
  }

  #row(passage: Passage, chosen: boolean, quote: string): HTMLElement {
    const row = this.#item.content.firstElementChild!.cloneNode(true) as HTMLElement;
    const mine = passage.coder === this.#page.data.me;
    row.dataset["ref"] = passage.ref;
    row.classList.toggle("chosen", chosen);
    const choose = row.querySelector<HTMLElement>("[data-do=choose]")!;
    choose.prepend(swatch(this.#page.code(passage.code)));
    choose.setAttribute("aria-expanded", String(chosen));
    row.querySelector(".passage-name")!.textContent = this.#page.nameOf(passage.code);
    row.querySelector(".passage-coder")!.textContent = this.#page.coder(passage.coder);
    row.querySelector(".passage-quote")!.textContent = short(quote);
    if (passage.notes > 0) choose.append(part("passage-notes", this.#page.count("notes", passage.notes)));
    const acts = row.querySelector<HTMLElement>(".passage-acts")!;
    acts.hidden = !chosen;
    for (const button of acts.querySelectorAll<HTMLElement>("[data-do]")) {
      const needsCode = button.dataset["do"] === "recode" && passage.code === 0;
      const needsMine = !["memo", "code", "quote"].includes(button.dataset["do"] ?? "");
      const mayNot = button.dataset["do"] !== "quote" && !this.#page.data.may;
      button.hidden = needsCode || (needsMine && !mine) || mayNot;
    }
    return row;
  }

  #focused(): { ref: string; what: string } | null {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !this.#list.contains(at)) return null;
    return { ref: at.closest<HTMLElement>("[data-ref]")?.dataset["ref"] ?? "", what: at.dataset["do"] ?? "choose" };
  }

  #focus(ref: string, what: string): boolean {
    const row = this.#list.querySelector<HTMLElement>(`[data-ref="${CSS.escape(ref)}"]`);
    const button = row?.querySelector<HTMLElement>(`[data-do="${what}"]:not([hidden])`);
    const target = button?.closest("[hidden]") ? row?.querySelector<HTMLElement>("[data-do=choose]") : button;
    target?.focus();
    return Boolean(target);
  }
}

function short(quote: string): string {
  const plain = quote.replace(/\s+/g, " ");
  return plain.length > QUOTE ? `${plain.slice(0, QUOTE).trimEnd()}…` : plain;
}
