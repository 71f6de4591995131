/**
 * What others do appears: the page hears that something has happened, a request fetches what may be seen of it.
 */

import type { Heard } from "../../house/src/live.ts";
import type { Answer } from "../src/doing.ts";
import { News } from "../src/news.ts";

/** How long to wait before asking again when a question found no answer. */
const AGAIN = 3_000;

/** How long to wait before asking at all: the answer to one's own act tells what the stream tells of it. */
const A_MOMENT = 150;

/** Follows a study from a number of its trail on. The page's own stream (islands/house) says when to ask. */
export class Live {
  readonly #changes: string;
  readonly #take: (answer: Answer) => void;
  readonly #ended = new AbortController();
  readonly #news: News;
  #asking = false;
  #asked = false;
  #timer = 0;

  constructor(changes: string, transcript: number, number: number, take: (answer: Answer) => void) {
    this.#changes = changes;
    this.#news = new News(transcript, number);
    this.#take = take;
    const { signal } = this.#ended;
    document.addEventListener("lardom:trail", (event) => this.#hear((event as CustomEvent<Heard>).detail), { signal });
    document.addEventListener("visibilitychange", () => document.hidden || void this.ask(), { signal });
    // What happened between the making of the page and the first word of the stream.
    this.#soon(AGAIN);
  }

  /** Ask now what has changed. */
  async ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    const told = await this.#fetch(new URLSearchParams({ since: String(this.#news.number) }));
    this.#asking = false;
    if (told) {
      this.#asked = true;
      this.#news.told(told.number);
      this.#take(told);
    }
    if (this.#news.waits) this.#soon(told ? A_MOMENT : AGAIN);
  }

  /** Note that an act of one's own was answered: the stream's word of it is no news. */
  done(number: number): void {
    this.#news.own(number);
  }

  /** Ask how certain passages stand, whatever has happened to them. */
  async recall(refs: readonly string[]): Promise<void> {
    const told = await this.#fetch(new URLSearchParams({ since: String(this.#news.number), refs: refs.join(",") }));
    if (told) this.#take(told);
  }

  /** Stop following. */
  close(): void {
    this.#ended.abort();
    clearTimeout(this.#timer);
  }

  #hear(heard: Heard): void {
    this.#news.hear(heard);
    if (this.#news.waits) this.#soon(A_MOMENT);
  }

  #due(): void {
    // An answer to one's own act may have come meanwhile, and then there is nothing left to ask.
    if (this.#news.waits || !this.#asked) void this.ask();
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
    this.#timer = window.setTimeout(() => this.#due(), milliseconds);
  }
}
