/** Sending an act of the claims' room and telling what came of it, with a way to take it back. */

import { newKey } from "../../acts/src/act.ts";

const SHOWN_FOR = 20_000;

/** What came of an act: its number in the trail, or the sentences that say why it was not done. */
export interface Answer {
  event: number | null;
  told: string;
  problems: string[];
}

/** Send the fields of an act to an address. The same fields object sent twice carries the same key. */
export async function send(address: string, fields: URLSearchParams): Promise<Answer> {
  if (!fields.get("act")) fields.set("act", newKey());
  const token = document.cookie.match(/(?:^|; )lardom_csrf=([^;]+)/)?.[1] ?? fields.get("csrfmiddlewaretoken") ?? "";
  try {
    const answer = await fetch(address, {
      method: "POST",
      body: fields,
      headers: { Accept: "application/json", "X-CSRFToken": token, "Idempotency-Key": fields.get("act") ?? "" },
    });
    const said = (await answer.json()) as { event?: number; number?: number; told?: string; problems?: string[] };
    if (!answer.ok) return { event: null, told: "", problems: said.problems ?? [String(answer.status)] };
    return { event: said.event ?? said.number ?? null, told: said.told ?? "", problems: [] };
  } catch {
    return { event: null, told: "", problems: [] };
  }
}

/** The fields of a form as they would be sent, with the button that was pressed. */
export function fieldsOf(form: HTMLFormElement, pressed?: HTMLElement | null): URLSearchParams {
  const fields = new URLSearchParams();
  for (const [name, value] of new FormData(form, pressed as HTMLButtonElement | null)) fields.append(name, String(value));
  return fields;
}

/** Tell the person what was done, with a button that takes it back. */
export function tell(words: string, event: number | null = null, after: () => void = () => undefined): void {
  const place = document.getElementById("told");
  if (!place) return;
  const sentence = document.createElement("p");
  sentence.textContent = words;
  place.replaceChildren(sentence);
  if (event !== null) {
    const back = document.createElement("button");
    back.type = "button";
    back.textContent = place.dataset["undo"] ?? "";
    back.addEventListener("click", async () => {
      const undone = await send((place.dataset["undoUrl"] ?? "").replace("/0/", `/${event}/`), new URLSearchParams());
      tell(undone.problems[0] ?? place.dataset["undone"] ?? "");
      after();
    });
    place.append(back);
  }
  setTimeout(() => {
    if (sentence.isConnected && !place.contains(document.activeElement)) place.replaceChildren();
  }, SHOWN_FOR);
}

/** Tell something more beside what was just told, so that the way to take that back stays. */
export function tellBeside(words: string): void {
  const place = document.getElementById("told");
  const first = place?.querySelector("p");
  if (!place || !first || !place.querySelector("button")) return tell(words);
  for (const also of place.querySelectorAll("p.also")) also.remove();
  const sentence = document.createElement("p");
  sentence.className = "also";
  sentence.textContent = words;
  first.after(sentence);
}
