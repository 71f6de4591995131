/** Links with data-dialog open their page in a dialog; closing it gives the focus back to where one was. */

interface Htmx {
  process(element: Element): void;
}

/** Let the page's links with data-dialog open in its dialog. */
export function dialogs(): void {
  const dialog = document.querySelector<HTMLDialogElement>("dialog#link-dialog");
  if (!dialog) return;
  document.addEventListener("click", async (event) => {
    const target = event.target as Element;
    if (target.closest("[data-close]") && dialog.contains(target)) {
      event.preventDefault();
      dialog.close();
      return;
    }
    const link = target.closest<HTMLAnchorElement>("a[data-dialog]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const answer = await fetch(link.href, { headers: { "HX-Request": "true" } });
    if (!answer.ok) {
      location.assign(link.href);
      return;
    }
    dialog.replaceChildren(...new DOMParser().parseFromString(await answer.text(), "text/html").body.childNodes);
    (window as unknown as { htmx?: Htmx }).htmx?.process(dialog);
    dialog.showModal();
    dialog.querySelector<HTMLElement>("input[type=search], select, h1")?.focus();
    dialog.addEventListener("close", () => link.focus(), { once: true });
  });
}
