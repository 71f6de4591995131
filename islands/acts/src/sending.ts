/**
 * One act to the server and its answer sorted into the four things that can come of it.
 */

import type { Act } from "./act.ts";

/** What came of sending. `later` is to be tried again (`after`: seconds the server asked for). */
export type Outcome =
  | { readonly state: "saved"; readonly reply: unknown }
  | { readonly state: "refused"; readonly status: number; readonly reply: unknown }
  | { readonly state: "sign-in" }
  | { readonly state: "later"; readonly after?: number };

/** Sort an answer. `reply` is the parsed JSON, `null` when the answer was a page (then somebody must sign in). */
export function outcomeOf(status: number, reply: unknown, after: string | null = null): Outcome {
  if (status === 401 || status === 403) return { state: "sign-in" };
  if (status === 0 || (status >= 300 && status < 400)) return { state: "sign-in" }; // sent on to the sign-in page
  if (status >= 200 && status < 300) return reply === null ? { state: "sign-in" } : { state: "saved", reply };
  if (status === 408 || status === 425 || status === 429 || status >= 500) {
    const seconds = Number(after);
    return after && Number.isFinite(seconds) && seconds >= 0 ? { state: "later", after: seconds } : { state: "later" };
  }
  return { state: "refused", status, reply };
}

/** The cookie in which the server keeps the token that every form carries. */
const TOKEN_COOKIE = "lardom_csrf";

/**
 * Send acts to `url` as `person`. The server refuses the act when somebody else has signed in meanwhile. The token is
 * read anew every time: it changes when somebody signs in again.
 */
export function sender(url: string, person: string, token = () => cookie(TOKEN_COOKIE), patience = 20_000): (act: Act) => Promise<Outcome> {
  return async (act) => {
    let answer: Response;
    try {
      answer = await fetch(url, {
        method: "POST",
        headers: {
          "Content-Type": "application/json",
          Accept: "application/json",
          "Idempotency-Key": act.key,
          "X-CSRFToken": token(),
        },
        body: JSON.stringify({ person, kind: act.kind, ...act.body }),
        redirect: "manual",
        credentials: "same-origin",
        signal: AbortSignal.timeout(patience),
      });
    } catch {
      return { state: "later" };
    }
    try {
      const isJson = answer.headers.get("Content-Type")?.includes("json") ?? false;
      const reply: unknown = isJson ? await answer.json() : null;
      return outcomeOf(answer.status, reply, answer.headers.get("Retry-After"));
    } catch {
      return { state: "later" }; // the answer broke off on its way: asking again gives it whole
    }
  };
}

/** The value of a cookie, empty when there is none (Django keeps its form token in one). */
export function cookie(name: string, cookies: string = document.cookie): string {
  for (const pair of cookies.split(";")) {
    const [key, ...value] = pair.trim().split("=");
    if (key === name) return decodeURIComponent(value.join("="));
  }
  return "";
}
