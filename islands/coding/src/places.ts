/**
 * Where something dropped on a line of a tree shall stand. The tree is a flat list of lines, each with its depth.
 */

export interface Line {
  readonly code: string;
  readonly depth: number;
}

export type Zone = "before" | "inside" | "after";

export interface Place {
  /** The code above, empty at the top. */
  readonly parent: string;
  /** The code it shall stand before, empty when last. */
  readonly before: string;
}

/** In which part of a line the pointer stands: its upper quarter, its middle, its lower quarter. */
export function zoneAt(y: number, height: number): Zone {
  if (y < height / 4) return "before";
  return y > (height * 3) / 4 ? "after" : "inside";
}

/** The code above the one on the line. */
export function parentOf(lines: readonly Line[], at: number): string {
  for (let up = at - 1; up >= 0; up--) if (lines[up]!.depth < lines[at]!.depth) return lines[up]!.code;
  return "";
}

function nextBeside(lines: readonly Line[], at: number, moving: string): string {
  for (let down = at + 1; down < lines.length; down++) {
    if (lines[down]!.depth < lines[at]!.depth) return "";
    if (lines[down]!.depth === lines[at]!.depth && lines[down]!.code !== moving) return lines[down]!.code;
  }
  return "";
}

/** Where `moving` shall stand when dropped on the line; `null` when that is on itself or below itself. */
export function placeFor(lines: readonly Line[], moving: string, at: number, zone: Zone): Place | null {
  for (let up: string = lines[at]!.code, i = at; up !== ""; ) {
    if (up === moving) return null;
    up = parentOf(lines, i);
    i = lines.findIndex((line) => line.code === up);
  }
  if (zone === "inside") return { parent: lines[at]!.code, before: "" };
  const parent = parentOf(lines, at);
  return { parent, before: zone === "before" ? lines[at]!.code : nextBeside(lines, at, moving) };
}
