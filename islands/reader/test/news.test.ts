import assert from "node:assert/strict";
import test from "node:test";

import { News } from "../src/news.ts";

test("what concerns another transcript is known by being heard", () => {
  const news = new News(4, 10);
  news.hear({ number: 12, after: 10, about: [[11, 7], [12, 8]] });
  assert.ok(!news.waits);
  assert.equal(news.number, 12);
});

test("what concerns the page's transcript is asked about, from the last entry that is known", () => {
  const news = new News(4, 10);
  news.hear({ number: 12, after: 10, about: [[11, 7], [12, 4]] });
  assert.ok(news.waits);
  assert.equal(news.number, 10);
  news.told(12);
  assert.ok(!news.waits);
  assert.equal(news.number, 12);
});

test("one's own act is no news, whether its answer or the stream comes first", () => {
  const first = new News(4, 10);
  first.own(11);
  first.hear({ number: 11, after: 10, about: [[11, 4]] });
  assert.ok(!first.waits);
  const second = new News(4, 10);
  second.hear({ number: 11, after: 10, about: [[11, 4]] });
  assert.ok(second.waits);
  second.own(11);
  assert.ok(!second.waits);
});

test("an entry that nothing more is known of is asked about", () => {
  const news = new News(4, 10);
  news.hear({ number: 11, after: 10, about: null });
  assert.ok(news.waits);
});

test("the page does not count as told what was left out between", () => {
  const news = new News(4, 10);
  news.hear({ number: 15, after: 13, about: [[14, 7], [15, 7]] });
  assert.equal(news.number, 10);
});
