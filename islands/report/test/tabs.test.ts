import assert from "node:assert/strict";
import { test } from "node:test";

import { reached } from "../src/tabs.ts";

test("arrows go round, Home and End to the ends, other keys nowhere", () => {
  assert.equal(reached("ArrowRight", 3, 4), 0);
  assert.equal(reached("ArrowLeft", 0, 4), 3);
  assert.equal(reached("Home", 2, 4), 0);
  assert.equal(reached("End", 1, 4), 3);
  assert.equal(reached("a", 1, 4), null);
});
