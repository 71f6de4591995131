import assert from "node:assert/strict";
import { test } from "node:test";

import { pressed } from "../src/ticking.ts";

test("a head ticks what is not ticked, and unticks when everything is", () => {
  assert.equal(pressed([false, false]), true);
  assert.equal(pressed([true, false]), true);
  assert.equal(pressed([true, true]), false);
});
