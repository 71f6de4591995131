/**
 * The codebook's tree under the hand: a code is dragged to its place, or moved with Alt and an arrow key.
 */

import { act, takeIn, tell } from "./asking.ts";
import { placeFor, zoneAt, type Line, type Zone } from "../src/places.ts";

const STEPS: Readonly<Record<string, string>> = { ArrowUp: "up", ArrowDown: "down", ArrowRight: "in", ArrowLeft: "out" };
const ZONES = ["drop-before", "drop-inside", "drop-after"];

function items(): HTMLLIElement[] {
  return [...document.querySelectorAll<HTMLLIElement>("#tree > li")];
}

function lines(): Line[] {
  return items().map((item) => ({ code: item.dataset["code"]!, depth: Number(item.dataset["depth"]) }));
}

async function send(item: HTMLLIElement, fields: Readonly<Record<string, string>>): Promise<void> {
  const code = item.dataset["code"]!;
  const open = document.querySelector<HTMLElement>("#tree [aria-current]")?.closest("li")?.dataset["code"];
  const words = document.getElementById("tree")?.dataset["moved"] ?? "";
  const answer = await act(item.dataset["url"]!, fields);
  if ("problems" in answer) return tell(answer.problems, "error");
  if (!takeIn(answer.page, "tree")) return location.reload();
  ready();
  for (const link of document.querySelectorAll("#tree [aria-current]")) link.removeAttribute("aria-current");
  document.querySelector(`#tree [data-code="${open}"] a`)?.setAttribute("aria-current", "true");
  const link = document.querySelector<HTMLElement>(`#tree [data-code="${code}"] a`);
  link?.focus();
  tell([`${link?.querySelector(".tree-name")?.textContent ?? ""}: ${words}`], "success");
}

function clear(): void {
  for (const item of items()) item.classList.remove("carried", ...ZONES);
}

function ready(): void {
  for (const link of document.querySelectorAll<HTMLElement>("#tree a")) link.draggable = false;
  for (const item of items()) item.draggable = true;
}

/** Make the tree of the page movable. */
export function movableTree(): void {
  if (document.getElementById("tree")?.dataset["may"] !== "yes") return;
  let carried: HTMLLIElement | null = null;
  const over = (event: DragEvent): { at: number; item: HTMLLIElement; zone: Zone } | null => {
    const item = (event.target as Element).closest<HTMLLIElement>("#tree > li");
    if (!item || !carried) return null;
    const box = item.getBoundingClientRect();
    return { at: items().indexOf(item), item, zone: zoneAt(event.clientY - box.top, box.height) };
  };
  document.addEventListener("dragstart", (event) => {
    carried = (event.target as Element).closest<HTMLLIElement>("#tree > li");
    if (!carried) return;
    event.dataTransfer?.setData("text/plain", carried.dataset["code"]!);
    carried.classList.add("carried");
  });
  document.addEventListener("dragover", (event) => {
    const found = over(event);
    for (const item of items()) item.classList.remove(...ZONES);
    if (!found || !carried || !placeFor(lines(), carried.dataset["code"]!, found.at, found.zone)) return;
    event.preventDefault();
    found.item.classList.add(`drop-${found.zone}`);
  });
  document.addEventListener("drop", (event) => {
    const found = over(event);
    const place = found && carried && placeFor(lines(), carried.dataset["code"]!, found.at, found.zone);
    if (place && carried) {
      event.preventDefault();
      void send(carried, { parent: place.parent, before: place.before, seen: carried.dataset["version"]! });
    }
    clear();
    carried = null;
  });
  document.addEventListener("dragend", clear);
  document.addEventListener("keydown", (event) => {
    const item = (event.target as Element).closest<HTMLLIElement>("#tree > li");
    const step = STEPS[event.key];
    if (!item || !step || !event.altKey) return;
    event.preventDefault();
    void send(item, { step });
  });
  ready();
}
