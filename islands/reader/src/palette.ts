/**
 * Finding a code by a few typed letters.
 *
 * å, ä and ö are letters of their own here: who types "ar" is looking for "arbete" first and "ärlighet" after it, and
 * who types "är" gets no "arbete". Other accents are put aside (é finds e). Better ways of fitting come first, within
 * each the codes used last, then the order of the codebook.
 */

/** What the palette needs to know of a code. `path` is the names of the codes above it. */
export interface Choice {
  readonly id: string;
  readonly name: string;
  readonly path?: string;
}

/** Fold case and accents, but keep the Swedish letters. */
export function fold(text: string): string {
  return text
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^a-zåäö0-9\s]/gu, (letter) => letter.normalize("NFD").replace(/\p{M}/gu, ""));
}

/** Fold the Swedish letters too, for a keyboard that lacks them. */
function bare(text: string): string {
  return text.replace(/[åä]/g, "a").replace(/ö/g, "o");
}

const NO_FIT = 9;

/** How well `name` fits one typed word: 0 starts with it, 1 a word starts with it, 2 holds it, 3–5 without åäö. */
function fit(name: string, word: string): number {
  const found = place(name, word);
  if (found < 3) return found;
  const loose = place(bare(name), bare(word));
  // Who has typed å, ä or ö means it.
  return loose < 3 && word === bare(word) ? loose + 3 : NO_FIT;
}

function place(name: string, word: string): number {
  const at = name.indexOf(word);
  if (at === 0) return 0;
  if (at < 0) return 3;
  return name.split(/[\s/–-]+/).some((part) => part.startsWith(word)) ? 1 : 2;
}

/** The codes that fit all the words `typed`, best first. `recent` holds ids, the last used first. */
export function matches<T extends Choice>(codes: readonly T[], typed: string, recent: readonly string[] = []): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  const used = new Map(recent.map((id, at) => [id, at]));
  return codes
    .map((code, order) => {
      const name = fold(code.name);
      const path = code.path ? fold(code.path) : "";
      // A word may also fit a code above; that counts as the weakest way.
      const fits = words.map((word) => Math.min(fit(name, word), path && fit(path, word) < NO_FIT ? 6 : NO_FIT));
      return { code, order, worst: Math.max(0, ...fits), used: used.get(code.id) ?? Infinity };
    })
    .filter((found) => found.worst < NO_FIT)
    .sort((a, b) => a.worst - b.worst || compare(a.used, b.used) || a.order - b.order)
    .map((found) => found.code);
}

function compare(one: number, other: number): number {
  return one === other ? 0 : one - other;
}

/** The ids used last, `id` now first among them. */
export function used(recent: readonly string[], id: string, room = 9): string[] {
  return [id, ...recent.filter((other) => other !== id)].slice(0, room);
}
