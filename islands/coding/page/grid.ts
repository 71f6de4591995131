/**
 * A grid of boxes in which pressing a row's or a column's head ticks them all, and pressing it again unticks them.
 */

import { pressed } from "../src/ticking.ts";

function press(boxes: readonly HTMLInputElement[]): void {
  const now = pressed(boxes.map((box) => box.checked));
  for (const box of boxes) box.checked = now;
}

function head(cell: HTMLTableCellElement, boxes: () => HTMLInputElement[]): void {
  if (boxes().length === 0) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "plain";
  const link = cell.querySelector("a");
  if (link) {
    button.textContent = "✓";
    button.setAttribute("aria-label", `✓ ${link.textContent?.trim() ?? ""}`);
    cell.prepend(button);
  } else {
    button.append(...cell.childNodes);
    cell.append(button);
  }
  button.addEventListener("click", () => press(boxes()));
}

/** Make the heads of a form's grid pressable. */
export function tickGrid(form: HTMLFormElement): void {
  const table = form.querySelector("table");
  const rows = [...(table?.tBodies[0]?.rows ?? [])];
  const box = (cell: HTMLTableCellElement | undefined): HTMLInputElement[] => [
    ...(cell?.querySelectorAll<HTMLInputElement>("input[type=checkbox]") ?? []),
  ];
  [...(table?.tHead?.rows[0]?.cells ?? [])].forEach((cell, column) =>
    head(cell, () => rows.flatMap((row) => box(row.cells[column]))),
  );
  for (const row of rows) head(row.cells[0]!, () => [...row.cells].flatMap((cell) => box(cell)));
}
