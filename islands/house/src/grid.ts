/**
 * Cells one fills in by keyboard: the arrow keys move between them as in a spreadsheet, Enter goes down.
 */

/** Where a key leads from a cell, as steps to the right and down; nothing when the key stays with the cell. */
export function step(key: string, atStart: boolean, atEnd: boolean): [number, number] | undefined {
  if (key === "ArrowDown" || key === "Enter") return [0, 1];
  if (key === "ArrowUp") return [0, -1];
  if (key === "ArrowLeft" && atStart) return [-1, 0];
  if (key === "ArrowRight" && atEnd) return [1, 0];
  return undefined;
}

/** Let the arrow keys move between the fields of a table. */
export function fillable(table: HTMLTableElement): void {
  table.addEventListener("keydown", (event) => {
    const field = event.target;
    if (!(field instanceof HTMLInputElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = field.selectionStart === 0 && field.selectionEnd === field.value.length;
    const led = step(event.key, all || field.selectionEnd === 0, all || field.selectionStart === field.value.length);
    const cell = field.closest("td");
    const row = cell?.parentElement;
    if (!led || !cell || !(row instanceof HTMLTableRowElement)) return;
    const rows = [...(row.parentElement as HTMLTableSectionElement).rows];
    const target = rows[rows.indexOf(row) + led[1]]?.cells[cell.cellIndex + led[0]]?.querySelector<HTMLInputElement>("input:not([type=hidden])");
    event.preventDefault();
    target?.focus();
    target?.select();
  });
}

/** Make a table that is wider than its place reachable by keyboard, so that one can move it sideways. */
export function reachable(wrap: HTMLElement): void {
  if (wrap.scrollWidth <= wrap.clientWidth) {
    wrap.removeAttribute("tabindex");
    return;
  }
  wrap.tabIndex = 0;
  wrap.setAttribute("role", "region");
  wrap.setAttribute("aria-label", wrap.querySelector("caption")?.textContent?.trim() || document.title);
}
