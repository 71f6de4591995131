/**
 * Undo and redo: every act is kept together with the act that takes it back.
 */

import type { Body } from "./act.ts";

/** An act that is still to be done. */
export interface Draft {
  readonly kind: string;
  readonly body: Body;
}

/** What was done, and what takes it back. */
export interface Step {
  readonly does: Draft;
  readonly undoes: Draft;
}

/** The steps of one person in one document, newest last. At most `room` are kept. */
export class Undo {
  readonly #done: Step[] = [];
  readonly #undone: Step[] = [];
  readonly #room: number;

  constructor(room = 200) {
    this.#room = room;
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
  push(step: Step): void {
    this.#done.push(step);
    if (this.#done.length > this.#room) this.#done.shift();
    this.#undone.length = 0;
  }

  /** The act that takes the latest step back, or `null`. */
  undo(): Draft | null {
    const step = this.#done.pop();
    if (!step) return null;
    this.#undone.push(step);
    return step.undoes;
  }

  /** The act that does the latest undone step again, or `null`. */
  redo(): Draft | null {
    const step = this.#undone.pop();
    if (!step) return null;
    this.#done.push(step);
    return step.does;
  }

  /** Forget the steps that speak of something that can no longer be changed (`touches` says which). */
  forget(touches: (draft: Draft) => boolean): void {
    for (const steps of [this.#done, this.#undone]) {
      const kept = steps.filter((step) => !touches(step.does) && !touches(step.undoes));
      steps.splice(0, steps.length, ...kept);
    }
  }
}
