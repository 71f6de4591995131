/**
 * Hearing that the study has changed. The stream tells a number only; what changed is asked for by whoever needs it.
 * Where no stream gets through, the number is asked for now and then.
 */

/**
 * What is told to the page: the number of the trail's last entry, the last one told before, and which transcript each
 * entry between them was about. `about` is null when that is not known, or when it was about something else.
 */
export interface Heard {
  number: number;
  after: number;
  about: readonly (readonly [number: number, transcript: number])[] | null;
}

const ASK_AGAIN = 4000;

/** What listens to a study: it can be told to rest, and to go on. */
export interface Listening {
  rest: () => void;
  goOn: () => void;
}

/**
 * Listen to a study and dispatch `lardom:trail` on `target` whenever its trail has grown.
 *
 * A browser keeps few connections to one place (six, without HTTP/2), for all its tabs and for the pages it keeps for
 * going back to. So who is not seen must rest: nothing is open then, and what happened meanwhile is told on going on.
 */
export function listen(
  study: string,
  target: EventTarget,
  { seen = true, make = (url: string): EventSource => new EventSource(url) } = {},
): Listening {
  let last = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;
  const hear = (number: number, about: Heard["about"] = null): void => {
    if (number === last) return;
    const after = last;
    last = number;
    if (after !== -1) target.dispatchEvent(new CustomEvent<Heard>("lardom:trail", { detail: { number, after, about } }));
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = stream && setTimeout(() => void ask(), ASK_AGAIN);
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(`/s/${study}/events/`, { headers: { Accept: "application/json" } });
      if (answer.ok) hear(((await answer.json()) as Heard).number);
    } catch {
      // Away from the server: asked again later, and the page's own acts wait in their queue.
    }
    wait();
  };
  const rest = (): void => {
    stream?.close();
    stream = undefined;
    clearTimeout(timer);
    timer = undefined;
  };
  const goOn = (): void => {
    if (stream) return;
    stream = make(`/s/${study}/live`);
    stream.addEventListener("trail", (event) => {
      clearTimeout(timer);
      timer = undefined;
      const [number, ...pairs] = (event as MessageEvent<string>).data.split(" ");
      const about = pairs.map((pair) => pair.split(":").map(Number) as [number, number]);
      // Only what follows on what was told before is known whole; after a pause the number alone counts.
      hear(Number(number), about.length && about[0]![0] <= last + 1 ? about : null);
    });
    stream.addEventListener("error", () => {
      if (timer === undefined) wait();
    });
  };
  if (seen) goOn();
  else void ask(); // opened behind another tab: where the study stood then
  return { rest, goOn };
}
