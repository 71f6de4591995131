/**
 * <lardom-reader>: makes a transcript that the server has laid out quick under the hand.
 *
 * The page is whole without it (every turn has its link to a page where it can be coded). This element finds the turns,
 * paints what is coded, listens to mouse, touch and keyboard and lays what is done in the queue.
 */

import { Reading } from "../page/reading.ts";

/** The element. All it needs stands inside it and in the page's data. */
class LardomReader extends HTMLElement {
  #reading: Reading | null = null;

  connectedCallback(): void {
    // The element may be met before its children have been read.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", () => this.#begin(), { once: true });
    else this.#begin();
  }

  disconnectedCallback(): void {
    this.#reading?.end();
    this.#reading = null;
  }

  #begin(): void {
    if (!this.isConnected || this.#reading) return;
    this.#reading = new Reading(this);
    this.classList.add("ready");
    performance.mark("reader-ready");
  }
}

customElements.define("lardom-reader", LardomReader);
