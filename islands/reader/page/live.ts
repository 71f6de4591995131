/**
 * What others do appears: the page hears that something has happened, a request fetches what may be seen of it.
 */

import type { Answer } from "../src/doing.ts";

/** How long to wait before asking again when a question found no answer. */
const AGAIN = 3_000;

/** Follows a study from a number of its trail on. The page's own stream (islands/house) says when to ask. */
export class Live {
  readonly #changes: string;
  readonly #take: (answer: Answer) => void;
  readonly #ended = new AbortController();
  #number: number;
  #wanted: number;
  #asking = false;
  #timer = 0;

  constructor(changes: string, number: number, take: (answer: Answer) => void) {
    this.#changes = changes;
    this.#number = this.#wanted = number;
    this.#take = take;
    const { signal } = this.#ended;
    document.addEventListener("lardom:trail", (event) => this.#hear((event as CustomEvent<{ number: number }>).detail.number), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || void this.ask(), { signal });
    // What happened between the making of the page and the first word of the stream.
    this.#soon(AGAIN);
  }

  /** Ask now what has changed. */
  async ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const told = await this.#fetch(new URLSearchParams({ since: String(this.#number) }));
    this.#asking = false;
    if (told) {
      this.#number = Math.max(this.#number, told.number);
      this.#take(told);
    }
    if (this.#wanted > this.#number) this.#soon(told ? 100 : AGAIN);
  }

  /** Ask how certain passages stand, whatever has happened to them. */
  async recall(refs: readonly string[]): Promise<void> {
    const told = await this.#fetch(new URLSearchParams({ since: String(this.#number), refs: refs.join(",") }));
    if (told) this.#take(told);
  }

  /** Stop following. */
  close(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
  }

  #hear(number: number): void {
    this.#wanted = number;
    if (number > this.#number) void this.ask();
  }

  async #fetch(query: URLSearchParams): Promise<Answer | null> {
    try {
      const answer = await fetch(`${this.#changes}?${query}`, { headers: { Accept: "application/json" }, redirect: "error" });
      return answer.ok ? ((await answer.json()) as Answer) : null;
    } catch {
      return null; // no contact: asked again later
    }
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.ask(), milliseconds);
  }
}
