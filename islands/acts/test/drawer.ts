import type { Storing } from "../src/shelf.ts";

/** What a browser's storage does, with a limit on how much it takes. */
export class Drawer implements Storing {
  readonly held = new Map<string, string>();
  room = Infinity;
  get length(): number {
    return this.held.size;
  }
  key(at: number): string | null {
    return [...this.held.keys()][at] ?? null;
  }
  getItem(name: string): string | null {
    return this.held.get(name) ?? null;
  }
  setItem(name: string, value: string): void {
    if (!this.held.has(name) && this.held.size >= this.room) throw new Error("QuotaExceededError");
    this.held.set(name, value);
  }
  removeItem(name: string): void {
    this.held.delete(name);
  }
}
