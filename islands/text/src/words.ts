/**
 * Where words begin and end, for growing and shrinking a passage a word at a time. Positions are UTF-16 units of `text`.
 */

const WORD = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*(?:['’:–-][\p{L}\p{N}][\p{L}\p{N}\p{M}]*)*[.,;:!?…”"»)]*/gu;

interface Word {
  readonly start: number;
  readonly end: number;
}

/** The words of a text, each with the signs that close it ("kommunen.", not "kommunen"). */
export function words(text: string): Word[] {
  return [...text.matchAll(WORD)].map((found) => ({ start: found.index, end: found.index + found[0].length }));
}

/** The end of the first word that ends after `at`, or `null` when no word does. */
export function endAfter(text: string, at: number): number | null {
  return words(text).find((word) => word.end > at)?.end ?? null;
}

/** The end of the last word that ends before `at`, or `null`. */
export function endBefore(text: string, at: number): number | null {
  return words(text).findLast((word) => word.end < at)?.end ?? null;
}

/** The beginning of the first word that begins after `at`, or `null`. */
export function startAfter(text: string, at: number): number | null {
  return words(text).find((word) => word.start > at)?.start ?? null;
}

/** The beginning of the last word that begins before `at`, or `null`. */
export function startBefore(text: string, at: number): number | null {
  return words(text).findLast((word) => word.start < at)?.start ?? null;
}
