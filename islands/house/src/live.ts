/**
 * Hearing that the study has changed. The stream tells a number only; what changed is asked for by whoever needs it.
 * Where no stream gets through, the number is asked for now and then.
 */

/** What is told to the page: the number of the trail's last entry. */
export interface Heard {
  number: number;
}

const ASK_AGAIN = 4000;

/** Listen to a study and dispatch `lardom:trail` on `target` whenever its trail has grown. Returns a way to stop. */
export function listen(study: string, target: EventTarget, make: (url: string) => EventSource = (url) => new EventSource(url)): () => void {
  let last = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const hear = (number: number): void => {
    if (number === last) return;
    const first = last === -1;
    last = number;
    if (!first) target.dispatchEvent(new CustomEvent<Heard>("lardom:trail", { detail: { number } }));
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(`/s/${study}/events/`, { headers: { Accept: "application/json" } });
      if (answer.ok) hear(((await answer.json()) as Heard).number);
    } catch {
      // Away from the server: asked again later, and the page's own acts wait in their queue.
    }
    timer = setTimeout(() => void ask(), ASK_AGAIN);
  };
  const stream = make(`/s/${study}/live`);
  stream.addEventListener("trail", (event) => {
    if (timer !== undefined) {
      clearTimeout(timer);
      timer = undefined;
    }
    hear(Number((event as MessageEvent<string>).data));
  });
  stream.addEventListener("error", () => {
    if (timer === undefined) timer = setTimeout(() => void ask(), ASK_AGAIN);
  });
  return () => {
    stream.close();
    clearTimeout(timer);
  };
}
