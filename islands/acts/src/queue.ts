/**
 * The queue of acts: nothing a person did is lost, nothing is done twice.
 *
 * An act is laid on the shelf before it is sent and leaves it only when the server has said that it is kept, or a
 * person has seen that it was refused. Acts are sent in order, one at a time, by one tab at a time. A repeat is safe:
 * the server answers a key that it knows with its first answer. What can go wrong and what then happens:
 *
 * - no network, a server that restarts or is busy: tried again, after longer and longer waits;
 * - the session has ended: the queue stops, keeps everything and asks the person to sign in;
 * - refused (somebody changed the same thing, a code is gone): kept in the list shown to the person; the rest goes on.
 */

import { type Act, type Body, newAct } from "./act.ts";
import type { Outcome } from "./sending.ts";
import type { Kept, Shelf } from "./shelf.ts";

/** Where the queue is: nothing to do, sending, between two tries, or stopped until somebody signs in. */
export type State = "idle" | "sending" | "waiting" | "signed-out";

/** What the queue needs of the world around it. */
export interface World {
  /** Where acts lie until they are answered. */
  readonly shelf: Shelf;
  /** Sends one act; never throws. */
  send(act: Act): Promise<Outcome>;
  /** Runs `work` while no other tab does (navigator.locks). */
  alone(work: () => Promise<void>): Promise<void>;
  /** Resolves after so many milliseconds, or earlier when `signal` says so. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
  /** A number in [0, 1): spreads the tries of many browsers after a restart. */
  dice(): number;
  /** Called after every change of state or of what lies on the shelf. */
  changed(): void;
  /** Called with the answer to an act of this or another tab. */
  answered(act: Act, outcome: Outcome): void;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;

/** How long to wait before try number `tries` (from 1): doubling, half of it left to chance. */
export function waitBefore(tries: number, dice: number, asked?: number): number {
  const whole = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (tries - 1));
  return Math.max(whole * (0.5 + dice / 2), (asked ?? 0) * 1000);
}

/** The queue of one person and one document. */
export class Queue {
  readonly #world: World;
  #state: State = "idle";
  #running: Promise<void> | null = null;
  #again = false;
  #wake = new AbortController();

  constructor(world: World) {
    this.#world = world;
  }

  /** Where the queue is. */
  get state(): State {
    return this.#state;
  }

  /** The acts that are not saved yet, oldest first. */
  get unsaved(): Kept[] {
    return this.#world.shelf.all().filter((act) => act.refused === undefined);
  }

  /** The acts that the server turned down and nobody has put aside yet. */
  get refused(): Kept[] {
    return this.#world.shelf.all().filter((act) => act.refused !== undefined);
  }

  /** Lay an act on the shelf and start sending; returns at once. */
  add(kind: string, body: Body): Act {
    const act = newAct(kind, body);
    this.#world.shelf.put(act);
    this.#world.changed();
    void this.run();
    return act;
  }

  /** A person has seen that the act was refused: take it off the list. */
  putAside(key: string): void {
    this.#world.shelf.drop(key);
    this.#world.changed();
  }

  /** Try now: the network is back, somebody has signed in, the page was opened. */
  wake(): Promise<void> {
    this.#wake.abort();
    this.#wake = new AbortController();
    if (this.#state === "signed-out") this.#set("idle");
    return this.run();
  }

  /** Send what lies on the shelf until it is empty or the session has ended. */
  run(): Promise<void> {
    if (this.#state === "signed-out") return Promise.resolve();
    if (this.#running) {
      this.#again = true;
      return this.#running;
    }
    this.#running = this.#drain().finally(() => {
      this.#running = null;
      if (this.#again) {
        this.#again = false;
        if (this.unsaved.length > 0) void this.run();
      }
    });
    return this.#running;
  }

  async #drain(): Promise<void> {
    if (this.unsaved.length === 0) return;
    await this.#world.alone(async () => {
      let tries = 0;
      // Read anew every time: another tab may have put or a person put aside something meanwhile.
      for (let act = this.unsaved[0]; act; act = this.unsaved[0]) {
        this.#set("sending");
        const outcome = await this.#world.send(act);
        if (outcome.state === "later") {
          tries += 1;
          this.#set("waiting");
          await this.#world.pause(waitBefore(tries, this.#world.dice(), outcome.after), this.#wake.signal);
          continue;
        }
        tries = 0;
        this.#settle(act, outcome);
        if (outcome.state === "sign-in") return;
      }
      this.#set("idle");
    });
  }

  #settle(act: Act, outcome: Outcome): void {
    if (outcome.state === "saved") this.#world.shelf.drop(act.key);
    if (outcome.state === "refused") this.#world.shelf.refuse(act.key, outcome.status);
    if (outcome.state === "sign-in") this.#state = "signed-out";
    this.#world.answered(act, outcome);
    this.#world.changed();
  }

  #set(state: State): void {
    if (state === this.#state) return;
    this.#state = state;
    this.#world.changed();
  }
}
