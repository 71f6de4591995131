/**
 * Memos on a turn, a mark or a coding: a dialog with what has been written and a field to write in.
 *
 * One's own can be changed and taken away. Where somebody has changed it in the meantime (oneself, in another window), the
 * list shows what stands there now, the field keeps what was written, and saving again is then meant.
 *
 * A memo is text about people; it is never laid in the browser's storage. While the server is out of reach it stays in
 * the field, and the dialog says that it is not saved.
 */

import { newKey } from "../../acts/src/act.ts";
import { cookie } from "../../acts/src/sending.ts";
import type { Passage } from "../src/passages.ts";
import { part } from "./choosing.ts";
import type { Page } from "./page.ts";

interface Memo {
  readonly id: number;
  readonly text: string;
  readonly by: string;
  readonly mine: boolean;
  readonly version: number;
}

interface Refusal {
  readonly problems?: string[];
  readonly conflict?: { readonly version: number };
}

/** The dialog of memos; its parts stand in the template. */
export class Memos {
  readonly #page: Page;
  readonly #dialog: HTMLDialogElement;
  readonly #saved: () => void;
  #key = newKey();

  constructor(page: Page, dialog: HTMLDialogElement, saved: () => void) {
    this.#page = page;
    this.#dialog = dialog;
    this.#saved = saved;
    const form = dialog.querySelector("form")!;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.#save(form);
    });
    form.querySelector("textarea")!.addEventListener("input", () => (this.#key = newKey()));
    dialog.querySelector("[data-do=close]")?.addEventListener("click", () => dialog.close());
  }

  /** Open on a turn, or on a passage in it. */
  async open(turn: number, passage: Passage | undefined, name: string | null): Promise<void> {
    const form = this.#dialog.querySelector("form")!;
    form.action = this.#page.data.urls.turn.replace("/0/", `/${turn}/`) + "memo/";
    form.querySelector<HTMLInputElement>("[name=ref]")!.value = passage?.ref ?? "";
    const about = name ? this.#page.word("memo_on", { name, n: turn }) : this.#page.word("turn", { n: turn });
    this.#dialog.querySelector(".memos-about")!.textContent = about;
    this.#tell("");
    this.#turnTo(form, null);
    this.#dialog.showModal();
    form.querySelector("textarea")!.focus();
    await this.#load(form);
  }

  async #load(form: HTMLFormElement): Promise<void> {
    const list = this.#dialog.querySelector<HTMLElement>(".memos-list")!;
    list.replaceChildren();
    const query = new URLSearchParams({ ref: form.querySelector<HTMLInputElement>("[name=ref]")!.value });
    try {
      const answer = await fetch(`${form.action}?${query}`, { headers: { Accept: "application/json" } });
      const { memos } = (await answer.json()) as { memos: Memo[] };
      list.replaceChildren(...memos.map((memo) => this.#row(form, memo)));
    } catch {
      // A list that could not be fetched must not hide what has been said of a memo in the meantime.
      if (!this.#dialog.querySelector("[role=status]")!.textContent) this.#tell(this.#page.word("no_contact"));
    }
  }

  async #save(form: HTMLFormElement): Promise<void> {
    const field = form.querySelector("textarea")!;
    if (!field.value.trim()) return;
    if (await this.#send(form, new URLSearchParams(new FormData(form) as unknown as Record<string, string>))) {
      field.value = "";
      this.#turnTo(form, null);
      this.#tell(this.#page.word("memo_saved"));
    }
  }

  async #remove(form: HTMLFormElement, memo: Memo): Promise<void> {
    this.#key = newKey();
    const body = new URLSearchParams({ memo: String(memo.id), seen: String(memo.version), do: "remove" });
    if (await this.#send(form, body)) this.#tell(this.#page.word("memo_removed"));
  }

  /** Send an act and read the list anew; when it was not done, say why and keep what was written. */
  async #send(form: HTMLFormElement, body: URLSearchParams): Promise<boolean> {
    const headers = { Accept: "application/json", "Idempotency-Key": this.#key, "X-CSRFToken": cookie("lardom_csrf") };
    const answer = await fetch(form.action, { method: "POST", headers, body, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) {
      const told = answer && ((await answer.json().catch(() => null)) as Refusal | null);
      this.#tell(told?.problems?.join(" ") ?? this.#page.word("memo_not_saved"));
      if (told?.conflict) {
        form.querySelector<HTMLInputElement>("[name=seen]")!.value = String(told.conflict.version);
        this.#key = newKey();
        await this.#load(form);
      }
      return false;
    }
    this.#key = newKey();
    this.#saved();
    await this.#load(form);
    return true;
  }

  /** Let the field be for a memo that is there, or for a new one. */
  #turnTo(form: HTMLFormElement, memo: Memo | null): void {
    const which = form.querySelector<HTMLInputElement>("[name=memo]")!;
    const was = which.value;
    which.value = memo ? String(memo.id) : "";
    form.querySelector<HTMLInputElement>("[name=seen]")!.value = memo ? String(memo.version) : "";
    form.querySelector("label")!.textContent = this.#page.word(memo ? "memo_changing" : "memo_new");
    const field = form.querySelector("textarea")!;
    if (memo) {
      field.value = memo.text;
      this.#key = newKey();
      field.focus();
    } else if (was) field.value = ""; // what was there is another memo's text; what is new and not saved stays
  }

  #row(form: HTMLFormElement, memo: Memo): HTMLElement {
    const item = document.createElement("li");
    item.append(part("memo-text", memo.text), part("memo-by", memo.by));
    if (memo.mine) {
      item.append(
        this.#button("memo_change", memo, () => this.#turnTo(form, memo)),
        this.#button("memo_remove", memo, () => void this.#remove(form, memo)),
      );
    }
    return item;
  }

  #button(word: string, memo: Memo, pressed: () => void): HTMLElement {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain small";
    button.textContent = this.#page.word(word);
    button.setAttribute("aria-label", `${this.#page.word(word)}: ${memo.text.slice(0, 40)}`);
    button.addEventListener("click", pressed);
    return button;
  }

  #tell(text: string): void {
    this.#dialog.querySelector("[role=status]")!.textContent = text;
  }
}
