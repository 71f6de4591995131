import assert from "node:assert/strict";
import test from "node:test";

import { compare } from "../src/tables.ts";

test("numbers sort by size, also with a decimal comma, spaces and a minus", () => {
  assert.deepEqual(["10", "9", "1 200", "-3", "2,5"].sort(compare), ["-3", "2,5", "9", "10", "1 200"]);
});
test("words sort by the Swedish alphabet, and names with numbers by the number", () => {
  assert.deepEqual(["Öst", "Ås", "Zäta", "Ärla"].sort(compare), ["Zäta", "Ås", "Ärla", "Öst"]);
  assert.deepEqual(["P10", "P2"].sort(compare), ["P2", "P10"]);
});
test("the empty stand last", () => {
  assert.deepEqual(["", "b", "a"].sort(compare), ["a", "b", ""]);
});
