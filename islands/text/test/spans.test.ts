import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { clip, firstAbove, merge, overlaps } from "../src/spans.ts";

interface Case {
  one: [number, number];
  other: [number, number];
  overlap: boolean;
  clip: [number, number] | null;
}

const shared = new URL("../../../tests/shared/spans.json", import.meta.url);
const cases = (JSON.parse(readFileSync(shared, "utf-8")) as { pairs: Case[] }).pairs;
const span = ([start, end]: [number, number]) => ({ start, end });

for (const pair of cases) {
  test(`overlap and clip of ${pair.one} and ${pair.other}`, () => {
    assert.equal(overlaps(span(pair.one), span(pair.other)), pair.overlap);
    assert.equal(overlaps(span(pair.other), span(pair.one)), pair.overlap);
    assert.deepEqual(clip(span(pair.one), span(pair.other)), pair.clip && span(pair.clip));
  });
}

test("merging gives the fewest stretches, in order", () => {
  const given: [number, number][] = [[8, 9], [0, 3], [2, 5], [5, 6], [4, 4], [8, 9]];
  assert.deepEqual(merge(given.map(span)), [span([0, 6]), span([8, 9])]);
});

test("merging covers exactly the characters that were covered", () => {
  let seed = 7;
  const dice = (n: number) => (seed = (seed * 48271) % 2147483647) % n;
  for (let round = 0; round < 200; round++) {
    const given = Array.from({ length: dice(12) }, () => {
      const start = dice(40);
      return { start, end: start + dice(9) };
    });
    const covered = (spans: { start: number; end: number }[]) =>
      Array.from({ length: 60 }, (_, at) => spans.some((s) => s.start <= at && at < s.end));
    const merged = merge(given);
    assert.deepEqual(covered(merged), covered(given));
    merged.slice(1).forEach((next, at) => assert(merged[at]!.end < next.start));
  }
});

test("the first item above a limit", () => {
  const of = (n: number) => n;
  assert.deepEqual([0, 1, 2, 5, 9].map((limit) => firstAbove([1, 2, 2, 5], limit, of)), [0, 1, 3, 4, 4]);
});
