/**
 * Which key does what in the reader.
 */

/** What a key can ask for. */
export type Wish =
  | "next-turn" | "previous-turn" | "next-passage" | "previous-passage"
  | "code" | "again" | "mark" | "recode" | "split" | "delete" | "memo" | "quote"
  | "longer" | "shorter" | "start-earlier" | "start-later" | "whole-turn" | "select-on" | "select-back"
  | "undo" | "redo" | "search" | "next-hit" | "previous-hit" | "caret" | "list" | "keys" | "leave"
  | `code-${number}`;

/** The part of a keyboard event that decides. */
export interface Press {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const PLAIN: Readonly<Record<string, Wish>> = {
  j: "next-turn",
  k: "previous-turn",
  "]": "next-passage",
  "[": "previous-passage",
  n: "next-hit",
  p: "previous-hit",
  c: "code",
  ".": "again",
  m: "mark",
  r: "recode",
  s: "split",
  e: "memo",
  q: "quote",
  t: "whole-turn",
  v: "caret",
  "+": "longer",
  "-": "shorter",
  "/": "search",
  "?": "keys",
  l: "list",
};

/** Keys that are not letters stay on when a person has switched the single letters off. */
const NAMED: Readonly<Record<string, Wish>> = {
  ArrowDown: "next-turn",
  ArrowUp: "previous-turn",
  Enter: "list",
  Delete: "delete",
  Backspace: "delete",
  Escape: "leave",
};

const WITH_SHIFT: Readonly<Record<string, Wish>> = {
  ArrowRight: "select-on",
  ArrowLeft: "select-back",
};

const WITH_ALT_SHIFT: Readonly<Record<string, Wish>> = {
  ArrowLeft: "start-earlier",
  ArrowRight: "start-later",
};

/** What a key press asks for, or `null`. `letters`: whether single letters are commands (a person may say no). */
export function wishOf(press: Press, letters = true): Wish | null {
  const command = press.ctrlKey || press.metaKey;
  if (command) {
    if (press.altKey) return null;
    const key = press.key.toLowerCase();
    if (key === "z") return press.shiftKey ? "redo" : "undo";
    return key === "y" && !press.shiftKey ? "redo" : null;
  }
  if (press.altKey) {
    // On many keyboards [ and ] are typed with AltGr, which reports Alt alone or Ctrl and Alt.
    if (letters && (press.key === "[" || press.key === "]")) return PLAIN[press.key]!;
    return press.shiftKey ? (WITH_ALT_SHIFT[press.key] ?? null) : null;
  }
  if (press.shiftKey && WITH_SHIFT[press.key]) return WITH_SHIFT[press.key]!;
  if (NAMED[press.key] && !press.shiftKey) return NAMED[press.key]!;
  if (!letters) return null;
  if (/^[1-9]$/.test(press.key)) return `code-${Number(press.key)}`;
  return PLAIN[press.key] ?? null;
}
