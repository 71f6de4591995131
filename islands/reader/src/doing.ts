/**
 * What an act does to the passages at once, before the server has answered, and what the answer then makes of it.
 */

import type { Act, Body } from "../../acts/src/act.ts";
import type { Passage, Passages, Row } from "./passages.ts";
import { fromRow } from "./passages.ts";

/** One passage before and after an act; `null` where there is none. */
export interface Change {
  readonly ref: string;
  readonly before: Passage | null;
  readonly after: Passage | null;
}

/** The answer to an act, and to the question what has changed since. */
export interface Answer {
  readonly number: number;
  /** The version of the transcript in which the places are. */
  readonly document: number;
  readonly passages: readonly Row[];
  readonly removed: readonly string[];
}

/** A new reference for a passage: thirteen letters of chance, so that it can be made without asking the server. */
export function newRef(): string {
  const letters = "abcdefghijkmnpqrstuvwxyz23456789";
  return [...crypto.getRandomValues(new Uint8Array(13))].map((byte) => letters[byte & 31]).join("");
}

function number(body: Body, name: string): number {
  const value = body[name];
  return typeof value === "number" ? value : 0;
}

/** What an act changes, as far as can be known here. `me` is the person's coder number. */
export function changesOf(act: Act, passages: Passages, me: number, known: ReadonlyMap<string, Change[]>): Change[] {
  const { body } = act;
  if (act.kind === "undo") return (known.get(String(body["of"])) ?? []).toReversed().map((one) => back(one, passages));
  const ref = String(body["ref"]);
  const before = passages.get(ref) ?? null;
  if (act.kind === "code" || act.kind === "mark") {
    const [start, end, code] = [number(body, "start"), number(body, "end"), number(body, "code")];
    return before ? [] : [{ ref, before, after: { ref, start, end, code, coder: me, version: 1, notes: 0 } }];
  }
  if (!before) return [];
  const next = { ...before, version: before.version + 1 };
  if (act.kind === "delete") return [{ ref, before, after: null }];
  if (act.kind === "recode") return [{ ref, before, after: { ...next, code: number(body, "code") } }];
  if (act.kind === "move") {
    return [{ ref, before, after: { ...next, start: number(body, "start"), end: number(body, "end") } }];
  }
  if (act.kind === "split") {
    const at = number(body, "at");
    const second = String(body["new"]);
    const rest = { ...before, ref: second, start: at, version: 1, notes: 0 };
    return [
      { ref, before, after: { ...next, end: at } },
      { ref: second, before: null, after: rest },
    ];
  }
  return [];
}

/** A change taken back: the passage as it was before, at a version the server will also count. */
function back(change: Change, passages: Passages): Change {
  const now = passages.get(change.ref) ?? null;
  const after = change.before && { ...change.before, version: passages.versionOf(change.ref) + 1 };
  return { ref: change.ref, before: now, after };
}

/** Carry changes out; answers the references that have changed. */
export function carryOut(changes: readonly Change[], passages: Passages, touched: (change: Change) => void): void {
  for (const change of changes) {
    if (change.after) passages.put(change.after);
    else passages.remove(change.ref);
    touched(change);
  }
}

/** The changes that make the passages what the server says they are. `held` are references with acts not yet sent. */
export function changesTo(answer: Answer, passages: Passages, held: ReadonlySet<string>): Change[] {
  const changes: Change[] = [];
  for (const row of answer.passages) {
    const after = fromRow(row);
    const before = passages.get(after.ref) ?? null;
    if (!held.has(after.ref) && !(before && same(before, after))) changes.push({ ref: after.ref, before, after });
  }
  for (const ref of answer.removed) {
    const before = passages.get(ref);
    if (before && !held.has(ref)) changes.push({ ref, before, after: null });
  }
  return changes;
}

function same(one: Passage, other: Passage): boolean {
  return (
    one.version === other.version &&
    one.start === other.start &&
    one.end === other.end &&
    one.code === other.code &&
    one.notes === other.notes
  );
}

/** The references an act speaks of. */
export function refsOf(act: Act, known: ReadonlyMap<string, Change[]>): string[] {
  if (act.kind === "undo") return (known.get(String(act.body["of"])) ?? []).map((change) => change.ref);
  return [act.body["ref"], act.body["new"]].filter((ref): ref is string => typeof ref === "string");
}
