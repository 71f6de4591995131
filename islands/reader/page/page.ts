/**
 * What the server has laid in the page for the reader: numbers, names of codes, words of the interface. No interview text.
 */

import type { Row } from "../src/passages.ts";
import type { TurnRow } from "./places.ts";

/** A code as the palette, the stripes and the list show it. */
export interface Code {
  readonly id: string;
  readonly number: number;
  readonly name: string;
  readonly colour: string;
  /** One or two letters that tell it apart from the others. */
  readonly letters: string;
  /** One of the patterns of the stripes. */
  readonly pattern: string;
  /** The names of the codes above it. */
  readonly path: string;
  readonly hint: string;
}

type CodeRow = readonly [number: number, name: string, colour: string, letters: string, pattern: string, path: string, hint: string];

interface Data {
  readonly document: number;
  readonly number: number;
  readonly transcript: number;
  readonly person: string;
  readonly me: number;
  readonly may: boolean;
  readonly language: string;
  readonly urls: { readonly acts: string; readonly changes: string; readonly turn: string };
  readonly codes: readonly CodeRow[];
  readonly coders: Readonly<Record<string, string>>;
  readonly turns: readonly TurnRow[];
  readonly passages: readonly Row[];
  readonly words: Readonly<Record<string, string>>;
}

/** The page's data, with its codes by number and its words by name. */
export class Page {
  readonly data: Data;
  readonly codes: readonly Code[];
  readonly #byNumber: ReadonlyMap<number, Code>;
  readonly #plurals: Intl.PluralRules;

  constructor(data: Data) {
    this.data = data;
    this.codes = data.codes.map(([number, name, colour, letters, pattern, path, hint]) => {
      return { id: String(number), number, name, colour, letters, pattern, path, hint };
    });
    this.#byNumber = new Map(this.codes.map((code) => [code.number, code]));
    this.#plurals = new Intl.PluralRules(data.language);
  }

  /** Read the data from the page's script element with that id. */
  static from(id: string): Page {
    return new Page(JSON.parse(document.getElementById(id)!.textContent) as Data);
  }

  /** The code with that number; `undefined` for a mark, and for a code made since the page was loaded. */
  code(number: number): Code | undefined {
    return this.#byNumber.get(number);
  }

  /** The label of a coder. */
  coder(number: number): string {
    return this.data.coders[number] ?? "?";
  }

  /** What a passage is called: its code's name, or that it is a mark. */
  nameOf(code: number): string {
    return code === 0 ? this.word("mark") : (this.code(code)?.name ?? this.word("new_code"));
  }

  /** A word of the interface with its blanks filled in. */
  word(name: string, blanks: Readonly<Record<string, string | number>> = {}): string {
    const text = this.data.words[name] ?? name;
    return text.replace(/\{(\w+)\}/g, (whole, blank: string) => String(blanks[blank] ?? whole));
  }

  /** A word that depends on a number: `name_one` or `name_other`, with `{n}` filled in. */
  count(name: string, n: number, blanks: Readonly<Record<string, string | number>> = {}): string {
    const form = this.#plurals.select(n) === "one" ? "one" : "other";
    return this.word(`${name}_${form}`, { n, ...blanks });
  }
}
