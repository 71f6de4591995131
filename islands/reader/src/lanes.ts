/**
 * Which lane of the margin a coding's stripe stands in.
 *
 * A stripe keeps its lane as long as it lives: others that come or go never make it jump. A new one takes the lowest
 * lane that is free along its whole length. What finds none is counted ("+n") instead of drawn.
 */

import { firstAbove, type Span } from "../../text/src/spans.ts";

/** The lane of what found no lane. */
export const NO_LANE = -1;

interface Placed extends Span {
  readonly id: string;
}

/** The lanes of one document. */
export class Lanes {
  readonly #lanes: Placed[][];
  readonly #laneOf = new Map<string, number>();
  readonly #spare = new Map<string, Placed>();

  /** `count` lanes, at most; sixteen is what an eye can still follow. */
  constructor(count = 16) {
    this.#lanes = Array.from({ length: count }, () => []);
  }

  /** Give `id` the lowest free lane along `span`; answers the lane, or `NO_LANE`. */
  place(id: string, span: Span): number {
    this.remove(id);
    const placed = { id, start: span.start, end: span.end };
    const lane = this.#lanes.findIndex((stripes) => isFree(stripes, span));
    if (lane === NO_LANE) {
      this.#spare.set(id, placed);
      return NO_LANE;
    }
    const stripes = this.#lanes[lane]!;
    stripes.splice(firstAbove(stripes, span.start, startOf), 0, placed);
    this.#laneOf.set(id, lane);
    return lane;
  }

  /** Follow a coding whose ends have moved: the same lane when it is still free there, else the lowest that is. */
  move(id: string, span: Span): number {
    const lane = this.#laneOf.get(id);
    this.remove(id);
    const stripes = lane === undefined ? undefined : this.#lanes[lane];
    if (lane === undefined || !stripes || !isFree(stripes, span)) return this.place(id, span);
    stripes.splice(firstAbove(stripes, span.start, startOf), 0, { id, start: span.start, end: span.end });
    this.#laneOf.set(id, lane);
    return lane;
  }

  /** Let go of the lane of `id`. */
  remove(id: string): void {
    this.#spare.delete(id);
    const lane = this.#laneOf.get(id);
    if (lane === undefined) return;
    this.#laneOf.delete(id);
    const stripes = this.#lanes[lane]!;
    stripes.splice(
      stripes.findIndex((placed) => placed.id === id),
      1,
    );
  }

  /** The lane of `id`, or `NO_LANE`. */
  laneOf(id: string): number {
    return this.#laneOf.get(id) ?? NO_LANE;
  }

  /** How many lanes are in use at all. */
  get used(): number {
    return this.#lanes.findLastIndex((stripes) => stripes.length > 0) + 1;
  }

  /** How many along `span` have found no lane. */
  spareIn(span: Span): number {
    let count = 0;
    for (const placed of this.#spare.values()) if (placed.start < span.end && span.start < placed.end) count++;
    return count;
  }
}

function startOf(placed: Placed): number {
  return placed.start;
}

/** Whether no stripe of a lane (in order, none overlapping) shares a character with `span`. */
function isFree(stripes: readonly Placed[], span: Span): boolean {
  const next = firstAbove(stripes, span.start, startOf);
  const before = stripes[next - 1];
  const after = stripes[next];
  return !(before && before.end > span.start) && !(after && after.start < span.end);
}
