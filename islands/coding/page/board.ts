/**
 * Marks dragged between piles: the ticked ones go together, else the one under the hand.
 */

import { carriedBy } from "../src/carried.ts";
import { act, takeIn, tell } from "./asking.ts";

function ready(): void {
  for (const card of document.querySelectorAll<HTMLElement>("#board .mark-card")) card.draggable = true;
}

function clear(): void {
  for (const one of document.querySelectorAll("#board .drop-here, #board .carried")) one.classList.remove("drop-here", "carried");
}

async function put(marks: readonly string[], into: string): Promise<void> {
  const board = document.getElementById("board")!;
  const words = board.dataset["done"] ?? "";
  const open = [...board.querySelectorAll<HTMLElement>(".pile")]
    .filter((pile) => pile.querySelector<HTMLDetailsElement>(".pile-marks")?.open)
    .map((pile) => pile.dataset["into"]);
  const shown = Object.fromEntries(new URLSearchParams(location.search)); // the transcript and the page of it
  const answer = await act(board.dataset["put"]!, { ...shown, mark: marks, into });
  if ("problems" in answer) return tell(answer.problems, "error");
  if (!takeIn(answer.page, "board")) return location.reload();
  for (const pile of document.querySelectorAll<HTMLElement>("#board .pile")) {
    const folded = pile.querySelector<HTMLDetailsElement>(".pile-marks");
    if (folded && open.includes(pile.dataset["into"])) folded.open = true;
  }
  ready();
  tell([words], "success");
}

/** Make the marks of the board movable. */
export function movableMarks(): void {
  if (!document.getElementById("board")?.dataset["put"]) return;
  let carried: readonly string[] = [];
  const target = (event: DragEvent): HTMLElement | null =>
    carried.length ? (event.target as Element).closest<HTMLElement>("#board [data-into]") : null;
  document.addEventListener("dragstart", (event) => {
    const card = (event.target as Element).closest<HTMLElement>("#board .mark-card");
    if (!card) return;
    const ticked = [...document.querySelectorAll<HTMLInputElement>("#board input[name=mark]:checked")].map((box) => box.value);
    carried = carriedBy(card.dataset["mark"]!, ticked);
    event.dataTransfer?.setData("text/plain", carried.join(","));
    for (const mark of carried) document.querySelector(`#board [data-mark="${mark}"]`)?.classList.add("carried");
  });
  document.addEventListener("dragover", (event) => {
    const pile = target(event);
    for (const one of document.querySelectorAll("#board .drop-here")) one.classList.remove("drop-here");
    if (!pile) return;
    event.preventDefault();
    pile.classList.add("drop-here");
  });
  document.addEventListener("drop", (event) => {
    const pile = target(event);
    if (pile) {
      event.preventDefault();
      void put(carried, pile.dataset["into"]!);
    }
    carried = [];
    clear();
  });
  document.addEventListener("dragend", () => {
    carried = [];
    clear();
  });
  ready();
}
