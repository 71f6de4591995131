/**
 * Acts that lie in the browser since a reader's page was left: every page sends them, and tells while they wait.
 */

import { queueTo, storage } from "../../acts/page/browser.ts";
import type { Queue } from "../../acts/src/queue.ts";
import { addressesLeft } from "../../acts/src/shelf.ts";

/** Send what a person left behind elsewhere than on this page; `notice` tells of it, with its words in the template. */
export function sendLeftBehind(person: string, notice: HTMLElement): void {
  const here = `${location.pathname}acts/`; // a reader's page sends its own
  const shelves = storage();
  const queues: { url: string; queue: Queue }[] = [];
  const tell = (): void => show(notice, queues);
  for (const url of addressesLeft(shelves, person)) {
    if (url !== here) queues.push({ url, queue: queueTo(url, person, shelves, { changed: tell, answered: tell }).queue });
  }
  if (queues.length === 0) return;
  const wake = (): void => queues.forEach(({ queue }) => void queue.wake());
  for (const event of ["online", "focus"]) addEventListener(event, wake);
  notice.querySelector("button")!.addEventListener("click", () => {
    for (const { queue } of queues) for (const { key } of queue.refused) queue.putAside(key);
  });
  tell();
  wake();
}

function show(notice: HTMLElement, queues: readonly { url: string; queue: Queue }[]): void {
  const words = notice.dataset;
  // What is sent at once is not spoken of; what has been spoken of is, until it is saved.
  const spoken = !notice.hidden;
  const waits = (queue: Queue): boolean => spoken || queue.state === "waiting" || queue.state === "signed-out";
  const waiting = queues.filter(({ queue }) => queue.unsaved.length > 0 && waits(queue));
  const refused = queues.filter(({ queue }) => queue.refused.length > 0);
  const count = (those: typeof waiting, what: "unsaved" | "refused"): number =>
    those.reduce((sum, { queue }) => sum + queue[what].length, 0);
  const told = [
    waiting.length > 0 && words["unsaved"]!.replace("{n}", String(count(waiting, "unsaved"))),
    refused.length > 0 && words["refused"]!.replace("{n}", String(count(refused, "refused"))),
  ].filter(Boolean);
  notice.hidden = told.length === 0;
  const [first] = [...refused, ...waiting];
  if (!first) return;
  const line = told.join(" ");
  const said = notice.querySelector("span")!;
  if (said.textContent !== line) said.textContent = line;
  notice.querySelector("a")!.href = first.url.replace(/acts\/$/, "");
  notice.querySelector("button")!.hidden = refused.length === 0;
}
