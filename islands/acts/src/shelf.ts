/**
 * Where acts lie until the server has answered: the browser's storage, one entry an act.
 *
 * One entry an act and not one list, so that two tabs that put acts at once cannot overwrite each other. The entry's
 * name carries its place in the order. When the storage is full or forbidden the acts are held in memory, so that they
 * are at least sent while the page is open; `holds` then tells the person not to close it.
 */

import type { Act } from "./act.ts";

/** An act as it lies on the shelf. `refused` is the status by which the server turned it down. */
export interface Kept extends Act {
  readonly refused?: number;
}

/** The part of the browser's `Storage` that the shelf needs. */
export type Storing = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const ENTRY = "lardom:act:";

/** What the shelf of a person's acts to an address is called. */
export function shelfName(person: string, url: string): string {
  return `${person}:${url}`;
}

/** The addresses of this server to which acts of the person's still lie in the storage. */
export function addressesLeft(storage: Storing | null, person: string): string[] {
  const found = new Set<string>();
  const start = `${ENTRY}${person}:`;
  for (let at = 0; at < (storage?.length ?? 0); at++) {
    const name = storage?.key(at) ?? "";
    const url = name.startsWith(start) ? name.slice(start.length).replace(/:\d+:[^:]*$/, "") : "";
    if (/^\/[^/]/.test(url)) found.add(url);
  }
  return [...found].sort();
}

/** The shelf of one person and one document (`name`). */
export class Shelf {
  readonly #storage: Storing | null;
  readonly #prefix: string;
  readonly #now: () => number;
  readonly #loose = new Map<string, Kept>();
  #last = 0;

  constructor(storage: Storing | null, name: string, now: () => number = Date.now) {
    this.#storage = storage;
    this.#prefix = `${ENTRY}${name}:`;
    this.#now = now;
  }

  /** Whether all that lies here survives a closed tab. */
  get holds(): boolean {
    return this.#loose.size === 0;
  }

  /** Whether a storage event's `key` speaks of this shelf. */
  owns(key: string | null): boolean {
    return key === null || key.startsWith(this.#prefix);
  }

  /** Lay an act last. */
  put(act: Act): void {
    // Later than everything this tab has put, even when two acts share a millisecond or the clock goes back.
    this.#last = Math.max(this.#now() * 1000, this.#last + 1);
    this.#write(`${this.#prefix}${String(this.#last).padStart(17, "0")}:${act.key}`, act);
  }

  /** Note that the server turned the act down; it stays until a person takes it away. */
  refuse(key: string, status: number): void {
    const name = this.#nameOf(key);
    const kept = name && this.#read(name);
    if (name && kept) this.#write(name, { ...kept, refused: status });
  }

  /** Take an act away: it is saved, or a person has seen that it was refused. */
  drop(key: string): void {
    const name = this.#nameOf(key);
    if (!name) return;
    this.#loose.delete(name);
    this.#storage?.removeItem(name);
  }

  /** All that lies here, oldest first. */
  all(): Kept[] {
    return this.#names().flatMap((name) => this.#read(name) ?? []);
  }

  #names(): string[] {
    const names = new Set(this.#loose.keys());
    for (let at = 0; at < (this.#storage?.length ?? 0); at++) {
      const name = this.#storage?.key(at);
      if (name?.startsWith(this.#prefix)) names.add(name);
    }
    return [...names].sort();
  }

  #nameOf(key: string): string | undefined {
    return this.#names().find((name) => name.endsWith(`:${key}`));
  }

  #read(name: string): Kept | null {
    const loose = this.#loose.get(name);
    if (loose) return loose;
    const stored = this.#storage?.getItem(name);
    if (!stored) return null;
    try {
      return JSON.parse(stored) as Kept;
    } catch {
      return null; // not ours: nothing we wrote is broken JSON
    }
  }

  #write(name: string, kept: Kept): void {
    try {
      if (!this.#storage) throw new Error("no storage");
      this.#storage.setItem(name, JSON.stringify(kept));
      this.#loose.delete(name);
    } catch {
      this.#loose.set(name, kept);
    }
  }
}
