import assert from "node:assert/strict";
import { test } from "node:test";

import { parentOf, placeFor, zoneAt, type Line } from "../src/places.ts";

// a
//   b
//     c
//   d
// e
const lines: Line[] = [
  { code: "a", depth: 0 },
  { code: "b", depth: 1 },
  { code: "c", depth: 2 },
  { code: "d", depth: 1 },
  { code: "e", depth: 0 },
];

test("a line has three parts", () => {
  assert.deepEqual([zoneAt(2, 40), zoneAt(20, 40), zoneAt(38, 40)], ["before", "inside", "after"]);
});

test("the code above is the nearest line with less depth", () => {
  assert.deepEqual([0, 1, 2, 3, 4].map((at) => parentOf(lines, at)), ["", "a", "b", "a", ""]);
});

test("dropped before, inside and after a line", () => {
  assert.deepEqual(placeFor(lines, "e", 1, "before"), { parent: "a", before: "b" });
  assert.deepEqual(placeFor(lines, "e", 1, "inside"), { parent: "b", before: "" });
  assert.deepEqual(placeFor(lines, "e", 1, "after"), { parent: "a", before: "d" });
  assert.deepEqual(placeFor(lines, "e", 3, "after"), { parent: "a", before: "" });
  assert.deepEqual(placeFor(lines, "d", 1, "after"), { parent: "a", before: "" });
});

test("nothing is dropped on itself or below itself", () => {
  assert.equal(placeFor(lines, "a", 2, "inside"), null);
  assert.equal(placeFor(lines, "b", 1, "before"), null);
  assert.equal(placeFor(lines, "c", 1, "after")?.before, "d");
});
