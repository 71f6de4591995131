/**
 * The way from the text to the register of quotations. The address carries numbers only, never words of the interview.
 */

import type { Span } from "../../text/src/spans.ts";

/** Open the form of a new quotation with a passage filled in; false where the person may not make one. */
export function quote(root: ParentNode, span: Span | null): boolean {
  const address = root.querySelector<HTMLElement>("[data-do=quote][data-address]")?.dataset["address"];
  if (!address || !span) return false;
  location.assign(`${address}&start=${span.start}&end=${span.end}`);
  return true;
}
