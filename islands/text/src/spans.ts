/**
 * Stretches of text: zero-based, half-open, as `lardom.text.span.Span` on the server.
 */

/** A half-open stretch `[start, end)`. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether the two share at least one character. */
export function overlaps(one: Span, other: Span): boolean {
  return one.start < other.end && other.start < one.end;
}

/** The part of `span` inside `outer`, or `null` when nothing is left. */
export function clip(span: Span, outer: Span): Span | null {
  const start = Math.max(span.start, outer.start);
  const end = Math.min(span.end, outer.end);
  return start < end ? { start, end } : null;
}

/** The spans' union as the fewest stretches, in order; neighbours that touch become one, empty ones vanish. */
export function merge(spans: Iterable<Span>): Span[] {
  const sorted = [...spans].filter((span) => span.start < span.end).sort((a, b) => a.start - b.start);
  const merged: { start: number; end: number }[] = [];
  for (const span of sorted) {
    const last = merged.at(-1);
    if (last && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ start: span.start, end: span.end });
  }
  return merged;
}

/** The index of the first item whose `of` value is greater than `limit` (`items` ascend by it). */
export function firstAbove<T>(items: ArrayLike<T>, limit: number, of: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(items[middle]!) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
