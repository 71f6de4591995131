/**
 * Only what is near the eye is painted: one observer on chunks of some twenty turns.
 */

import { merge, type Span } from "../../text/src/spans.ts";
import type { Passages } from "../src/passages.ts";
import type { Layer, Paint } from "./paint.ts";
import type { Chunk, Places } from "./places.ts";
import type { Stripes } from "./stripes.ts";

const NEAR = "600px 0px";
/** How high a chunk is thought to be before it was shown: characters to a line, and what a line and a turn take. */
const [LINE_CHARACTERS, LINE_HEIGHT, TURN_HEIGHT] = [68, 29, 58];

/** Shows and hides chunks, and paints anew what has changed in those that are shown. */
export class Chunks {
  readonly #passages: Passages;
  readonly #paint: Paint;
  readonly #stripes: Stripes;
  readonly #chunkOf = new Map<number, Chunk>();
  readonly #shown = new Map<Chunk, Map<Layer, AbstractRange[]>>();
  readonly #chunks: ReadonlyMap<Element, Chunk>;
  readonly #watch: IntersectionObserver;
  /** The reference of the chosen passage. */
  chosen: string | null = null;

  constructor(places: Places, passages: Passages, paint: Paint, stripes: Stripes) {
    this.#passages = passages;
    this.#paint = paint;
    this.#stripes = stripes;
    this.#chunks = new Map(places.chunks.map((chunk) => [chunk.element, chunk]));
    this.#watch = new IntersectionObserver((entries) => this.#see(entries), { rootMargin: NEAR });
    for (const chunk of places.chunks) {
      for (const turn of chunk.turns) this.#chunkOf.set(turn.index, chunk);
      const lines = chunk.turns.reduce((sum, turn) => sum + Math.ceil((turn.end - turn.start) / LINE_CHARACTERS), 0);
      const height = lines * LINE_HEIGHT + chunk.turns.length * TURN_HEIGHT;
      chunk.element.style.setProperty("contain-intrinsic-size", `auto ${height}px`);
      this.#watch.observe(chunk.element);
    }
  }

  /** Paint anew what a change in this stretch touches, where it is shown. */
  refresh(span: Span): void {
    const touched = new Set<Chunk>();
    for (const at of this.#passages.turnsOf(span)) {
      const chunk = this.#chunkOf.get(at);
      if (!chunk || !this.#shown.has(chunk)) continue;
      touched.add(chunk);
      const turn = chunk.turns.find((one) => one.index === at);
      if (turn) this.#stripes.draw(turn, this.chosen);
    }
    for (const chunk of touched) this.#highlight(chunk);
  }

  /** Draw anew what is shown of the turns that these stretches touch. */
  drawn(spans: Iterable<Span>): void {
    const touched = new Set<number>();
    for (const span of spans) for (const at of this.#passages.turnsOf(span)) touched.add(at);
    for (const chunk of this.#shown.keys()) {
      const turns = chunk.turns.filter((turn) => touched.has(turn.index));
      for (const turn of turns) this.#stripes.draw(turn, this.chosen);
      if (turns.length > 0) this.#highlight(chunk);
    }
  }

  /** Draw the chunk that holds a turn at once, before the observer has seen it (somebody jumps there). */
  reveal(turn: number): void {
    const chunk = this.#chunkOf.get(turn);
    if (chunk && !this.#shown.has(chunk)) this.#show(chunk);
  }

  #see(entries: readonly IntersectionObserverEntry[]): void {
    for (const entry of entries) {
      const chunk = this.#chunks.get(entry.target);
      if (!chunk) continue;
      if (!entry.isIntersecting) this.#hide(chunk);
      else if (!this.#shown.has(chunk)) this.#show(chunk);
    }
  }

  #show(chunk: Chunk): void {
    this.#shown.set(chunk, new Map());
    for (const turn of chunk.turns) this.#stripes.draw(turn, this.chosen);
    this.#highlight(chunk);
  }

  #hide(chunk: Chunk): void {
    const layers = this.#shown.get(chunk);
    if (!layers) return;
    for (const [layer, ranges] of layers) this.#paint.wipe(layer, ranges);
    this.#shown.delete(chunk);
  }

  #highlight(chunk: Chunk): void {
    const layers = this.#shown.get(chunk);
    if (!layers) return;
    for (const layer of ["coded", "marked"] as const) {
      this.#paint.wipe(layer, layers.get(layer) ?? []);
      const spans = chunk.turns.flatMap((turn) =>
        this.#passages.spansInTurn(turn.index, (passage) => (passage.code > 0) === (layer === "coded")),
      );
      layers.set(layer, this.#paint.paint(layer, merge(spans)));
    }
  }
}
