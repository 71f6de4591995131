/**
 * The panels beside the text as tabs: one is seen, arrows go between them.
 */

/** Which of `count` tabs a key leads to from tab `index`; `null` for a key that leads nowhere. */
export function reached(key: string, index: number, count: number): number | null {
  if (key === "ArrowRight") return (index + 1) % count;
  if (key === "ArrowLeft") return (index + count - 1) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** Make buttons with `data-panel` choose which panel is seen. Returns a way to choose one. */
export function tabs(bar: HTMLElement, chosen: (panel: string) => void): (panel: string) => void {
  const buttons = [...bar.querySelectorAll<HTMLButtonElement>("button[data-panel]")];
  const choose = (panel: string): void => {
    for (const button of buttons) {
      const name = button.dataset["panel"]!;
      const is = name === panel;
      button.setAttribute("aria-selected", String(is));
      button.tabIndex = is ? 0 : -1;
      document.getElementById(name)!.hidden = !is;
    }
    chosen(panel);
  };
  bar.setAttribute("role", "tablist");
  for (const [index, button] of buttons.entries()) {
    const panel = document.getElementById(button.dataset["panel"]!)!;
    button.id ||= `tab-${panel.id}`;
    button.setAttribute("role", "tab");
    button.setAttribute("aria-controls", panel.id);
    panel.setAttribute("role", "tabpanel");
    panel.removeAttribute("aria-label");
    panel.setAttribute("aria-labelledby", button.id);
    panel.tabIndex = 0;
    button.addEventListener("click", () => choose(panel.id));
    button.addEventListener("keydown", (event) => {
      const to = reached(event.key, index, buttons.length);
      if (to === null) return;
      event.preventDefault();
      const next = buttons[to]!;
      choose(next.dataset["panel"]!);
      next.focus();
    });
  }
  bar.hidden = false;
  bar.parentElement!.classList.add("with-tabs");
  return choose;
}
