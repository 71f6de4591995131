/**
 * The passages of a long text that is coded all over: those further on are taken in when one can work already.
 */

import type { Lanes } from "../src/lanes.ts";
import type { Passage, Passages, Row } from "../src/passages.ts";

/** How many passages are taken in between two looks at what the person does. */
const AT_ONCE = 4_000;

/** After what the person waits for: the first picture of the page. Not every browser can tell when that is. */
const whenIdle = (act: () => void): void => {
  if (typeof requestIdleCallback === "function") requestIdleCallback(act, { timeout: 300 });
  else setTimeout(act, 60);
};

/** Takes in the passages that the page holds beyond the first ones, some thousands at a time. */
export class Arriving {
  readonly #passages: Passages;
  readonly #lanes: Lanes;
  readonly #shown: (added: readonly Passage[]) => void;
  readonly #ended: AbortSignal;
  readonly #id: string;
  /** What is still to be taken in; `null` as long as it has not been read from the page. */
  #later: Row[] | null = null;

  constructor(id: string, passages: Passages, lanes: Lanes, ended: AbortSignal, shown: (added: readonly Passage[]) => void) {
    this.#id = id;
    this.#passages = passages;
    this.#lanes = lanes;
    this.#ended = ended;
    this.#shown = shown;
    for (const passage of passages.ordered) lanes.place(passage.ref, passage);
  }

  /** Begin, a moment from now. */
  begin(): void {
    if (this.#later?.length === 0 || this.#ended.aborted) return;
    whenIdle(() => {
      this.take(AT_ONCE);
      this.begin();
    });
  }

  /** Take in the next ones, or all of them: something is about to be done that must know them all. */
  take(most = Infinity): void {
    this.#later ??= this.#read();
    if (this.#later.length === 0) return;
    const added = this.#passages.add(this.#later.splice(0, most));
    for (const passage of added) this.#lanes.place(passage.ref, passage);
    this.#shown(added);
  }

  #read(): Row[] {
    const rest = document.getElementById(this.#id);
    return rest ? (JSON.parse(rest.textContent) as Row[]) : [];
  }
}
