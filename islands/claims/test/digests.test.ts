import assert from "node:assert/strict";
import { test } from "node:test";
import { asking, changed } from "../src/digests.ts";

test("only claims that look otherwise are fetched anew", () => {
  const shown = new Map([["1", "aa"], ["2", "bb"], ["3", "cc"]]);
  assert.deepEqual(changed(shown, { "1": "aa", "2": "bx" }), ["2"]);
});

test("a filtered board keeps its filters when it asks for some claims", () => {
  assert.equal(asking("/s/x/claims/live/?unit=project", "only", "3,4"), "/s/x/claims/live/?unit=project&only=3%2C4");
  assert.equal(asking("/s/x/claims/live/", "only", "3"), "/s/x/claims/live/?only=3");
});
