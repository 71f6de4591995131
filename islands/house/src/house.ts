/**
 * What every page has: forms that cannot be sent twice, tables that sort, and word when something has happened.
 */

import { freshKeys, renewKeys } from "./forms.ts";
import { fillable, reachable } from "./grid.ts";
import { listen } from "./live.ts";
import { sortable } from "./tables.ts";
import { keepFocus } from "../page/focus.ts";
import { sendLeftBehind } from "../page/unsaved.ts";

freshKeys(document);
for (const table of document.querySelectorAll<HTMLTableElement>("table[data-sortable]")) sortable(table);
for (const table of document.querySelectorAll<HTMLTableElement>("table[data-grid]")) fillable(table);
const wraps = document.querySelectorAll<HTMLElement>(".table-wrap");
const width = new ResizeObserver((seen) => seen.forEach((one) => reachable(one.target as HTMLElement)));
for (const wrap of wraps) width.observe(wrap);
// On a narrow page the room one is in, or the part of it, may lie beyond the edge of its row.
for (const row of document.querySelectorAll<HTMLElement>(".rooms, .sub")) {
  const here = row.querySelector<HTMLElement>("[aria-current]");
  if (here) row.scrollLeft = here.offsetLeft - row.offsetLeft - (row.clientWidth - here.offsetWidth) / 2;
}
const study = document.body.dataset["study"];
if (study) {
  const listening = listen(study, document, { seen: !document.hidden });
  // Told also when a page is left, and when it is shown again as it was.
  document.addEventListener("visibilitychange", () => (document.hidden ? listening.rest() : listening.goOn()));
}
const notice = document.querySelector<HTMLElement>("#left-behind");
if (notice) sendLeftBehind(document.body.dataset["person"]!, notice);
// A page that one goes back to is shown as it was left: its keys are used, and who sees it may have signed out.
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  renewKeys(document);
  if (study)
    void fetch(`/s/${study}/events/`, { headers: { Accept: "application/json" } }).then((answer) => {
      if (!answer.ok || answer.redirected) location.reload();
    });
});

// A menu closes when one presses outside it or Escape.
document.addEventListener("click", (event) => {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]"))
    if (!menu.contains(event.target as Node)) menu.open = false;
});
document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.menu[open]")) {
    menu.open = false;
    menu.querySelector("summary")?.focus();
  }
});
// What the browser would not do with a passkey is said beside its button, and read aloud.
document.addEventListener("allauth.error", () => {
  for (const place of document.querySelectorAll<HTMLElement>("[data-passkey-failed]"))
    place.textContent = place.dataset["passkeyFailed"] ?? "";
});
// A form with data-now sends itself when a choice in it is made (filters).
document.addEventListener("change", (event) => {
  const form = (event.target as Element).closest<HTMLFormElement>("form[data-now]");
  form?.requestSubmit();
});
// Fragments fetched by htmx carry the form token, and are shown also when the answer is "no, because".
document.addEventListener("htmx:configRequest", (event) => {
  const token = document.cookie.match(/(?:^|; )lardom_csrf=([^;]+)/)?.[1];
  if (token) (event as CustomEvent).detail.headers["X-CSRFToken"] = token;
});
document.addEventListener("htmx:beforeSwap", (event) => {
  const detail = (event as CustomEvent).detail;
  if ([409, 422].includes(detail.xhr.status)) {
    detail.shouldSwap = true;
    detail.isError = false;
  }
});
keepFocus();
document.addEventListener("htmx:afterSettle", (event) => {
  freshKeys((event as CustomEvent).detail.elt ?? document);
});
