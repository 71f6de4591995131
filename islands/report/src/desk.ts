/**
 * What the desk says to the server: check, save, keep. Nothing of the text is kept in the browser beyond its window.
 */

import { newKey } from "../../acts/src/act.ts";
import { cookie } from "../../acts/src/sending.ts";

/** What the check answers: findings as a fragment, and where they lie (code points). */
export interface Checked {
  readonly html: string;
  readonly spans: readonly (readonly [number, number, string, number])[];
  readonly errors: number;
  readonly warnings: number;
  readonly took: number;
  /** The version that stands on the server: another one when somebody else has saved. */
  readonly version: number;
}

/** What came of a request: its answer, a no with its status, or nothing (no way to the server). */
export type Answer<T> = { readonly ok: true; readonly said: T } | { readonly ok: false; readonly status: number; readonly said: unknown };

/** Send a form's fields and sort the answer; status 0 when the server cannot be reached. */
export async function send<T>(url: string, fields: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    const answer = await fetch(url, {
      method: "POST",
      headers: { Accept: "application/json", "Idempotency-Key": newKey(), "X-CSRFToken": cookie("lardom_csrf") },
      body: new URLSearchParams(fields),
      credentials: "same-origin",
      ...(signal ? { signal } : {}),
    });
    const isJson = answer.headers.get("Content-Type")?.includes("json") ?? false;
    const said: unknown = isJson ? await answer.json() : null;
    if (answer.ok && said !== null) return { ok: true, said: said as T };
    return { ok: false, status: answer.ok ? 401 : answer.status, said };
  } catch {
    return { ok: false, status: 0, said: null };
  }
}

/** Do something when nothing more has been asked for `wait` milliseconds. */
export function later(wait: number, what: () => void): { soon: () => void; now: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const now = (): void => {
    clearTimeout(timer);
    timer = undefined;
    what();
  };
  return {
    now,
    soon: () => {
      clearTimeout(timer);
      timer = setTimeout(now, wait);
    },
  };
}
