/**
 * One thing a person did that is to be kept: its kind and the ids, positions and code ids it is about.
 */

/** What an act may carry. Never a passage of an interview or a note's words: acts lie in the browser's storage. */
export type Body = Readonly<Record<string, string | number | boolean | null>>;

/** One act. `key` is made once, in the browser: a repeat of the same key is answered with the first answer. */
export interface Act {
  readonly key: string;
  readonly kind: string;
  readonly body: Body;
}

/** An id, a name of a kind: nothing anybody says in an interview is this short and this plain. */
const PLAIN = /^[\p{L}\p{N}_.:-]{0,64}$/u;

/** A new act. Throws when the body carries words, which must not be kept in the browser. */
export function newAct(kind: string, body: Body): Act {
  for (const [name, value] of Object.entries(body)) {
    if (typeof value === "string" && !PLAIN.test(value)) throw new Error(`The act's ${name} may be an id, not a text.`);
  }
  return { key: newKey(), kind, body };
}

/** A random key (UUID version 4). `crypto.randomUUID` is missing on plain http, so the bytes are laid out here. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
