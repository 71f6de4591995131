import assert from "node:assert/strict";
import { test } from "node:test";

import { newAct, newKey } from "../src/act.ts";

test("a key is a random UUID of version 4", () => {
  const keys = Array.from({ length: 500 }, newKey);
  for (const key of keys) assert(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(key), key);
  assert.equal(new Set(keys).size, 500);
});

test("an act carries ids, positions and choices", () => {
  const act = newAct("code", { document: 12, start: 0, end: 9, code: "eldsjäl", note: null, whole: false });
  assert.equal(act.kind, "code");
  assert.equal(act.body["code"], "eldsjäl");
});

test("an act with words of an interview is not made: acts lie in the browser's storage", () => {
  assert.throws(() => newAct("code", { quote: "Vi som kommun vågade." }), /quote may be an id/);
  assert.throws(() => newAct("code", { quote: "x".repeat(65) }), /quote/);
});
