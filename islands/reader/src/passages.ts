/**
 * The passages of one document: marks and codings, found by turn, by reference and in order.
 *
 * A mark is a passage without a code (`code` 0): everything a coding can do on the page, a mark can do too.
 */

import { clip, firstAbove, overlaps, type Span } from "../../text/src/spans.ts";

/** One mark or coding as it stands. `notes` is how many memos hang on it. */
export interface Passage extends Span {
  readonly ref: string;
  readonly code: number;
  readonly coder: number;
  readonly version: number;
  readonly notes: number;
}

/** How a passage travels: an array is a third of the size of an object. */
export type Row = readonly [ref: string, start: number, end: number, code: number, coder: number, version: number, notes: number];

/** A passage from the row it came in. */
export function fromRow([ref, start, end, code, coder, version, notes]: Row): Passage {
  return { ref, start, end, code, coder, version, notes };
}

/** How many passages each code has. */
export function counted(passages: readonly Passage[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { code } of passages) counts.set(code, (counts.get(code) ?? 0) + 1);
  return counts;
}

/** All passages of a document, by turn. `turns` are the turns' stretches, in order. */
export class Passages {
  readonly #turns: readonly Span[];
  readonly #byRef = new Map<string, Passage>();
  readonly #byTurn: Set<Passage>[];
  /** The version at which a passage was taken away, for when it comes back. */
  readonly #gone = new Map<string, number>();
  #ordered: Passage[] = [];

  constructor(turns: readonly Span[], rows: Iterable<Row> = []) {
    this.#turns = turns;
    this.#byTurn = turns.map(() => new Set());
    this.add(rows);
  }

  /** Take in many passages at once, all but those that are known already or have been taken away; answers those. */
  add(rows: Iterable<Row>): Passage[] {
    const added: Passage[] = [];
    for (const row of rows) {
      const passage = fromRow(row);
      if (this.#byRef.has(passage.ref) || this.#gone.has(passage.ref)) continue;
      added.push(passage);
      this.#byRef.set(passage.ref, passage);
      for (const at of this.turnsOf(passage)) this.#byTurn[at]!.add(passage);
    }
    const last = this.#ordered.at(-1);
    const behind = !last || !added[0] || byPlace(last, added[0]) < 0;
    this.#ordered = this.#ordered.concat(added);
    if (!behind || added.some((passage, at) => at > 0 && byPlace(added[at - 1]!, passage) > 0)) this.#ordered.sort(byPlace);
    return added;
  }

  /** The passage with that reference. */
  get(ref: string): Passage | undefined {
    return this.#byRef.get(ref);
  }

  /** The version a passage has or had when it was taken away; 0 when it was never seen. */
  versionOf(ref: string): number {
    return this.#byRef.get(ref)?.version ?? this.#gone.get(ref) ?? 0;
  }

  /** Add or replace a passage; answers the stretch in which something has changed. */
  put(passage: Passage): Span {
    const before = this.#byRef.get(passage.ref);
    if (before) this.#unhang(before);
    this.#byRef.set(passage.ref, passage);
    this.#gone.delete(passage.ref);
    for (const at of this.turnsOf(passage)) this.#byTurn[at]!.add(passage);
    this.#ordered.splice(this.#placeOf(passage), 0, passage);
    return before ? { start: Math.min(before.start, passage.start), end: Math.max(before.end, passage.end) } : passage;
  }

  /** Take a passage away; answers where it was, or `null` when it was not there. */
  remove(ref: string, version?: number): Span | null {
    const before = this.#byRef.get(ref);
    if (!before) return null;
    this.#unhang(before);
    this.#byRef.delete(ref);
    this.#gone.set(ref, version ?? before.version + 1);
    return before;
  }

  /** The indexes of the turns that a stretch touches. */
  turnsOf(span: Span): number[] {
    const found: number[] = [];
    let at = Math.max(0, firstAbove(this.#turns, span.start, (turn) => turn.start) - 1);
    for (; at < this.#turns.length && this.#turns[at]!.start < span.end; at++) {
      if (overlaps(this.#turns[at]!, span)) found.push(at);
    }
    return found;
  }

  /** The passages in one turn, by where they begin. */
  inTurn(at: number): Passage[] {
    return [...(this.#byTurn[at] ?? [])].sort(byPlace);
  }

  /** The stretches of one turn that passages cover, each cut to the turn. */
  spansInTurn(at: number, which: (passage: Passage) => boolean): Span[] {
    const turn = this.#turns[at];
    if (!turn) return [];
    return [...this.#byTurn[at]!].filter(which).flatMap((passage) => clip(passage, turn) ?? []);
  }

  /** All passages in order of the text. */
  get ordered(): readonly Passage[] {
    return this.#ordered;
  }

  /** The next (`way` 1) or previous (-1) passage seen from a passage, or from a position. */
  beside(from: Passage | number, way: 1 | -1): Passage | null {
    const all = this.ordered;
    if (typeof from !== "number") {
      const at = this.#placeOf(from);
      return (all[at]?.ref === from.ref ? all[at + way] : way === 1 ? all[at] : all[at - 1]) ?? null;
    }
    const at = firstAbove(all, from - 1, (passage) => passage.start);
    return (way === 1 ? all[at] : all[at - 1]) ?? null;
  }

  /** Where a passage stands among the ordered ones, or would stand. */
  #placeOf(passage: Passage): number {
    let low = 0;
    let high = this.#ordered.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (byPlace(this.#ordered[middle]!, passage) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #unhang(passage: Passage): void {
    this.#ordered.splice(this.#placeOf(passage), 1);
    for (const at of this.turnsOf(passage)) this.#byTurn[at]!.delete(passage);
  }
}

/** By where they begin, the longest first, then by reference, so that the order is the same everywhere. */
export function byPlace(a: Passage, b: Passage): number {
  return a.start - b.start || b.end - a.end || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0);
}
