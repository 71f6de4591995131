/**
 * The queue as a browser has it: acts go to one address as one person, a tab at a time.
 */

import type { Act } from "../src/act.ts";
import { Queue } from "../src/queue.ts";
import { type Outcome, sender } from "../src/sending.ts";
import { Shelf, shelfName, type Storing } from "../src/shelf.ts";

/** Whom the queue tells. */
export interface Told {
  /** Its state, or what lies on its shelf, has changed. */
  changed(): void;
  /** An act was answered. */
  answered(act: Act, outcome: Outcome): void;
}

/** Make the queue of a person's acts to `url`; `storage` is `null` where it is forbidden. */
export function queueTo(url: string, person: string, storage: Storing | null, told: Told): { queue: Queue; shelf: Shelf } {
  const name = shelfName(person, url);
  const shelf = new Shelf(storage, name);
  const queue = new Queue({
    shelf,
    send: sender(url, person),
    alone: (work) => (navigator.locks ? navigator.locks.request(`lardom:${name}`, work) : work()),
    pause,
    dice: Math.random,
    changed: () => told.changed(),
    answered: (act, outcome) => told.answered(act, outcome),
  });
  return { queue, shelf };
}

/** The browser's storage, or `null` where it is forbidden. */
export function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener("abort", () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
