/**
 * Moving from turn to turn and to a passage. The keyboard follows; the page moves only as far as it must.
 */

import type { Span } from "../../text/src/spans.ts";
import type { Chunks } from "./chunks.ts";
import type { Places, Turn } from "./places.ts";

/** The tools' height, and how much of the text is wanted below what is shown: in pixels. */
const [UNDER_TOOLS, BELOW] = [120, 80];

/** Holds the turn the person is in. */
export class Moving {
  readonly #places: Places;
  readonly #chunks: Chunks;
  readonly #lower: () => number;
  readonly #moved: () => void;
  #at: Turn | null = null;

  /** `lower` tells down to where the text can be seen; `moved` is told of every move. */
  constructor(places: Places, chunks: Chunks, lower: () => number, moved: () => void) {
    this.#places = places;
    this.#chunks = chunks;
    this.#lower = lower;
    this.#moved = moved;
    const asked = places.turns.find((turn) => `#turn-${turn.number}` === location.hash);
    if (asked ?? places.turns[0]) this.at((asked ?? places.turns[0])!);
    if (asked) this.focus();
    document.addEventListener("focusin", (event) => {
      const turn = this.#places.turnOf(event.target as Node);
      if (turn) this.at(turn);
    });
  }

  /** The turn the person is in. */
  get current(): Turn | null {
    return this.#at;
  }

  /** Be in a turn, without moving the page. */
  at(turn: Turn): void {
    if (turn === this.#at) return;
    this.#at?.element.classList.remove("current");
    this.#at = turn;
    turn.element.classList.add("current");
    this.#moved();
  }

  /** Go to the next (1) or previous (-1) turn that is shown. */
  turn(way: 1 | -1): void {
    const from = this.#at?.index ?? -1;
    // With nothing in the keyboard's hand the first press takes the turn one is in.
    const inHand = this.#at?.element.contains(document.activeElement) ?? false;
    let next = this.#places.turns[inHand ? from + way : Math.max(from, 0)];
    while (next && isHidden(next)) next = this.#places.turns[next.index + way];
    if (!next) return;
    this.at(next);
    this.focus();
  }

  /** Take the keyboard to the turn one is in and bring it into view. */
  focus(): void {
    if (!this.#at) return;
    const { element, index } = this.#at;
    this.#chunks.reveal(index);
    if (!element.hasAttribute("tabindex")) element.tabIndex = -1;
    element.focus({ preventScroll: true });
    element.scrollIntoView({ block: "nearest" });
  }

  /** Go to a stretch: be in its turn, bring its beginning into view. */
  toSpan(span: Span): void {
    const turn = this.#places.turnAt(span.start);
    if (!turn) return;
    this.at(turn);
    this.show(span);
  }

  /** Bring a stretch's beginning into view, well inside what can be seen when it is out of it. */
  show(span: Span | null): void {
    if (!span) return;
    const turn = this.#places.turnAt(span.start);
    if (turn) this.#chunks.reveal(turn.index);
    const part = this.#places.blocksIn(span)[0];
    if (!part || !turn) return;
    // Left-out chunks have no boxes yet: bring the turn in first, then its line.
    const seen = () => this.#places.rangeOf({ start: part.start, end: part.start + 1 })?.getBoundingClientRect();
    const [upper, lower] = [UNDER_TOOLS, this.#lower()];
    const inView = (box: DOMRect | undefined) => box && box.height > 0 && box.top > upper && box.bottom < lower - BELOW;
    if (inView(seen())) return;
    turn.element.scrollIntoView({ block: "center" });
    const box = seen();
    if (box && !inView(box)) scrollBy({ top: box.top - upper - (lower - upper) / 5 });
  }
}

function isHidden(turn: Turn): boolean {
  return getComputedStyle(turn.element).display === "none";
}
