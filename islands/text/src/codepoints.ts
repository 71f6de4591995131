/**
 * UTF-16 units ⇄ Unicode code points of one text.
 *
 * The server (as Python and REFI-QDA do) counts code points, the browser's DOM counts UTF-16 units. They differ
 * only after characters outside the basic plane (emoji, rare scripts), of which most texts have none, so the index
 * holds just those characters' places and both ways are a binary search.
 */

/** How many of the ascending `places` lie before `limit`, where each place is first put through `of`. */
function countBefore(places: readonly number[], limit: number, of: (place: number, index: number) => number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (of(places[middle]!, middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

function astralPlaces(text: string): number[] {
  const places: number[] = [];
  for (let unit = 0; unit < text.length - 1; unit++) {
    const first = text.charCodeAt(unit);
    if (first < 0xd800 || first > 0xdbff) continue;
    const second = text.charCodeAt(unit + 1);
    if (second >= 0xdc00 && second <= 0xdfff) places.push(unit++);
  }
  return places;
}

/** The index of one text. Positions outside the text are drawn to its nearest end. */
export class Codepoints {
  /** The text's length in UTF-16 units. */
  readonly units: number;
  /** The text's length in code points. */
  readonly points: number;
  readonly #astral: readonly number[];

  constructor(text: string) {
    this.#astral = astralPlaces(text);
    this.units = text.length;
    this.points = text.length - this.#astral.length;
  }

  /** The UTF-16 unit at which code point number `point` begins. */
  toUnits(point: number): number {
    const inside = Math.min(Math.max(point, 0), this.points);
    return inside + countBefore(this.#astral, inside, (place, index) => place - index);
  }

  /** The code point that holds UTF-16 unit number `unit` (a unit inside a pair belongs to the pair). */
  toPoints(unit: number): number {
    const inside = Math.min(Math.max(unit, 0), this.units);
    return inside - countBefore(this.#astral, inside, (place) => place);
  }
}
