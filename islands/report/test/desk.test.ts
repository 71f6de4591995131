import assert from "node:assert/strict";
import { test } from "node:test";

import { later, send } from "../src/desk.ts";

const pause = (wait: number): Promise<void> => new Promise((done) => setTimeout(done, wait));

test("what is asked for many times is done once, after a pause", async () => {
  let done = 0;
  const check = later(40, () => done++);
  check.soon();
  check.soon();
  check.soon();
  assert.equal(done, 0);
  await pause(120);
  assert.equal(done, 1);
});

test("what is to be done now is not done again later", async () => {
  let done = 0;
  const check = later(20, () => done++);
  check.soon();
  check.now();
  await pause(60);
  assert.equal(done, 1);
});

test("a server that cannot be reached is told as such", async () => {
  const real = globalThis.fetch;
  (globalThis as { document?: unknown }).document = { cookie: "" };
  globalThis.fetch = () => Promise.reject(new TypeError("away"));
  assert.deepEqual(await send("/x/", { text: "a" }), { ok: false, status: 0, said: null });
  globalThis.fetch = () => Promise.resolve(new Response("<p>Sign in</p>", { headers: { "Content-Type": "text/html" } }));
  assert.equal((await send("/x/", {})).ok, false);
  globalThis.fetch = real;
});
