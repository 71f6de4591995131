/**
 * The palette: a dialog in which a few typed letters and Enter choose a code.
 */

import { matches } from "../src/palette.ts";
import type { Code, Page } from "./page.ts";

/** What was chosen; `more`: the person wants to give the same passage a further code. */
export interface Choice {
  readonly code: Code;
  readonly more: boolean;
}

/** The palette of one page; its elements stand in the template, with their names in the person's language. */
export class Choosing {
  readonly #page: Page;
  readonly #dialog: HTMLDialogElement;
  readonly #input: HTMLInputElement;
  readonly #list: HTMLElement;
  readonly #told: HTMLElement;
  #codes: Code[] = [];
  #at = 0;
  #recent: readonly string[] = [];
  #answer: ((choice: Choice | null) => void) | null = null;

  constructor(page: Page, dialog: HTMLDialogElement) {
    this.#page = page;
    this.#dialog = dialog;
    this.#input = dialog.querySelector("input")!;
    this.#list = dialog.querySelector<HTMLElement>("[role=listbox]")!;
    this.#told = dialog.querySelector<HTMLElement>("[role=status]")!;
    this.#input.addEventListener("input", () => this.#show());
    this.#input.addEventListener("keydown", (event) => this.#press(event));
    this.#list.addEventListener("click", (event) => this.#click(event));
    dialog.addEventListener("close", () => this.#settle(null));
    dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  }

  /** Ask for a code. `about` says what will be coded; answers `null` when the person leaves it be. */
  ask(about: string, recent: readonly string[]): Promise<Choice | null> {
    this.#recent = recent;
    this.#dialog.querySelector<HTMLElement>(".palette-about")!.textContent = about;
    this.#input.value = "";
    this.#show();
    this.#dialog.showModal();
    this.#input.focus();
    return new Promise((resolve) => (this.#answer = resolve));
  }

  #show(): void {
    this.#codes = matches(this.#page.codes, this.#input.value, this.#recent).slice(0, 60);
    this.#at = 0;
    this.#list.replaceChildren(...this.#codes.map((code, at) => this.#option(code, at)));
    this.#told.textContent = this.#page.count("codes_found", this.#codes.length);
    this.#point();
  }

  #option(code: Code, at: number): HTMLElement {
    const option = document.createElement("li");
    option.id = `palette-${at}`;
    option.setAttribute("role", "option");
    option.dataset["at"] = String(at);
    option.append(swatch(code), part("palette-name", code.name));
    if (code.path) option.append(part("palette-path", code.path));
    if (code.hint) option.append(part("palette-hint", code.hint));
    return option;
  }

  #point(): void {
    [...this.#list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === this.#at)));
    const option = this.#list.children[this.#at];
    if (option) this.#input.setAttribute("aria-activedescendant", option.id);
    else this.#input.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }

  #press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 };
    const step = steps[event.key];
    if (step !== undefined) {
      const last = this.#codes.length - 1;
      const next = this.#at + step;
      this.#at = Math.abs(step) === 1 && next > last ? 0 : next < 0 && step === -1 ? last : Math.min(Math.max(next, 0), last);
      this.#point();
    } else if (event.key === "Enter" && !event.isComposing) {
      this.#take(this.#at, event.shiftKey);
    } else return;
    event.preventDefault();
  }

  #click(event: MouseEvent): void {
    const option = (event.target as Element).closest<HTMLElement>("[role=option]");
    if (option) this.#take(Number(option.dataset["at"]), event.shiftKey);
  }

  #take(at: number, more: boolean): void {
    const code = this.#codes[at];
    if (!code) return;
    this.#settle({ code, more });
    this.#dialog.close();
  }

  #settle(choice: Choice | null): void {
    const answer = this.#answer;
    this.#answer = null;
    answer?.(choice);
  }
}

/** A code's sign: colour, pattern and letters. */
export function swatch(code: Code | undefined): HTMLElement {
  const sign = document.createElement("span");
  sign.className = `swatch ${code?.pattern ?? "mark"}`;
  sign.setAttribute("aria-hidden", "true");
  sign.style.setProperty("--code", code?.colour ?? "currentColor");
  const letters = document.createElement("b");
  letters.textContent = code?.letters ?? "•";
  sign.append(letters);
  return sign;
}

/** A span of a class with a text. */
export function part(name: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = name;
  element.textContent = text;
  return element;
}
