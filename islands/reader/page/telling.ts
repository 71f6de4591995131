/**
 * What the reader tells: how much is not saved yet, what was refused, and what has just been done.
 */

import type { Queue } from "../../acts/src/queue.ts";
import type { Kept, Shelf } from "../../acts/src/shelf.ts";
import type { Passages } from "../src/passages.ts";
import type { Page } from "./page.ts";
import type { Places } from "./places.ts";

/** How long a line can be read, in milliseconds. */
const SEEN = 6000;

/** The state line and the list of refused acts; their elements stand in the template. */
export class Telling {
  readonly #page: Page;
  readonly #root: HTMLElement;
  readonly #places: Places;
  readonly #passages: Passages;
  #timer = 0;
  readonly #reasons = new Map<string, string>();

  constructor(page: Page, root: HTMLElement, places: Places, passages: Passages, putAside: (key: string) => void) {
    this.#page = page;
    this.#root = root;
    this.#places = places;
    this.#passages = passages;
    this.#get(".corrected button").addEventListener("click", () => location.reload());
    this.#get(".refused").addEventListener("click", (event) => {
      const key = (event.target as HTMLElement).closest<HTMLElement>("button")?.dataset["key"];
      if (key) putAside(key);
    });
  }

  /** Say something once, for eyes and ears. */
  say(text: string): void {
    this.#say(text, true);
  }

  /** Say something once for those who cannot see that it was done. */
  sayAloud(text: string): void {
    this.#say(text, false);
  }

  #say(text: string, seen: boolean): void {
    const line = this.#get(".said");
    line.textContent = "";
    line.textContent = text;
    line.classList.toggle("hidden-text", !seen);
    clearTimeout(this.#timer);
    if (seen) this.#timer = window.setTimeout(() => line.classList.add("hidden-text"), SEEN);
  }

  /** Tell that the text is no longer the one in use. */
  corrected(): void {
    this.#get(".corrected").hidden = false;
  }

  /** Why the server turned an act down, in its own words. */
  reason(key: string, reply: unknown): void {
    const problems = (reply as { problems?: unknown } | null)?.problems;
    if (Array.isArray(problems)) this.#reasons.set(key, problems.map(String).join(" "));
    const differences = (reply as { conflict?: { differences?: Difference[] } } | null)?.conflict?.differences;
    if (differences?.length) {
      const told = differences.map(({ yours, theirs }) => this.#page.word("both", { yours: plain(yours), theirs: plain(theirs) }));
      this.#reasons.set(key, [this.#reasons.get(key) ?? "", ...told].join(" ").trim());
    }
  }

  /** Show where the queue is. */
  show(queue: Queue, shelf: Shelf): void {
    const unsaved = queue.unsaved.length;
    const line = this.#get(".unsaved");
    line.dataset["state"] = unsaved === 0 ? "saved" : queue.state;
    const text = this.#line(unsaved, queue.refused.length, queue.state, shelf.holds);
    if (line.textContent !== text) line.textContent = text;
    this.#get(".sign-in").hidden = queue.state !== "signed-out";
    const refused = queue.refused;
    const list = this.#get(".refused");
    list.hidden = refused.length === 0;
    list.querySelector("ul")!.replaceChildren(...refused.map((act) => this.#refusal(act)));
  }

  #line(unsaved: number, refused: number, state: string, holds: boolean): string {
    if (unsaved === 0) return refused ? this.#page.count("not_done", refused) : this.#page.word("all_saved");
    const count = this.#page.count("not_saved", unsaved);
    if (state === "signed-out") return `${count} ${this.#page.word("sign_in_to_save")}`;
    if (!holds) return `${count} ${this.#page.word("keep_open")}`;
    return state === "waiting" ? `${count} ${this.#page.word("no_contact")}` : count;
  }

  #refusal(act: Kept): HTMLElement {
    const item = document.createElement("li");
    const why = this.#reasons.get(act.key) ?? this.#page.word(act.refused === 409 ? "changed_meanwhile" : "not_possible");
    const told = document.createElement("span");
    told.textContent = `${this.#where(act)}${this.#page.word(`did_${act.kind}`)}: ${why}`;
    const aside = document.createElement("button");
    aside.type = "button";
    aside.dataset["key"] = act.key;
    aside.textContent = this.#page.word("put_aside");
    item.append(told, aside);
    return item;
  }

  /** In which turn it was, when that can be told in the text that is shown. */
  #where({ body }: Kept): string {
    if (body["document"] !== this.#page.data.document) return "";
    const start = body["start"] ?? this.#passages.get(String(body["ref"]))?.start;
    const turn = typeof start === "number" ? this.#places.turnAt(start) : null;
    return turn ? `${this.#page.word("turn", { n: turn.number })}. ` : "";
  }

  #get(selector: string): HTMLElement {
    return this.#root.querySelector<HTMLElement>(selector)!;
  }
}

interface Difference {
  readonly yours: unknown;
  readonly theirs: unknown;
}

function plain(value: unknown): string {
  return value === null || value === undefined ? "–" : String(value);
}
