import assert from "node:assert/strict";
import { test } from "node:test";

import { type Press, wishOf } from "../src/keys.ts";

const press = (key: string, held: Partial<Press> = {}): Press => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
});

test("letters, signs and arrows ask for what the page of keys says", () => {
  const told = { j: "next-turn", k: "previous-turn", c: "code", m: "mark", "[": "previous-passage", "/": "search", ".": "again" };
  for (const [key, wish] of Object.entries(told)) assert.equal(wishOf(press(key)), wish);
  assert.equal(wishOf(press("ArrowDown")), "next-turn");
  assert.equal(wishOf(press("3")), "code-3");
  assert.equal(wishOf(press("0")), null);
});

test("signs that a keyboard types with Shift are still signs", () => {
  assert.equal(wishOf(press("?", { shiftKey: true })), "keys");
  assert.equal(wishOf(press("/", { shiftKey: true })), "search");
  assert.equal(wishOf(press("+", { shiftKey: true })), "longer");
});

test("a Swedish keyboard types brackets with AltGr", () => {
  assert.equal(wishOf(press("]", { altKey: true })), "next-passage");
});

test("Shift and arrows lengthen and shorten, with Alt at the beginning", () => {
  assert.equal(wishOf(press("ArrowRight", { shiftKey: true })), "select-on");
  assert.equal(wishOf(press("ArrowLeft", { shiftKey: true })), "select-back");
  assert.equal(wishOf(press("ArrowLeft", { shiftKey: true, altKey: true })), "start-earlier");
  assert.equal(wishOf(press("ArrowDown", { shiftKey: true })), null);
});

test("undo and redo, on every system", () => {
  assert.equal(wishOf(press("z", { ctrlKey: true })), "undo");
  assert.equal(wishOf(press("Z", { metaKey: true, shiftKey: true })), "redo");
  assert.equal(wishOf(press("y", { ctrlKey: true })), "redo");
  assert.equal(wishOf(press("c", { ctrlKey: true })), null, "copying stays the browser's");
  assert.equal(wishOf(press("f", { ctrlKey: true })), null);
});

test("a person can switch single letters off; named keys and commands stay", () => {
  assert.equal(wishOf(press("c"), false), null);
  assert.equal(wishOf(press("q")), "quote");
  assert.equal(wishOf(press("5"), false), null);
  assert.equal(wishOf(press("Enter"), false), "list");
  assert.equal(wishOf(press("z", { ctrlKey: true }), false), "undo");
});
