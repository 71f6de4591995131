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

/** How a study is listened to: whether the page is seen, how a stream is made, and who decides which page has it. */
export interface Means {
  seen: boolean;
  make: (url: string) => EventSource;
  locks: LockManager | null;
}

/**
 * Listen to a study and dispatch `lardom:trail` on `target` whenever its trail has grown.
 *
 * A browser keeps few connections to one place (six, without HTTP/2), for all its tabs and for the pages it keeps for
 * going back to. So who is not seen must rest, and of the pages that are seen one has a stream and tells the others.
 * Browsers have no locks for pages on plain HTTP from another machine: there each page that is seen has its own.
 */
export function listen(study: string, target: EventTarget, means: Partial<Means> = {}): Listening {
  const {
    seen = true,
    make = (url): EventSource => new EventSource(url),
    locks = (navigator as { locks?: LockManager }).locks ?? null,
  } = means;
  const name = `lardom:live:${study}`;
  let last = -1;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stream: EventSource | undefined;
  let others: BroadcastChannel | undefined;
  let going: AbortController | undefined;
  let leave: (() => void) | undefined;
  const hear = (told: string): void => {
    const [number, ...pairs] = told.split(" ");
    const about = pairs.map((pair) => pair.split(":").map(Number) as [number, number]);
    const after = last;
    last = Number(number);
    if (after === -1 || after === last) return;
    // Only what follows on what was told before is known whole; after a pause the number alone counts.
    const whole = about.length && about[0]![0] <= after + 1 ? about : null;
    target.dispatchEvent(new CustomEvent<Heard>("lardom:trail", { detail: { number: last, after, about: whole } }));
  };
  const pass = (told: string): void => {
    hear(told);
    if (stream) others?.postMessage(told);
  };
  const wait = (): void => {
    clearTimeout(timer);
    timer = stream && setTimeout(() => void ask(), ASK_AGAIN);
  };
  const ask = async (): Promise<void> => {
    try {
      const answer = await fetch(`/s/${study}/events/`, { headers: { Accept: "application/json" } });
      if (answer.ok) pass(String(((await answer.json()) as Heard).number));
    } catch {
      // Away from the server: asked again later, and the page's own acts wait in their queue.
    }
    wait();
  };
  const open = (): void => {
    stream = make(`/s/${study}/live`);
    stream.addEventListener("trail", (event) => {
      clearTimeout(timer);
      timer = undefined;
      pass((event as MessageEvent<string>).data);
    });
    stream.addEventListener("error", () => {
      if (timer === undefined) wait();
    });
  };
  const lead = (): Promise<void> =>
    new Promise((release) => {
      leave = release;
      open();
    });
  const goOn = (): void => {
    if (going) return;
    const { signal } = (going = new AbortController());
    if (!locks) {
      open();
      return;
    }
    others = new BroadcastChannel(name);
    others.onmessage = (event): void => hear(event.data as string);
    void locks.request(name, { ifAvailable: true }, (lock) => {
      if (signal.aborted) return undefined;
      if (lock) return lead();
      void ask();
      // Another page has the stream: its turn is waited for, until this one rests.
      void locks.request(name, { signal }, lead).catch(() => undefined);
      return undefined;
    });
  };
  const rest = (): void => {
    going?.abort();
    going = undefined;
    stream?.close();
    stream = undefined;
    others?.close();
    others = undefined;
    leave?.();
    leave = undefined;
    clearTimeout(timer);
    timer = undefined;
  };
  if (seen) goOn();
  else void ask(); // opened behind another tab: where the study stood then
  return { rest, goOn };
}
