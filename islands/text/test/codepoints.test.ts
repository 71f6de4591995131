import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { Codepoints } from "../src/codepoints.ts";

interface Case {
  name: string;
  text: string;
  points: number;
  units: number;
  places: [number, number][];
  quotes: [number, number, string][];
}

const shared = new URL("../../../tests/shared/spans.json", import.meta.url);
const cases = (JSON.parse(readFileSync(shared, "utf-8")) as { texts: Case[] }).texts;

for (const { name, text, points, units, places, quotes } of cases) {
  test(`code points and UTF-16 units agree: ${name}`, () => {
    const index = new Codepoints(text);
    assert.equal(index.points, points);
    assert.equal(index.units, units);
    for (const [point, unit] of places) {
      assert.equal(index.toUnits(point), unit);
      assert.equal(index.toPoints(unit), point);
    }
    for (const [start, end, quote] of quotes) assert.equal(text.slice(index.toUnits(start), index.toUnits(end)), quote);
  });

  test(`every code point there and back, against the plain way of counting: ${name}`, () => {
    const index = new Codepoints(text);
    let unit = 0;
    [...text].forEach((character, point) => {
      assert.equal(index.toUnits(point), unit);
      for (let inside = 0; inside < character.length; inside++) assert.equal(index.toPoints(unit + inside), point);
      unit += character.length;
    });
  });
}

test("positions outside the text are drawn to its ends", () => {
  const index = new Codepoints("a😀");
  assert.equal(index.toUnits(-1), 0);
  assert.equal(index.toUnits(99), 3);
  assert.equal(index.toPoints(99), 2);
});

test("a lone half of a pair counts as one character, as Python counts it", () => {
  assert.equal(new Codepoints("a\ud83db").points, 3);
});
