/** Counts that follow the coding: what has changed is put in its place; the page stands still and the focus stays. */

import { freshKeys } from "../../house/src/forms.ts";
import { asking, changed, type Standing } from "../src/digests.ts";
import { tellBeside } from "./sending.ts";

const SHOWN = ".claim-live";

/** Ask how the claims stand and show anew those that look otherwise. */
export async function recount(root: HTMLElement): Promise<void> {
  const address = root.dataset["live"] ?? "";
  const shown = new Map<string, string>();
  for (const one of document.querySelectorAll<HTMLElement>(SHOWN)) shown.set(one.id.slice("live-".length), one.dataset["digest"] ?? "");
  try {
    const standing = (await (await fetch(address, { headers: { Accept: "application/json" } })).json()) as Standing;
    for (const [name, n] of Object.entries(standing.totals)) {
      const place = document.querySelector(`[data-total="${name}"]`);
      if (place && place.textContent !== String(n)) place.textContent = String(n);
    }
    const ids = changed(shown, standing.digests);
    if (ids.length) show(await (await fetch(asking(address, "only", ids.join(",")))).text());
  } catch {
    // Away from the server: the next entry of the trail asks again.
  }
}

/** Put the page's parts that follow from the evidence in the place of those that stood there; what one writes meanwhile stays. */
export async function showAnew(): Promise<void> {
  try {
    const page = new DOMParser().parseFromString(await (await fetch(location.href)).text(), "text/html");
    for (const old of document.querySelectorAll<HTMLElement>("[data-anew]")) {
      const fresh = page.getElementById(old.id);
      if (!fresh) continue;
      old.replaceWith(fresh);
      freshKeys(fresh);
    }
  } catch {
    // Away from the server: the page shows it when it is opened again.
  }
}

/** Put the parts of a fragment in the place of those they stand for. */
function show(fragment: string): void {
  const parts = new DOMParser().parseFromString(fragment, "text/html");
  const anchor = [...document.querySelectorAll<HTMLElement>(".claim")].find((one) => one.getBoundingClientRect().bottom > 0);
  const before = anchor?.getBoundingClientRect().top ?? 0;
  const turned: string[] = [];
  for (const fresh of parts.querySelectorAll<HTMLElement>(SHOWN)) {
    const old = document.getElementById(fresh.id);
    if (!old) continue;
    if (old.dataset["standing"] !== fresh.dataset["standing"]) turned.push(nameOf(old, fresh));
    swap(old, fresh);
  }
  if (anchor) window.scrollBy({ top: anchor.getBoundingClientRect().top - before, behavior: "instant" });
  if (turned.length) tellBeside(`${document.getElementById("told")?.dataset["changed"] ?? ""} ${turned.join("; ")}`);
}

function nameOf(old: HTMLElement, fresh: HTMLElement): string {
  const ref = old.closest(".claim")?.querySelector(".claim-ref, h3")?.textContent?.trim() ?? "";
  const state = fresh.querySelector(".tag")?.textContent?.trim() ?? "";
  return [ref, fresh.querySelector(".claim-count")?.textContent?.trim() ?? "", state].filter(Boolean).join(" · ");
}

function swap(old: HTMLElement, fresh: HTMLElement): void {
  const reachable = "a, button, input, select, summary";
  const held = old.contains(document.activeElement) ? [...old.querySelectorAll(reachable)].indexOf(document.activeElement!) : -1;
  const claim = old.closest<HTMLElement>(".claim");
  old.replaceWith(fresh);
  if (claim) {
    claim.classList.add("is-changed");
    setTimeout(() => claim.classList.remove("is-changed"), 4000);
  }
  if (held >= 0) {
    const again = fresh.querySelectorAll<HTMLElement>(reachable)[held] ?? claim;
    again?.focus({ preventScroll: true });
  }
}
