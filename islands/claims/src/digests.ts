/** Which claims look otherwise than they do here: asked of the server after each entry of the trail. */

/** How the server says the claims stand: a digest of what is shown of each, and how many stand how. */
export interface Standing {
  digests: Readonly<Record<string, string>>;
  totals: Readonly<Record<string, number>>;
}

/** The ids whose digest differs from the one shown here; what the server does not tell of is left as it is. */
export function changed(shown: ReadonlyMap<string, string>, told: Readonly<Record<string, string>>): string[] {
  return [...shown].filter(([id, digest]) => told[id] !== undefined && told[id] !== digest).map(([id]) => id);
}

/** An address with one more question put to it. */
export function asking(address: string, name: string, value: string): string {
  const [path, query = ""] = address.split("?");
  const asked = new URLSearchParams(query);
  asked.set(name, value);
  return `${path}?${asked}`;
}
