/**
 * What others do appears: a stream tells that something has happened, a request fetches what may be seen of it.
 */

import type { Answer } from "../src/doing.ts";

/** How long between questions when no stream gets through. */
const POLL = 4_000;

/** Follow a study from a number of its trail on. */
export class Live {
  readonly #changes: string;
  readonly #take: (answer: Answer) => void;
  #number: number;
  #wanted: number;
  #asking = false;
  #stream: EventSource | null = null;
  #timer = 0;

  constructor(urls: { changes: string; live: string }, number: number, take: (answer: Answer) => void) {
    this.#changes = urls.changes;
    this.#number = this.#wanted = number;
    this.#take = take;
    this.#listen(urls.live);
    document.addEventListener("visibilitychange", () => document.hidden || void this.ask());
  }

  /** Ask now what has changed. */
  async ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    let reached = false;
    try {
      const answer = await fetch(`${this.#changes}?since=${this.#number}`, {
        headers: { Accept: "application/json" },
        redirect: "error",
      });
      if (answer.ok) {
        const told = (await answer.json()) as Answer;
        this.#number = told.number;
        this.#take(told);
        reached = true;
      }
    } catch {
      // No contact: the stream or the next question will tell.
    } finally {
      this.#asking = false;
    }
    const behind = this.#wanted > this.#number;
    const deaf = this.#stream?.readyState === EventSource.CLOSED;
    if (behind || deaf) this.#soon(reached && behind ? 300 : POLL);
  }

  /** Ask how certain passages stand, whatever has happened to them. */
  async recall(refs: readonly string[]): Promise<void> {
    const query = new URLSearchParams({ since: String(this.#number), refs: refs.join(",") });
    const answer = await fetch(`${this.#changes}?${query}`, { headers: { Accept: "application/json" } }).catch(() => null);
    if (answer?.ok) this.#take((await answer.json()) as Answer);
  }

  /** Stop following. */
  close(): void {
    this.#stream?.close();
    clearTimeout(this.#timer);
  }

  #listen(url: string): void {
    this.#stream = new EventSource(url);
    this.#stream.addEventListener("trail", (event) => {
      this.#wanted = Number((event as MessageEvent<string>).data);
      if (this.#wanted > this.#number) void this.ask();
    });
    this.#stream.addEventListener("error", () => this.#soon(POLL));
  }

  #soon(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = window.setTimeout(() => void this.ask(), milliseconds);
  }
}
