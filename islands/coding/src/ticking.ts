/**
 * What pressing the head of a row or a column of boxes makes of them.
 */

/** What pressing a head makes of its boxes: all ticked, unless all were already. */
export function pressed(ticked: readonly boolean[]): boolean {
  return !ticked.every(Boolean);
}
