import assert from "node:assert/strict";
import test from "node:test";

import { listen } from "../src/live.ts";

class Stream extends EventTarget {
  closed = false;
  close(): void {
    this.closed = true;
  }
  tell(number: number): void {
    this.dispatchEvent(Object.assign(new Event("trail"), { data: String(number) }));
  }
}

test("the first number is only remembered; each later one is told once", () => {
  const stream = new Stream();
  const target = new EventTarget();
  const heard: number[] = [];
  target.addEventListener("lardom:trail", (event) => heard.push((event as CustomEvent<{ number: number }>).detail.number));
  const stop = listen("study", target, () => stream as unknown as EventSource);
  stream.tell(7);
  stream.tell(7);
  stream.tell(8);
  assert.deepEqual(heard, [8]);
  stop();
  assert.ok(stream.closed);
});
