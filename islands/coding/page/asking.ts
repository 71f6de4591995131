/**
 * An act done from a page without leaving it: sent, followed to the page it answers with, and that page's parts taken in.
 */

/** What came of an act: the page that answered, or why it was not done. */
export type Answer = { page: Document } | { problems: readonly string[] };

function token(): string {
  return document.cookie.match(/(?:^|; )lardom_csrf=([^;]+)/)?.[1] ?? "";
}

/** Do an act. */
export async function act(url: string, fields: Readonly<Record<string, string | readonly string[]>>): Promise<Answer> {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(fields))
    for (const one of typeof value === "string" ? [value] : value) body.append(name, one);
  const headers = { Accept: "application/json, text/html", "Idempotency-Key": crypto.randomUUID(), "X-CSRFToken": token() };
  const answer = await fetch(url, { method: "POST", headers, body }).catch(() => null);
  if (answer?.ok) return { page: new DOMParser().parseFromString(await answer.text(), "text/html") };
  const told = (await answer?.json().catch(() => null)) as { problems?: string[] } | null;
  return { problems: told?.problems ?? [document.body.dataset["language"] === "en" ? "Not saved: no answer from the server." : "Inte sparat: servern svarar inte."] };
}

/** Tell what happened where every page tells it. */
export function tell(sentences: readonly string[], kind: "error" | "success"): void {
  const place = document.querySelector(".messages");
  if (!place) return;
  place.replaceChildren(
    ...sentences.map((sentence) => {
      const line = document.createElement("p");
      line.className = `message ${kind}`;
      line.textContent = sentence;
      return line;
    }),
  );
}

/** Put parts of the page that answered in the place of ours; says whether all were there. */
export function takeIn(page: Document, ...ids: string[]): boolean {
  return ids.every((id) => {
    const [ours, theirs] = [document.getElementById(id), page.getElementById(id)];
    if (ours && theirs) ours.replaceWith(document.adoptNode(theirs));
    return ours !== null && theirs !== null;
  });
}
