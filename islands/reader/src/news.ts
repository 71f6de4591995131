/**
 * What has been heard of the study and concerns the page's transcript: whether there is anything to ask the server.
 */

import type { Heard } from "../../house/src/live.ts";

/** Keeps which entries of the trail the page has yet to ask about. */
export class News {
  readonly #transcript: number;
  readonly #own = new Set<number>();
  readonly #waiting = new Set<number>();
  #number: number;

  constructor(transcript: number, number: number) {
    this.#transcript = transcript;
    this.#number = number;
  }

  /** Up to this entry the page knows everything about its transcript. */
  get number(): number {
    return this.#number;
  }

  /** Whether something has happened that the page must ask about. */
  get waits(): boolean {
    return this.#waiting.size > 0;
  }

  /** Take in what the stream tells. */
  hear({ number, after, about }: Heard): void {
    if (number <= this.#number) return;
    if (about === null) this.#waiting.add(number);
    else for (const [one, transcript] of about) if (this.#concerns(one, transcript)) this.#waiting.add(one);
    // Entries about other transcripts, or of one's own acts, are known by being heard, if none before them is missing.
    if (about !== null && !this.waits && after <= this.#number) this.#pass(number);
  }

  #concerns(number: number, transcript: number): boolean {
    return transcript === this.#transcript && number > this.#number && !this.#own.has(number);
  }

  /** Take in that an act of one's own was answered. */
  own(number: number): void {
    this.#own.add(number);
    this.#waiting.delete(number);
  }

  /** Take in that the server has told all up to an entry. */
  told(number: number): void {
    if (number > this.#number) this.#pass(number);
  }

  #pass(number: number): void {
    this.#number = number;
    for (const set of [this.#own, this.#waiting]) for (const one of set) if (one <= number) set.delete(one);
  }
}
