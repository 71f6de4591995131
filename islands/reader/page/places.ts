/**
 * Between the page and the text: turns, blocks and chunks with their code points, and positions both ways.
 */

import { Codepoints } from "../../text/src/codepoints.ts";
import { clip, firstAbove, type Span } from "../../text/src/spans.ts";
import { endAfter, endBefore, startAfter, startBefore } from "../../text/src/words.ts";

/** A paragraph on the page: one text node, exactly the document's characters from `start` to `end`. */
export interface Block extends Span {
  readonly node: Text;
  readonly turn: number;
}

/** A turn on the page. `index` counts from 0 in the order of the text. */
export interface Turn extends Span {
  readonly index: number;
  readonly number: number;
  readonly element: HTMLElement;
  readonly blocks: readonly Block[];
}

/** Some twenty turns that are shown and left out together. */
export interface Chunk {
  readonly element: HTMLElement;
  readonly turns: readonly Turn[];
}

/** How a turn travels: its number, its stretch, and those of its blocks when it is not one block and no more. */
export type TurnRow = readonly [number: number, start: number, end: number, ...blocks: number[]];

const startOf = (span: Span): number => span.start;

/** A turn whose element is looked up when somebody asks for it: most of a long text is never asked for. */
class PlacedTurn implements Turn {
  readonly index: number;
  readonly number: number;
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
  readonly #chunk: HTMLElement;
  readonly #at: number;
  #element: HTMLElement | undefined;

  constructor(row: TurnRow, index: number, chunk: HTMLElement, at: number) {
    [this.number, this.start, this.end] = row;
    this.index = index;
    this.#chunk = chunk;
    this.#at = at;
    const edges = row.length > 3 ? row.slice(3) : [this.start, this.end];
    const blocks: Block[] = [];
    for (let edge = 0; edge + 1 < edges.length; edge += 2) {
      blocks.push(new PlacedBlock(this, edge / 2, edges[edge]!, edges[edge + 1]!));
    }
    this.blocks = blocks;
  }

  get element(): HTMLElement {
    return (this.#element ??= this.#chunk.children[this.#at] as HTMLElement);
  }
}

class PlacedBlock implements Block {
  readonly start: number;
  readonly end: number;
  readonly #turn: PlacedTurn;
  readonly #at: number;
  #node: Text | undefined;

  constructor(turn: PlacedTurn, at: number, start: number, end: number) {
    this.#turn = turn;
    this.#at = at;
    this.start = start;
    this.end = end;
  }

  get turn(): number {
    return this.#turn.index;
  }

  get node(): Text {
    return (this.#node ??= this.#turn.element.querySelectorAll(":scope > .block")[this.#at]!.firstChild as Text);
  }
}

/** All places of one document's page. */
export class Places {
  readonly chunks: readonly Chunk[];
  readonly turns: readonly Turn[];
  readonly blocks: readonly Block[];
  readonly #index = new Map<Block, Codepoints>();
  readonly #byNumber = new Map<number, Turn>();

  constructor(root: ParentNode, rows: readonly TurnRow[]) {
    const turns: Turn[] = [];
    this.chunks = [...root.querySelectorAll<HTMLElement>(".reader-chunk")].map((element) => {
      const first = turns.length;
      const last = first + element.childElementCount;
      for (let at = first; at < last; at++) turns.push(new PlacedTurn(rows[at]!, at, element, at - first));
      return { element, turns: turns.slice(first) };
    });
    this.turns = turns;
    this.blocks = turns.flatMap((turn) => turn.blocks);
    for (const turn of turns) this.#byNumber.set(turn.number, turn);
  }

  /** The turn an element lies in. */
  turnOf(node: Node | null): Turn | null {
    const element = (node instanceof Element ? node : node?.parentElement)?.closest<HTMLElement>(".turn");
    return element ? (this.#byNumber.get(Number(element.id.slice("turn-".length))) ?? null) : null;
  }

  /** The turn that holds a position, or the last one before it. */
  turnAt(position: number): Turn | null {
    return this.turns[Math.max(0, firstAbove(this.turns, position, startOf) - 1)] ?? null;
  }

  /** The document's position of a place in the page. A place outside the words is drawn to the nearest of them. */
  positionOf(node: Node, offset: number): number | null {
    const block = this.#blockOf(node);
    if (block) return block.start + this.#codepoints(block).toPoints(node === block.node ? offset : 0);
    const place = document.createRange();
    place.setStart(node, offset);
    let low = 0;
    let high = this.blocks.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (place.comparePoint(this.blocks[middle]!.node, 0) < 0) low = middle + 1;
      else high = middle;
    }
    // In front of block `low`, behind the end of the block before it: a triple click ends here.
    return this.blocks[low - 1]?.end ?? this.blocks[low]?.start ?? null;
  }

  /** The stretch between two places of the page without white space at its ends, or `null` when nothing is left. */
  spanOf(range: AbstractRange): Span | null {
    const start = this.positionOf(range.startContainer, range.startOffset);
    const end = this.positionOf(range.endContainer, range.endOffset);
    return start === null || end === null ? null : this.trimmed({ start, end });
  }

  /** A stretch without white space at its ends and without the gaps between turns, or `null`. */
  trimmed(span: Span): Span | null {
    const parts = this.blocksIn(span);
    const first = parts.find(({ text }) => text.trim() !== "");
    const last = parts.findLast(({ text }) => text.trim() !== "");
    if (!first || !last) return null;
    const lead = first.text.length - first.text.trimStart().length;
    const tail = last.text.length - last.text.trimEnd().length;
    // White space lies in the basic plane: one unit is one code point.
    return { start: first.start + lead, end: last.end - tail };
  }

  /** The parts of blocks that a stretch covers. */
  blocksIn(span: Span): { block: Block; start: number; end: number; from: number; to: number; text: string }[] {
    const found = [];
    for (let at = Math.max(0, firstAbove(this.blocks, span.start, startOf) - 1); at < this.blocks.length; at++) {
      const block = this.blocks[at]!;
      if (block.start >= span.end) break;
      const part = clip(span, block);
      if (!part) continue;
      const index = this.#codepoints(block);
      const [from, to] = [index.toUnits(part.start - block.start), index.toUnits(part.end - block.start)];
      found.push({ block, ...part, from, to, text: block.node.data.slice(from, to) });
    }
    return found;
  }

  /** The first words of a stretch, as they are shown beside it. */
  words(span: Span, most = 160): string {
    const shown = this.blocksIn({ start: span.start, end: Math.min(span.end, span.start + most) });
    return shown.map((part) => part.text).join(" ") + (span.end - span.start > most ? "…" : "");
  }

  /** The stretch as ranges of the page, one a block, so that headings between blocks stay out of it. */
  rangesOf(span: Span): StaticRange[] {
    return this.blocksIn(span).map(
      ({ block, from, to }) =>
        new StaticRange({ startContainer: block.node, startOffset: from, endContainer: block.node, endOffset: to }),
    );
  }

  /** A live range from the first to the last character of a stretch (to select it, to scroll to it). */
  rangeOf(span: Span): Range | null {
    const parts = this.blocksIn(span);
    const [first, last] = [parts[0], parts.at(-1)];
    if (!first || !last) return null;
    const range = document.createRange();
    range.setStart(first.block.node, first.from);
    range.setEnd(last.block.node, last.to);
    return range;
  }

  /** The next (`way` 1) or previous place where a word ends or begins, seen from a position; over turns when need be. */
  step(position: number, edge: "start" | "end", way: 1 | -1): number | null {
    const of = edge === "end" ? (way === 1 ? endAfter : endBefore) : way === 1 ? startAfter : startBefore;
    const here = Math.max(0, firstAbove(this.blocks, edge === "end" ? position - 1 : position, startOf) - 1);
    for (let at = here; at >= 0 && at < this.blocks.length; at += way) {
      const block = this.blocks[at]!;
      const index = this.#codepoints(block);
      const from = at === here ? index.toUnits(position - block.start) : way === 1 ? -1 : block.node.data.length + 1;
      const found = of(block.node.data, from);
      if (found !== null) return block.start + index.toPoints(found);
    }
    return null;
  }

  /** The stretch with one end a word further or nearer; `null` when there is no word, or none would be left. */
  stretched(span: Span, edge: "start" | "end", way: 1 | -1): Span | null {
    const moved = this.step(span[edge], edge, way);
    const next = moved === null ? span : { ...span, [edge]: moved };
    return moved === null || next.end <= next.start ? null : { start: next.start, end: next.end };
  }

  #blockOf(node: Node): Block | null {
    const element = (node instanceof Element ? node : node.parentElement)?.closest<HTMLElement>(".block");
    if (!element) return null;
    return this.turnOf(element)?.blocks.find((block) => block.node.parentElement === element) ?? null;
  }

  #codepoints(block: Block): Codepoints {
    let index = this.#index.get(block);
    if (!index) this.#index.set(block, (index = new Codepoints(block.node.data)));
    return index;
  }
}
