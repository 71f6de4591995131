/**
 * One person reading one transcript: what is selected, what is chosen, and which wish leads to which act.
 */

import { overlaps, type Span } from "../../text/src/spans.ts";
import type { Change } from "../src/doing.ts";
import type { Wish } from "../src/keys.ts";
import { Lanes } from "../src/lanes.ts";
import { used } from "../src/palette.ts";
import { counted, type Passage, Passages } from "../src/passages.ts";
import { Acting } from "./acting.ts";
import { Arriving } from "./arriving.ts";
import { Bar } from "./bar.ts";
import { Choosing } from "./choosing.ts";
import { Chunks } from "./chunks.ts";
import { Legend } from "./legend.ts";
import { Listing } from "./listing.ts";
import { Live } from "./live.ts";
import { Memos } from "./memos.ts";
import { Moving } from "./moving.ts";
import { type Code, Page } from "./page.ts";
import { Paint } from "./paint.ts";
import { Places } from "./places.ts";
import { Pressing } from "./pressing.ts";
import { quote } from "./quoting.ts";
import { Remembering } from "./remembering.ts";
import { Searching } from "./searching.ts";
import { Selecting } from "./selecting.ts";
import { Showing } from "./showing.ts";
import { Speakers } from "./speakers.ts";
import { Stripes } from "./stripes.ts";
import { Telling } from "./telling.ts";

/** The conductor: holds what is selected and chosen, and passes wishes on. */
export class Reading {
  readonly #page = Page.from("reader-data");
  readonly #root: HTMLElement;
  readonly #places: Places;
  readonly #passages: Passages;
  readonly #arriving: Arriving;
  readonly #showing: Showing;
  readonly #chunks: Chunks;
  readonly #memory: Remembering;
  readonly #acting: Acting;
  readonly #telling: Telling;
  readonly #choosing: Choosing;
  readonly #listing: Listing;
  readonly #legend: Legend;
  readonly #selecting: Selecting;
  readonly #searching: Searching;
  readonly #moving: Moving;
  readonly #memos: Memos;
  readonly #bar: Bar;
  readonly #live: Live;
  readonly #ended = new AbortController();
  #chosen: string | null = null;

  constructor(root: HTMLElement) {
    this.#root = root;
    const text = this.#get(".reader-text");
    const { data } = this.#page;
    this.#places = new Places(text, data.turns);
    this.#passages = new Passages(this.#places.turns, data.passages);
    const lanes = new Lanes();
    this.#arriving = new Arriving("reader-later", this.#passages, lanes, this.#ended.signal, (added) => {
      this.#chunks?.drawn(added);
      this.#anew();
    });
    const paint = new Paint(this.#places);
    this.#chunks = new Chunks(this.#places, this.#passages, paint, new Stripes(this.#page, this.#passages, lanes));
    this.#showing = new Showing(this.#page, this.#passages, paint, this.#get(".stripe-tip"));
    this.#memory = new Remembering(data.person, data.document);
    this.#telling = new Telling(this.#page, root, this.#places, this.#passages, (key) => this.#acting.queue.putAside(key));
    this.#acting = new Acting(this.#page, this.#passages, lanes, this.#memory, {
      changed: (changes) => this.#changed(changes),
      state: () => this.#tellState(),
      corrected: () => this.#telling.corrected(),
      refused: (act, reply) => this.#telling.reason(act.key, reply),
      done: (number) => this.#live.done(number),
      recall: (refs) => void this.#live.recall(refs),
      whole: () => this.#arriving.take(),
    });
    this.#choosing = new Choosing(this.#page, this.#get<HTMLDialogElement>(".palette"));
    this.#listing = new Listing(this.#page, this.#get(".reader-panel"), (what, ref) => this.#asked(what, ref), () =>
      this.#moving.show((this.#chosen ? this.#passages.get(this.#chosen) : null) ?? this.#moving.current),
    );
    this.#legend = new Legend(this.#page, this.#get(".legend"), {
      code: (code) => this.#give(code),
      pin: (code) => this.#showing.pinned(code),
      point: (code) => this.#showing.hovered(code),
    });
    this.#bar = new Bar(this.#get(".passage-bar"), this.#places, (what) => this.#wish(what as Wish));
    this.#selecting = new Selecting(this.#places, text, (span) => this.#selected(span));
    this.#moving = new Moving(this.#places, this.#chunks, () => this.#listing.top, () => this.#showTurn());
    this.#searching = new Searching(this.#page, this.#places, paint, this.#get(".reader-search"), (hit) => this.#moving.toSpan(hit));
    this.#memos = new Memos(this.#page, this.#get<HTMLDialogElement>(".memos"), () => void this.#live.ask());
    new Speakers(this.#get<HTMLFormElement>(".reader-speakers"));
    this.#live = new Live(data.urls.changes, data.transcript, data.number, (answer) => this.#acting.take(answer));
    this.#listen(text);
    this.#anew();
    this.#nameLast();
    this.#tellState();
    void this.#acting.queue.wake();
    this.#arriving.begin();
  }

  /** Stop listening; what is in the queue stays on the shelf. */
  end(): void {
    this.#acting.rest();
    this.#live.close();
    this.#ended.abort();
  }

  #get<E extends HTMLElement = HTMLElement>(selector: string): E {
    return this.#root.querySelector<E>(selector)!;
  }

  #listen(text: HTMLElement): void {
    const { signal } = this.#ended;
    const pressing = new Pressing(this.#root, text, this.#selecting, this.#memory);
    document.addEventListener("keydown", (event) => pressing.press(event, (wish) => this.#wish(wish)), { signal });
    this.#root.addEventListener("click", (event) => this.#click(event), { signal });
    text.addEventListener("pointerover", (event) => this.#showing.pointed(event), { signal });
    addEventListener("pagehide", () => this.#acting.rest(), { signal });
    addEventListener("online", () => void this.#acting.queue.wake(), { signal });
    addEventListener("focus", () => void this.#acting.queue.wake(), { signal });
    addEventListener("storage", (event) => this.#acting.shelf.owns(event.key) && this.#tellState(), { signal });
  }

  // ---- wishes

  #wish(wish: Wish): boolean {
    if (wish.startsWith("code-")) {
      const code = this.#legend.numbered(Number(wish.slice(5)));
      if (code) this.#give(code);
      return true;
    }
    const done = this.#wishes[wish as Exclude<Wish, `code-${number}`>]();
    return done !== false;
  }

  readonly #wishes: Readonly<Record<Exclude<Wish, `code-${number}`>, () => boolean | void>> = {
    "next-turn": () => this.#turn(1),
    "previous-turn": () => this.#turn(-1),
    "next-passage": () => this.#step(1),
    "previous-passage": () => this.#step(-1),
    "next-hit": () => this.#searching.step(1),
    "previous-hit": () => this.#searching.step(-1),
    search: () => this.#searching.focus(),
    code: () => void this.#choose(),
    again: () => this.#again(),
    mark: () => this.#put(0),
    recode: () => void this.#recode(),
    split: () => this.#split(),
    delete: () => this.#delete(),
    memo: () => this.#memo(),
    quote: () => quote(this.#root, this.#meant()),
    longer: () => this.#stretch("end", 1),
    shorter: () => this.#stretch("end", -1),
    "start-earlier": () => this.#stretch("start", -1),
    "start-later": () => this.#stretch("start", 1),
    "select-on": () => this.#stretch("end", 1),
    "select-back": () => this.#stretch("end", -1),
    "whole-turn": () => this.#selecting.select(this.#moving.current && this.#places.trimmed(this.#moving.current)),
    undo: () => this.#said(this.#acting.undo(), "undone", "nothing_to_undo"),
    redo: () => this.#said(this.#acting.redo(), "redone", "nothing_to_redo"),
    caret: () => this.#caret(),
    list: () => void this.#listing.enter(this.#chosen),
    keys: () => this.#get<HTMLDialogElement>(".keys").showModal(),
    leave: () => this.#leave(),
  };

  #click(event: MouseEvent): void {
    const target = event.target as Element;
    const stripe = target.closest<HTMLElement>(".stripe");
    const link = target.closest<HTMLAnchorElement>(".turn-codings");
    const button = target.closest<HTMLElement>(".reader-tools [data-do], .panel-tools [data-do]");
    const turn = this.#places.turnOf(target);
    if (turn) this.#moving.at(turn);
    if (turn) this.#letGo();
    if (stripe?.dataset["ref"]) {
      this.#choose_(stripe.dataset["ref"]);
      this.#listing.open(true);
    } else if (target.closest(".block")) this.#listing.open(false);
    else if (button) this.#wish(button.dataset["do"] as Wish);
    else if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      event.preventDefault();
      if (!this.#listing.enter(null)) void this.#choose();
    }
  }

  #asked(what: string, ref: string): void {
    if (what === "choose") {
      if (this.#chosen === ref) this.#choose_(null);
      else {
        this.#choose_(ref);
        const passage = this.#passages.get(ref);
        if (passage) this.#moving.show(passage);
      }
      return;
    }
    // What is asked of a passage is not about other words that are selected; a split needs to know where the caret stands.
    if (what !== "split") this.#selecting.select(null);
    if (this.#chosen !== ref) this.#choose_(ref);
    this.#wish(what as Wish);
  }

  // ---- what is meant: the selected passage, else the chosen one, else the turn

  #meant(): Span | null {
    const chosen = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    const turn = this.#moving.current;
    return this.#selecting.span ?? chosen ?? (turn && this.#places.trimmed(turn));
  }

  async #choose(): Promise<void> {
    const span = this.#meant();
    if (!span || !this.#page.data.may) return;
    this.#showing.passage(span);
    const choice = await this.#choosing.ask(this.#places.words(span), this.#memory.recent);
    this.#showing.passage(null);
    if (choice) this.#give(choice.code, span);
    if (choice?.more) await this.#choose();
    else this.#moving.focus();
  }

  #give(code: Code, span: Span | null = this.#meant()): void {
    this.#memory.recent = used(this.#memory.recent, code.id);
    this.#nameLast();
    this.#put(code.number, span);
  }

  #again(): void {
    const code = this.#page.code(Number(this.#memory.recent[0]));
    if (code) this.#give(code);
    else void this.#choose();
  }

  #put(code: number, span: Span | null = this.#meant()): void {
    if (!span || !this.#page.data.may) return;
    const passage = this.#acting.put(span, code);
    const blanks = { name: this.#page.nameOf(code), words: this.#places.words(span, 40) };
    const told = this.#page.word(passage ? "coded" : "already", blanks);
    if (!passage) return this.#telling.say(told);
    this.#telling.sayAloud(told);
    this.#selecting.select(null);
    this.#choose_(passage.ref);
  }

  async #recode(): Promise<void> {
    const passage = this.#mine();
    if (!passage || passage.code === 0) return;
    const choice = await this.#choosing.ask(this.#places.words(passage), this.#memory.recent);
    if (choice) this.#acting.recode(passage.ref, choice.code.number);
    this.#moving.focus();
  }

  #split(): void {
    const passage = this.#mine();
    const caret = this.#selecting.span?.start ?? this.#selecting.position;
    if (!passage) return;
    // Words are not cut: the second part begins with the next whole one.
    const at = caret === null ? null : this.#places.step(caret - 1, "start", 1);
    const done = at !== null && this.#acting.split(passage.ref, at);
    this.#telling.say(this.#page.word(done ? "was_split" : "where_to_split"));
  }

  #delete(): boolean {
    const passage = this.#mine();
    if (!passage) return false;
    this.#acting.remove(passage.ref);
    this.#telling.say(this.#page.word("deleted", { name: this.#page.nameOf(passage.code) }));
    return true;
  }

  #memo(): void {
    const turn = this.#moving.current;
    if (!turn) return;
    const passage = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    void this.#memos.open(turn.number, passage, passage ? this.#page.nameOf(passage.code) : null);
  }

  #stretch(edge: "start" | "end", way: 1 | -1): boolean {
    const selected = this.#selecting.span;
    const passage = selected ? undefined : this.#mine(false);
    const span = selected ?? passage;
    if (!span) return edge === "end" && way === 1 && this.#selecting.begin(this.#moving.current);
    const next = this.#places.stretched(span, edge, way);
    if (next && passage) {
      this.#acting.stretch(passage.ref, next);
      this.#moving.show(edge === "end" ? { start: next.end - 1, end: next.end } : next);
    } else if (next) this.#selecting.select(next);
    return true;
  }

  /** The chosen passage when it is one's own; says so when it is not. */
  #mine(told = true): Passage | undefined {
    const passage = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    if (passage && passage.coder === this.#page.data.me && this.#page.data.may) return passage;
    if (told) this.#telling.say(this.#page.word(passage ? "not_yours" : "choose_first"));
    return undefined;
  }

  #step(way: 1 | -1): void {
    this.#arriving.take();
    const pinned = this.#legend.pinned;
    const from = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    let next = this.#passages.beside(from ?? this.#moving.current?.start ?? 0, way);
    while (next && pinned && next.code !== pinned.number) next = this.#passages.beside(next, way);
    if (!next) return this.#telling.say(this.#page.word("no_more"));
    this.#moving.toSpan(next);
    this.#choose_(next.ref);
  }

  /** Go to another turn; what was selected or chosen in the one before is let go. */
  #turn(way: 1 | -1): void {
    this.#moving.turn(way);
    this.#letGo();
  }

  /** Let go of what was selected or chosen elsewhere than in the turn one now stands in. */
  #letGo(): void {
    const [turn, span] = [this.#moving.current, this.#selecting.span];
    const passage = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    if (passage && turn && !overlaps(passage, turn)) this.#choose_(null);
    if (span && turn && !overlaps(span, turn)) this.#selecting.select(null);
  }

  #caret(): void {
    const on = !this.#selecting.caret;
    this.#selecting.setCaret(on, this.#selecting.span?.start ?? this.#moving.current?.start ?? null);
    this.#get("[data-do=caret]").setAttribute("aria-pressed", String(on));
    this.#telling.say(this.#page.word(on ? "caret_on" : "caret_off"));
    if (!on) this.#moving.focus();
  }

  #leave(): boolean {
    if (this.#selecting.caret) this.#caret();
    else if (this.#selecting.span) this.#selecting.select(null);
    else if (this.#chosen) this.#choose_(null);
    else return false;
    this.#listing.open(false);
    this.#moving.focus();
    return true;
  }

  // ---- what is shown

  #changed(changes: readonly Change[]): void {
    for (const { before, after } of changes) {
      if (before) this.#chunks.refresh(before);
      if (after) this.#chunks.refresh(after);
    }
    if (changes.some(({ ref, after }) => ref === this.#chosen && !after)) this.#choose_(null);
    else this.#showing.chosen(this.#chosen);
    this.#anew();
  }

  #anew(): void {
    if (this.#legend?.pinned) this.#showing.pinned(this.#legend.pinned);
    this.#showTurn();
    this.#legend?.counted(counted(this.#passages.ordered));
  }

  #choose_(ref: string | null): void {
    const before = this.#chosen ? this.#passages.get(this.#chosen) : undefined;
    this.#chosen = this.#chunks.chosen = ref;
    const passage = ref ? this.#passages.get(ref) : undefined;
    for (const touched of [before, passage]) if (touched) this.#chunks.refresh(touched);
    const here = this.#moving.current;
    const turn = passage && !(here && overlaps(passage, here)) ? this.#places.turnAt(passage.start) : null;
    if (turn) this.#moving.at(turn);
    this.#showing.chosen(this.#chosen);
    this.#showTurn();
  }

  #selected(span: Span | null): void {
    this.#bar.at(this.#page.data.may ? span : null);
    const turn = span && this.#places.turnAt(span.start);
    if (turn) this.#moving.at(turn);
    if (span && this.#chosen) this.#choose_(null);
  }

  #showTurn(): void {
    const turn = this.#moving?.current;
    if (turn) this.#listing?.show(turn, this.#passages.inTurn(turn.index), this.#chosen, (one) => this.#places.words(one));
  }

  #nameLast(): void {
    this.#bar.last(this.#page.code(Number(this.#memory.recent[0]))?.name ?? null);
  }

  #tellState(): void {
    if (this.#acting) this.#telling.show(this.#acting.queue, this.#acting.shelf);
  }

  #said(done: boolean, yes: string, no: string): void {
    this.#telling.say(this.#page.word(done ? yes : no));
  }
}
