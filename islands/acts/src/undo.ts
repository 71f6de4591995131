/**
 * Undo and redo as keys of acts: the server takes back the act with a key, and taking that back does it again.
 *
 * Only keys are held, so that the stacks can lie in the tab's storage and survive a reload.
 */

/** What survives a reload. */
export interface Stacks {
  readonly done: readonly string[];
  readonly undone: readonly string[];
}

/** The acts of one person in one document, newest last. At most `room` are kept. */
export class Undo {
  readonly #done: string[];
  readonly #undone: string[];
  readonly #room: number;

  constructor(from: Stacks = { done: [], undone: [] }, room = 200) {
    this.#done = [...from.done];
    this.#undone = [...from.undone];
    this.#room = room;
  }

  /** What is to be kept over a reload. */
  get stacks(): Stacks {
    return { done: [...this.#done], undone: [...this.#undone] };
  }

  /** Whether there is something to take back. */
  get canUndo(): boolean {
    return this.#done.length > 0;
  }

  /** Whether there is something to do again. */
  get canRedo(): boolean {
    return this.#undone.length > 0;
  }

  /** A new act was done: what had been undone before it can no longer be done again. */
  push(key: string): void {
    this.#done.push(key);
    if (this.#done.length > this.#room) this.#done.shift();
    this.#undone.length = 0;
  }

  /** Take the latest act back: `takeBack` sends the act that does it and answers that act's key. */
  undo(takeBack: (key: string) => string): boolean {
    const key = this.#done.pop();
    if (key === undefined) return false;
    this.#undone.push(takeBack(key));
    return true;
  }

  /** Do the latest undone act again, by taking its undoing back. */
  redo(takeBack: (key: string) => string): boolean {
    const key = this.#undone.pop();
    if (key === undefined) return false;
    this.#done.push(takeBack(key));
    return true;
  }

  /** Forget an act: it was refused, so there is nothing of it to take back. */
  forget(key: string): void {
    for (const keys of [this.#done, this.#undone]) {
      const at = keys.indexOf(key);
      if (at >= 0) keys.splice(at, 1);
    }
  }
}
