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
  const listening = listen("study", target, { make: () => stream as unknown as EventSource, locks: null });
  stream.tell(7);
  stream.tell(7);
  stream.tell(8);
  assert.deepEqual(heard, [8]);
  listening.rest();
  assert.ok(stream.closed);
});

test("who rests has nothing open, and is told once what happened meanwhile", () => {
  const streams: Stream[] = [];
  const target = new EventTarget();
  const heard: [number, number][] = [];
  target.addEventListener("lardom:trail", (event) => {
    const { number, after } = (event as CustomEvent<{ number: number; after: number }>).detail;
    heard.push([number, after]);
  });
  const make = (): EventSource => streams[streams.push(new Stream()) - 1] as unknown as EventSource;
  const listening = listen("study", target, { make, locks: null });
  streams[0]!.tell(7);
  listening.rest();
  listening.rest();
  listening.goOn();
  listening.goOn();
  assert.equal(streams.length, 2);
  assert.ok(streams[0]!.closed);
  streams[1]!.tell(9);
  assert.deepEqual(heard, [[9, 7]]);
  listening.rest();
  listening.goOn();
  streams[2]!.tell(9);
  assert.deepEqual(heard, [[9, 7]]);
  listening.rest();
});
