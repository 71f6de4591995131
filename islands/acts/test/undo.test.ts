import assert from "node:assert/strict";
import { test } from "node:test";

import { Undo } from "../src/undo.ts";

const asked: string[] = [];
const takeBack = (key: string): string => {
  asked.push(key);
  return `not ${key}`;
};

test("undo takes the latest act back, redo takes the undoing back, as often as one likes", () => {
  const undo = new Undo();
  undo.push("one");
  undo.push("two");
  assert(undo.undo(takeBack) && undo.undo(takeBack));
  assert.equal(undo.undo(takeBack), false);
  assert(undo.redo(takeBack) && undo.redo(takeBack));
  assert.equal(undo.redo(takeBack), false);
  assert(undo.undo(takeBack));
  assert.deepEqual(asked, ["two", "one", "not one", "not two", "not not two"]);
});

test("a new act after an undo ends what could be done again", () => {
  const undo = new Undo();
  undo.push("one");
  undo.undo(takeBack);
  undo.push("two");
  assert.equal(undo.canRedo, false);
  assert.equal(undo.canUndo, true);
});

test("the oldest acts leave when the room is full", () => {
  const undo = new Undo(undefined, 2);
  ["one", "two", "three"].forEach((key) => undo.push(key));
  assert.deepEqual(undo.stacks.done, ["two", "three"]);
});

test("a refused act is forgotten, the others stay; the stacks survive a reload", () => {
  const undo = new Undo();
  ["one", "two", "three"].forEach((key) => undo.push(key));
  undo.undo(takeBack);
  undo.forget("one");
  undo.forget("not three");
  const again = new Undo(undo.stacks);
  assert.deepEqual(again.stacks, { done: ["two"], undone: [] });
});
