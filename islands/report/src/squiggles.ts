/**
 * Stretches of a text that something is said of, kept in place while the text is written on.
 */

import type { Span } from "../../text/src/spans.ts";

/** A stretch in UTF-16 units, how serious what is said of it is, and the number of what is said. */
export interface Wave extends Span {
  readonly level: string;
  readonly number: number;
}

/** A piece of the text, with the waves that lie under it (none, or the most serious first). */
export interface Piece {
  readonly text: string;
  readonly wave: Wave | null;
}

const SERIOUS = ["error", "warning", "note", "remarked"];

/** The one stretch in which two texts differ: it begins at `start` and ended at `before`, and ends at `after` now. */
export function edit(old: string, now: string): { start: number; before: number; after: number } {
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old.charCodeAt(start) === now.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && old.charCodeAt(old.length - 1 - end) === now.charCodeAt(now.length - 1 - end)) end++;
  return { start, before: old.length - end, after: now.length - end };
}

/** The waves as they lie after an edit: those behind it move along, those that were written in are gone. */
export function moved(waves: readonly Wave[], old: string, now: string): Wave[] {
  const { start, before, after } = edit(old, now);
  const by = after - before;
  const kept: Wave[] = [];
  for (const wave of waves) {
    if (wave.end <= start) kept.push(wave);
    else if (wave.start >= before) kept.push({ ...wave, start: wave.start + by, end: wave.end + by });
  }
  return kept;
}

/** The text cut where waves begin and end; where several lie under the same words the most serious is drawn. */
export function pieces(text: string, waves: readonly Wave[]): Piece[] {
  const inside = waves.filter((wave) => wave.start < wave.end && wave.end <= text.length);
  const cuts = [...new Set([0, text.length, ...inside.flatMap((wave) => [wave.start, wave.end])])].sort((a, b) => a - b);
  const found: Piece[] = [];
  for (let index = 0; index + 1 < cuts.length; index++) {
    const [start, end] = [cuts[index]!, cuts[index + 1]!];
    const under = inside.filter((wave) => wave.start <= start && wave.end >= end);
    under.sort((a, b) => SERIOUS.indexOf(a.level) - SERIOUS.indexOf(b.level));
    found.push({ text: text.slice(start, end), wave: under[0] ?? null });
  }
  return found;
}
