import assert from "node:assert/strict";
import { test } from "node:test";

import { type Step, Undo } from "../src/undo.ts";

const step = (id: number): Step => ({
  does: { kind: "code", body: { id } },
  undoes: { kind: "delete", body: { id } },
});

test("undo and redo walk the same steps back and forth", () => {
  const undo = new Undo();
  undo.push(step(1));
  undo.push(step(2));
  assert.deepEqual(undo.undo(), { kind: "delete", body: { id: 2 } });
  assert.deepEqual(undo.undo(), { kind: "delete", body: { id: 1 } });
  assert.equal(undo.undo(), null);
  assert.deepEqual(undo.redo(), { kind: "code", body: { id: 1 } });
  assert.deepEqual(undo.redo(), { kind: "code", body: { id: 2 } });
  assert.equal(undo.redo(), null);
});

test("a new act after an undo ends what could be done again", () => {
  const undo = new Undo();
  undo.push(step(1));
  undo.undo();
  undo.push(step(2));
  assert.equal(undo.canRedo, false);
  assert.deepEqual(undo.undo(), { kind: "delete", body: { id: 2 } });
});

test("the oldest steps leave when the room is full", () => {
  const undo = new Undo(2);
  [1, 2, 3].forEach((id) => undo.push(step(id)));
  undo.undo();
  undo.undo();
  assert.equal(undo.canUndo, false);
});

test("steps about something gone are forgotten, the others stay", () => {
  const undo = new Undo();
  [1, 2, 3].forEach((id) => undo.push(step(id)));
  undo.undo();
  undo.forget((draft) => draft.body["id"] === 2 || draft.body["id"] === 3);
  assert.equal(undo.canRedo, false);
  assert.deepEqual(undo.undo(), { kind: "delete", body: { id: 1 } });
});
