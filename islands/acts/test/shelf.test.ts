import assert from "node:assert/strict";
import { test } from "node:test";

import { newAct } from "../src/act.ts";
import { addressesLeft, Shelf, shelfName } from "../src/shelf.ts";
import { Drawer } from "./drawer.ts";

const act = (start: number) => newAct("code", { start });
const starts = (shelf: Shelf) => shelf.all().map((kept) => kept.body["start"]);

test("what was put is found in order after the tab was closed, even from one and the same millisecond", () => {
  const drawer = new Drawer();
  const shelf = new Shelf(drawer, "7:12", () => 1000);
  for (const start of [5, 3, 9]) shelf.put(act(start));
  assert.deepEqual(starts(new Shelf(drawer, "7:12", () => 1000)), [5, 3, 9]);
});

test("a clock that goes back does not change the order", () => {
  let now = 2000;
  const shelf = new Shelf(new Drawer(), "7:12", () => now);
  shelf.put(act(1));
  now = 1000;
  shelf.put(act(2));
  assert.deepEqual(starts(shelf), [1, 2]);
});

test("two tabs share a shelf without overwriting each other; another person's or document's acts are not seen", () => {
  const drawer = new Drawer();
  const [one, two] = [new Shelf(drawer, "7:12", () => 1), new Shelf(drawer, "7:12", () => 1)];
  one.put(act(1));
  two.put(act(2));
  assert.deepEqual(starts(one).sort(), [1, 2]);
  assert.deepEqual(starts(new Shelf(drawer, "8:12")), []);
  assert.deepEqual(starts(new Shelf(drawer, "7:1")), []);
});

test("a refused act stays, with the status, until it is taken away", () => {
  const shelf = new Shelf(new Drawer(), "7:12");
  const mine = act(4);
  shelf.put(mine);
  shelf.refuse(mine.key, 409);
  assert.equal(shelf.all()[0]!.refused, 409);
  shelf.drop(mine.key);
  assert.deepEqual(shelf.all(), []);
});

test("with a full or forbidden storage acts are held in memory, and the shelf says that it does not hold", () => {
  const drawer = new Drawer();
  drawer.room = 1;
  for (const shelf of [new Shelf(drawer, "7:12", () => 5), new Shelf(null, "7:12", () => 5)]) {
    const acts = [act(1), act(2)];
    acts.forEach((each) => shelf.put(each));
    assert.deepEqual(starts(shelf), [1, 2]);
    assert.equal(shelf.holds, false);
    acts.forEach((each) => shelf.drop(each.key));
    assert.equal(shelf.holds, true);
    assert.deepEqual(shelf.all(), []);
  }
});

test("the addresses to which a person left something are known by the entries' names alone", () => {
  const drawer = new Drawer();
  for (const [person, url] of [["7", "/s/a/read/2/acts/"], ["7", "/s/a/read/1/acts/"], ["7", "/s/a/read/1/acts/"], ["71", "/s/a/read/9/acts/"]] as const)
    new Shelf(drawer, shelfName(person, url), () => drawer.length).put(act(1));
  drawer.setItem("lardom:recent:7", "[]");
  drawer.setItem("lardom:act:7://elsewhere/:1:x", "{}");
  assert.deepEqual(addressesLeft(drawer, "7"), ["/s/a/read/1/acts/", "/s/a/read/2/acts/"]);
  assert.deepEqual(addressesLeft(null, "7"), []);
});
