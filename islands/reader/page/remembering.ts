/**
 * What the browser remembers of a person's way of working: ids of codes and keys of acts, never text.
 */

import type { Stacks } from "../../acts/src/undo.ts";

function read(storage: () => Storage, name: string): unknown {
  try {
    return JSON.parse(storage().getItem(name) ?? "null");
  } catch {
    return null;
  }
}

function write(storage: () => Storage, name: string, value: unknown): void {
  try {
    storage().setItem(name, JSON.stringify(value));
  } catch {
    // Without storage the reader works the same, it only forgets.
  }
}

const strings = (value: unknown): string[] => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);

/** The memory of one person in one document. */
export class Remembering {
  readonly #person: string;
  readonly #document: number;

  constructor(person: string, document: number) {
    this.#person = person;
    this.#document = document;
  }

  /** The codes used last, the latest first. */
  get recent(): string[] {
    return strings(read(() => localStorage, `lardom:recent:${this.#person}`));
  }

  set recent(ids: readonly string[]) {
    write(() => localStorage, `lardom:recent:${this.#person}`, ids);
  }

  /** The acts that can be undone and done again in this tab. */
  get stacks(): Stacks {
    const told = read(() => sessionStorage, this.#undoName) as Stacks | null;
    return { done: strings(told?.done), undone: strings(told?.undone) };
  }

  set stacks(stacks: Stacks) {
    write(() => sessionStorage, this.#undoName, stacks);
  }

  /** Whether single letters are commands. */
  get letters(): boolean {
    return read(() => localStorage, "lardom:letters") !== false;
  }

  set letters(on: boolean) {
    write(() => localStorage, "lardom:letters", on);
  }

  get #undoName(): string {
    return `lardom:undo:${this.#person}:${this.#document}`;
  }
}
