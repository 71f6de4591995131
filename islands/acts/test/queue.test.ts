import assert from "node:assert/strict";
import { test } from "node:test";

import type { Act } from "../src/act.ts";
import { Queue, waitBefore } from "../src/queue.ts";
import type { Outcome } from "../src/sending.ts";
import { Shelf } from "../src/shelf.ts";
import { Drawer } from "./drawer.ts";

/** A server that keeps each key once, reached over a line that fails as told: one entry a send, then all well. */
class Server {
  readonly kept: Act[] = [];
  readonly replies = new Map<string, Outcome>();
  readonly faults: (Outcome | "lost-reply")[];
  sends = 0;

  constructor(faults: (Outcome | "lost-reply")[] = []) {
    this.faults = faults;
  }

  async receive(act: Act): Promise<Outcome> {
    await Promise.resolve();
    const fault = this.faults[this.sends++];
    if (fault && fault !== "lost-reply") return fault;
    if (!this.replies.has(act.key)) {
      this.kept.push(act);
      this.replies.set(act.key, { state: "saved", reply: { number: this.kept.length } });
    }
    return fault === "lost-reply" ? { state: "later" } : this.replies.get(act.key)!;
  }
}

interface Tab {
  queue: Queue;
  outcomes: Outcome[];
  pauses: number[];
}

function lock(): (work: () => Promise<void>) => Promise<void> {
  let last = Promise.resolve();
  return (work) => (last = last.then(work));
}

function open(server: Server, drawer: Drawer, alone = lock()): Tab {
  const tab: Tab = { queue: null as unknown as Queue, outcomes: [], pauses: [] };
  tab.queue = new Queue({
    shelf: new Shelf(drawer, "7:12"),
    send: (act) => server.receive(act),
    alone,
    pause: async (milliseconds) => {
      tab.pauses.push(milliseconds);
      await Promise.resolve();
    },
    dice: () => 0.5,
    changed: () => undefined,
    answered: (_, outcome) => tab.outcomes.push(outcome),
  });
  return tab;
}

const kept = (server: Server) => server.kept.map((act) => act.body["start"]);
const SIGN_IN: Outcome = { state: "sign-in" };
const LATER: Outcome = { state: "later" };

test("acts arrive once and in the order they were done", async () => {
  const server = new Server();
  const { queue } = open(server, new Drawer());
  for (const start of [1, 2, 3]) queue.add("code", { start });
  assert.equal(queue.unsaved.length, 3);
  await queue.run();
  assert.deepEqual(kept(server), [1, 2, 3]);
  assert.equal(queue.unsaved.length, 0);
  assert.equal(queue.state, "idle");
});

test("forty acts over a line that breaks, loses replies and restarts: none lost, none doubled, none out of order", async () => {
  const faults = Array.from({ length: 60 }, (_, at) => (at % 3 === 0 ? LATER : at % 3 === 1 ? "lost-reply" : { ...LATER, after: 2 }));
  const server = new Server(faults as (Outcome | "lost-reply")[]);
  const { queue, pauses } = open(server, new Drawer());
  const wanted = Array.from({ length: 40 }, (_, at) => at);
  for (const start of wanted) queue.add("code", { start });
  await queue.run();
  assert.deepEqual(kept(server), wanted);
  assert.equal(queue.unsaved.length, 0);
  assert(pauses.some((wait) => wait >= 2000), "the server's own wish is heard");
});

test("an ended session stops the queue and keeps everything; after signing in all is sent", async () => {
  const server = new Server([SIGN_IN]);
  const { queue } = open(server, new Drawer());
  queue.add("code", { start: 1 });
  queue.add("code", { start: 2 });
  await queue.run();
  assert.equal(queue.state, "signed-out");
  assert.equal(server.sends, 1);
  assert.equal(queue.unsaved.length, 2);
  queue.add("code", { start: 3 });
  await queue.run();
  assert.equal(server.sends, 1);
  await queue.wake();
  assert.deepEqual(kept(server), [1, 2, 3]);
});

test("a refused act is kept and shown, the acts after it go on", async () => {
  const server = new Server([{ state: "refused", status: 409, reply: {} }]);
  const { queue, outcomes } = open(server, new Drawer());
  const first = queue.add("move", { start: 1 });
  queue.add("code", { start: 2 });
  await queue.run();
  assert.deepEqual(kept(server), [2]);
  assert.deepEqual(queue.refused.map((act) => [act.key, act.refused]), [[first.key, 409]]);
  assert.equal(queue.unsaved.length, 0);
  assert.deepEqual(outcomes.map((outcome) => outcome.state), ["refused", "saved"]);
  queue.putAside(first.key);
  assert.equal(queue.refused.length, 0);
});

test("a tab that was killed between the server's save and its answer repeats the act, and it is saved once", async () => {
  const drawer = new Drawer();
  const server = new Server();
  const dying = open(server, drawer);
  dying.queue.add("code", { start: 1 });
  const copy = new Map(drawer.held);
  await dying.queue.run();
  drawer.held.clear();
  copy.forEach((value, name) => drawer.held.set(name, value));
  await open(server, drawer).queue.wake();
  assert.equal(server.sends, 2);
  assert.deepEqual(kept(server), [1]);
  assert.equal(drawer.length, 0);
});

test("two tabs of one person send each act once", async () => {
  const drawer = new Drawer();
  const server = new Server();
  const alone = lock();
  const [one, two] = [open(server, drawer, alone), open(server, drawer, alone)];
  for (let start = 0; start < 10; start++) (start % 2 ? one : two).queue.add("code", { start });
  await Promise.all([one.queue.run(), two.queue.run()]);
  assert.equal(server.sends, 10);
  assert.equal(server.kept.length, 10);
  assert.equal(drawer.length, 0);
});

test("waits double up to half a minute, spread by chance, and never undercut the server's wish", () => {
  assert.deepEqual([1, 2, 3, 4].map((tries) => waitBefore(tries, 0)), [250, 500, 1000, 2000]);
  assert.equal(waitBefore(1, 0.999) < 500, true);
  assert.equal(waitBefore(50, 0), 15_000);
  assert.equal(waitBefore(1, 0, 60), 60_000);
});

test("what is added while the last answer is on its way is sent too", async () => {
  const server = new Server();
  const tab = open(server, new Drawer());
  tab.queue.add("code", { start: 1 });
  const first = tab.queue.run();
  tab.queue.add("code", { start: 2 });
  await first;
  await tab.queue.run();
  assert.deepEqual(kept(server), [1, 2]);
});
