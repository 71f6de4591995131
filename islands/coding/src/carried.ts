/**
 * Which marks go along when one is taken by the hand.
 */

/** Which marks move when one is taken: all that are ticked when it is among them, else it alone. */
export function carriedBy(mark: string, ticked: readonly string[]): readonly string[] {
  return ticked.includes(mark) ? ticked : [mark];
}
