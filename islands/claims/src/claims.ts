/**
 * The board of claims: counts that follow the coding, evidence dragged or linked in a dialog, claims put in order.
 * Everything here can be done without it too, by links and forms.
 */

import { dialogs } from "../page/dialogs.ts";
import { isDragging, letDrag } from "../page/dragging.ts";
import { fillFields, selectWords } from "../page/fields.ts";
import { recount, showAnew } from "../page/recounting.ts";
import { fieldsOf, send, tell } from "../page/sending.ts";

const root = document.querySelector<HTMLElement>("[data-live]");

const again = (): void => {
  if (root) void recount(root);
};

if (root) {
  // Several entries of the trail in a row are one recount; while something is dragged the page holds still.
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    clearTimeout(waiting);
    waiting = setTimeout(() => (isDragging() ? soon() : again()), 150);
  };
  document.addEventListener("lardom:trail", soon);

  letDrag({
    link: async (claim, what, relation, group) => {
      const fields = new URLSearchParams({ claim, kind: what.kind, target: what.ref, relation, group });
      const answer = await send(root.dataset["link"] ?? "", fields);
      tell(answer.told || answer.problems.join(" ") || failed(), answer.event, again);
      again();
    },
    move: async (claim, before, section) => {
      const address = (root.dataset["link"] ?? "").replace(/link\/$/, `${claim}/move/`);
      const answer = await send(address, new URLSearchParams({ before, section }));
      if (answer.event === null) return tell(answer.problems.join(" ") || failed());
      const moved = document.getElementById(`claim-${claim}`);
      document.getElementById(`claim-${before}`)?.before(moved ?? "");
      if (moved) moved.dataset["section"] = section;
      tell(answer.told, answer.event, () => location.reload());
    },
  });
}

dialogs();
fillFields();
selectWords();

// Forms with data-act are sent without leaving the page; the answer is told, with a way to take it back.
document.addEventListener("submit", async (event) => {
  const form = event.target as HTMLFormElement;
  if (!form.matches("[data-act]") || !root) return;
  event.preventDefault();
  const answer = await send(form.action, fieldsOf(form, event.submitter));
  if (answer.event === null) {
    const place = form.querySelector<HTMLElement>(".problems");
    if (place) {
      place.hidden = false;
      place.textContent = answer.problems.join(" ") || failed();
    } else tell(answer.problems.join(" ") || failed());
    return;
  }
  form.closest("dialog")?.close();
  const after = (): void => {
    again();
    if (root.classList.contains("claim-page")) void showAnew();
  };
  tell(answer.told, answer.event, after);
  after();
});

function failed(): string {
  return document.getElementById("told")?.dataset["failed"] ?? "";
}
