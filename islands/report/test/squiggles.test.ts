import assert from "node:assert/strict";
import { test } from "node:test";

import { edit, moved, pieces, type Wave } from "../src/squiggles.ts";

const wave = (start: number, end: number, level = "warning", number = 1): Wave => ({ start, end, level, number });

test("an edit is the one stretch that differs", () => {
  assert.deepEqual(edit("ett två tre", "ett tjugotvå tre"), { start: 5, before: 5, after: 10 });
  assert.deepEqual(edit("aa", "aaa"), { start: 2, before: 2, after: 3 });
  assert.deepEqual(edit("", "x"), { start: 0, before: 0, after: 1 });
});

test("waves before an edit stay, those behind it move along", () => {
  const after = moved([wave(0, 3), wave(8, 11)], "ett två tre", "ett och två tre");
  assert.deepEqual(after.map((one) => [one.start, one.end]), [[0, 3], [12, 15]]);
});

test("a wave that is written in is gone until the next check", () => {
  assert.deepEqual(moved([wave(4, 7)], "ett två tre", "ett tvåa tre").length, 1);
  assert.deepEqual(moved([wave(4, 7)], "ett två tre", "ett tva tre").length, 0);
});

test("the pieces make up the text, the most serious wave is drawn", () => {
  const text = "Samtliga är nöjda.";
  const found = pieces(text, [wave(0, 8, "note", 1), wave(0, 8, "error", 2), wave(4, 11, "warning", 3)]);
  assert.equal(found.map((piece) => piece.text).join(""), text);
  assert.deepEqual(found.map((piece) => piece.wave?.number ?? 0), [2, 2, 3, 0]);
});

test("a wave outside the text is left out", () => {
  assert.deepEqual(pieces("kort", [wave(2, 90)]), [{ text: "kort", wave: null }]);
});
