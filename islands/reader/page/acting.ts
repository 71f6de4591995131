/**
 * Doing things to passages: shown at once, laid in the queue, corrected by the server's answer, undone and done again.
 */

import { queueTo, storage } from "../../acts/page/browser.ts";
import type { Act, Body } from "../../acts/src/act.ts";
import type { Queue } from "../../acts/src/queue.ts";
import type { Outcome } from "../../acts/src/sending.ts";
import type { Shelf } from "../../acts/src/shelf.ts";
import { Undo } from "../../acts/src/undo.ts";
import type { Span } from "../../text/src/spans.ts";
import { type Answer, type Change, carryOut, changesOf, changesTo, newRef, refsOf } from "../src/doing.ts";
import type { Lanes } from "../src/lanes.ts";
import type { Passage, Passages } from "../src/passages.ts";
import type { Page } from "./page.ts";
import type { Remembering } from "./remembering.ts";

/** Whom the acting tells. */
export interface Told {
  /** Passages have changed, by oneself or by others. */
  changed(changes: readonly Change[]): void;
  /** The transcript was corrected: the page shows an earlier version of it. */
  corrected(): void;
  /** The queue's state has changed. */
  state(): void;
  /** The server turned an act down. */
  refused(act: Act, reply: unknown): void;
  /** An act of one's own was answered: its entry in the trail. */
  done(number: number): void;
  /** Ask the server how these passages really stand. */
  recall(refs: readonly string[]): void;
  /** Something is about to be done to whatever passage: those of the page must all be at hand. */
  whole(): void;
}

/** A passage that grows and shrinks under the hand becomes one act when the hand rests. */
const REST = 500;

/** All that a person does to the passages of one page. */
export class Acting {
  readonly queue: Queue;
  readonly shelf: Shelf;
  readonly #page: Page;
  readonly #passages: Passages;
  readonly #lanes: Lanes;
  readonly #memory: Remembering;
  readonly #told: Told;
  readonly #undo: Undo;
  readonly #known = new Map<string, Change[]>();
  #stretching: { before: Passage; timer: number } | null = null;

  constructor(page: Page, passages: Passages, lanes: Lanes, memory: Remembering, told: Told) {
    this.#page = page;
    this.#passages = passages;
    this.#lanes = lanes;
    this.#memory = memory;
    this.#told = told;
    this.#undo = new Undo(memory.stacks);
    const { person, document: text, urls } = page.data;
    const { queue, shelf } = queueTo(urls.acts, person, storage(), {
      changed: () => told.state(),
      answered: (act, outcome) => this.#answered(act, outcome),
    });
    [this.queue, this.shelf] = [queue, shelf];
    // What was not sent before the page was left is shown again, as if it had just been done.
    if (this.queue.unsaved.length > 0) told.whole();
    for (const act of this.queue.unsaved) if (act.body["document"] === text) this.#show(act);
  }

  /** Give a stretch a code, or mark it (`code` 0); answers the new passage, or `null` when it is there already. */
  put(span: Span, code: number): Passage | null {
    const { me } = this.#page.data;
    this.#told.whole();
    const twin = this.#passages.ordered.find(
      (one) => one.start === span.start && one.end === span.end && one.code === code && one.coder === me,
    );
    if (twin) return null;
    const ref = newRef();
    this.#do(code === 0 ? "mark" : "code", { ref, start: span.start, end: span.end, ...(code && { code }) });
    return this.#passages.get(ref) ?? null;
  }

  /** Move a passage's ends. Sent when the hand rests. */
  stretch(ref: string, span: Span): void {
    const passage = this.#passages.get(ref);
    if (!passage || span.end <= span.start) return;
    if (this.#stretching?.before.ref !== ref) this.rest();
    const before = this.#stretching?.before ?? passage;
    clearTimeout(this.#stretching?.timer);
    this.#stretching = { before, timer: window.setTimeout(() => this.rest(), REST) };
    this.#carryOut([{ ref, before: passage, after: { ...passage, ...span } }]);
  }

  /** Send what has been stretched. */
  rest(): void {
    const stretched = this.#stretching;
    if (!stretched) return;
    this.#stretching = null;
    clearTimeout(stretched.timer);
    const now = this.#passages.get(stretched.before.ref);
    if (!now) return;
    this.#carryOut([{ ref: now.ref, before: now, after: stretched.before }]);
    if (now.start === stretched.before.start && now.end === stretched.before.end) return;
    this.#do("move", { ref: now.ref, start: now.start, end: now.end, version: stretched.before.version });
  }

  /** Give a coding another code. */
  recode(ref: string, code: number): void {
    const passage = this.#settled(ref);
    if (passage && passage.code !== code) this.#do("recode", { ref, code, version: passage.version });
  }

  /** Cut a passage in two at a position inside it. */
  split(ref: string, at: number): boolean {
    const passage = this.#settled(ref);
    if (!passage || at <= passage.start || at >= passage.end) return false;
    this.#do("split", { ref, at, new: newRef(), version: passage.version });
    return true;
  }

  /** Take a passage away (it can be brought back). */
  remove(ref: string): void {
    const passage = this.#settled(ref);
    if (passage) this.#do("delete", { ref, version: passage.version });
  }

  /** Take the latest act back. */
  undo(): boolean {
    this.rest();
    return this.#undo.undo((of) => this.#do("undo", { of }, false));
  }

  /** Do the latest undone act again. */
  redo(): boolean {
    return this.#undo.redo((of) => this.#do("undo", { of }, false));
  }

  /** Take over what the server tells, except where an act of one's own is still on its way. */
  take(answer: Answer): void {
    // Places in another version of the text would be drawn at the wrong words here.
    if (answer.document !== this.#page.data.document) return this.#told.corrected();
    this.#told.whole();
    const held = new Set(this.queue.unsaved.flatMap((act) => refsOf(act, this.#known)));
    if (this.#stretching) held.add(this.#stretching.before.ref);
    this.#carryOut(changesTo(answer, this.#passages, held));
  }

  #settled(ref: string): Passage | undefined {
    this.rest();
    return this.#passages.get(ref);
  }

  #do(kind: string, body: Body, undoable = true): string {
    if (kind !== "move") this.rest();
    const act = this.queue.add(kind, { ...body, document: this.#page.data.document });
    this.#show(act);
    if (undoable) this.#undo.push(act.key);
    this.#memory.stacks = this.#undo.stacks;
    return act.key;
  }

  #show(act: Act): void {
    const changes = changesOf(act, this.#passages, this.#page.data.me, this.#known);
    this.#known.set(act.key, changes);
    this.#carryOut(changes);
  }

  #carryOut(changes: readonly Change[]): void {
    if (changes.length === 0) return;
    carryOut(changes, this.#passages, ({ ref, before, after }) => {
      if (!after) this.#lanes.remove(ref);
      else if (before) this.#lanes.move(ref, after);
      else this.#lanes.place(ref, after);
    });
    this.#told.changed(changes);
  }

  #answered(act: Act, outcome: Outcome): void {
    if (outcome.state === "saved") {
      const answer = outcome.reply as Answer;
      this.#told.done(answer.number);
      this.take(answer);
    }
    if (outcome.state !== "refused") return;
    const refs = refsOf(act, this.#known);
    this.#undo.forget(act.key);
    this.#memory.stacks = this.#undo.stacks;
    this.#told.refused(act, outcome.reply);
    this.#told.recall(refs);
  }
}
