import assert from "node:assert/strict";
import { test } from "node:test";

import { overlaps } from "../../text/src/spans.ts";
import { Lanes, NO_LANE } from "../src/lanes.ts";

const span = (start: number, end: number) => ({ start, end });

test("a new coding takes the lowest lane that is free along its whole length", () => {
  const lanes = new Lanes();
  assert.equal(lanes.place("a", span(0, 10)), 0);
  assert.equal(lanes.place("b", span(5, 15)), 1);
  assert.equal(lanes.place("c", span(10, 20)), 0);
  assert.equal(lanes.place("d", span(0, 30)), 2);
  assert.equal(lanes.used, 3);
});

test("a stripe stays where it is when another goes, and a newcomer fills the gap", () => {
  const lanes = new Lanes();
  lanes.place("a", span(0, 10));
  lanes.place("b", span(0, 10));
  lanes.remove("a");
  assert.equal(lanes.laneOf("b"), 1);
  assert.equal(lanes.place("c", span(3, 4)), 0);
});

test("a coding that is extended keeps its lane while it can", () => {
  const lanes = new Lanes();
  lanes.place("a", span(0, 10));
  lanes.place("b", span(5, 15));
  lanes.place("c", span(20, 30));
  assert.equal(lanes.move("b", span(5, 25)), 1);
  assert.equal(lanes.move("a", span(0, 25)), 2);
});

test("what finds no lane is counted, and finds one later", () => {
  const lanes = new Lanes(2);
  ["a", "b", "c", "d"].forEach((id) => lanes.place(id, span(0, 10)));
  assert.equal(lanes.laneOf("c"), NO_LANE);
  assert.equal(lanes.spareIn(span(9, 12)), 2);
  assert.equal(lanes.spareIn(span(10, 12)), 0);
  lanes.remove("a");
  assert.equal(lanes.move("c", span(0, 10)), 0);
  assert.equal(lanes.spareIn(span(0, 1)), 1);
});

test("whatever comes and goes: no two stripes of a lane overlap, and only the moved one changes lane", () => {
  let seed = 11;
  const dice = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  const lanes = new Lanes(6);
  const alive = new Map<string, { start: number; end: number }>();
  for (let round = 0; round < 2000; round++) {
    const before = new Map([...alive.keys()].map((id) => [id, lanes.laneOf(id)]));
    const id = `c${dice(40)}`;
    const start = dice(100);
    const where = span(start, start + 1 + dice(20));
    if (alive.has(id) && dice(3) === 0) {
      lanes.remove(id);
      alive.delete(id);
    } else {
      if (alive.has(id)) lanes.move(id, where);
      else lanes.place(id, where);
      alive.set(id, where);
    }
    for (const [one, a] of alive) {
      if (one !== id) assert.equal(lanes.laneOf(one), before.get(one));
      for (const [two, b] of alive) {
        if (one < two && lanes.laneOf(one) !== NO_LANE && lanes.laneOf(one) === lanes.laneOf(two)) assert(!overlaps(a, b));
      }
    }
  }
});
