import assert from "node:assert/strict";
import { test } from "node:test";

import { cookie, outcomeOf, sender } from "../src/sending.ts";

test("saved only when the server says so in its own words", () => {
  assert.deepEqual(outcomeOf(200, { id: 1 }), { state: "saved", reply: { id: 1 } });
  assert.deepEqual(outcomeOf(201, {}), { state: "saved", reply: {} });
  assert.deepEqual(outcomeOf(200, null), { state: "sign-in" });
});

test("a session that has ended asks for signing in, whether it is told or sent on", () => {
  for (const status of [401, 403, 302, 0]) assert.deepEqual(outcomeOf(status, null), { state: "sign-in" });
});

test("a busy or broken server is asked again, when it wants it", () => {
  for (const status of [408, 429, 500, 502, 503, 504]) assert.deepEqual(outcomeOf(status, null), { state: "later" });
  assert.deepEqual(outcomeOf(429, null, "7"), { state: "later", after: 7 });
  assert.deepEqual(outcomeOf(503, null, "Sun, 06 Nov 1994 08:49:37 GMT"), { state: "later" });
});

test("a conflict, a wrong or vanished thing is refused and kept with the reply", () => {
  for (const status of [400, 404, 409, 410, 413, 422]) {
    assert.deepEqual(outcomeOf(status, { yours: 1, theirs: 2 }), {
      state: "refused",
      status,
      reply: { yours: 1, theirs: 2 },
    });
  }
});

test("no network is tried later", async () => {
  const send = sender("http-nowhere:/acts", "7", () => "t");
  assert.deepEqual(await send({ key: "k", kind: "code", body: {} }), { state: "later" });
});

test("a cookie by its name", () => {
  assert.equal(cookie("csrftoken", "a=1; csrftoken=x%3Dy=; b=2"), "x=y=");
  assert.equal(cookie("token", "csrftoken=x"), "");
});
