import assert from "node:assert/strict";
import { test } from "node:test";

import { endAfter, endBefore, startAfter, startBefore, words } from "../src/words.ts";

const TEXT = "Vi såg, på 1990-talet, att kommunens eldsjäl slutade.";

test("a word keeps its hyphens and the signs that close it", () => {
  assert.deepEqual(
    words(TEXT).map(({ start, end }) => TEXT.slice(start, end)),
    ["Vi", "såg,", "på", "1990-talet,", "att", "kommunens", "eldsjäl", "slutade."],
  );
});

test("the next and the previous end and beginning", () => {
  assert.equal(endAfter(TEXT, 0), 2);
  assert.equal(endAfter(TEXT, 2), 7);
  assert.equal(endBefore(TEXT, 7), 2);
  assert.equal(startAfter(TEXT, 0), 3);
  assert.equal(startBefore(TEXT, 3), 0);
});

test("at the ends of the text there is nothing further", () => {
  assert.equal(endAfter(TEXT, TEXT.length), null);
  assert.equal(endBefore(TEXT, 2), null);
  assert.equal(startBefore(TEXT, 0), null);
  assert.equal(startAfter("", 0), null);
});
