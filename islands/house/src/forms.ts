/**
 * The key of an act, made in the browser. The same key is sent again when the same form is sent again (a double click,
 * a reload, a lost answer), so that the server gives its first answer; a page shown anew makes a new one.
 */

/** Give every act's key inside `root` a fresh value, and stop a form from being sent twice at once. */
export function freshKeys(root: ParentNode, fresh: () => string = () => crypto.randomUUID()): void {
  for (const key of root.querySelectorAll<HTMLInputElement>("form input[name=act]")) {
    if (key.dataset["fresh"]) continue;
    key.value = fresh();
    key.dataset["fresh"] = "yes";
  }
}

/** Give the forms inside `root` new keys after an act has been answered and the page goes on living. */
export function renewKeys(root: ParentNode, fresh: () => string = () => crypto.randomUUID()): void {
  for (const key of root.querySelectorAll<HTMLInputElement>("form input[name=act]")) key.value = fresh();
}
