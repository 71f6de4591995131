/**
 * Finding words in the text of the page, without regard to case; å, ä and ö are letters of their own.
 */

import { Codepoints } from "../../text/src/codepoints.ts";
import { firstAbove, type Span } from "../../text/src/spans.ts";

/** A block of text and the code point at which it begins in the document. */
export interface Words {
  readonly from: number;
  readonly text: string;
}

const ENOUGH = 5000;

/** The stretches (code points of the document) where `sought` stands, in order; at most five thousand. */
export function find(blocks: Iterable<Words>, sought: string): Span[] {
  // A break of line in the text is as good as a space in the question.
  const parts = sought.normalize("NFC").trim().split(/\s+/).filter(Boolean).map(escaped);
  if (parts.length === 0) return [];
  const pattern = new RegExp(parts.join("\\s+"), "giu");
  const hits: Span[] = [];
  for (const { from, text } of blocks) {
    let index: Codepoints | null = null;
    for (const match of text.matchAll(pattern)) {
      index ??= new Codepoints(text);
      hits.push({ start: from + index.toPoints(match.index), end: from + index.toPoints(match.index + match[0].length) });
      if (hits.length === ENOUGH) return hits;
    }
  }
  return hits;
}

/** The index of the hit to go to from a position: the next (`way` 1) or the previous (-1), round the end. */
export function beside(hits: readonly Span[], from: number, way: 1 | -1): number {
  if (hits.length === 0) return -1;
  if (way === 1) return firstAbove(hits, from, (hit) => hit.start) % hits.length;
  const at = firstAbove(hits, from - 1, (hit) => hit.start) - 1;
  return at < 0 ? hits.length - 1 : at;
}

function escaped(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}
