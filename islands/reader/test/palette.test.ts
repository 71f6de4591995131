import assert from "node:assert/strict";
import { test } from "node:test";

import { fold, matches, used } from "../src/palette.ts";

const NAMES = ["Arbete i linjen", "Ärlighet", "Ökad samverkan", "Eldsjälar", "Idé och café", "Lärande", "Samverkan, brist på", "Åldrande"];
const CODES = NAMES.map((name, at) => ({ id: `k${at}`, name, ...(name === "Lärande" ? { path: "Effekter" } : {}) }));
const found = (typed: string, recent: string[] = []) => matches(CODES, typed, recent).map((code) => code.name);

test("nothing typed: all codes, the last used first, then the order of the codebook", () => {
  assert.deepEqual(found(""), NAMES);
  assert.deepEqual(found("", ["k3", "k1"]).slice(0, 3), ["Eldsjälar", "Ärlighet", "Arbete i linjen"]);
});

test("å, ä and ö are letters of their own", () => {
  assert.deepEqual(found("är"), ["Ärlighet", "Lärande"]);
  assert.deepEqual(found("å"), ["Åldrande", "Samverkan, brist på"]);
});

test("a keyboard without them still finds, after what was really typed", () => {
  assert.deepEqual(found("ar"), ["Arbete i linjen", "Eldsjälar", "Ärlighet", "Lärande"]);
  assert.deepEqual(found("okad"), ["Ökad samverkan"]);
  assert.deepEqual(found("eldsjal"), ["Eldsjälar"]);
});

test("the start of the name before the start of a word before the inside of one", () => {
  assert.deepEqual(found("sam"), ["Samverkan, brist på", "Ökad samverkan"]);
  assert.deepEqual(found("rande"), ["Lärande", "Åldrande"]);
  assert.deepEqual(found("brist"), ["Samverkan, brist på"]);
});

test("several words fit in any order; case and other accents do not matter", () => {
  assert.deepEqual(found("SAMV öka"), ["Ökad samverkan"]);
  assert.deepEqual(found("ide"), ["Idé och café"]);
  assert.equal(fold("É Å"), "e å");
});

test("a code is found by the code above it, last of all", () => {
  assert.deepEqual(found("effekt"), ["Lärande"]);
  assert.deepEqual(found("finns inte"), []);
});

test("equal fits: the last used comes first", () => {
  assert.deepEqual(found("sam", ["k2"]), ["Samverkan, brist på", "Ökad samverkan"]);
  assert.deepEqual(found("r", ["k5"])[0], "Lärande");
});

test("remembering what was used", () => {
  assert.deepEqual(used(["a", "b"], "b"), ["b", "a"]);
  assert.deepEqual(used(["a", "b"], "c", 2), ["c", "a"]);
});
