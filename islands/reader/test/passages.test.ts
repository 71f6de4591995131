import assert from "node:assert/strict";
import { test } from "node:test";

import { counted, type Passage, Passages, type Row } from "../src/passages.ts";

const TURNS = [
  { start: 0, end: 10 },
  { start: 12, end: 30 },
  { start: 30, end: 31 },
  { start: 40, end: 60 },
];
const row = (ref: string, start: number, end: number, code = 1): Row => [ref, start, end, code, 7, 1, 0];
const refs = (found: readonly Passage[]) => found.map((passage) => passage.ref);

test("a passage is found in every turn it touches, by where it begins, the longest first", () => {
  const passages = new Passages(TURNS, [row("b", 5, 8), row("a", 5, 45), row("c", 10, 12)]);
  assert.deepEqual([0, 1, 2, 3].map((turn) => refs(passages.inTurn(turn))), [["a", "b"], ["a"], ["a"], ["a"]]);
  assert.deepEqual(passages.turnsOf({ start: 10, end: 12 }), [], "between two turns is in neither");
});

test("what covers a turn is cut to it, and can be sorted by kind", () => {
  const passages = new Passages(TURNS, [row("a", 5, 45), row("m", 14, 16, 0)]);
  assert.deepEqual(passages.spansInTurn(1, (passage) => passage.code > 0), [{ start: 12, end: 30 }]);
  assert.deepEqual(passages.spansInTurn(1, (passage) => passage.code === 0), [{ start: 14, end: 16 }]);
});

test("replacing a passage tells the whole stretch in which something changed", () => {
  const passages = new Passages(TURNS, [row("a", 5, 8)]);
  assert.deepEqual(passages.put({ ref: "a", start: 14, end: 20, code: 1, coder: 7, version: 2, notes: 0 }), {
    start: 5,
    end: 20,
  });
  assert.deepEqual(refs(passages.inTurn(0)), []);
  assert.equal(passages.get("a")!.version, 2);
});

test("a passage that was taken away is remembered by its version", () => {
  const passages = new Passages(TURNS, [row("a", 5, 8)]);
  assert.equal(passages.remove("a")!.start, 5);
  assert.equal(passages.remove("a"), null);
  assert.equal(passages.versionOf("a"), 2);
  assert.equal(passages.versionOf("never"), 0);
});

test("walking from passage to passage, from one of them and from a place", () => {
  const passages = new Passages(TURNS, [row("c", 41, 50), row("a", 0, 3), row("b", 12, 14)]);
  const at = (ref: string) => passages.get(ref)!;
  assert.equal(passages.beside(at("a"), 1)!.ref, "b");
  assert.equal(passages.beside(at("c"), 1), null);
  assert.equal(passages.beside(at("c"), -1)!.ref, "b");
  assert.equal(passages.beside(12, 1)!.ref, "b");
  assert.equal(passages.beside(12, -1)!.ref, "a");
  assert.equal(passages.beside(13, 1)!.ref, "c");
  assert.equal(passages.beside(0, -1), null);
});

test("each code's passages are counted, marks among themselves", () => {
  const passages = new Passages(TURNS, [row("a", 0, 5, 0), row("b", 5, 8, 2), row("c", 12, 20, 2)]);
  assert.deepEqual([...counted(passages.ordered)], [[0, 1], [2, 2]]);
});

test("passages that come later stand where they belong, and leave alone what is known or gone", () => {
  const passages = new Passages(TURNS, [row("b", 14, 16), row("gone", 15, 16)]);
  passages.put({ ref: "mine", start: 50, end: 52, code: 2, coder: 7, version: 1, notes: 0 });
  passages.remove("gone");
  const added = passages.add([row("a", 5, 8), row("b", 5, 6, 9), row("gone", 15, 16), row("c", 41, 45)]);
  assert.deepEqual(refs(added), ["a", "c"]);
  assert.deepEqual(refs(passages.ordered), ["a", "b", "c", "mine"]);
  assert.deepEqual(refs(passages.inTurn(3)), ["c", "mine"]);
  assert.equal(passages.get("b")!.code, 1);
});
