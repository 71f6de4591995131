/**
 * Small tables that sort where they stand: press a column's head. Large ones sort at the server.
 */

const order = new Intl.Collator(["sv", "en"], { numeric: true, sensitivity: "base" });

/** Compare two cells as a reader would: numbers by size, words by the alphabet, the empty last. */
export function compare(a: string, b: string): number {
  if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1;
  const [x, y] = [number(a), number(b)];
  if (!Number.isNaN(x) && !Number.isNaN(y)) return x - y;
  return order.compare(a, b);
}

function number(text: string): number {
  const plain = text.replace(/[\s\u00a0\u202f]/g, "").replace(",", ".").replace(/%$/, "");
  return /^[-−]?\d+(\.\d+)?$/.test(plain) ? Number(plain.replace("−", "-")) : Number.NaN;
}

/** What a cell sorts by: its data-sort when it has one, else its words. */
function key(row: HTMLTableRowElement, column: number): string {
  const cell = row.cells[column];
  return cell?.dataset["sort"] ?? cell?.textContent?.trim() ?? "";
}

/** Turn the heads of a table into buttons that sort it. */
export function sortable(table: HTMLTableElement): void {
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  heads.forEach((head, column) => {
    if (head.dataset["unsorted"] !== undefined || head.textContent?.trim() === "") return;
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      for (const other of heads) other.removeAttribute("aria-sort");
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      for (const body of table.tBodies) {
        const rows = [...body.rows];
        rows.sort((a, b) => (up ? 1 : -1) * compare(key(a, column), key(b, column)));
        body.append(...rows);
      }
    });
  });
}
