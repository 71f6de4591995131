import assert from "node:assert/strict";
import { test } from "node:test";

import { type Act, type Body, newAct } from "../../acts/src/act.ts";
import { type Change, carryOut, changesOf, changesTo, newRef, refsOf } from "../src/doing.ts";
import { Passages } from "../src/passages.ts";

const TURNS = [{ start: 0, end: 100 }];

/** A page that does acts and remembers what they changed, as the reader does. */
class Page {
  readonly passages = new Passages(TURNS, [["a", 5, 20, 3, 1, 4, 0]]);
  readonly known = new Map<string, Change[]>();

  do(kind: string, body: Body): Act {
    const act = newAct(kind, body);
    const changes = changesOf(act, this.passages, 7, this.known);
    this.known.set(act.key, changes);
    carryOut(changes, this.passages, () => undefined);
    return act;
  }

  get rows(): (string | number)[][] {
    return this.passages.ordered.map((one) => [one.ref, one.start, one.end, one.code, one.version]);
  }
}

test("coding and marking put a passage of one's own", () => {
  const page = new Page();
  page.do("code", { ref: "n", start: 30, end: 40, code: 2 });
  page.do("mark", { ref: "m", start: 50, end: 60 });
  assert.deepEqual(page.rows, [["a", 5, 20, 3, 4], ["n", 30, 40, 2, 1], ["m", 50, 60, 0, 1]]);
  assert.equal(page.passages.get("n")!.coder, 7);
});

test("moving, recoding, splitting and deleting count the version as the server does", () => {
  const page = new Page();
  page.do("move", { ref: "a", start: 5, end: 25 });
  page.do("recode", { ref: "a", code: 9 });
  page.do("split", { ref: "a", at: 15, new: "b" });
  assert.deepEqual(page.rows, [["a", 5, 15, 9, 7], ["b", 15, 25, 9, 1]]);
  page.do("delete", { ref: "b" });
  assert.deepEqual(page.rows, [["a", 5, 15, 9, 7]]);
});

test("undo and redo restore what was, at ever newer versions", () => {
  const page = new Page();
  const split = page.do("split", { ref: "a", at: 15, new: "b" });
  const undo = page.do("undo", { of: split.key });
  assert.deepEqual(page.rows, [["a", 5, 20, 3, 6]]);
  page.do("undo", { of: undo.key });
  assert.deepEqual(page.rows, [["a", 5, 15, 3, 7], ["b", 15, 20, 3, 3]]);
});

test("undo of an act from before a reload waits for the server's answer", () => {
  const page = new Page();
  page.do("undo", { of: "unknown" });
  assert.deepEqual(page.rows, [["a", 5, 20, 3, 4]]);
});

test("an act on something that is not there changes nothing here", () => {
  const page = new Page();
  page.do("move", { ref: "gone", start: 1, end: 2 });
  assert.deepEqual(page.rows, [["a", 5, 20, 3, 4]]);
});

test("what the server tells is taken over, except where an act of one's own is still on its way", () => {
  const page = new Page();
  page.do("move", { ref: "a", start: 5, end: 25 });
  const told = { number: 9, document: 1, passages: [["a", 5, 22, 3, 1, 5, 0], ["x", 60, 70, 2, 8, 1, 1]] as const, removed: ["q"] };
  const changes = changesTo(told, page.passages, new Set(["a"]));
  assert.deepEqual(changes.map((change) => change.ref), ["x"]);
  assert.equal(changesTo(told, page.passages, new Set()).length, 2);
  carryOut(changes, page.passages, () => undefined);
  assert.deepEqual(changesTo(told, page.passages, new Set(["a"])), [], "telling it twice changes nothing more");
  assert.deepEqual(changesTo({ number: 10, document: 1, passages: [], removed: ["x"] }, page.passages, new Set()).map((c) => c.after), [null]);
});

test("an act tells which passages it is about", () => {
  const page = new Page();
  const split = page.do("split", { ref: "a", at: 15, new: "b" });
  assert.deepEqual(refsOf(split, page.known), ["a", "b"]);
  assert.deepEqual(refsOf(newAct("undo", { of: split.key }), page.known), ["a", "b"]);
});

test("new references are plain and do not meet", () => {
  const made = Array.from({ length: 2000 }, newRef);
  assert.equal(new Set(made).size, 2000);
  assert(made.every((ref) => /^[a-z2-9]{13}$/.test(ref)));
});
