import assert from "node:assert/strict";
import { test } from "node:test";

import { carriedBy } from "../src/carried.ts";

test("the ticked marks go together when one of them is taken", () => {
  assert.deepEqual(carriedBy("2", ["1", "2"]), ["1", "2"]);
});

test("a mark that is not ticked goes alone", () => {
  assert.deepEqual(carriedBy("3", ["1", "2"]), ["3"]);
});
