/**
 * The desk: waves under what the check has found while one writes, a preview that keeps its place, saving that is
 * never lost. Without this island the same form saves, checks and previews by its buttons.
 */

import { Codepoints } from "../../text/src/codepoints.ts";
import { type Checked, later, send } from "./desk.ts";
import { moved, pieces, type Wave } from "./squiggles.ts";
import { tabs } from "./tabs.ts";

const CHECK_AFTER = 600;
const CHECK_ANEW_AFTER = 8000;
const PREVIEW_AFTER = 1500;
const KEEP_AFTER = 20_000;
const PAINTS_AT_ONCE = 20;
const PAINT_AFTER = 300;

const desk = document.getElementById("desk")!;
const form = document.getElementById("desk-form") as HTMLFormElement;
const text = document.getElementById("desk-text") as HTMLTextAreaElement;
const mirror = document.getElementById("desk-mirror")!;
const status = document.getElementById("desk-status")!;
const found = document.getElementById("desk-found")!;
const count = document.getElementById("desk-count")!;
const said = (name: string): string => desk.dataset[`said${name[0]!.toUpperCase()}${name.slice(1)}`] ?? "";
const base = form.elements.namedItem("base") as HTMLInputElement;
const why = form.elements.namedItem("why") as HTMLInputElement | null;
const writes = "writes" in desk.dataset;

let waves: Wave[] = [];
let remarked: Wave[] = [];
let shown = text.value;
let saved = text.value;
let kept = text.value;
let checking: AbortController | undefined;
let panel = "panel-findings";
let paintTook = 0;
let unpainted = false;

// ---- the mirror under the text -------------------------------------------------------------------------------------

function paint(): void {
  const begun = performance.now();
  const fragment = document.createDocumentFragment();
  for (const piece of pieces(text.value, [...waves, ...remarked])) {
    if (!piece.wave) {
      fragment.append(piece.text);
      continue;
    }
    const span = document.createElement("span");
    span.className = `wave ${piece.wave.level}`;
    span.dataset["number"] = String(piece.wave.number);
    span.textContent = piece.text;
    fragment.append(span);
  }
  fragment.append("\n\u200b");
  mirror.replaceChildren(fragment);
  mirror.scrollTop = text.scrollTop;
  unpainted = false;
  paintTook = performance.now() - begun;
}

const paintingSoon = later(PAINT_AFTER, paint);
/** In a text so long that painting is felt, letters come first: it is painted when the hand rests. */
function paintWhileWriting(): void {
  if (paintTook < PAINTS_AT_ONCE) return paint();
  unpainted = true;
  paintingSoon.soon();
}

/** Bring a stretch (code points) into view, select it and go there. */
function go(start: number, end: number): void {
  const points = new Codepoints(text.value);
  goTo(points.toUnits(start), points.toUnits(end));
}

function goTo(from: number, to: number): void {
  text.setSelectionRange(from, to);
  text.focus({ preventScroll: true });
  if (text.getBoundingClientRect().bottom < 40 || text.getBoundingClientRect().top > innerHeight - 120) text.scrollIntoView({ block: "start" });
  if (unpainted) paint();
  const place = nodeAt(from);
  if (place) {
    const range = document.createRange();
    range.setStart(place[0], place[1]);
    const top = range.getBoundingClientRect().top - mirror.getBoundingClientRect().top + mirror.scrollTop;
    text.scrollTop = Math.max(0, top - text.clientHeight / 3);
  }
  mirror.scrollTop = text.scrollTop;
}

function nodeAt(unit: number): [Text, number] | null {
  const walker = document.createTreeWalker(mirror, NodeFilter.SHOW_TEXT);
  let before = 0;
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (before + node.length >= unit) return [node, unit - before];
    before += node.length;
  }
  return null;
}

// ---- check, preview, keep, save --------------------------------------------------------------------------------------

const fields = (): Record<string, string> => ({ text: text.value, base: base.value });

function say(words: string, bad = false): void {
  status.textContent = words;
  status.classList.toggle("bad", bad);
}

async function check(): Promise<void> {
  checking?.abort();
  const mine = new AbortController();
  checking = mine;
  const asked = text.value;
  const answer = await send<Checked>(desk.dataset["check"]!, fields(), mine.signal);
  if (mine.signal.aborted) return;
  if (!answer.ok) {
    if (answer.status === 422) found.textContent = ((answer.said as { problems?: string[] })?.problems ?? []).join(" ");
    return;
  }
  const points = new Codepoints(asked);
  waves = answer.said.spans.map(([start, end, level, number]) => ({ start: points.toUnits(start), end: points.toUnits(end), level, number }));
  waves = moved(waves, asked, text.value);
  // Our own page's fragment, everything in it escaped by the server; parsed apart, so that nothing in it could run.
  found.replaceChildren(...new DOMParser().parseFromString(answer.said.html, "text/html").body.childNodes);
  if (answer.said.version > Number(base.value)) say(said("overtaken"), true);
  const open = answer.said.errors + answer.said.warnings;
  count.textContent = open ? `(${open})` : "";
  desk.dataset["took"] = String(answer.said.took);
  paint();
}

/** A fresh frame is filled behind the one that is seen and takes its place, so that nothing flickers or jumps. */
function preview(): void {
  const old = document.getElementById("preview") as HTMLIFrameElement;
  const fresh = old.cloneNode(false) as HTMLIFrameElement;
  fresh.removeAttribute("src");
  fresh.id = "";
  fresh.name = `preview-${Date.now()}`;
  fresh.classList.add("waiting");
  old.after(fresh);
  const settle = (): void => {
    if (fresh.contentWindow?.location.href === "about:blank") return;
    const at = old.contentWindow?.scrollY ?? 0;
    fresh.contentWindow?.scrollTo({ top: at, behavior: "instant" });
    old.remove();
    fresh.id = "preview";
    fresh.classList.remove("waiting");
  };
  fresh.addEventListener("load", settle);
  const button = document.getElementById("desk-preview") as HTMLButtonElement;
  const before = button.formTarget;
  button.formTarget = fresh.name;
  form.dataset["asked"] = "preview";
  form.requestSubmit(button);
  delete form.dataset["asked"];
  button.formTarget = before;
  for (const forgotten of document.querySelectorAll<HTMLIFrameElement>("#panel-preview iframe.waiting")) if (forgotten !== fresh) forgotten.remove();
}

async function keep(): Promise<void> {
  if (!writes || text.value === kept || text.value === saved) return;
  const asked = text.value;
  const answer = await send(desk.dataset["keep"]!, fields());
  if (answer.ok) {
    kept = asked;
    if (text.value !== saved) say(said("kept"));
  } else if (answer.status === 0) {
    say(said("away"), true);
    keepWhileWriting();
  } else if (answer.status === 401) say(said("signin"), true);
}

async function save(): Promise<void> {
  say(said("saving"));
  const asked = text.value;
  const answer = await send<{ version: number }>(form.action, { ...fields(), why: why?.value ?? "" });
  if (answer.ok) {
    base.value = String(answer.said.version);
    saved = kept = asked;
    if (why) why.value = "";
    say(`${said("saved")} ${answer.said.version}`);
    checkingSoon.now();
    return;
  }
  if (answer.status === 409) {
    await keep();
    leaving = true;
    form.submit(); // the page that shows both texts
    return;
  }
  const no = (answer.said as { problems?: string[] } | null)?.problems?.join(" ");
  say(answer.status === 0 ? said("away") : answer.status === 401 ? said("signin") : (no ?? said("unsaved")), true);
}

const checkingSoon = later(CHECK_AFTER, () => void check());
const previewing = later(PREVIEW_AFTER, () => {
  if (panel === "panel-preview") preview();
});
let leaving = false;

// ---- what a person does ----------------------------------------------------------------------------------------------

text.addEventListener("input", () => {
  waves = moved(waves, shown, text.value);
  remarked = moved(remarked, shown, text.value);
  shown = text.value;
  paintWhileWriting();
  if (text.value !== saved) say(said("unsaved"));
  checkingSoon.soon();
  previewing.soon();
  keepWhileWriting();
});

let keepTimer: ReturnType<typeof setTimeout> | undefined;
/** Words are kept some seconds after the first of them is typed, not only when the hand rests. */
function keepWhileWriting(): void {
  keepTimer ??= setTimeout(() => {
    keepTimer = undefined;
    void keep();
  }, KEEP_AFTER);
}

// Letters that came in two parts (é as e and ´) are made one, as the server keeps them: places are counted alike.
text.addEventListener("paste", () => setTimeout(() => {
  const whole = text.value.normalize("NFC");
  if (whole === text.value) return;
  const at = text.value.slice(0, text.selectionEnd).normalize("NFC").length;
  text.value = whole;
  text.setSelectionRange(at, at);
  text.dispatchEvent(new Event("input"));
}));
text.addEventListener("scroll", () => (mirror.scrollTop = text.scrollTop), { passive: true });

form.addEventListener("submit", (event) => {
  const button = event.submitter?.id;
  if (button === "desk-preview") {
    if (form.dataset["asked"] === "preview") return;
    event.preventDefault();
    choose("panel-preview");
    return;
  }
  event.preventDefault();
  if (button === "desk-check") {
    choose("panel-findings");
    checkingSoon.now();
  } else if (writes) void save();
});
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && writes) {
    event.preventDefault();
    void save();
  }
});
window.addEventListener("beforeunload", (event) => {
  if (leaving || text.value === saved) return;
  void keep();
  event.preventDefault();
});
window.addEventListener("online", () => void keep());

document.addEventListener("click", (event) => {
  const pressed = (event.target as Element).closest<HTMLElement>("[data-go], [data-put]");
  if (!pressed) return;
  const stretch = pressed.dataset["go"]?.split("-").map(Number);
  const note = remarked.find((wave) => wave.number === Number(pressed.dataset["number"]));
  if (note) goTo(note.start, note.end);
  else if (stretch) go(stretch[0]!, stretch[1]!);
  else put(pressed.dataset["put"]!, "block" in pressed.dataset);
});

/** Put words in at the cursor; a block stands on lines of its own. Undo of the browser takes it out again. */
function put(words: string, block: boolean): void {
  const at = text.selectionStart;
  const before = text.value.slice(0, at);
  const after = text.value.slice(text.selectionEnd);
  const lead = !block || !before || before.endsWith("\n\n") ? "" : before.endsWith("\n") ? "\n" : "\n\n";
  const tail = !block || after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n";
  text.focus();
  // The only way that leaves the browser's own undo whole; where it is gone the words are set in plainly.
  if (!document.execCommand("insertText", false, lead + words + tail)) text.setRangeText(lead + words + tail, at, text.selectionEnd, "end");
  text.dispatchEvent(new Event("input"));
}
// The study has moved: what held may hold no longer. Checked now and then, however much happens.
let anew: ReturnType<typeof setTimeout> | undefined;
document.addEventListener("lardom:trail", () => {
  anew ??= setTimeout(() => {
    anew = undefined;
    checkingSoon.now();
  }, CHECK_ANEW_AFTER);
});

/** The words that comments are about, as they stand in `of`, the text that the comments were read with. */
function readRemarks(of: string): void {
  const points = new Codepoints(of);
  remarked = [...document.querySelectorAll<HTMLElement>("#comments [data-go]")].map((one) => {
    const [start, end] = one.dataset["go"]!.split("-").map(Number);
    return { start: points.toUnits(start!), end: points.toUnits(end!), level: "remarked", number: Number(one.dataset["number"]) };
  });
  remarked = moved(remarked, of, text.value);
}
document.addEventListener("htmx:afterSettle", (event) => {
  if ((event as CustomEvent).detail.elt?.id === "comments") {
    readRemarks(saved);
    paint();
  }
  for (const button of document.querySelectorAll<HTMLButtonElement>("#parts-found [data-put]")) button.hidden = false;
});

// A comment is about the words that are marked, as they stand in the saved version.
document.addEventListener("selectionchange", () => {
  const place = document.querySelector<HTMLInputElement>(".remark-new [name=place]");
  const about = document.getElementById("remark-about");
  if (!place || !about || document.activeElement !== text) return;
  const { selectionStart: start, selectionEnd: end } = text;
  if (start === end || text.value !== saved) {
    place.value = "";
    about.textContent = about.dataset["whole"] ?? about.textContent;
    return;
  }
  about.dataset["whole"] ??= about.textContent ?? "";
  const points = new Codepoints(text.value);
  place.value = `${base.value}:${points.toPoints(start)}-${points.toPoints(end)}`;
  const words = text.value.slice(start, end);
  about.textContent = `${said("about")} “${words.length > 80 ? `${words.slice(0, 79)}…` : words}”`;
});

// The finding whose words the cursor stands in is shown beside.
text.addEventListener("keyup", point);
text.addEventListener("click", point);
function point(): void {
  const at = text.selectionStart;
  const here = waves.find((wave) => wave.start <= at && at <= wave.end);
  for (const one of found.querySelectorAll(".finding.here")) one.classList.remove("here");
  if (!here || panel !== "panel-findings") return;
  const one = document.getElementById(`finding-${here.number}`);
  one?.classList.add("here");
  one?.scrollIntoView({ block: "nearest" });
}

const choose = tabs(document.getElementById("desk-tabs")!, (name) => {
  panel = name;
  if (name === "panel-preview") preview();
});
readRemarks(text.value);
choose(location.hash.startsWith("#comment") ? "panel-comments" : "panel-findings");
if (new URLSearchParams(location.search).get("kept") === "1") saved = "";
paint();
void check();
