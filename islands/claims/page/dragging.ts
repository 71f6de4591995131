/** Dragging: evidence onto a claim, and a claim to another place on the board. What one drags is known by ids only. */

/** What is being dragged. */
export type Dragged = { kind: string; ref: string } | { claim: string };

/** What to do when something is let go. */
export interface Dropping {
  link(claim: string, what: { kind: string; ref: string }, relation: string, group: string): void;
  move(claim: string, before: string, section: string): void;
}

let dragged: Dragged | null = null;

/** Whether something is being dragged right now. */
export function isDragging(): boolean {
  return dragged !== null;
}

/** Listen for dragging on the page. */
export function letDrag(dropping: Dropping): void {
  document.addEventListener("dragstart", (event) => {
    const source = (event.target as Element).closest<HTMLElement>(".source, [data-moves]");
    if (!source || !event.dataTransfer) return;
    const moves = source.dataset["moves"];
    dragged = moves ? { claim: moves } : { kind: source.dataset["kind"] ?? "", ref: source.dataset["ref"] ?? "" };
    event.dataTransfer.effectAllowed = moves ? "move" : "link";
    event.dataTransfer.setData("text/plain", moves ?? source.dataset["ref"] ?? "");
    document.body.classList.add("is-dragging");
  });
  document.addEventListener("dragend", stop);
  document.addEventListener("dragover", (event) => {
    const place = placeOf(event.target as Element);
    clear();
    if (!place) return;
    event.preventDefault();
    place.classList.add(dragged && "claim" in dragged ? "is-before" : "is-over");
  });
  document.addEventListener("drop", (event) => {
    const place = placeOf(event.target as Element);
    const what = dragged;
    stop();
    const claim = place?.closest<HTMLElement>(".claim");
    if (!place || !claim || !what) return;
    event.preventDefault();
    const id = claim.dataset["claim"] ?? "";
    if ("claim" in what) dropping.move(what.claim, id, claim.dataset["section"] ?? "");
    else dropping.link(id, what, place.dataset["drop"] ?? "supports", place.dataset["group"] ?? "");
  });
}

function placeOf(target: Element): HTMLElement | null {
  if (!dragged) return null;
  const claim = target.closest<HTMLElement>(".claim");
  if ("claim" in dragged) return claim?.dataset["claim"] === dragged.claim ? null : claim;
  return target.closest<HTMLElement>("[data-drop]") ?? claim;
}

function clear(): void {
  for (const one of document.querySelectorAll(".is-over, .is-before")) one.classList.remove("is-over", "is-before");
}

function stop(): void {
  dragged = null;
  clear();
  document.body.classList.remove("is-dragging");
}
