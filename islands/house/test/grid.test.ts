import assert from "node:assert/strict";
import { test } from "node:test";

import { step } from "../src/grid.ts";

test("arrows up and down and Enter leave the cell, sideways arrows only at its edges", () => {
  assert.deepEqual(step("ArrowDown", false, false), [0, 1]);
  assert.deepEqual(step("Enter", false, false), [0, 1]);
  assert.deepEqual(step("ArrowUp", false, false), [0, -1]);
  assert.equal(step("ArrowLeft", false, true), undefined);
  assert.deepEqual(step("ArrowLeft", true, true), [-1, 0]);
  assert.deepEqual(step("ArrowRight", true, true), [1, 0]);
  assert.equal(step("5", true, true), undefined);
});
