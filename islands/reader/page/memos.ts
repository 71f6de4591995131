/**
 * Memos on a turn, a mark or a coding: a dialog with what has been written and a field to write in.
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
      list.replaceChildren(...memos.map(row));
    } catch {
      this.#tell(this.#page.word("no_contact"));
    }
  }

  async #save(form: HTMLFormElement): Promise<void> {
    const field = form.querySelector("textarea")!;
    if (!field.value.trim()) return;
    const body = new URLSearchParams(new FormData(form) as unknown as Record<string, string>);
    const headers = { Accept: "application/json", "Idempotency-Key": this.#key, "X-CSRFToken": cookie("lardom_csrf") };
    const answer = await fetch(form.action, { method: "POST", headers, body, redirect: "manual" }).catch(() => null);
    if (!answer?.ok) {
      const told = answer && (await answer.json().catch(() => null)) as { problems?: string[] } | null;
      this.#tell(told?.problems?.join(" ") ?? this.#page.word("memo_not_saved"));
      return;
    }
    field.value = "";
    this.#key = newKey();
    this.#tell(this.#page.word("memo_saved"));
    this.#saved();
    await this.#load(form);
  }

  #tell(text: string): void {
    this.#dialog.querySelector("[role=status]")!.textContent = text;
  }
}

function row(memo: Memo): HTMLElement {
  const item = document.createElement("li");
  item.append(part("memo-text", memo.text), part("memo-by", memo.by));
  return item;
}
