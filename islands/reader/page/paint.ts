/**
 * What is painted over the text: highlights of the browser, which leave the page's elements and any selection alone.
 *
 * One neutral highlight for all that is coded, one for marks, one for hits; only the codes that are pointed at, chosen
 * or pinned are filled in their own colour, each with a line of its own kind. A browser without highlights shows the
 * stripes only.
 */

import type { Span } from "../../text/src/spans.ts";
import type { Places } from "./places.ts";

/** The layers, the lowest first. */
const LAYERS = ["coded", "marked", "pinned", "hovered", "chosen", "found", "hit", "passage"] as const;
export type Layer = (typeof LAYERS)[number];

/** Layers filled in the colour of a code, and the line that tells them apart without colour. */
const LINES: Partial<Record<Layer, string>> = { pinned: "dotted", hovered: "solid", chosen: "double" };

/** The painter of one page. */
export class Paint {
  readonly #places: Places;
  readonly #layers = new Map<Layer, Highlight>();
  readonly #sheet: CSSStyleSheet | null = null;
  readonly #colours = new Map<Layer, string>();

  constructor(places: Places) {
    this.#places = places;
    if (!("highlights" in CSS)) return;
    LAYERS.forEach((layer, priority) => {
      const highlight = new Highlight();
      highlight.priority = priority;
      CSS.highlights.set(`reader-${layer}`, highlight);
      this.#layers.set(layer, highlight);
    });
    this.#sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(this.#sheet);
  }

  /** Paint stretches on a layer; answers what `wipe` needs to take them off again. */
  paint(layer: Layer, spans: Iterable<Span>): AbstractRange[] {
    const highlight = this.#layers.get(layer);
    if (!highlight) return [];
    const ranges: AbstractRange[] = [];
    for (const span of spans) ranges.push(...this.#places.rangesOf(span));
    for (const range of ranges) highlight.add(range);
    return ranges;
  }

  /** Take ranges off a layer. */
  wipe(layer: Layer, ranges: readonly AbstractRange[]): void {
    const highlight = this.#layers.get(layer);
    for (const range of ranges) highlight?.delete(range);
  }

  /** Paint these stretches and nothing else on a layer, in a code's colour when it is one of those. */
  only(layer: Layer, spans: Iterable<Span>, colour = ""): void {
    this.#layers.get(layer)?.clear();
    if (LINES[layer]) this.#colour(layer, colour);
    this.paint(layer, spans);
  }

  #colour(layer: Layer, colour: string): void {
    if (this.#colours.get(layer) === colour) return;
    this.#colours.set(layer, colour);
    const rules = [...this.#colours].map(([name, value]) => {
      const safe = /^#[0-9a-f]{6}$/i.test(value) ? value : "#7a7a7a";
      return `::highlight(reader-${name}){background-color:${safe}40;text-decoration:underline ${LINES[name]} ${safe}}`;
    });
    this.#sheet?.replaceSync(rules.join("\n"));
  }
}
