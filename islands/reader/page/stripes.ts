/**
 * The stripes in the margin: which code stands where, in lanes, told apart by colour, pattern and letters.
 *
 * They are for the eye and the mouse; the list of a turn's codings is their twin for keyboard and screen reader.
 * Where a stripe begins and ends is reckoned by characters, so that nothing of the page has to be measured.
 */

import type { Lanes } from "../src/lanes.ts";
import type { Passage, Passages } from "../src/passages.ts";
import type { Page } from "./page.ts";
import type { Turn } from "./places.ts";

/** Draws the stripes of single turns. */
export class Stripes {
  readonly #page: Page;
  readonly #passages: Passages;
  readonly #lanes: Lanes;

  constructor(page: Page, passages: Passages, lanes: Lanes) {
    this.#page = page;
    this.#passages = passages;
    this.#lanes = lanes;
  }

  /** Draw a turn's stripes anew. `chosen` is the reference of the chosen passage. */
  draw(turn: Turn, chosen: string | null): void {
    const margin = marginOf(turn);
    const passages = this.#passages.inTurn(turn.index);
    const drawn = document.createDocumentFragment();
    let spare = 0;
    for (const passage of passages) {
      const lane = this.#lanes.laneOf(passage.ref);
      if (lane < 0) spare++;
      else drawn.append(this.#stripe(turn, passage, lane, passage.ref === chosen));
    }
    if (spare > 0) drawn.append(told(`+${spare}`));
    margin.replaceChildren(drawn);
    this.#tell(turn, passages);
  }

  #stripe(turn: Turn, passage: Passage, lane: number, chosen: boolean): HTMLElement {
    const code = this.#page.code(passage.code);
    const stripe = document.createElement("i");
    const length = Math.max(1, turn.end - turn.start);
    const from = Math.max(0, (passage.start - turn.start) / length);
    const to = Math.min(1, (passage.end - turn.start) / length);
    stripe.className = `stripe ${code?.pattern ?? "mark"}`;
    stripe.classList.toggle("chosen", chosen);
    stripe.classList.toggle("others", passage.coder !== this.#page.data.me);
    stripe.dataset["ref"] = passage.ref;
    stripe.style.setProperty("--lane", String(lane));
    stripe.style.setProperty("--code", code?.colour ?? "currentColor");
    stripe.style.top = `${(from * 100).toFixed(2)}%`;
    // A passage that goes on in the next turn is drawn over the gap between the two.
    stripe.style.height = passage.end > turn.end ? `calc(${((1 - from) * 100).toFixed(2)}% + var(--turn-gap))` : `${((to - from) * 100).toFixed(2)}%`;
    if (passage.start >= turn.start) {
      const letters = document.createElement("b");
      letters.textContent = code?.letters ?? "•";
      stripe.append(letters);
    }
    return stripe;
  }

  /** Say in the turn's link how many codings it has and which. */
  #tell(turn: Turn, passages: readonly Passage[]): void {
    const link = turn.element.querySelector<HTMLElement>(".turn-codings");
    if (!link) return;
    const text = summary(this.#page, passages);
    if (link.textContent !== text) link.textContent = text;
    link.classList.toggle("none", passages.length === 0);
  }
}

/** "3 codings: Champions, Time +1", or the invitation to code. */
export function summary(page: Page, passages: readonly Passage[]): string {
  if (passages.length === 0) return page.word("code_turn");
  const names = [...new Set(passages.map((passage) => page.nameOf(passage.code)))];
  const more = names.length > 3 ? ` +${names.length - 3}` : "";
  return page.count("codings", passages.length, { names: names.slice(0, 3).join(", ") + more });
}

function marginOf(turn: Turn): HTMLElement {
  const last = turn.element.lastElementChild;
  if (last instanceof HTMLElement && last.className === "turn-stripes") return last;
  const margin = document.createElement("div");
  margin.className = "turn-stripes";
  margin.setAttribute("aria-hidden", "true");
  turn.element.append(margin);
  return margin;
}

function told(text: string): HTMLElement {
  const more = document.createElement("span");
  more.className = "stripes-more";
  more.textContent = text;
  return more;
}
