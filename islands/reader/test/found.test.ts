import assert from "node:assert/strict";
import { test } from "node:test";

import { beside, find } from "../src/found.ts";

const BLOCKS = [
  { from: 0, text: "Vi såg att kommunen 😀 vågade. Kommunen\nvågade!" },
  { from: 100, text: "KOMMUNEN (ja) vagade a.b" },
];

test("without regard to case, in code points of the document", () => {
  assert.deepEqual(find(BLOCKS, "kommunen"), [{ start: 11, end: 19 }, { start: 30, end: 38 }, { start: 100, end: 108 }]);
});

test("a break of line is as good as a space, å is not a", () => {
  assert.deepEqual(find(BLOCKS, "kommunen  vågade"), [{ start: 30, end: 45 }]);
  assert.deepEqual(find(BLOCKS, "vagade"), [{ start: 114, end: 120 }]);
});

test("signs mean themselves", () => {
  assert.deepEqual(find(BLOCKS, "(ja)"), [{ start: 109, end: 113 }]);
  assert.deepEqual(find(BLOCKS, "a.b"), [{ start: 121, end: 124 }]);
  assert.deepEqual(find(BLOCKS, "x-y[z"), []);
  assert.deepEqual(find(BLOCKS, "   "), []);
});

test("from hit to hit, round the end", () => {
  const hits = find(BLOCKS, "kommunen");
  assert.equal(beside(hits, -1, 1), 0);
  assert.equal(beside(hits, 11, 1), 1);
  assert.equal(beside(hits, 100, 1), 0);
  assert.equal(beside(hits, 30, -1), 0);
  assert.equal(beside(hits, 0, -1), 2);
  assert.equal(beside([], 0, 1), -1);
});
